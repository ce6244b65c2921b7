package dev.fluxion.samples.textbook;

import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/**
 * Sums and products of vectors and matrices. What the topics differentiate through is
 * differentiable itself; the rest only multiplies results.
 */
final class LinearAlgebra {

  private LinearAlgebra() {}

  /** A x. */
  @Differentiable
  static double[] times(double[][] A, double[] x) {
    double[] y = new double[A.length];
    for (int i = 0; i < A.length; i++) {
      for (int j = 0; j < x.length; j++) {
        y[i] += A[i][j] * x[j];
      }
    }
    return y;
  }

  @Differentiable
  static double[] plus(double[] x, double[] y) {
    double[] sum = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      sum[i] = x[i] + y[i];
    }
    return sum;
  }

  @Differentiable
  static double[] minus(double[] x, double[] y) {
    double[] difference = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      difference[i] = x[i] - y[i];
    }
    return difference;
  }

  /** xᵀy. */
  @Differentiable
  static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /** ‖x‖² = xᵀx. */
  @Differentiable
  static double squaredNorm(double[] x) {
    return dot(x, x);
  }

  /** A B. */
  static double[][] times(double[][] A, double[][] B) {
    return Tensor.matrix(A).matmul(Tensor.matrix(B)).toMatrix();
  }

  /** Aᵀ. */
  static double[][] transposed(double[][] A) {
    return Tensor.matrix(A).transpose().toMatrix();
  }

  /** x yᵀ. */
  static double[][] outer(double[] x, double[] y) {
    return Tensor.vector(x).outer(Tensor.vector(y)).toMatrix();
  }
}
