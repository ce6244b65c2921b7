package dev.fluxion;

import java.util.Arrays;

/**
 * A vector, matrix or array of any rank, of {@code double}s, which never changes once made.
 *
 * <p>Elements are stored row by row. Elementwise operations of two tensors broadcast their shapes
 * as NumPy does. Shapes that do not fit are an {@link IllegalArgumentException} that names the
 * operation and both shapes, an index out of its range an {@link IndexOutOfBoundsException}. Axes
 * are counted from 0. Two tensors are equal if their shapes and, in the sense of {@link
 * Double#equals}, their elements are.
 *
 * <p>Matrix products and factorisations come from BLAS and LAPACK in Java, or native ones where
 * {@code -Ddev.ludovic.netlib.blas.allowNative=true} and {@code
 * -Ddev.ludovic.netlib.lapack.allowNative=true} ask for them.
 */
public final class Tensor {
  private static final int[] SCALAR = {};

  /** The elements; to be shared, never to be written to. */
  final double[] data;

  /** The lengths of the axes; to be shared, never to be written to. */
  final int[] shape;

  /** Takes both arrays over. */
  Tensor(double[] data, int[] shape) {
    this.data = data;
    this.shape = shape;
  }

  /** A tensor of rank 0. */
  public static Tensor scalar(double x) {
    return new Tensor(new double[] {x}, SCALAR);
  }

  /** A tensor of rank 1. */
  public static Tensor vector(double... x) {
    return new Tensor(x.clone(), new int[] {x.length});
  }

