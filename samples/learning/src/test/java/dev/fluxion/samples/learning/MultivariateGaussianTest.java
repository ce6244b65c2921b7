package dev.fluxion.samples.learning;

import static dev.fluxion.samples.learning.MultivariateGaussian.*;
import static dev.fluxion.samples.learning.MultivariateGaussianGradients.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.Tensor;
import org.junit.jupiter.api.Test;

class MultivariateGaussianTest {

  private static final Tensor X = points();
  private static final Tensor MU = Tensor.vector(0.5, -1);
  private static final Tensor SIGMA = Tensor.matrix(new double[][] {{2, 0.3}, {0.3, 1.5}});

  /** Point by point, with the inverse of a 2×2 matrix. */
  @Test
  void likelihoodIsTheProductOfTheDensities() {
    double determinant = 2 * 1.5 - 0.3 * 0.3;
    double sum = 0;
    for (double[] x : X.toMatrix()) {
      double d1 = x[0] - 0.5;
      double d2 = x[1] + 1;
      double form = (1.5 * d1 * d1 - 2 * 0.3 * d1 * d2 + 2 * d2 * d2) / determinant;
      sum -= Math.log(Math.exp(-form / 2) / (2 * Math.PI * Math.sqrt(determinant)));
    }
    assertEquals(sum / X.shape()[0], negativeLogLikelihood(MU, SIGMA, X), 1e-12);
  }

  /** −Σ⁻¹(x̄ − μ) and ½(Σ⁻¹ − Σ⁻¹SΣ⁻¹). */
  @Test
  void gradient() {
    Tensor inverse = SIGMA.inverse();
    Tensor byMu = inverse.matmul(MU.minus(X.mean(0)));
    Tensor S = scatter(MU, X);
    Tensor bySigma = inverse.minus(inverse.matmul(S).matmul(inverse)).times(0.5);
    var actual = negativeLogLikelihoodGradient(MU, SIGMA, X);
    assertArrayEquals(byMu.toArray(), actual.mu().toArray(), 1e-12);
    assertArrayEquals(bySigma.toArray(), actual.Sigma().toArray(), 1e-12);

    Tensor A = SIGMA.cholesky();
    var factored = byFactorGradient(MU, A, X);
    assertArrayEquals(byMu.toArray(), factored.mu().toArray(), 1e-12);
    assertArrayEquals(bySigma.times(2).matmul(A).toArray(), factored.A().toArray(), 1e-12);
  }

  @Test
  void descentFindsMeanAndCovariance() {
    Fit fit = fit(X);
    Tensor mean = X.mean(0);
    assertArrayEquals(mean.toArray(), fit.mu().toArray(), 1e-9);
    assertArrayEquals(scatter(mean, X).toArray(), fit.Sigma().toArray(), 1e-9);
  }
}
