package dev.fluxion;

import static dev.fluxion.TensorAssertions.assertRefused;
import static dev.fluxion.TensorAssertions.assertTensor;
import static dev.fluxion.TensorAssertions.d;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Solutions, inverses, determinants and roots of matrices. */
class FactorizationTest {
  private static final Tensor A = Tensor.matrix(new double[][] {{1, 2, 3}, {4, 5, 6}});

  @Test
  void solvesAndInverts() {
    Tensor a = Tensor.matrix(new double[][] {{2, 1}, {5, 3}});
    assertTensor(d(3, -1, -5, 2), a.inverse(), 2, 2);
    assertTensor(d(1, 2), a.solve(Tensor.vector(4, 11)), 2);
    assertTensor(d(1, 0, 2, -1), a.solve(a.matmul(Tensor.of(d(1, 0, 2, -1), 2, 2))), 2, 2);
    assertEquals(1, a.det(), 1e-14);
    assertEquals(-1, a.gather(new int[] {1, 0}).det(), 1e-14);
    assertEquals(Math.log(7), Tensor.vector(7, -1).diag().logDet(), 1e-14);
    assertEquals(1, Tensor.zeros(0, 0).det());
    assertEquals(0, Tensor.zeros(0, 0).logDet());
    assertTensor(d(), Tensor.zeros(0, 0).inverse(), 0, 0);
    assertTensor(d(), Tensor.zeros(0, 0).solve(Tensor.zeros(0, 3)), 0, 3);
    assertTensor(d(), a.solve(Tensor.zeros(2, 0)), 2, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 30, 90})
  void solvesLargerSystems(int n) {
    Random random = new Random(n);
    Tensor a = Tensor.of(random.doubles((long) n * n, -1, 1).toArray(), n, n);
    Tensor x = Tensor.of(random.doubles(n * 3L, -1, 1).toArray(), n, 3);
    assertArrayEquals(x.toArray(), a.solve(a.matmul(x)).toArray(), 1e-10);
    assertArrayEquals(Tensor.identity(n).toArray(), a.inverse().matmul(a).toArray(), 1e-10);
    assertEquals(Math.log(Math.abs(a.det())), a.logDet(), 1e-12 * n);
    Tensor spd = a.matmul(a.transpose()).plus(Tensor.identity(n));
    Tensor l = spd.cholesky();
    assertArrayEquals(spd.toArray(), l.matmul(l.transpose()).toArray(), 1e-12 * n);
    assertEquals(2 * l.diag().log().sum(), spd.logDet(), 1e-12 * n);
    assertEquals(0, l.minus(lower(l)).norm());
  }

  private static Tensor lower(Tensor l) {
    double[][] rows = l.toMatrix();
    for (int i = 0; i < rows.length; i++) {
      Arrays.fill(rows[i], i + 1, rows.length, 0);
    }
    return Tensor.matrix(rows);
  }

  @Test
  void aSingularMatrixIsAnArithmeticException() {
    for (Tensor singular :
        new Tensor[] {
          Tensor.zeros(2, 2),
          Tensor.matrix(new double[][] {{1, 2}, {2, 4}}),
          Tensor.matrix(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}),
          Tensor.matrix(new double[][] {{0.1, 0.2, 0.3}, {0.4, 0.5, 0.6}, {0.7, 0.8, 0.9}}),
          Tensor.matrix(new double[][] {{1e-200, 2e-200}, {2e200, 4e200}})
        }) {
      assertThrows(ArithmeticException.class, singular::inverse, singular.toString());
      Tensor b = Tensor.ones(singular.shape()[0]);
      String message =
          assertThrows(ArithmeticException.class, () -> singular.solve(b)).getMessage();
      assertTrue(message.startsWith("solve: the matrix of the shape ["), message);
    }
    assertEquals(0, Tensor.zeros(2, 2).det());
    assertEquals(Double.NEGATIVE_INFINITY, Tensor.zeros(2, 2).logDet());
  }

  @Test
  void aBadlyScaledMatrixIsNotSingular() {
    Tensor a = Tensor.matrix(new double[][] {{1e-300, 0}, {1, 1e200}});
    assertTensor(d(1, 1), a.solve(Tensor.vector(1e-300, 1e200)), 2);
    Tensor tiny = Tensor.identity(3).times(1e-200);
    assertTensor(d(1, 2, 3), tiny.solve(Tensor.vector(1e-200, 2e-200, 3e-200)), 3);
  }

  @Test
  void whatIsNoNumberStaysNone() {
    Tensor nan = Tensor.of(d(1, Double.NaN, 3, 4), 2, 2);
    assertTrue(Double.isNaN(nan.solve(Tensor.ones(2)).sum()));
    assertTrue(Double.isNaN(nan.det()));
    assertThrows(ArithmeticException.class, nan::cholesky);
  }

  @Test
  void takesTheRootOfTheSymmetricPart() {
    Tensor a = Tensor.matrix(new double[][] {{4, 4}, {0, 5}});
    assertTensor(d(2, 0, 1, 2), a.cholesky(), 2, 2);
    Tensor indefinite = Tensor.matrix(new double[][] {{1, 2}, {2, 1}});
    assertEquals(
        "cholesky: the matrix of the shape [2, 2] is not positive definite",
        assertThrows(ArithmeticException.class, indefinite::cholesky).getMessage());
    assertThrows(ArithmeticException.class, Tensor.zeros(1, 1)::cholesky);
    assertTensor(d(), Tensor.zeros(0, 0).cholesky(), 0, 0);
  }

  @Test
  void refusesWhatIsNotSquare() {
    assertRefused("inverse: the shape [2, 3] does not fit, a square matrix is needed", A::inverse);
    assertRefused("det: the shape [2, 3] does not fit, a square matrix is needed", A::det);
    assertRefused("trace: the shape [2, 3] does not fit, a square matrix is needed", A::trace);
    assertRefused(
        "cholesky: the shape [2, 3] does not fit, a square matrix is needed", A::cholesky);
    assertRefused(
        "solve: the shapes [2, 2] and [3] do not fit together",
        () -> Tensor.identity(2).solve(Tensor.ones(3)));
    assertRefused(
        "solve: the shapes [2, 3] and [2] do not fit together", () -> A.solve(Tensor.ones(2)));
  }
}
