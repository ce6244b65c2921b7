package dev.fluxion.processor.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls into other files: what is executed as it stands, how often, and what is refused. */
class ForeignCallsTest {
  private static final Pattern EXPECTED = Pattern.compile("FLX\\d{3}");

  /** Another file, which remembers what was called. */
  private static final String LOG =
      """
      package p;
      public class Log {
        public static final java.util.List<String> CALLS = new java.util.ArrayList<>();
        public double state = 1;
        public double[] data = {1, 2, 3};
        public static void check(double x) {
          CALLS.add("check " + x);
          if (x > 100) throw new IllegalArgumentException("large: " + x);
        }
        public static boolean isSmall(double x) { CALLS.add("isSmall " + x); return x < 2; }
        public static int sign(double x) { CALLS.add("sign " + x); return x < 0 ? -1 : 1; }
        public static String text(double x) { CALLS.add("text " + x); return "x=" + x; }
        public static double next() { CALLS.add("next"); return CALLS.size(); }
        public static double real(double x) { return x; }
        public static boolean all(double[] x) { return true; }
        public static Log make(int n) { CALLS.add("make " + n); return new Log(); }
        public double advance() { CALLS.add("advance"); data[0]++; return ++state; }
        public double[] data() { return data; }
        public void add(double x) { state += x; }
        public double sum() { return state; }
        public final double fixed = 1;
        public void checkAll(double x) {}
        public static Log of(double x) { return new Log(); }
        private static int[] kept;
        public static void keep(int[] n) { kept = n; }
        public static void bump() { kept[0]++; }
      }
      """;

  /** An array that another file has got may change with any of its later calls. */
  @Test
  void whatIsKeptMayChange() throws Throwable {
    Result result =
        compile(
            """
            @SuppressWarnings("fluxion")
            public class A {
              @Differentiable
              static double f(double[] x, int[] n) {
                int[] own = {0};
                Log.keep(own);
                double s = x[own[0]];
                Log.bump();
                s *= x[own[0]];
                Log.keep(n);
                s += x[n[0]];
                Log.bump();
                return s * x[n[0]];
              }
              public static Object run() {
                AGradients.FGradient g = AGradients.fGradient(new double[] {2, 3}, new int[] {0});
                double tangent =
                    AGradients.fJvp(
                            new double[] {2, 3}, new int[] {0}, new double[] {1, 0})
                        .tangent();
                return g.value() + " " + g.x()[0] + " " + g.x()[1] + " " + tangent;
              }
            }
            """);
    // (x0 x1 + x0) x1
    assertEquals("24.0 12.0 14.0 12.0", result.run("p.A"));
  }

  @Test
  void eachCallIsExecutedOnceInOrder() throws Throwable {
    Result result =
        compile(
            """
            @SuppressWarnings("fluxion")
            public class A {
              @Differentiable
              static double f(double x, int n) {
                double s = x;
                for (int i = 0; i < n; i++) {
                  Log.check(s);
                  s = s * s * Log.next() + Log.sign(s);
                  if (Log.isSmall(s)) s += Math.sin(s);
                }
                Log.text(s);
                return s;
              }
              public static Object run() {
                double original = f(0.3, 3);
                String expected = take();
                double value = AGradients.fGradient(0.3, 3).value();
                String gradient = take();
                AGradients.fJvp(0.3, 3, 1);
                String jvp = take();
                AGradients.fHvp(0.3, 3, 1);
                String hvp = take();
                return original == value && expected.equals(gradient) && expected.equals(jvp)
                    && expected.equals(hvp) ? "same" : expected + gradient + jvp + hvp;
              }
              static String take() {
                String calls = Log.CALLS.toString();
                Log.CALLS.clear();
                return calls;
              }
            }
            """);
    assertTrue(result.success(), result::toString);
    assertEquals("same", result.run("p.A"));
  }

