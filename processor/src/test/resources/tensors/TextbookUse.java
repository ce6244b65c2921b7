package t;

import dev.fluxion.Tensor;

/** Prints what a test compares with closed forms, as anybody would call it. */
public class TextbookUse {
  private static final Tensor A =
      Tensor.matrix(new double[][] {{2, -1, 0.5}, {0.25, 3, 1}, {1, 0, 4}});
  private static final Tensor X = Tensor.vector(1, -2, 0.5);
  private static final Tensor Y = Tensor.vector(0.2, 1, -1);

  private static void same(Tensor actual, Tensor expected) {
    double error = actual.minus(expected).norm();
    if (!(error <= 1e-14 * (1 + expected.norm()))
        || !java.util.Arrays.equals(actual.shape(), expected.shape())) {
      throw new AssertionError(actual + " instead of " + expected);
    }
  }

  /** d(Ax)ᵢ/dAₖₗ = δᵢₖ xₗ. */
  public static void product() {
    Tensor jacobian = TextbookGradients.productJacobian(A, X).jacobian();
    same(jacobian, Tensor.identity(3).reshape(3, 3, 1).times(X));
  }

  public static void leastSquares() {
    var g = TextbookGradients.leastSquaresGradient(A, X, Y);
    Tensor residual = Y.minus(A.matmul(X));
    same(g.x(), A.transpose().matmul(residual).negate());
    same(g.a(), residual.outer(X).negate());
    double[][] hessian = TextbookGradients.leastSquaresHessian(A, X, Y).hessian();
    same(Tensor.matrix(hessian).slice(0, 9, 12).slice(1, 9, 12), A.transpose().matmul(A));
  }

  public static void layer() {
    var jacobian = TextbookGradients.layerJacobian(A, X, Y);
    Tensor h = A.matmul(X).plus(Y).tanh();
    same(jacobian.value(), h);
    same(jacobian.jacobian(), Tensor.ones(3).minus(h.square()).diag());
  }

  public static void crossEntropy() {
    Tensor y = Tensor.vector(0, 1, 0);
    var g = TextbookGradients.crossEntropyGradient(A, Y, X, y);
    Tensor error = A.matmul(X).plus(Y).softmax(0).minus(y);
    same(g.b(), error);
    same(g.w(), error.outer(X));
  }

  public static void volume() {
    same(TextbookGradients.volumeGradient(A).a(), A.inverse().transpose());
    Tensor v = A.times(A);
    Tensor inverse = A.inverse();
    same(
        TextbookGradients.volumeHvp(A, v).product().a(),
        inverse.matmul(v).matmul(inverse).transpose().negate());
  }

  public static void quadratic() {
    Tensor symmetric = A.plus(A.transpose()).times(0.5);
    same(TextbookGradients.quadraticGradient(X, A).x(), symmetric.matmul(X));
    same(Tensor.matrix(TextbookGradients.quadraticHessian(X, A).hessian()), symmetric);
  }

  public static void kinks() {
    same(TextbookGradients.kinksGradient(Tensor.zeros(4)).x(), Tensor.ones(4).div(4));
    same(
        TextbookGradients.tieGradient(Tensor.vector(1, 2, 2), Tensor.vector(1, 3, 0)).x(),
        Tensor.vector(0.5, 0.5, 1.5));
    if (TextbookGradients.kinksJvp(Tensor.zeros(2), Tensor.vector(3, 1)).tangent() != 2) {
      throw new AssertionError();
    }
  }

  /** What does not matter has derivative 0, also where it is not differentiable. */
  public static void unused() {
    same(TextbookGradients.unusedGradient(Tensor.vector(0, 1)).x(), Tensor.vector(0, 1.5));
  }

  private static void refused(Runnable call, String message) {
    try {
      call.run();
    } catch (IllegalArgumentException e) {
      if (e.getMessage().equals(message)) {
        return;
      }
      throw new AssertionError(e.getMessage());
    }
    throw new AssertionError("accepted: " + message);
  }

  public static void shapes() {
    refused(
        () -> TextbookGradients.quadraticJvp(X, A, A),
        "xTangent must be of the shape Tensor[3], but is of the shape Tensor[3, 3]");
    refused(
        () -> TextbookGradients.quadraticHvp(X, A, null),
        "xTangent must be of the shape Tensor[3], but is of the shape null");
    refused(
        () -> TextbookGradients.productVjp(A, X, A),
        "cotangent must be of the shape Tensor[3], but is of the shape Tensor[3, 3]");
    refused(
        () -> TextbookGradients.productPullback(A, X).apply(Tensor.scalar(1)),
        "cotangent must be of the shape Tensor[3], but is of the shape Tensor[]");
    var adjoint = new TextbookGradients.QuadraticAdjoint();
    adjoint.x = Tensor.ones(1);
    refused(
        () -> TextbookGradients.quadraticGradient(X, A, adjoint),
        "adjoint.x must be of the shape Tensor[3], but is of the shape Tensor[1]");
    refused(
        () -> TextbookGradients.quadraticGradient(Tensor.ones(2), A),
        "matmul: the shapes [3, 3] and [2] do not fit together");
  }

  /** The field is another object, the one that the caller set stays as it was. */
  public static void adjoint() {
    var adjoint = new TextbookGradients.QuadraticAdjoint();
    Tensor mine = Tensor.ones(3);
    adjoint.x = mine;
    TextbookGradients.quadraticGradient(X, A, adjoint);
    same(mine, Tensor.ones(3));
    same(adjoint.x, mine.plus(TextbookGradients.quadraticGradient(X, A).x()));
    adjoint.clear();
    same(adjoint.x, Tensor.zeros(3));
  }
}
