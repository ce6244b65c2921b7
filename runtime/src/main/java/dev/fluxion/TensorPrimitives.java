package dev.fluxion;

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
  public static Tensor solve(Tensor a, Tensor b) {
    return Factorization.solveAnyway(a, b);
  }

  /** {@link Tensor#inverse} without judgement: where the matrix is exactly singular, NaN. */
  public static Tensor inverse(Tensor a) {
    return Factorization.inverseAnyway(a);
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

  /** The index of an element in {@link Tensor#toArray}. */
  public static int offset(Tensor t, int... i) {
    return t.offset(i);
  }
}
