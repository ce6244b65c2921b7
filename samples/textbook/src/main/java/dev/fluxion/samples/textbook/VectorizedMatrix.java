package dev.fluxion.samples.textbook;

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
  static Tensor z(Tensor W, Tensor x) {
    return W.matmul(x);
  }

  /** z as a function of the vector of W's rows. */
  @Differentiable(wrt = "rows")
  static Tensor zOfRows(Tensor rows, Tensor x) {
    return rows.reshape(rows.size() / x.size(), x.size()).matmul(x);
  }

  /** z as a function of vec W, the vector of W's columns. */
  @Differentiable(wrt = "vec")
  static Tensor zOfVec(Tensor vec, Tensor x) {
    return vec.reshape(x.size(), vec.size() / x.size()).transpose().matmul(x);
  }

  /** Some J that depends on z: its derivative is pᵀ with p_i = z_i². */
  @Differentiable
  static double J(Tensor z) {
    return z.pow(3).sum() / 3;
  }

  @Differentiable(wrt = "W")
  static double JOfW(Tensor W, Tensor x) {
    return J(z(W, x));
  }

  public static void main(String[] args) {
    Blackboard.show(VectorizedMatrix::show);
  }

  static void show(Blackboard board) {
    Tensor W = Tensor.matrix(new double[][] {{1, 2}, {3, 4}});
    Tensor x = Tensor.vector(5, 6);
    Tensor dz = zOfRowsJacobian(W.reshape(4), x).jacobian();
    Tensor p = JGradient(z(W, x)).z();

    board.title("z = Wx, W = [1 2; 3 4], x = (5, 6)");
    board.write("∂z/∂vec[W], row by row = [x₁ x₂ 0 0; 0 0 x₁ x₂]", dz);
    board.write("∂z/∂vec W, column by column", zOfVecJacobian(W.vec(), x).jacobian());
    board.write("∂z/∂W ∈ ℝ^{2×(2×2)}", zJacobian(W, x).jacobian());
    board.write("∂J/∂z = pᵀ", p);
    Tensor dJ = p.matmul(dz);
    board.write("∂J/∂vec[W] = pᵀ ∂z/∂vec[W] = [p₁xᵀ … pₙxᵀ]", dJ);
    board.write("∇_W J = unvec", dJ.reshape(2, 2));
    board.write("p xᵀ", p.outer(x));
    board.write("by Fluxion, ∇_W J", JOfWGradient(W, x).W());
  }
}