  /** A tensor of rank 2 with these rows, which must be of one length. */
  public static Tensor matrix(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    int[] shape = {rows.length, columns};
    double[] data = new double[TensorShape.size("matrix", shape)];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw TensorShape.mismatch("matrix", new int[] {columns}, new int[] {rows[i].length});
      }
      System.arraycopy(rows[i], 0, data, i * columns, columns);
    }
    return new Tensor(data, shape);
  }

  /** A tensor of the shape with a copy of these elements, row by row. */
  public static Tensor of(double[] data, int... shape) {
    if (TensorShape.size("of", shape) != data.length) {
      throw TensorShape.mismatch("of", new int[] {data.length}, shape);
    }
    return new Tensor(data.clone(), shape.clone());
  }

  /** Zeros. */
  public static Tensor zeros(int... shape) {
    return new Tensor(new double[TensorShape.size("zeros", shape)], shape.clone());
  }

  /** Ones. */
  public static Tensor ones(int... shape) {
    double[] data = new double[TensorShape.size("ones", shape)];
    Arrays.fill(data, 1);
    return new Tensor(data, shape.clone());
  }

  /** The matrix of {@code n} rows with ones on the diagonal and zeros elsewhere. */
  public static Tensor identity(int n) {
    double[] data = new double[TensorShape.size("identity", n, n)];
    for (int i = 0; i < n; i++) {
      data[i * (n + 1)] = 1;
    }
    return new Tensor(data, new int[] {n, n});
  }

  /** The length of each axis; a copy. */
  public int[] shape() {
    return shape.clone();
  }

  /** The number of axes. */
  public int rank() {
    return shape.length;
  }

  /** The number of elements. */
  public int size() {
    return data.length;
  }

  /** The element at an index for each axis. */
  public double get(int... i) {
    return data[offset(i)];
  }

  /** Where the element at these indices lies. */
  int offset(int... i) {
    if (i.length != shape.length) {
      throw TensorShape.mismatch("get", shape, i);
    }
    int offset = 0;
    for (int axis = 0; axis < i.length; axis++) {
      if (i[axis] < 0 || i[axis] >= shape[axis]) {
        throw new IndexOutOfBoundsException(
            "get: the index "
                + Arrays.toString(i)
                + " lies outside of the shape "
                + TensorShape.text(shape));
      }
      offset = offset * shape[axis] + i[axis];
    }
    return offset;
  }

  /** The only element. */
  public double item() {
    if (data.length != 1) {
      throw TensorShape.unfit("item", shape, "one element is needed");
    }
    return data[0];
  }

  /** A copy of the elements, row by row. */
  public double[] toArray() {
    return data.clone();
  }

  /** A copy of the rows of a tensor of rank 2. */
  public double[][] toMatrix() {
    if (shape.length != 2) {
      throw TensorShape.unfit("toMatrix", shape, "a matrix is needed");
    }
    double[][] rows = new double[shape[0]][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(data, i * shape[1], (i + 1) * shape[1]);
    }
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor t
        && Arrays.equals(shape, t.shape)
        && Arrays.equals(data, t.data);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
  }

  /** The shape and the elements, as in {@code Tensor[2, 2] [[1.0, 2.0], [3.0, 4.0]]}. */
  @Override
  public String toString() {
    return TensorText.of(this);
  }

  /** The elementwise sum. */
  public Tensor plus(Tensor other) {
    return Binary.PLUS.apply(this, other);
  }

  /** The sum of each element and {@code other}. */
  public Tensor plus(double other) {
    return Binary.PLUS.apply(this, other);
  }

  /** The elementwise difference. */
  public Tensor minus(Tensor other) {
    return Binary.MINUS.apply(this, other);
  }

  /** The difference of each element and {@code other}. */
  public Tensor minus(double other) {
    return Binary.MINUS.apply(this, other);
  }

  /** The elementwise product. */
  public Tensor times(Tensor other) {
    return Binary.TIMES.apply(this, other);
  }

  /** The product of each element and {@code other}. */
  public Tensor times(double other) {
    return Binary.TIMES.apply(this, other);
  }

  /** The elementwise quotient. */
  public Tensor div(Tensor other) {
    return Binary.DIV.apply(this, other);
  }

  /** The quotient of each element and {@code other}. */
  public Tensor div(double other) {
    return Binary.DIV.apply(this, other);
  }

  /** The larger one of each two elements; NaN if one is. */
  public Tensor maximum(Tensor other) {
    return Binary.MAXIMUM.apply(this, other);
  }

  /** The larger one of each element and {@code other}; NaN if one is. */
  public Tensor maximum(double other) {
    return Binary.MAXIMUM.apply(this, other);
  }

  /** The smaller one of each two elements; NaN if one is. */
  public Tensor minimum(Tensor other) {
    return Binary.MINIMUM.apply(this, other);
  }

  /** The smaller one of each element and {@code other}; NaN if one is. */
  public Tensor minimum(double other) {
    return Binary.MINIMUM.apply(this, other);
  }

  /** −x of each element. */
  public Tensor negate() {
    return Elementwise.map(this, x -> -x);
  }

  /** {@link Math#pow} of each element. */
  public Tensor pow(double exponent) {
    return Elementwise.map(this, x -> Math.pow(x, exponent));
  }

  /** {@link Math#exp} of each element. */
  public Tensor exp() {
    return Elementwise.map(this, Math::exp);
  }

  /** {@link Math#log} of each element. */
  public Tensor log() {
    return Elementwise.map(this, Math::log);
  }

  /** {@link Math#expm1} of each element. */
  public Tensor expm1() {
    return Elementwise.map(this, Math::expm1);
  }

  /** {@link Math#log1p} of each element. */
  public Tensor log1p() {
    return Elementwise.map(this, Math::log1p);
  }

  /** {@link Math#sqrt} of each element. */
  public Tensor sqrt() {
    return Elementwise.map(this, Math::sqrt);
  }

  /** x² of each element. */
  public Tensor square() {
    return Binary.TIMES.apply(this, this);
  }

  /** {@link Math#abs} of each element. */
  public Tensor abs() {
    return Elementwise.map(this, Math::abs);
  }

  /** {@link Math#sin} of each element. */
  public Tensor sin() {
    return Elementwise.map(this, Math::sin);
  }

  /** {@link Math#cos} of each element. */
  public Tensor cos() {
    return Elementwise.map(this, Math::cos);
  }

  /** {@link Math#tan} of each element. */
  public Tensor tan() {
    return Elementwise.map(this, Math::tan);
  }

  /** {@link Math#tanh} of each element. */
  public Tensor tanh() {
    return Elementwise.map(this, Math::tanh);
  }

  /** 1 / (1 + exp(−x)) of each element. */
  public Tensor sigmoid() {
    return Elementwise.map(this, Elementwise::sigmoid);
  }

  /** max(x, 0) of each element. */
  public Tensor relu() {
    return Binary.MAXIMUM.apply(this, 0);
  }

  /** ln(1 + exp(x)) of each element. */
  public Tensor softplus() {
    return Elementwise.map(this, Elementwise::softplus);
  }

  /**
   * The matrix product: vector by matrix, matrix by vector, matrix by matrix. Of tensors of higher
   * rank the last two axes are multiplied, and the ones before are broadcast.
   */
  public Tensor matmul(Tensor other) {
    return MatrixProduct.matmul(this, other);
  }

  /**
   * The products of each element with each one of {@code other}: of two vectors a matrix, else a
   * tensor of the axes of both.
   */
  public Tensor outer(Tensor other) {
    return MatrixProduct.outer(this, other);
  }

  /** The Kronecker product: each element times all of {@code other}, which has the same rank. */
  public Tensor kron(Tensor other) {
    return MatrixProduct.kron(this, other);
  }

  /** The last two axes swapped. */
  public Tensor transpose() {
    return Layout.transpose(this);
  }

  /** The same elements, row by row, in another shape. */
  public Tensor reshape(int... newShape) {
    return Layout.reshape(this, newShape);
  }

  /** An axis of length 1 inserted at {@code axis}: where a reduction has taken one away. */
  public Tensor keepDims(int axis) {
    return Layout.keepDims("keepDims", this, axis);
  }

  /** The columns of a matrix below each other, as a vector. */
  public Tensor vec() {
    return Layout.vec(this);
  }

  /** The part at index {@code i} of the first axis. */
  public Tensor row(int i) {
    return Layout.row(this, i);
  }

  /** The indices {@code from}, inclusive, to {@code to}, exclusive, of one axis. */
  public Tensor slice(int axis, int from, int to) {
    return Layout.slice(this, axis, from, to);
  }

  /** The parts at these indices of the first axis, which may repeat. */
  public Tensor gather(int[] indices) {
    return Layout.gather(this, indices);
  }

  /** The diagonal of a matrix, or the diagonal matrix of a vector. */
  public Tensor diag() {
    return Layout.diag(this);
  }

  /** The sum along an axis, which goes. */
  public Tensor sum(int axis) {
    return Reduction.along("sum", this, axis, Reduction::sum);
  }

  /** The mean along an axis, which goes. */
  public Tensor mean(int axis) {
    return Reduction.alongNonEmpty("mean", this, axis, Reduction::mean);
  }

  /** The largest element along an axis, which goes. */
  public Tensor max(int axis) {
    return Reduction.alongNonEmpty("max", this, axis, Reduction::max);
  }

  /** The smallest element along an axis, which goes. */
  public Tensor min(int axis) {
    return Reduction.alongNonEmpty("min", this, axis, Reduction::min);
  }

  /** ln Σ exp(x) along an axis, which goes. */
  public Tensor logSumExp(int axis) {
    return Reduction.along("logSumExp", this, axis, Reduction::logSumExp);
  }

  /** exp(x) / Σ exp(x) along an axis. */
  public Tensor softmax(int axis) {
    return Reduction.softmax(this, axis);
  }

  /**
   * X in this · X = b, for a square matrix and a vector or matrix b.
   *
   * @throws ArithmeticException if this matrix is singular, to working precision
   */
  public Tensor solve(Tensor b) {
    return Factorization.solve(this, b);
  }

  /**
   * The inverse of a square matrix.
   *
   * @throws ArithmeticException if it is singular, to working precision
   */
  public Tensor inverse() {
    return Factorization.inverse(this);
  }

  /**
   * The lower triangular L with positive diagonal and L Lᵀ = (A + Aᵀ)/2, where A is this matrix.
   *
   * @throws ArithmeticException if (A + Aᵀ)/2 is not positive definite
   */
  public Tensor cholesky() {
    return Factorization.cholesky(this);
  }

  /** Tensors joined along one of their axes; in the others they have the same lengths. */
  public static Tensor concat(int axis, Tensor... parts) {
    return Layout.concat(axis, parts);
  }

  /** Tensors of one shape joined along a new axis. */
  public static Tensor stack(int axis, Tensor... parts) {
    return Layout.stack(axis, parts);
  }

  /** The sum of all elements. */
  public double sum() {
    return Reduction.all(this, Reduction::sum);
  }

  /** The mean of all elements. */
  public double mean() {
    return Reduction.allNonEmpty("mean", this, Reduction::mean);
  }

  /** The largest element. */
  public double max() {
    return Reduction.allNonEmpty("max", this, Reduction::max);
  }

  /** The smallest element. */
  public double min() {
    return Reduction.allNonEmpty("min", this, Reduction::min);
  }

  /** The Euclidean norm: the square root of the sum of the squares of all elements. */
  public double norm() {
    return Reduction.all(this, Reduction::norm);
  }

  /** ln Σ exp(x) over all elements. */
  public double logSumExp() {
    return Reduction.all(this, Reduction::logSumExp);
  }

  /** The sum of the products of the elements of two tensors of one shape. */
  public double dot(Tensor other) {
    return Reduction.dot(this, other);
  }

  /** The sum of the diagonal of a square matrix. */
  public double trace() {
    return Reduction.trace(this);
  }

  /** The determinant of a square matrix. */
  public double det() {
    return Factorization.det(this);
  }

  /** ln |det| of a square matrix. */
  public double logDet() {
    return Factorization.logDet(this);
  }
}
