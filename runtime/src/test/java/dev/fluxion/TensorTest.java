package dev.fluxion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values against numbers by hand, closed forms and plain loops. */
class TensorTest {
  private static final Tensor A = Tensor.matrix(new double[][] {{1, 2, 3}, {4, 5, 6}});

  private static void assertTensor(double[] expected, Tensor actual, int... shape) {
    assertArrayEquals(shape, actual.shape());
    assertArrayEquals(expected, actual.toArray(), 1e-13);
  }

  private static void assertRefused(String message, Executable operation) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, operation).getMessage());
  }

  private static double[] d(double... x) {
    return x;
  }

  @Test
  void makesAndLooks() {
    assertEquals(0, Tensor.scalar(3).rank());
    assertEquals(3, Tensor.scalar(3).item());
    assertEquals(3, Tensor.scalar(3).get());
    assertEquals(6, A.get(1, 2));
    assertEquals(6, A.size());
    assertArrayEquals(new double[][] {{1, 2, 3}, {4, 5, 6}}, A.toMatrix());
    assertTensor(d(1, 0, 0, 1), Tensor.identity(2), 2, 2);
    assertTensor(d(1, 1), Tensor.ones(2, 1), 2, 1);
    assertTensor(d(0, 0), Tensor.zeros(2), 2);
    assertEquals(7, Tensor.of(d(7), 1, 1, 1).item());
    assertEquals("Tensor[2, 3] [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]", A.toString());
    assertEquals("Tensor[] 3.0", Tensor.scalar(3).toString());
    assertTrue(Tensor.zeros(11).toString().endsWith("0.0, …]"));
  }

  @Test
  void neverChanges() {
    double[] data = {1, 2};
    int[] shape = {2};
    Tensor t = Tensor.of(data, shape);
    Tensor v = Tensor.vector(data);
    Tensor zeros = Tensor.zeros(shape);
    data[0] = 9;
    shape[0] = 1;
    t.toArray()[0] = 9;
    t.shape()[0] = 9;
    assertTensor(d(1, 2), t, 2);
    assertTensor(d(1, 2), v, 2);
    assertTensor(d(0, 0), zeros, 2);
  }

  @Test
  void isEqualToWhatHasItsShapeAndElements() {
    assertEquals(A, Tensor.of(d(1, 2, 3, 4, 5, 6), 2, 3));
    assertEquals(A.hashCode(), Tensor.of(d(1, 2, 3, 4, 5, 6), 2, 3).hashCode());
    assertNotEquals(A, A.reshape(3, 2));
    assertNotEquals(A, A.plus(1));
    assertEquals(Tensor.scalar(Double.NaN), Tensor.scalar(Double.NaN));
  }

  @Test
  void broadcastsLikeNumPy() {
    assertTensor(d(11, 22, 33, 14, 25, 36), A.plus(Tensor.vector(10, 20, 30)), 2, 3);
    Tensor column = Tensor.of(d(10, 20), 2, 1);
    assertTensor(d(11, 12, 13, 24, 25, 26), column.plus(A), 2, 3);
    assertTensor(d(-9, -8, -7, -16, -15, -14), A.minus(column), 2, 3);
    assertTensor(d(10, 20, 20, 40), column.times(Tensor.vector(1, 2)), 2, 2);
    assertTensor(d(5, 2.5), Tensor.scalar(5).div(Tensor.vector(1, 2)), 2);
    assertTensor(d(2, 1, 1.5), Tensor.vector(4, 2, 3).div(2), 3);
    Tensor deep = Tensor.of(d(1, 2, 3, 4), 2, 1, 2);
    assertTensor(d(11, 12, 21, 22, 13, 14, 23, 24), deep.plus(column), 2, 2, 2);
    assertTensor(d(), Tensor.zeros(0, 3).plus(Tensor.ones(3)), 0, 3);
    assertTensor(d(), Tensor.zeros(0).times(Tensor.ones(1)), 0);
    assertRefused(
        "plus: the shapes [2, 3] and [2] do not fit together", () -> A.plus(Tensor.ones(2)));
    assertRefused(
        "minus: the shapes [2, 3] and [3, 2] do not fit together",
        () -> A.minus(Tensor.ones(3, 2)));
  }

  @Test
  void computesElementwise() {
    Tensor x = Tensor.vector(-2, 0, 3);
    assertTensor(d(2, 0, -3), x.negate(), 3);
    assertTensor(d(-8, 0, 27), x.pow(3), 3);
    assertTensor(d(4, 0, 9), x.square(), 3);
    assertTensor(d(2, 0, 3), x.abs(), 3);
    assertTensor(d(0, 0, 3), x.relu(), 3);
    assertTensor(d(1, 1, 3), x.maximum(1), 3);
    assertTensor(d(-2, 0, 1), x.minimum(1), 3);
    assertTensor(d(-2, 5, 3), x.maximum(Tensor.vector(-3, 5, 3)), 3);
    assertTensor(d(-3, 0, 3), x.minimum(Tensor.vector(-3, 5, 3)), 3);
    assertTensor(d(Math.exp(-2), 1, Math.exp(3)), x.exp(), 3);
    assertTensor(d(Math.tanh(-2), 0, Math.tanh(3)), x.tanh(), 3);
    assertTensor(d(0, Math.log(4)), Tensor.vector(0, 3).log1p(), 2);
    assertTensor(d(Math.expm1(1), 0), Tensor.vector(1, 0).expm1(), 2);
    assertTensor(d(0, 2), Tensor.vector(1, Math.exp(2)).log(), 2);
    assertTensor(d(0, 3), Tensor.vector(0, 9).sqrt(), 2);
    assertTensor(d(Math.sin(1), Math.cos(1), Math.tan(1)), trigonometric(1), 3);
    assertTrue(Double.isNaN(Tensor.vector(Double.NaN).relu().item()));
  }

  private static Tensor trigonometric(double x) {
    Tensor t = Tensor.vector(x);
    return Tensor.concat(0, t.sin(), t.cos(), t.tan());
  }

  @Test
  void isStableFarOut() {
    Tensor far = Tensor.vector(-1000, 0, 1000);
    assertTensor(d(0, 0.5, 1), far.sigmoid(), 3);
    assertTensor(d(0, Math.log(2), 1000), far.softplus(), 3);
    assertTensor(d(0, 0, 1), far.softmax(0), 3);
    assertEquals(1000, far.logSumExp());
    assertEquals(-1000 + Math.log(3), Tensor.vector(-1000, -1000, -1000).logSumExp(), 1e-12);
    assertEquals(Double.NEGATIVE_INFINITY, Tensor.zeros(0).logSumExp());
    assertEquals(Math.exp(-700), Tensor.scalar(-700).sigmoid().item(), 1e-315);
    assertEquals(5e200, Tensor.vector(3e200, -4e200).norm(), 1e186);
    assertEquals(5e-200, Tensor.vector(3e-200, 4e-200).norm(), 1e-214);
    assertEquals(0, Tensor.zeros(3).norm());
    assertEquals(0, Tensor.zeros(0).norm());
    assertTrue(Double.isNaN(Tensor.vector(1, Double.NaN).norm()));
  }

  @Test
  void reduces() {
    assertEquals(21, A.sum());
    assertEquals(3.5, A.mean());
    assertEquals(6, A.max());
    assertEquals(1, A.min());
    assertEquals(Math.sqrt(91), A.norm(), 1e-14);
    assertTensor(d(5, 7, 9), A.sum(0), 3);
    assertTensor(d(6, 15), A.sum(1), 2);
    assertTensor(d(2, 5), A.mean(1), 2);
    assertTensor(d(4, 5, 6), A.max(0), 3);
    assertTensor(d(1, 4), A.min(1), 2);
    double l = Math.log(Math.exp(1) + Math.exp(2) + Math.exp(3));
    assertTensor(d(l, l + 3), A.logSumExp(1), 2);
    Tensor softmax = A.softmax(0);
    double s = 1 / (1 + Math.exp(3));
    assertTensor(d(s, s, s, 1 - s, 1 - s, 1 - s), softmax, 2, 3);
    Tensor deep = Tensor.of(d(1, 2, 3, 4, 5, 6, 7, 8), 2, 2, 2);
    assertTensor(d(4, 6, 12, 14), deep.sum(1), 2, 2);
    assertTensor(d(6, 8, 10, 12), deep.sum(0), 2, 2);
    assertTensor(d(1, 1), A.keepDims(0).sum(1).div(A.sum(0)).slice(1, 0, 2).row(0), 2);
    assertTensor(d(1, 1, 1, 1, 1, 1), A.div(A.sum(1).keepDims(1)).times(d6()), 2, 3);
  }

  private static Tensor d6() {
    return Tensor.of(d(6, 3, 2, 15.0 / 4, 3, 2.5), 2, 3);
  }

  @Test
  void reducesNothing() {
    Tensor none = Tensor.zeros(2, 0);
    assertEquals(0, none.sum());
    assertTensor(d(0, 0), none.sum(1), 2);
    assertTensor(d(), none.sum(0), 0);
    assertTensor(d(), none.max(0), 0);
    assertTensor(d(), none.softmax(1), 2, 0);
    assertRefused(
        "max: the shape [2, 0] does not fit, there is no element to take", () -> none.max(1));
    assertRefused("min: the shape [2, 0] does not fit, there is no element to take", none::min);
    assertRefused("mean: the shape [2, 0] does not fit, there is no element to take", none::mean);
  }

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

  @Test
  void moves() {
    assertTensor(d(1, 4, 2, 5, 3, 6), A.transpose(), 3, 2);
    assertTensor(d(1, 4, 2, 5, 3, 6), A.vec(), 6);
    assertTensor(d(1, 2, 3, 4, 5, 6), A.reshape(3, 2), 3, 2);
    assertTensor(d(4, 5, 6), A.row(1), 3);
    assertTensor(d(2, 3, 5, 6), A.slice(1, 1, 3), 2, 2);
    assertTensor(d(), A.slice(0, 1, 1), 0, 3);
    assertTensor(d(4, 5, 6, 1, 2, 3, 4, 5, 6), A.gather(new int[] {1, 0, 1}), 3, 3);
    assertTensor(d(1, 5), A.diag(), 2);
    assertTensor(d(1, 0, 0, 2), Tensor.vector(1, 2).diag(), 2, 2);
    assertTensor(d(1, 2, 3, 4, 5, 6), A.keepDims(1), 2, 1, 3);
    assertTensor(d(1, 2, 3, 9, 4, 5, 6, 8), concatWithColumn(), 2, 4);
    assertTensor(d(1, 3, 2, 4), Tensor.stack(1, Tensor.vector(1, 2), Tensor.vector(3, 4)), 2, 2);
    assertTensor(d(1, 2, 3, 4), Tensor.stack(0, Tensor.vector(1, 2), Tensor.vector(3, 4)), 2, 2);
    Tensor large = Tensor.of(new Random(2).doubles(70 * 45).toArray(), 70, 45);
    assertEquals(large.get(69, 44), large.transpose().get(44, 69));
    assertEquals(large, large.transpose().transpose());
    assertEquals(5, A.matmul(A.transpose()).div(18.2).trace(), 1e-14);
  }

  private static Tensor concatWithColumn() {
    return Tensor.concat(1, A, Tensor.of(d(9, 8), 2, 1));
  }

  private static double[][] m(double[]... rows) {
    return rows;
  }

  @Test
  void refusesIndicesOutside() {
    assertOutside("row: the index 2 lies outside of axis 0 of the shape [2, 3]", () -> A.row(2));
    assertOutside("row: the index -1 lies outside of axis 0 of the shape [2, 3]", () -> A.row(-1));
    assertOutside(
        "gather: the index 5 lies outside of axis 0 of the shape [2, 3]",
        () -> A.gather(new int[] {0, 5}));
    assertOutside(
        "slice: the indices 1 to 4 lie outside of axis 1 of the shape [2, 3]",
        () -> A.slice(1, 1, 4));
    assertOutside(
        "slice: the indices 2 to 1 lie outside of axis 1 of the shape [2, 3]",
        () -> A.slice(1, 2, 1));
  }

  private static void assertOutside(String message, Executable call) {
    assertEquals(message, assertThrows(IndexOutOfBoundsException.class, call).getMessage());
  }

  @Test
  void refusesOtherShapesAndAxes() {
    assertRefused("reshape: the shapes [2, 3] and [4] do not fit together", () -> A.reshape(4));
    assertRefused("sum: the shape [2, 3] has no axis 2", () -> A.sum(2));
    assertRefused("softmax: the shape [2, 3] has no axis -1", () -> A.softmax(-1));
    assertRefused("slice: the shape [2, 3] has no axis 2", () -> A.slice(2, 0, 1));
    assertRefused("keepDims: no axis 3 can be inserted into the shape [2, 3]", () -> A.keepDims(3));
    assertRefused(
        "concat: the shapes [2, 3] and [2, 2] do not fit together",
        () -> Tensor.concat(0, A, Tensor.ones(2, 2)));
    assertRefused(
        "stack: the shapes [2, 3] and [2] do not fit together",
        () -> Tensor.stack(0, A, Tensor.ones(2)));
    assertRefused("concat: no tensor is given", () -> Tensor.concat(0));
    assertRefused(
        "transpose: the shape [2] does not fit, two axes are needed",
        () -> Tensor.ones(2).transpose());
    assertRefused("item: the shape [2, 3] does not fit, one element is needed", A::item);
    assertRefused("get: the shapes [2, 3] and [1] do not fit together", () -> A.get(1));
    assertRefused("of: the shapes [2] and [3] do not fit together", () -> Tensor.of(d(1, 2), 3));
    assertRefused("zeros: a length of the shape [-1] is negative", () -> Tensor.zeros(-1));
    assertRefused(
        "identity: a length of the shape [-1, -1] is negative", () -> Tensor.identity(-1));
    assertRefused(
        "zeros: a tensor of the shape [65536, 65536] is too large",
        () -> Tensor.zeros(65536, 65536));
    assertRefused(
        "matrix: the shapes [1] and [2] do not fit together",
        () -> Tensor.matrix(new double[][] {{1}, {1, 2}}));
    assertRefused(
        "vec: the shape [2] does not fit, a matrix is needed", () -> Tensor.ones(2).vec());
    assertThrows(IndexOutOfBoundsException.class, () -> A.get(0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> A.row(2));
    assertThrows(IndexOutOfBoundsException.class, () -> A.slice(0, 1, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> A.gather(new int[] {-1}));
  }

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
