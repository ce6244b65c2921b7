package dev.fluxion.processor.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler;
import java.io.IOException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Members of long methods are methods that HotSpot compiles, too. */
class LongMembersTest {
  private static final int LOOPS = 300;

  private static final int MANY = 250;

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
    check(
        lines(
            LOOPS,
            k ->
                k % 2 == 0
                    ? "for (int i = 0; i < x.length; i++) { s = Math.sin(s + x[i]) * x[i]; }"
                    : "for (int i = 0; s > 0.8; i++) { s = Math.sin(s - 0.2) * x[i]; }"));
  }

  /** What a trip reads are hundreds of numbers from before the loop. */
  @Test
  void tripsThatReadMuch() throws Throwable {
    check(
        lines(MANY, i -> "double b%d = Math.sin(x[%d] * %d * 0.01);".formatted(i, i % 2, i))
            + "for (int i = 0; i < x.length; i++) { double t = x[i];"
            + lines(2 * MANY, i -> "t = Math.sin(t * b%d) + b%d;".formatted(one(i, 7), one(i, 11)))
            + "s += t; }");
  }

  /** Arrays, which trips write. */
  @Test
  void tripsThatWriteMuch() throws Throwable {
    int arrays = MANY / 2;
    String change = "a%d[i] += Math.sin(a%d[%d] * a%d[i]) * 0.02;";
    check(
        lines(arrays, i -> "double[] a%d = {x[0] * %d, x[1] - %d};".formatted(i, i % 3, i % 5))
            + "for (int i = 0; i < x.length; i++) {"
            + lines(
                2 * MANY,
                i -> change.formatted(one(i, 7) / 2, one(i, 11) / 2, i % 2, one(i, 17) / 2))
            + "}"
            + lines(arrays, i -> "s += a%d[0] * a%d[1] * 0.01;".formatted(i, i)));
  }

  /** Numbers that change from trip to trip, and in branches inside. */
  @Test
  void tripsThatChangeMuch() throws Throwable {
    String change = "b%d += Math.sin(b%d * b%d) * 0.02;";
    IntFunction<String> changes = i -> change.formatted(one(i, 7), one(i, 11), one(i, 17));
    check(
        lines(MANY, i -> "double b%d = x[%d] * %d * 0.01;".formatted(i, i % 2, i % 50))
            + "for (int i = 0; i < x.length; i++) { if (b3 < x[i]) {"
            + lines(MANY, changes)
            + "}"
            + lines(MANY, changes)
            + "}"
            + lines(MANY, i -> "s += b%d * 0.01;".formatted(i)));
  }

  /** Numbers change places in every trip, and nothing else happens. */
  @Test
  void tripsThatMoveMuch() throws Throwable {
    check(
        lines(MANY, i -> "double b%d = Math.sin(x[%d] * %d * 0.01);".formatted(i, i % 2, i))
            + "for (int i = 0; i < x.length; i++) { double t = b0;"
            + lines(MANY - 1, i -> "b%d = b%d;".formatted(i, i + 1))
            + "b%d = t; }".formatted(MANY - 1)
            + lines(MANY, i -> "s += b%d * %d * 0.001;".formatted(i, i)));
  }

  /** Whether there is another trip depends on all that changes. */
  @Test
  void tripsThatTestMuch() throws Throwable {
    String sum = IntStream.range(0, MANY).mapToObj(i -> "b" + i).collect(Collectors.joining(" + "));
    check(
        lines(MANY, i -> "double b%d = x[%d] * %d * 0.01;".formatted(i, i % 2, i % 50))
            + "for (int i = 0; i < 9 && %s < 90; i++) {".formatted(sum)
            + lines(MANY, i -> "b%d += b%d * b%d * 0.2;".formatted(i, i, one(i, 17)))
            + "}"
            + lines(MANY, i -> "s += b%d * 0.01;".formatted(i)));
  }

  /** What a case leaves alone costs nothing: with four times the variables, no twice the code. */
  @Test
  void casesThatChangeLittle() throws Throwable {
    int few = size(check(cases(20)));
    int many = size(check(cases(80)));
    assertTrue(many < 2 * few, few + " bytes for 20 variables, " + many + " for 80");
  }

  private static String cases(int variables) {
    String change = "case %d: b%d = Math.sin(b%d * b%d) * 0.3 + x[%d]; break;";
    return lines(variables, i -> "double b%d = x[%d] * %d * 0.01;".formatted(i, i % 2, i % 50))
        + "for (int i = 0; i < 3 * %d; i++) { switch (i * 3 %% %d) {".formatted(MANY, MANY)
        + lines(
            MANY,
            i ->
                change.formatted(
                    i, i % variables, one(i, 11) % variables, one(i, 17) % variables, i % 2))
        + "default: break; } }"
        + lines(variables, i -> "s += b%d * 0.01;".formatted(i));
  }

  private static int size(TestCompiler.Result result) throws IOException {
    return CodeSizes.within(result.classes()).values().stream().mapToInt(n -> n).sum();
  }

  @Test
  void longInitializer() throws Throwable {
    check(
        "double[] a = {"
            + lines(2 * MANY, i -> "Math.sin(x[%d] * %d * 0.01),".formatted(i % 2, i))
            + "}; for (double e : a) { s += e * x[0] * 0.01; }");
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "\n", "\n"));
  }

  /** One of many, in an order that is none. */
  private static int one(int i, int prime) {
    return (i * prime + i / MANY) % MANY;
  }

  private static TestCompiler.Result check(String statements) throws Throwable {
    TestCompiler.Result result = compile(statements);
    Class<?> program = result.loader().loadClass("Long");
    double step = 1e-5;
    double[] gradient = run(program, "gradient", X);
    double[] product = run(program, "product", X);
    for (int i = 0; i < X.length; i++) {
      double[] ahead = X.clone();
      double[] behind = X.clone();
      ahead[i] += step;
      behind[i] -= step;
      double expected = (f(program, ahead) - f(program, behind)) / (2 * step);
      assertEquals(expected, gradient[i], 1e-7 * (1 + Math.abs(expected)));
      double slope =
          (run(program, "gradient", ahead)[0] - run(program, "gradient", behind)[0]) / (2 * step);
      assertEquals(slope, product[i], 1e-6 * (1 + Math.abs(slope)));
    }
    double[] twice = run(program, "gradientTwice", X);
    assertArrayEquals(new double[] {2 * gradient[0], 2 * gradient[1]}, twice, 1e-12);
    return result;
  }

  private static double[] run(Class<?> program, String method, double... x) throws Throwable {
    return (double[]) program.getMethod(method, double[].class).invoke(null, x);
  }

  private static double f(Class<?> program, double[] x) throws Throwable {
    return (double) program.getMethod("f", double[].class).invoke(null, x);
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
