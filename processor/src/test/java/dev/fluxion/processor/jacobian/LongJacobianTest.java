package dev.fluxion.processor.jacobian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler;
import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jacobians of long methods, and of those so long that they go along one direction at a time. */
final class LongJacobianTest {
  private static final int SIZE = 5;

  /** Five numbers take turns: the oldest gives way to the mean of it and its successor. */
  @ParameterizedTest
  @CsvSource({"700, 0", "1800, 1"})
  void shiftRegister(int steps, int directions) throws ReflectiveOperationException {
    StringBuilder source = new StringBuilder("import dev.fluxion.Differentiable;\n");
    source.append("public class Register {\n  @Differentiable\n");
    source.append("  public static double[] f(double[] p) {\n");
    for (int i = 0; i < SIZE; i++) {
      source.append(String.format("double x%d = p[%d];\n", i, i));
    }
    for (int i = SIZE; i < SIZE + steps; i++) {
      source.append(
          String.format("double x%d = 0.5 * x%d + 0.5 * x%d;\n", i, i - SIZE, i - SIZE + 1));
    }
    int last = SIZE + steps - 1;
    source.append(String.format("return new double[] {x%d * x%d, ", last, last - 1));
    source.append(String.format("Math.sin(x%d)", last - 2));
    for (int i = 0; i < SIZE; i++) {
      source.append(", x").append(last - i);
    }
    source.append("};\n  }\n}\n");
    TestCompiler.Result result = TestCompiler.strict().compile(source.toString()).clean();
    String sweeps = "new JacobianSweeps(Flat.size(p), " + directions + ")";
    assertTrue(result.generated().get("RegisterGradients").contains(sweeps));

    double[] p = {0.3, -0.7, 1.1, 0.4, -0.2};
    Method member =
        result.loader().loadClass("RegisterGradients").getMethod("fJacobian", double[].class);
    Object found = member.invoke(null, p);
    double[][] jacobian = (double[][]) found.getClass().getMethod("jacobian").invoke(found);

    // Row i: the derivative of x_i with respect to p, and behind it x_i itself.
    double[][] x = new double[SIZE + steps][SIZE + 1];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j <= SIZE; j++) {
        double start = j == SIZE ? p[i % SIZE] : i == j ? 1 : 0;
        x[i][j] = i < SIZE ? start : 0.5 * x[i - SIZE][j] + 0.5 * x[i - SIZE + 1][j];
      }
    }
    assertEquals(2 + SIZE, jacobian.length);
    for (int j = 0; j < SIZE; j++) {
      double product = x[last][SIZE] * x[last - 1][j] + x[last][j] * x[last - 1][SIZE];
      assertEquals(product, jacobian[0][j], 1e-13);
      assertEquals(Math.cos(x[last - 2][SIZE]) * x[last - 2][j], jacobian[1][j], 1e-13);
      for (int i = 0; i < SIZE; i++) {
        assertEquals(x[last - i][j], jacobian[2 + i][j], 1e-13);
      }
    }
  }
}
