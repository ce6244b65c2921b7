package dev.fluxion.samples.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.Tensor;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {

  @Test
  void ofATwoByTwoMatrix() {
    SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{2, 1}, {1, 2}});
    assertArrayEquals(new double[] {3, 1}, eigen.values(), 1e-14);
    assertEquals(eigen.vectors()[0][0], eigen.vectors()[0][1], 1e-14);
    assertEquals(eigen.vectors()[1][0], -eigen.vectors()[1][1], 1e-14);
  }

  /** A v = λ v, with |v| = 1. */
  @Test
  void ofARandomMatrix() {
    Random random = new Random(3);
    Tensor B = Tensor.of(random.doubles(36).toArray(), 6, 6);
    Tensor A = B.plus(B.transpose());
    SymmetricEigen eigen = SymmetricEigen.of(A.toMatrix());
    for (int i = 0; i < 6; i++) {
      Tensor v = Tensor.vector(eigen.vectors()[i]);
      assertEquals(1, v.norm(), 1e-13);
      assertArrayEquals(v.times(eigen.values()[i]).toArray(), A.matmul(v).toArray(), 1e-12);
    }
  }
}
