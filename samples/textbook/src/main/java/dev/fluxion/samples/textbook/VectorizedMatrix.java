package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LinearAlgebra.outer;
import static dev.fluxion.samples.textbook.LinearAlgebra.times;
import static dev.fluxion.samples.textbook.VectorizedMatrixGradients.*;

import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/**
 * ∂f/∂vec[W] and back (Whitehill, "Vectorizing a matrix", "Matrix derivative of a vector-valued
 * function").
 *
 * <p>The slide's first example prints [x₁ x₂ 0 0; 0 0 x₃ x₄]; x has two elements only, and the
 * right matrix is [x₁ x₂ 0 0; 0 0 x₁ x₂], as the general form on the later slides says.
 *
 * <p>Whitehill's vec strings the rows together, as Fluxion's flattening does. The vec of the 70015
 * notes (lecture 2) strings the columns together, as {@link Tensor#vec()} does.
 */
final class VectorizedMatrix {

  private VectorizedMatrix() {}

  /** z = Wx. */
  @Differentiable(wrt = "W")
  static double[] z(double[][] W, double[] x) {
    return times(W, x);
  }

  /** Some J that depends on z: its derivative is pᵀ with p_i = z_i². */
  @Differentiable
  static double J(double[] z) {
    double sum = 0;
    for (double element : z) {
      sum += element * element * element / 3;
    }
    return sum;
  }

  @Differentiable(wrt = "W")
  static double JOfW(double[][] W, double[] x) {
    return J(z(W, x));
  }

  /** vec⁻¹: a vector of n·m elements as an n×m matrix, row by row. */
  static double[][] unvec(double[] vector, int n, int m) {
    return Tensor.of(vector, n, m).toMatrix();
  }

  /** ∂z/∂vec W where vec strings the columns of W together: a permutation of the columns. */
  static double[][] byColumns(double[][] byRows, int n, int m) {
    return Tensor.matrix(byRows).reshape(n, n, m).transpose().reshape(n, n * m).toMatrix();
  }

  public static void main(String[] args) {
    Blackboard.show(VectorizedMatrix::show);
  }

  static void show(Blackboard board) {
    double[][] W = {{1, 2}, {3, 4}};
    double[] x = {5, 6};
    double[][] dz = zJacobian(W, x).jacobian();
    double[] p = JGradient(z(W, x)).z();

    board.title("z = Wx, W = [1 2; 3 4], x = (5, 6)");
    board.write("∂z/∂vec[W], row by row = [x₁ x₂ 0 0; 0 0 x₁ x₂]", dz);
    board.write("∂z/∂vec W, column by column", byColumns(dz, 2, 2));
    board.write("∂J/∂z = pᵀ", p);
    double[] dJ = times(new double[][] {p}, dz)[0];
    board.write("∂J/∂vec[W] = pᵀ ∂z/∂vec[W] = [p₁xᵀ … pₙxᵀ]", dJ);
    board.write("∇_W J = unvec", unvec(dJ, 2, 2));
    board.write("p xᵀ", outer(p, x));
    board.write("by Fluxion, ∇_W J", JOfWGradient(W, x).W());
  }
}
