package dev.fluxion.samples.learning;

import static dev.fluxion.samples.learning.MaximumLikelihoodGradients.negativeLogLikelihoodGradient;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.samples.learning.MaximumLikelihood.Fit;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MaximumLikelihoodTest {

  private static final Observations DATA = MaximumLikelihood.observations();

  /** By θ_i, −1/Nσ² Σ e xⁱ; by ln σ, 1 − 1/Nσ² Σ e². */
  @Test
  void gradient() {
    double[] theta = {0.3, -0.5, 1};
    double sigma = 0.7;
    double[] expected = new double[3];
    double squares = 0;
    for (int n = 0; n < DATA.x().length; n++) {
      double x = DATA.x()[n];
      double e = DATA.y()[n] - (0.3 - 0.5 * x + x * x);
      squares += e * e;
      for (int i = 0; i < 3; i++) {
        expected[i] -= e * Math.pow(x, i) / (sigma * sigma * DATA.x().length);
      }
    }
    var gradient = negativeLogLikelihoodGradient(theta, Math.log(sigma), DATA.x(), DATA.y());
    assertArrayEquals(expected, gradient.theta(), 1e-12);
    assertEquals(1 - squares / (sigma * sigma * DATA.x().length), gradient.logSigma(), 1e-12);
  }

  @Test
  void newtonFindsTheClosedForm() {
    Report silent = new Report(new PrintStream(OutputStream.nullOutputStream()), Path.of("unused"));
    Fit fit = MaximumLikelihood.newton(DATA, silent);
    Fit exact = MaximumLikelihood.closedForm(DATA);
    assertArrayEquals(exact.theta(), fit.theta(), 1e-9);
    assertEquals(exact.sigma(), fit.sigma(), 1e-9);
    assertEquals(0.25, fit.sigma(), 0.03);
  }
}
