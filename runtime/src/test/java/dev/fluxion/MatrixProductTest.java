package dev.fluxion;

import static dev.fluxion.TensorAssertions.assertRefused;
import static dev.fluxion.TensorAssertions.assertTensor;
import static dev.fluxion.TensorAssertions.d;
import static dev.fluxion.TensorAssertions.m;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products against numbers by hand and plain loops. */
class MatrixProductTest {
  private static final Tensor A = Tensor.matrix(new double[][] {{1, 2, 3}, {4, 5, 6}});

  @Test
  void multiplies() {
    assertTensor(d(14, 32), A.matmul(Tensor.vector(1, 2, 3)), 2);
    assertTensor(d(9, 12, 15), Tensor.vector(1, 2).matmul(A), 3);
    assertTensor(d(14, 32, 32, 77), A.matmul(A.transpose()), 2, 2);
    assertEquals(32, Tensor.vector(1, 2, 3).dot(Tensor.vector(4, 5, 6)));
    assertTensor(d(3, 4, 6, 8), Tensor.vector(1, 2).outer(Tensor.vector(3, 4)), 2, 2);
    assertTensor(
        d(3, 4, 6, 8, 9, 12), Tensor.matrix(m(d(1, 2, 3))).outer(Tensor.vector(3, 4)), 1, 3, 2);
    assertTensor(d(2, 4), Tensor.scalar(2).outer(Tensor.vector(1, 2)), 2);
    Tensor kron = Tensor.of(d(1, 2, 3, 4), 2, 2).kron(Tensor.of(d(1, 10), 1, 2));
    assertTensor(d(1, 10, 2, 20, 3, 30, 4, 40), kron, 2, 4);
    assertTensor(d(3, 4, 6, 8), Tensor.vector(1, 2).kron(Tensor.vector(3, 4)), 4);
    assertTensor(d(0, 0, 0, 0), Tensor.zeros(2, 0).matmul(Tensor.zeros(0, 2)), 2, 2);
    assertTensor(d(), Tensor.zeros(0, 2).matmul(Tensor.zeros(2, 3)), 0, 3);
    assertTensor(d(0, 0), Tensor.zeros(2, 0).matmul(Tensor.zeros(0)), 2);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "2,3,5", "7,9,4", "17,33,20", "130,65,3", "4,300,131", "1,50,40", "60,50,1"})
  void multipliesMatricesOfAnySize(int rows, int inner, int columns) {
    Random random = new Random(rows);
    Tensor a = Tensor.of(random.doubles((long) rows * inner, -1, 1).toArray(), rows, inner);
    Tensor b = Tensor.of(random.doubles((long) inner * columns, -1, 1).toArray(), inner, columns);
    double[] expected = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        for (int k = 0; k < inner; k++) {
          expected[i * columns + j] += a.get(i, k) * b.get(k, j);
        }
      }
    }
    assertTensor(expected, a.matmul(b), rows, columns);
    assertTensor(Arrays.copyOf(expected, columns), a.row(0).matmul(b), columns);
    Tensor column = b.slice(1, 0, 1).reshape(inner);
    assertArrayEquals(a.matmul(b).slice(1, 0, 1).toArray(), a.matmul(column).toArray(), 1e-13);
  }

  @Test
  void threadsDoNotDisturbEachOther() {
    long wrong =
        IntStream.range(0, 200)
            .parallel()
            .filter(
                seed -> {
                  Random random = new Random(seed);
                  Tensor a = Tensor.of(random.doubles(144, -1, 1).toArray(), 12, 12);
                  Tensor x = Tensor.of(random.doubles(12, -1, 1).toArray(), 12);
                  Tensor singular = a.row(0).outer(x);
                  Tensor cofactors = TensorPrimitives.cofactors(singular);
                  return a.solve(a.matmul(x)).minus(x).norm() > 1e-10 || cofactors.norm() > 1e-10;
                })
            .count();
    assertEquals(0, wrong);
  }

  @Test
  void multipliesBatches() {
    Random random = new Random(1);
    Tensor a = Tensor.of(random.doubles(2 * 1 * 3 * 4).toArray(), 2, 1, 3, 4);
    Tensor b = Tensor.of(random.doubles(5 * 4 * 2).toArray(), 5, 4, 2);
    Tensor y = a.matmul(b);
    assertArrayEquals(new int[] {2, 5, 3, 2}, y.shape());
    for (int[] i : new int[][] {{0, 0, 0, 0}, {1, 3, 2, 1}, {1, 4, 0, 1}}) {
      double sum = 0;
      for (int k = 0; k < 4; k++) {
        sum += a.get(i[0], 0, i[2], k) * b.get(i[1], k, i[3]);
      }
      assertEquals(sum, y.get(i), 1e-14);
    }
    assertTensor(b.row(3).transpose().matmul(Tensor.ones(4)).toArray(), b.sum(1).row(3), 2);
    assertArrayEquals(new int[] {5, 2}, Tensor.ones(4).matmul(b).shape());
    assertTensor(b.sum(1).toArray(), Tensor.ones(4).matmul(b), 5, 2);
    assertTensor(b.sum(2).toArray(), b.matmul(Tensor.ones(2)), 5, 4);
    assertTensor(b.sum(2).toArray(), b.matmul(Tensor.ones(2, 1)), 5, 4, 1);
  }

  @Test
  void refusesFactorsThatDoNotFit() {
    assertRefused("matmul: the shapes [2, 3] and [2, 3] do not fit together", () -> A.matmul(A));
    assertRefused(
        "matmul: the shapes [2] and [2] do not fit together: the product of two vectors is dot or"
            + " outer",
        () -> Tensor.ones(2).matmul(Tensor.ones(2)));
    assertRefused(
        "matmul: the shapes [] and [2] do not fit together: a scalar is multiplied by times",
        () -> Tensor.scalar(1).matmul(Tensor.ones(2)));
    assertRefused(
        "matmul: the shapes [2, 1, 2] and [3, 2, 1] do not fit together",
        () -> Tensor.ones(2, 1, 2).matmul(Tensor.ones(3, 2, 1)));
    assertRefused(
        "dot: the shapes [2] and [3] do not fit together",
        () -> Tensor.ones(2).dot(Tensor.ones(3)));
    assertRefused(
        "kron: the shapes [2, 3] and [2] do not fit together", () -> A.kron(Tensor.ones(2)));
  }
}
