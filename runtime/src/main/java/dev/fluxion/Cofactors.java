package dev.fluxion;

import java.util.Arrays;

/**
 * The matrix of the cofactors, which is the gradient of the determinant, and its derivative. Both
 * exist at singular matrices, too: there they come from the singular value decomposition A = P S Q,
 * because cof(P S Q) = det(P) det(Q) P cof(S) Q for orthogonal P and Q.
 */
final class Cofactors {
  private final int n;
  private final Tensor p;
  private final double[] s;
  private final Tensor q;

  private Cofactors(Tensor a) {
    n = a.shape[0];
    s = new double[n];
    double[] left = new double[n * n];
    double[] right = new double[n * n];
    // LAPACK sees the transpose of A, and we see the transposes of its results.
    if (!Lapack.singularValues(n, a.data.clone(), left, s, right)) {
      Arrays.fill(s, Double.NaN);
    }
    p = new Tensor(right, a.shape);
    q = new Tensor(left, a.shape);
  }

  static Tensor of(Tensor a) {
    LuDecomposition lu = LuDecomposition.of(a, "cofactors");
    double det = lu.det();
    if (a.data.length == 0) {
      return a;
    }
    if (det != 0 && Double.isFinite(det)) {
      Tensor cofactors = new Tensor(lu.inverse(), a.shape).transpose().times(det);
      if (Arrays.stream(cofactors.data).allMatch(Double::isFinite)) {
        return cofactors;
      }
    }
    return new Cofactors(a).cofactors();
  }

  /** The derivative of {@link #of} in the direction {@code d}; a self-adjoint map of it. */
  static Tensor derivative(Tensor a, Tensor d) {
    // With C = cof(A) this is (⟨C, D⟩ C − C Dᵀ C) / det(A), in which all digits cancel where A is
    // almost singular.
    return TensorShape.side("cofactors", a.shape) == 0 ? a : new Cofactors(a).derivative(d);
  }

  private Tensor cofactors() {
    double[] diagonal = new double[n];
    for (int i = 0; i < n; i++) {
      diagonal[i] = productWithout(i, i);
    }
    return back(Tensor.vector(diagonal).diag());
  }

  private Tensor derivative(Tensor d) {
    Tensor inner = p.transpose().matmul(d).matmul(q.transpose());
    double[] w = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != j) {
          double others = productWithout(i, j);
          w[i * n + j] = -others * inner.get(j, i);
          w[i * n + i] += others * inner.get(j, j);
        }
      }
    }
    return back(Tensor.of(w, n, n));
  }

  private Tensor back(Tensor inner) {
    return p.matmul(inner).matmul(q).times(p.det() * q.det());
  }

  private double productWithout(int i, int j) {
    double product = 1;
    for (int k = 0; k < n; k++) {
      product *= k == i || k == j ? 1 : s[k];
    }
    return product;
  }
}
