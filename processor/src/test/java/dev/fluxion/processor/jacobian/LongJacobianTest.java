package dev.fluxion.processor.jacobian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** The Jacobian of a method so long that it goes forward along one direction at a time. */
final class LongJacobianTest {
  private static final int STEPS = 700;
  private static final int SIZE = 5;

  /** Five numbers take turns: the oldest gives way to the mean of it and its successor. */
  @Test
  void shiftRegister() throws ReflectiveOperationException {
    StringBuilder source = new StringBuilder("import dev.fluxion.Differentiable;\n");
    source.append("public class Register {\n  @Differentiable\n");
    source.append("  public static double[] f(double[] p) {\n");
    for (int i = 0; i < SIZE; i++) {
      source.append(String.format("double x%d = p[%d];\n", i, i));
    }
    for (int i = SIZE; i < SIZE + STEPS; i++) {
      source.append(
          String.format("double x%d = 0.5 * x%d + 0.5 * x%d;\n", i, i - SIZE, i - SIZE + 1));
    }
    int last = SIZE + STEPS - 1;
    source.append(String.format("return new double[] {x%d * x%d, ", last, last - 1));
    source.append(String.format("Math.sin(x%d)};\n  }\n}\n", last - 2));
    TestCompiler.Result result = TestCompiler.strict().compile(source.toString()).clean();

    double[] p = {0.3, -0.7, 1.1, 0.4, -0.2};
    Method member =
        result.loader().loadClass("RegisterGradients").getMethod("fJacobian", double[].class);
    Object found = member.invoke(null, p);
    double[][] jacobian = (double[][]) found.getClass().getMethod("jacobian").invoke(found);

    // Row i: the derivative of x_i with respect to p, and behind it x_i itself.
    double[][] x = new double[SIZE + STEPS][SIZE + 1];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j <= SIZE; j++) {
        double start = j == SIZE ? p[i % SIZE] : i == j ? 1 : 0;
        x[i][j] = i < SIZE ? start : 0.5 * x[i - SIZE][j] + 0.5 * x[i - SIZE + 1][j];
      }
    }
    assertEquals(2, jacobian.length);
    for (int j = 0; j < SIZE; j++) {
      double product = x[last][SIZE] * x[last - 1][j] + x[last][j] * x[last - 1][SIZE];
      double sine = Math.cos(x[last - 2][SIZE]) * x[last - 2][j];
      double[] column = {jacobian[0][j], jacobian[1][j]};
      assertArrayEquals(new double[] {product, sine}, column, 1e-13);
    }
  }
}
