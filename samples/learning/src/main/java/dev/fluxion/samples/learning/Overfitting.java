package dev.fluxion.samples.learning;

import static dev.fluxion.samples.learning.Polynomial.loss;

import dev.fluxion.samples.learning.Polynomial.Descent;
import java.util.Locale;

/**
 * Polynomials of growing order through twelve points: the training error falls all the way, the
 * test error only at first.
 */
final class Overfitting {

  static final int HIGHEST_ORDER = 11;

  private Overfitting() {}

  static double truth(double x) {
    return Math.sin(Math.PI * x);
  }

  static Observations training() {
    return Observations.of(Overfitting::truth, 12, 0.2, 7);
  }

  static Observations test() {
    return Observations.of(Overfitting::truth, 500, 0.2, 8);
  }

  /** √(1/N Σ e²). */
  static double rootMeanSquare(double[] theta, Observations data) {
    return Math.sqrt(2 * loss(theta, data.x(), data.y()));
  }

  public static void main(String[] args) {
    Learning.tell(args, Overfitting::tell);
  }

  static void tell(Report report) {
    Observations training = training();
    Observations test = test();
    report.title("Overfitting: sin πx from twelve noisy points");

    double[] exact = Polynomial.normalEquations(training.x(), training.y(), 3);
    Descent descent = Polynomial.descend(training.x(), training.y(), 3, 0.5, 20_000);
    report.line("  order 3, normal equations  %s", text(exact));
    report.line("  order 3, gradient descent  %s", text(descent.theta()));

    double[] grid = Observations.grid();
    Plot fits = new Plot("Polynomials of growing order", "x", "y").within(-2, 2);
    fits.points("observations", training.x(), training.y());
    double[] trainingErrors = new double[HIGHEST_ORDER];
    double[] testErrors = new double[HIGHEST_ORDER];
    for (int order = 1; order <= HIGHEST_ORDER; order++) {
      double[] theta = Polynomial.normalEquations(training.x(), training.y(), order);
      trainingErrors[order - 1] = rootMeanSquare(theta, training);
      testErrors[order - 1] = rootMeanSquare(theta, test);
      report.line(
          "  order %2d  training error %.4f  test error %.4f",
          order, trainingErrors[order - 1], testErrors[order - 1]);
      if (order == 1 || order == 3 || order == 9) {
        fits.curve("order " + order, grid, Polynomial.f(grid, theta));
      }
    }
    report.plot(fits, "overfitting");
    report.plot(
        new Plot("Overfitting", "order", "root mean square error")
            .curve("training", trainingErrors)
            .curve("test", testErrors)
            .within(0, 1),
        "overfitting-errors");
  }

  private static String text(double[] theta) {
    StringBuilder text = new StringBuilder();
    for (double element : theta) {
      text.append(String.format(Locale.ROOT, "%10.6f", element));
    }
    return text.toString();
  }
}