  /** A gradient that goes back in each trip at once, and what it must know of kept arrays. */
  @Test
  void callsInSums() throws Throwable {
    Result result =
        compile(
            """
            @SuppressWarnings("fluxion")
            public class A {
              @Differentiable
              static double f(double[] x, int[] n) {
                Log.keep(n);
                double s = 0;
                for (int i = 0; i < 2; i++) {
                  double[] y = {x[n[0]], Log.next()};
                  double t = 0;
                  for (int j = 0; j < 2; j++) {
                    double p = 1;
                    for (int k = 0; k < 2; k++) {
                      p *= x[n[0]] + k * p;
                    }
                    Log.bump();
                    t += p * y[0] * y[1];
                  }
                  s += t * t;
                }
                return s / Log.next();
              }
              public static Object run() {
                double[] x = {0.5, -2, 3, 0.25};
                double original = f(x, new int[1]);
                String expected = take();
                AGradients.FGradient g = AGradients.fGradient(x, new int[1]);
                String gradient = take();
                AGradients.FHvp h = AGradients.fHvp(x, new int[1], new double[] {1, 0, 0, 0});
                String hvp = take();
                String numbers = "";
                for (double partial : g.x()) numbers += " " + (float) partial;
                return (original == g.value()) + gradient + hvp + numbers
                    + " " + (float) h.product().x()[1];
              }
              static String take() {
                String calls = Log.CALLS.toString();
                Log.CALLS.clear();
                return calls;
              }
            }
            """);
    assertTrue(result.success(), result::toString);
    // next() is 1, 2, 3: (a² + b²) / 3 with a = 2 x0 (x0² + x1²), b = 4 x2 (x2² + x3²).
    String calls = "[next, next, next]";
    double a = 4.25;
    double b = 108.75;
    float[] numbers = {
      (float) (2 * a * 9.5 / 3),
      (float) (2 * a * -4 / 3),
      (float) (2 * b * 108.25 / 3),
      (float) (2 * b * 6 / 3),
      (float) ((2 * 9.5 * -4 + 2 * a * -8) / 3)
    };
    StringBuilder expected = new StringBuilder("true" + calls + calls);
    for (float number : numbers) {
      expected.append(" ").append(number);
    }
    assertEquals(expected.toString(), result.run("p.A"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Afluxion.simplify=true", "-Afluxion.simplify=false"})
  void callsInsideExpressions(String option) throws Throwable {
    Result result =
        TestCompiler.strict()
            .lenient()
            .with(option)
            .compile(
                """
                package p;
                import dev.fluxion.*;
                @SuppressWarnings("fluxion")
                public class A {
                  static double three(double a, double b, double c) { return a * b - c; }
                  static int at(int i) { Log.sign(i); return i % 3; }
                  @Differentiable
                  static double f(double x, double y, int n) {
                    double s = x * Log.next() - Log.next() * (y = y + x) / Log.next();
                    double[] a = {x, Log.next(), s};
                    for (int i = 0; i < n && Log.isSmall(s / 100) || Log.next() < 4; i += Log.sign(1)) {
                      a[at(i)] += a[at(i + 1)] * Log.next() - (Log.isSmall(s) ? Log.next() : s);
                      s += three(Log.next(), s = s * 0.5 + x, Log.next() * y) + a[at(i)];
                      if (!Log.isSmall(s) || Log.isSmall(a[0]) && Log.isSmall(-s)) {
                        s -= Log.next() * Math.sin(s);
                        continue;
                      }
                      switch (Log.sign(s)) {
                        case 1 -> s = Math.cos(s) * Log.next();
                        default -> Log.check(s);
                      }
                    }
                    String text = Log.text(s) + Log.next();
                    if (Log.next() < 0) throw new IllegalStateException(text);
                    return s * a[0] + a[1] * a[2] + Log.next();
                  }
                  public static Object run() {
                    StringBuilder wrong = new StringBuilder();
                    for (int n = 0; n < 5; n++) {
                      for (double x : new double[] {-1.5, 0.1, 3}) {
                        double y = 0.7 - x;
                        double original = f(x, y, n);
                        String expected = take();
                        var gradient = AGradients.fGradient(x, y, n);
                        String calls = take();
                        var jvp = AGradients.fJvp(x, y, n, 1, 0);
                        String jvpCalls = take();
                        AGradients.fHvp(x, y, n, 1, 0.5);
                        String hvpCalls = take();
                        boolean same = calls.equals(expected) && jvpCalls.equals(expected)
                            && hvpCalls.equals(expected) && gradient.value() == original
                            && Math.abs(jvp.tangent() - gradient.x()) <= 1e-9 * Math.abs(jvp.tangent());
                        if (!same) {
                          wrong.append(n + " " + x + "\\n" + expected + "\\n" + calls + "\\n" + jvpCalls
                              + "\\n" + hvpCalls + gradient + jvp + original);
                        }
                      }
                    }
                    return wrong.toString();
                  }
                  static String take() {
                    String calls = Log.CALLS.toString();
                    Log.CALLS.clear();
                    return calls;
                  }
                }
                """,
                LOG);
    assertTrue(result.success(), result::toString);
    assertEquals("", result.run("p.A"));
  }

  /** What other code changes meanwhile is read where the source reads it, and not again. */
  @Test
  void stateThatOtherCodeChanges() throws Throwable {
    Result result =
        compile(
            """
            public final class A {
              final Log log = new Log();
              @Differentiable
              double f(double x) {
                double s = 0;
                for (int i = 0; i < 3; i++) {
                  s += Math.sin(s * log.state * x) * log.data[0] + log.data()[0] * x * s;
                  s += log.advance() * x * x;
                  s *= log.state;
                }
                double[] data = log.data;
                double before = data[0] * x;
                log.advance();
                return s * before + data[0] * x * x;
              }
              public static Object run() {
                double h = 1e-6;
                double slope = (new A().f(0.3 + h) - new A().f(0.3 - h)) / (2 * h);
                AGradients.FGradient g = AGradients.fGradient(new A(), 0.3);
                boolean isRight = g.value() == new A().f(0.3)
                    && AGradients.fJvp(new A(), 0.3, 1).value() == g.value()
                    && Math.abs(g.x() - AGradients.fJvp(new A(), 0.3, 1).tangent()) < 1e-9
                    && Math.abs(g.x() - slope) < 1e-6;
                return isRight ? "right" : g + " " + slope;
              }
            }
            """);
    assertTrue(result.success(), result::toString);
    assertEquals("right", result.run("p.A"));
  }

  @Test
  void exceptionsOfOtherCode() throws Throwable {
    Result result =
        compile(
            """
            public class A {
              @Differentiable
              static double f(double x) {
                Log.check(x * 2);
                Log.check(x);
                return x * x;
              }
              public static Object run() {
                try {
                  AGradients.fGradient(70);
                  return "nothing";
                } catch (IllegalArgumentException e) {
                  return e.getMessage();
                }
              }
            }
            """);
    assertTrue(result.success(), result::toString);
    assertEquals("large: 140.0", result.run("p.A"));
  }

  @Test
  void whatCannotBeFollowed() {
    check(
        """
        class A {
          @Differentiable
          static double f(double x, @Constant Log log, @Constant A a) {
            double y = Log.real(x); // FLX060
            int n = Log.sign(x); // FLX061
            log.add(x);
            double z = log.sum(); // FLX060
            double w = a.open(x); // FLX039
            double v = a.open(1);
            double u = log.state; // FLX060
            return y * n + z + w + v + u;
          }
          double open(double x) { return x; }
          @Differentiable
          static double g(double x, @Constant java.util.function.DoubleUnaryOperator f) {
            return f.applyAsDouble(x) // FLX039
                + f.applyAsDouble(2) * x;
          }
        }
        """);
  }

  @Test
  void numbersThatObjectsWereTold() {
    check(
        """
        class A {
          final Log log = new Log();
          double level = 2;
          static final Log SHARED = new Log();
          @Differentiable
          final double f(double x) {
            log.add(x);
            return x * level + log.sum(); // FLX060
          }
          @Differentiable
          static double g(double x) {
            Log own = Log.make(3);
            Log.check(x);
            SHARED.add(x);
            return own.sum() * x + SHARED.state; // FLX060
          }
          @Differentiable
          static double h(double x, @Constant Log log, boolean b) {
            Log one = b ? log : SHARED;
            one.add(x);
            Log made = Log.of(x); // FLX060
            double y = made.fixed;
            return y + log.data[0] // FLX060
                + log.fixed * x;
          }
          @Differentiable
          static double i(double x, @Constant Log log) {
            log.checkAll(x);
            return x * log.sum();
          }
        }
        """);
  }

  private static Result compile(String text) {
    return TestCompiler.strict()
        .lenient()
        .compile("package p;\nimport dev.fluxion.*;\n\n" + text, LOG);
  }

  /** The findings are those that the comments in the text announce. */
  static void check(String text) {
    List<String> expected = new ArrayList<>();
    String[] lines = text.split("\n");
    for (int i = 0; i < lines.length; i++) {
      Matcher matcher = EXPECTED.matcher(lines[i]);
      while (matcher.find()) {
        expected.add((i + 4) + ": " + matcher.group());
      }
    }
    Result result = compile(text);
    List<String> found = new ArrayList<>(result.findings());
    found.sort(Comparator.comparingInt(f -> Integer.parseInt(f.substring(0, f.indexOf(':')))));
    assertEquals(expected, found, result::toString);
  }
}
