package dev.fluxion;

import static dev.fluxion.TensorAssertions.assertRefused;
import static dev.fluxion.TensorAssertions.assertTensor;
import static dev.fluxion.TensorAssertions.d;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Values against numbers by hand, closed forms and plain loops. */
class TensorTest {
  private static final Tensor A = Tensor.matrix(new double[][] {{1, 2, 3}, {4, 5, 6}});

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
}
