package dev.fluxion;

import java.util.Arrays;

/**
 * Operations besides those of {@link Tensor} that its derivatives are made of. For generated code;
 * there is no reason to call them by hand.
 */
public final class TensorPrimitives {
  private TensorPrimitives() {}

  /** The elements repeated as broadcasting to the shape repeats them. */
  public static Tensor broadcastTo(Tensor t, int... shape) {
    return Broadcasting.to("broadcastTo", t, shape);
  }

  /** The adjoint of {@link #broadcastTo}: the elements added up where they were repeated. */
  public static Tensor sumTo(Tensor t, int... shape) {
    return Broadcasting.sumTo("sumTo", t, shape);
  }

  /** The product, but 0 where {@code a} is exactly 0, whatever {@code b} is. */
  public static Tensor strongTimes(Tensor a, Tensor b) {
    return Binary.STRONG_TIMES.apply(a, b);
  }

  /** The quotient, but 0 where {@code a} is exactly 0, whatever {@code b} is. */
  public static Tensor strongDivide(Tensor a, Tensor b) {
    return Binary.STRONG_DIVIDE.apply(a, b);
  }

  /** The adjoint of slicing: {@code t} from {@code from} on along an axis of so many zeros. */
  public static Tensor pad(Tensor t, int axis, int from, int length) {
    return Layout.pad(t, axis, from, length);
  }

  /**
   * The adjoint of gathering: the parts of {@code t} added up at their indices of the first axis.
   */
  public static Tensor scatter(Tensor t, int[] indices, int rows) {
    return Layout.scatter(t, indices, rows);
  }

  /** The matrix with this diagonal. */
  public static Tensor diagonalMatrix(Tensor t, int rows, int columns) {
    return Layout.diagonalMatrix(t, rows, columns);
  }

  /** The lower triangle with half of the diagonal; a self-adjoint map. */
  public static Tensor lowerHalf(Tensor t) {
    return Layout.lowerHalf(t);
  }

  /** −1, 0 or 1; constant wherever it is differentiable. */
  public static Tensor sign(Tensor t) {
    return Elementwise.map(t, Math::signum);
  }

  /** The share of {@code a} in the larger one of both: 1, or ½ if they are equal. */
  public static Tensor maximumShare(Tensor a, Tensor b) {
    return Binary.MAXIMUM_SHARE.apply(a, b);
  }

  /** The share of {@code a} in the smaller one of both: 1, or ½ if they are equal. */
  public static Tensor minimumShare(Tensor a, Tensor b) {
    return Binary.MINIMUM_SHARE.apply(a, b);
  }

  /** 1 where {@code a} is the larger one, 0 where it is not or equals the constant. */
  public static Tensor maximumShare(Tensor a, double constant) {
    return Binary.ABOVE.apply(a, constant);
  }

  /** 1 where {@code a} is the smaller one, 0 where it is not or equals the constant. */
  public static Tensor minimumShare(Tensor a, double constant) {
    return Binary.BELOW.apply(a, constant);
  }

  /** 1 where an element equals {@code extremum}, which is broadcast, or is NaN; else 0. */
  public static Tensor chosen(Tensor t, Tensor extremum) {
    return Binary.CHOSEN.apply(t, extremum);
  }

  /** {@link Tensor#solve} without judgement: where the matrix is exactly singular, NaN. */
  public static Tensor solveAnyway(Tensor a, Tensor b) {
    return Factorization.solveAnyway(a, b);
  }

  /** {@link Tensor#inverse} without judgement: where the matrix is exactly singular, NaN. */
  public static Tensor inverseAnyway(Tensor a) {
    return Factorization.inverseAnyway(a);
  }

  /** x zᵀ: the sum over the outer products of the columns of two matrices, or of two vectors. */
  public static Tensor columnsOuter(Tensor x, Tensor z) {
    return x.shape.length == 1 ? x.outer(z) : x.matmul(z.transpose());
  }

