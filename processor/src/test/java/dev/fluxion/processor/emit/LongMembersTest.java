package dev.fluxion.processor.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Members of long methods are methods that HotSpot compiles, too. */
class LongMembersTest {
  private static final int LOOPS = 300;

  private static final int MANY = 200;

  private static final double[] X = {0.9, 1.25};

  private static final String SOURCE =
      """
      import dev.fluxion.Derivative;
      import dev.fluxion.Differentiable;
      public class Long {
        @Differentiable(only = {Derivative.GRADIENT, Derivative.HVP})
        public static double f(double[] x) {
          double s = x[0];
          %s
          return s;
        }
        public static double[] gradient(double[] x) {
          return LongGradients.fGradient(x).x();
        }
        public static double[] gradientTwice(double[] x) {
          LongGradients.FAdjoint adjoint = new LongGradients.FAdjoint();
          LongGradients.fGradient(x, adjoint);
          LongGradients.fGradient(x, adjoint);
          return adjoint.toArray();
        }
        public static double[] product(double[] x) {
          return LongGradients.fHvp(x, new double[] {1, 0}).product().x();
        }
      }
      """;

  /** Every other loop keeps its values on stacks, as the number of its trips is not known. */
  @Test
  void manyLoops() throws Throwable {
    String loops =
        IntStream.range(0, LOOPS)
            .mapToObj(
                k ->
                    k % 2 == 0
                        ? "for (int i = 0; i < x.length; i++) { s = Math.sin(s + x[i]) * x[i]; }"
                        : "for (int i = 0; s > 0.8; i++) { s = Math.sin(s - 0.2) * x[i]; }")
            .collect(Collectors.joining("\n"));
    check(loops);
  }

  /** What a trip reads are two hundred numbers from before the loop. */
  @Test
  void tripsThatReadMuch() throws Throwable {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      text.append("double b%d = Math.sin(x[%d] * %d);\n".formatted(i, i % 2, i + 1));
    }
    text.append("for (int i = 0; i < x.length; i++) {\ndouble t = x[i];\n");
    for (int i = 0; i < 2 * MANY; i++) {
      text.append("t = Math.sin(t * b%d) + b%d;\n".formatted(pick(i, 7), pick(i, 11)));
    }
    check(text.append("s += t;\n}\n").toString());
  }

  /** A hundred arrays, which trips write. */
  @Test
  void tripsThatWriteMuch() throws Throwable {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < MANY / 2; i++) {
      text.append("double[] a%d = {x[0] * %d * 0.01, x[1] + %d * 0.01};\n".formatted(i, i + 1, i));
    }
    text.append("for (int i = 0; i < x.length; i++) {\n");
    for (int i = 0; i < 2 * MANY; i++) {
      String statement = "a%d[i] += Math.sin(a%d[%d] * a%d[i]) * 0.02;\n";
      text.append(statement.formatted(pick(i, 7) / 2, pick(i, 11) / 2, i % 2, pick(i, 17) / 2));
    }
    text.append("}\n");
    for (int i = 0; i < MANY / 2; i++) {
      text.append("s += a%d[0] * a%d[1];\n".formatted(i, i));
    }
    check(text.toString());
  }

  /** Two hundred numbers change from trip to trip, and in branches inside. */
  @Test
  void tripsThatChangeMuch() throws Throwable {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      text.append("double b%d = x[%d] * %d * 0.01;\n".formatted(i, i % 2, i + 1));
    }
    text.append("for (int i = 0; i < x.length; i++) {\nif (b3 < x[i]) {\n");
    for (int i = 0; i < 2 * MANY; i++) {
      String statement = "b%d += Math.sin(b%d * b%d) * 0.02;\n";
      text.append(statement.formatted(pick(i, 7), pick(i, 11), pick(i, 17)));
      text.append(i == MANY ? "}\n" : "");
    }
    text.append("}\n");
    for (int i = 0; i < MANY; i++) {
      text.append("s += b%d;\n".formatted(i));
    }
    check(text.toString());
  }

  /** Two hundred numbers change places in every trip, and nothing else happens. */
  @Test
  void tripsThatMoveMuch() throws Throwable {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      text.append("double b%d = Math.sin(x[%d] * %d);\n".formatted(i, i % 2, i + 1));
    }
    text.append("for (int i = 0; i < x.length; i++) {\ndouble t = b0;\n");
    for (int i = 1; i < MANY; i++) {
      text.append("b%d = b%d;\n".formatted(i - 1, i));
    }
    text.append("b%d = t;\n}\n".formatted(MANY - 1));
    for (int i = 0; i < MANY; i++) {
      text.append("s += b%d * %d;\n".formatted(i, i));
    }
    check(text.toString());
  }

  @Test
  void longInitializer() throws Throwable {
    String elements =
        IntStream.range(0, 2 * MANY)
            .mapToObj(i -> "Math.sin(x[%d] * %d * 0.01)".formatted(i % 2, i))
            .collect(Collectors.joining(",\n"));
    check("double[] a = {" + elements + "};\nfor (double e : a) { s += e * x[0]; }\n");
  }

  /** One after the other in an order of its own. */
  private static int pick(int i, int prime) {
    return (i * prime + i / MANY) % MANY;
  }

  private static void check(String statements) throws Throwable {
    Class<?> program = compile(statements).loader().loadClass("Long");
    double[] gradient = run(program, "gradient", X);
    double step = 1e-6;
    double expected = (f(program, X[0] + step) - f(program, X[0] - step)) / (2 * step);
    assertEquals(expected, gradient[0], 1e-6 * (1 + Math.abs(expected)));
    double[] twice = run(program, "gradientTwice", X);
    assertArrayEquals(
        new double[] {2 * gradient[0], 2 * gradient[1]}, twice, 1e-12 * (1 + Math.abs(expected)));
    double slope =
        (run(program, "gradient", X[0] + step, X[1])[0]
                - run(program, "gradient", X[0] - step, X[1])[0])
            / (2 * step);
    double[] product = run(program, "product", X);
    assertEquals(slope, product[0], 1e-5 * (1 + Math.abs(slope)));
  }

  private static double[] run(Class<?> program, String method, double... x) throws Throwable {
    return (double[]) program.getMethod(method, double[].class).invoke(null, x);
  }

  private static double f(Class<?> program, double x) throws Throwable {
    return (double) program.getMethod("f", double[].class).invoke(null, new double[] {x, X[1]});
  }

  /** A method of these statements; no method of its companion is too long. */
  private static TestCompiler.Result compile(String statements) throws IOException {
    TestCompiler.Result result =
        TestCompiler.strict().compile(SOURCE.formatted(statements)).clean();
    CodeSizes.within(result.classes())
        .forEach(
            (method, size) ->
                assertTrue(
                    size < 8000 || !method.contains("Gradients"),
                    method + " has " + size + " bytes"));
    return result;
  }
}
