package dev.fluxion.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.tape.Shapes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Different arguments that share a row: refused where one is written to, else nobody minds. */
class SharedRowsTest {

  @Test
  void rowsAreFoundInEveryPlace() {
    double[] row = {1, 2};
    double[][] m = {{1, 2}, null, row};
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Shapes.checkApart(m, row, "m", "v"));
    assertEquals("m and v share a row, and one of them is written to", refused.getMessage());
    refuses(m, new double[][] {row});
    refuses(new double[][][] {null, {{1}}, m}, row);
    refuses(new double[][][] {null, m}, m);
    refuses(new double[][][] {null, m}, new double[][] {{3}, row});
    refuses(new double[][][] {{row}}, new double[][][] {{{4}}, null, {{5}, row}});
    refuses(new double[][][] {new double[100][1], {row}}, new double[][][] {new double[50][2], m});
    double[][] large = new double[100][1];
    large[70] = row;
    double[][] other = new double[100][1];
    other[3] = row;
    refuses(large, other);
  }

  private static void refuses(Object[] array, Object other) {
    assertThrows(IllegalArgumentException.class, () -> Shapes.checkApart(array, other, "a", "b"));
  }

  @Test
  void whatIsApartPasses() {
    double[][] m = {{1, 2}, null, {3}};
    Shapes.checkApart(m, new double[] {1, 2}, "m", "v");
    Shapes.checkApart(m, new double[][] {{1, 2}, null}, "m", "v");
    Shapes.checkApart(m, m, "m", "n");
    double[] none = {};
    Shapes.checkApart(new double[][] {none}, new double[][] {none}, "m", "n");
    Shapes.checkApart(m, null, "m", "v");
    Shapes.checkApart(null, m[0], "m", "v");
    assertArrayEquals(new double[] {1, 2}, m[0]);
  }

  @Test
  void onlyMethodsThatWriteCheck() {
    assertEquals(List.of(true, false), List.of(checks("m[0][0] *= v[1];"), checks("")));
    assertEquals(List.of(true, false), List.of(checks("v[0] *= 2;"), checks("m[0] = m[1];")));
  }

  private static boolean checks(String statement) {
    TestCompiler.Result result =
        TestCompiler.strict()
            .lenient()
            .compile(
                """
                package p;
                import dev.fluxion.*;
                class A {
                  @Differentiable(wrt = {"m", "v"})
                  static double f(double[][] m, double[] v) {
                    %s
                    return v[0] * m[0][1];
                  }
                }
                """
                    .formatted(statement));
    assertEquals(List.of(), result.findings());
    return result.generated().get("p.AGradients").contains("Shapes.checkApart(m, v, \"m\", \"v\")");
  }
}
