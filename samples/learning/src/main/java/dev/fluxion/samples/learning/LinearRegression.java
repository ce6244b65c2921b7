package dev.fluxion.samples.learning;

import dev.fluxion.samples.learning.Polynomial.Descent;

/** A straight line by gradient descent, beside the normal equations. */
final class LinearRegression {

  private LinearRegression() {}

  static Observations observations() {
    return Observations.of(x -> 2 * x - 1, 40, 0.3, 1);
  }

  public static void main(String[] args) {
    Learning.tell(args, LinearRegression::tell);
  }

  static void tell(Report report) {
    Observations data = observations();
    double[] exact = Polynomial.normalEquations(data.x(), data.y(), 1);
    Descent descent = Polynomial.descend(data.x(), data.y(), 1, 0.5, 100);
    double[] theta = descent.theta();

    report.title("Linear regression: y = −1 + 2x + noise");
    report.line("  normal equations  θ₀ = %.6f  θ₁ = %.6f", exact[0], exact[1]);
    report.line("  gradient descent  θ₀ = %.6f  θ₁ = %.6f", theta[0], theta[1]);
    double[] grid = Observations.grid();
    report.plot(
        new Plot("Linear regression", "x", "y")
            .points("observations", data.x(), data.y())
            .curve("fit", grid, Polynomial.f(grid, theta)),
        "linear-regression");
    report.plot(
        new Plot("Gradient descent", "step", "loss").curve("loss", descent.losses()).logarithmic(),
        "linear-regression-loss");
  }
}
