package dev.fluxion.samples.learning;

import static dev.fluxion.samples.learning.ProbabilisticPcaGradients.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.Tensor;
import dev.fluxion.samples.learning.ProbabilisticPca.Model;
import dev.fluxion.samples.learning.ProbabilisticPca.Parameters;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProbabilisticPcaTest {

  private static final Model TRUTH = ProbabilisticPca.truth();
  private static final Tensor X = TRUTH.sample(300, new Random(4));

  /** With G = C⁻¹ − C⁻¹SC⁻¹: GW by W, −C⁻¹(x̄ − b) by b, and σ² tr G by ln σ. */
  @Test
  void gradient() {
    Tensor b = Tensor.vector(0.5, -1, 0.2, 1, 2);
    double sigma = 0.9;
    Model model = new Model(TRUTH.W(), b, sigma);
    Tensor inverse = model.covariance().inverse();
    Tensor S = MultivariateGaussian.scatter(b, X);
    Tensor G = inverse.minus(inverse.matmul(S).matmul(inverse));

    var parameters = new Parameters(TRUTH.W(), b, Math.log(sigma));
    Parameters actual = negativeLogLikelihoodGradient(parameters, X).p();
    assertArrayEquals(G.matmul(TRUTH.W()).toArray(), actual.W().toArray(), 1e-11);
    Tensor byB = inverse.matmul(b.minus(X.mean(0)));
    assertArrayEquals(byB.toArray(), actual.b().toArray(), 1e-11);
    assertEquals(sigma * sigma * G.trace(), actual.logSigma(), 1e-11);
  }

  @Test
  void descentFindsTheSolutionByEigenvectors() {
    Report silent = new Report(new PrintStream(OutputStream.nullOutputStream()), Path.of("unused"));
    Model fit = ProbabilisticPca.fit(X, silent).model();
    Model exact = ProbabilisticPca.byEigenvectors(X);
    assertEquals(exact.sigma(), fit.sigma(), 1e-8);
    assertArrayEquals(exact.b().toArray(), fit.b().toArray(), 1e-8);
    assertArrayEquals(exact.covariance().toArray(), fit.covariance().toArray(), 1e-7);
    assertEquals(0.4, fit.sigma(), 0.03);
  }

  @Test
  void samplesHaveTheModelsMoments() {
    Tensor samples = TRUTH.sample(200_000, new Random(6));
    Tensor mean = samples.mean(0);
    assertArrayEquals(TRUTH.b().toArray(), mean.toArray(), 0.02);
    Tensor covariance = MultivariateGaussian.scatter(mean, samples);
    assertArrayEquals(TRUTH.covariance().toArray(), covariance.toArray(), 0.05);
  }

  /** Bayes' rule: the mean of h given x is where P(x | h)P(h) is largest. */
  @Test
  void codeIsLikeliest() {
    Tensor x = X.row(0);
    Tensor h = TRUTH.code(x);
    var at = negativeLogPosteriorGradient(h, x, TRUTH.W(), TRUTH.b(), TRUTH.sigma());
    assertArrayEquals(new double[2], at.h().toArray(), 1e-12);
    var beside = negativeLogPosteriorGradient(h.plus(0.1), x, TRUTH.W(), TRUTH.b(), TRUTH.sigma());
    Tensor M = TRUTH.W().transpose().matmul(TRUTH.W()).div(0.4 * 0.4).plus(Tensor.identity(2));
    Tensor expected = M.matmul(Tensor.vector(0.1, 0.1));
    assertArrayEquals(expected.toArray(), beside.h().toArray(), 1e-10);
  }
}
