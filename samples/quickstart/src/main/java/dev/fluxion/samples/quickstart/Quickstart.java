package dev.fluxion.samples.quickstart;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Fits Hubble's law with generated derivatives, and prints every step. */
public final class Quickstart {

  private static final int DESCENT_STEPS = 30;
  private static final double LEARNING_RATE = 0.4;
  private static final int MOST_NEWTON_STEPS = 10;
  private static final double SMALL_GRADIENT = 1e-8;

  private final double[] distance = Hubble.distances();
  private final double[] velocity = Hubble.velocities();
  private final PrintStream out;

  private Quickstart(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints the fit.
   *
   * @param args ignored
   */
  public static void main(String[] args) {
    run(new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  static void run(PrintStream out) {
    Quickstart quickstart = new Quickstart(out);
    Line rough = quickstart.descend(new Line(0, 0));
    Line fit = quickstart.newton(rough);
    quickstart.printCurvature(fit);
    quickstart.printFit(fit, quickstart.slopeThroughOrigin());
    quickstart.printLecture(0.8);
  }

  /** A line, or a step from one line to another. */
  record Line(double slope, double intercept) {
    Line plus(Line step) {
      return new Line(slope + step.slope, intercept + step.intercept);
    }
  }

  /** Gradient descent: cheap steps, which slow down as they come near. */
  private Line descend(Line line) {
    print("Gradient descent%n");
    for (int k = 0; k < DESCENT_STEPS; k++) {
      var g = HubbleGradients.lossGradient(line.slope, line.intercept, distance, velocity);
      Line step = new Line(-LEARNING_RATE * g.slope(), -LEARNING_RATE * g.intercept());
      if (k < 5 || k % 5 == 4) {
        printStep(k, g.value(), g.slope(), g.intercept(), step);
      }
      line = line.plus(step);
    }
    return line;
  }

  /** Newton's method: solves H · step = −gradient; the loss is quadratic, so one step arrives. */
  private Line newton(Line line) {
    print("%nNewton's method%n");
    for (int k = 0; k < MOST_NEWTON_STEPS; k++) {
      var h = HubbleGradients.lossHessian(line.slope, line.intercept, distance, velocity);
      double[] g = h.gradient();
      double[][] m = h.hessian();
      double determinant = m[0][0] * m[1][1] - m[0][1] * m[1][0];
      Line step =
          new Line(
              -(m[1][1] * g[0] - m[0][1] * g[1]) / determinant,
              -(m[0][0] * g[1] - m[1][0] * g[0]) / determinant);
      printStep(k, h.value(), g[0], g[1], step);
      if (Math.hypot(g[0], g[1]) < SMALL_GRADIENT) {
        break;
      }
      line = line.plus(step);
    }
    return line;
  }

  private void printStep(int k, double value, double bySlope, double byIntercept, Line step) {
    print(
        "  %2d  loss %14.6f  gradient (%15.6g, %15.6g)  step (%13.6g, %13.6g)%n",
        k, value, bySlope, byIntercept, step.slope, step.intercept);
  }

  /** The signs of the Hessian's eigenvalues tell a minimum from a saddle. */
  private void printCurvature(Line fit) {
    double[][] m =
        HubbleGradients.lossHessian(fit.slope, fit.intercept, distance, velocity).hessian();
    double mean = (m[0][0] + m[1][1]) / 2;
    double radius = Math.hypot((m[0][0] - m[1][1]) / 2, m[0][1]);
    double least = mean - radius;
    double most = mean + radius;
    String kind =
        least > 0
            ? "positive definite: a minimum"
            : most < 0 ? "negative definite: a maximum" : "indefinite: no extremum";
    print("%nHessian (%.6f, %.6f; %.6f, %.6f)%n", m[0][0], m[0][1], m[1][0], m[1][1]);
    print("  eigenvalues %.6f and %.6f, %s%n", least, most, kind);
  }

  /** The loss in the slope alone is a parabola: one Newton step from anywhere is its minimum. */
  private double slopeThroughOrigin() {
    var h = HubbleGradients.lossInSlopeHessian(0, 0, distance, velocity);
    return -h.gradient()[0] / h.hessian()[0][0];
  }

  private void printFit(Line fit, double throughOrigin) {
    Line exact = ClosedForm.line(distance, velocity);
    print("%nHubble's law, velocity = slope · distance + intercept%n");
    print("  fitted        slope %.3f  intercept %.3f%n", fit.slope, fit.intercept);
    print("  closed form   slope %.3f  intercept %.3f%n", exact.slope, exact.intercept);
    print("  through the origin   fitted slope %.3f%n", throughOrigin);
    print(
        "  through the origin   closed form  %.3f%n",
        ClosedForm.slopeThroughOrigin(distance, velocity));
  }

  private void printLecture(double x) {
    var forward = LectureGradients.fJvp(x, 1);
    var reverse = LectureGradients.fGradient(x);
    print("%nf(x) = √(x² + e^{x²}) + cos(x² + e^{x²}) at x = %s%n", x);
    print("  forward mode  f = %.12f  f' = %.12f%n", forward.value(), forward.tangent());
    print("  reverse mode  f = %.12f  f' = %.12f%n", reverse.value(), reverse.x());
  }

  private void print(String format, Object... arguments) {
    out.printf(Locale.ROOT, format, arguments);
  }
}