  /** (t + tᵀ)/2. */
  public static Tensor symmetric(Tensor t) {
    return t.plus(t.transpose()).times(0.5);
  }

  /** The cofactors of a square matrix, the gradient of its determinant; singular ones have them. */
  public static Tensor cofactors(Tensor a) {
    return Cofactors.of(a);
  }

  /**
   * The derivative of {@link #cofactors} at {@code a} along {@code d}; self-adjoint in {@code d}.
   */
  public static Tensor cofactorsDerivative(Tensor a, Tensor d) {
    return Cofactors.derivative(a, d);
  }

  /** Zeros of the shape of a tensor; null for null. */
  @SuppressWarnings("NullAway")
  public static Tensor zerosLike(Tensor t) {
    return t == null ? null : new Tensor(new double[t.data.length], t.shape);
  }

  /** {@code x} in the place of a derivative of {@code like}; where it is null, it is zero. */
  public static Tensor orZeros(Tensor x, Tensor like) {
    return x == null ? zerosLike(like) : x;
  }

  /** The sum; null is zero. */
  public static Tensor accumulate(Tensor sum, Tensor t) {
    if (sum == null) {
      return t;
    }
    return t == null ? sum : sum.plus(t);
  }

  /** The number repeated in the shape of another tensor. */
  public static Tensor fill(double x, Tensor like) {
    double[] data = new double[like.data.length];
    Arrays.fill(data, x);
    return new Tensor(data, like.shape);
  }

  /** The elements repeated as broadcasting to the shape of another tensor repeats them. */
  public static Tensor broadcastLike(Tensor t, Tensor like) {
    return Broadcasting.to("broadcastLike", t, like.shape);
  }

  /** The adjoint of broadcasting {@code like}: the elements added up where it was repeated. */
  public static Tensor sumLike(Tensor t, Tensor like) {
    return Broadcasting.sumTo("sumLike", t, like.shape);
  }

  /** The same elements, row by row, in the shape of another tensor. */
  public static Tensor reshapeLike(Tensor t, Tensor like) {
    return Layout.reshape(t, like.shape);
  }

  /** The identity matrix of the shape of a square matrix. */
  public static Tensor identityLike(Tensor t) {
    return Tensor.identity(t.shape[0]);
  }

  /** The elements times {@code a}, but 0 where {@code a} is exactly 0. */
  public static Tensor strongTimes(double a, Tensor b) {
    return a == 0 ? Tensor.zeros(b.shape) : b.times(a);
  }

  /** The elements divided by {@code b}, but 0 where they are exactly 0. */
  public static Tensor strongDivide(Tensor a, double b) {
    return Binary.STRONG_DIVIDE.apply(a, b);
  }

  /** ln x, by which x^p is multiplied in its derivative by p; 0 where x is 0 and p ≥ 0. */
  public static Tensor logOfBase(Tensor x, double p) {
    return Elementwise.map(x, a -> a == 0 && p >= 0 ? 0 : Math.log(a));
  }

  /** The shares of the elements in the extremum {@code y}: 1/k of each of k equal ones, else 0. */
  public static Tensor shares(Tensor x, double y) {
    Tensor chosen = Binary.CHOSEN.apply(x, y);
    return chosen.div(chosen.sum());
  }

  /** The shares of the elements in the extremum {@code y} along an axis. */
  public static Tensor shares(Tensor x, int axis, Tensor y) {
    Tensor chosen = Binary.CHOSEN.apply(x, y.keepDims(axis));
    return chosen.div(chosen.sum(axis).keepDims(axis));
  }

  /** Softmax over all elements together. */
  public static Tensor softmaxOfAll(Tensor x) {
    return x.reshape(x.size()).softmax(0).reshape(x.shape());
  }

  /** The index of an element in {@link Tensor#toArray}. */
  public static int offset(Tensor t, int... i) {
    return t.offset(i);
  }
}
