package dev.fluxion;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Compares a gradient with Richardson-extrapolated central differences.
 *
 * <pre>{@code
 * GradientCheck.of(x -> x[0] * Math.sin(x[1]))
 *     .at(2, 0.5)
 *     .against(Math.sin(0.5), 2 * Math.cos(0.5))
 *     .assertClose(1e-9);
 * }</pre>
 *
 * <p>The differences mean nothing at a kink, and where the function is defined on one side only.
 */
public final class GradientCheck {
  /** Components that are so much smaller than what differences can resolve are not compared. */
  private static final double RESOLUTION = 1e8;

  private final ToDoubleFunction<double[]> function;

  private GradientCheck(ToDoubleFunction<double[]> function) {
    this.function = function;
  }

  /** A check of the gradient of this function, which gets an array of its own at each call. */
  public static GradientCheck of(ToDoubleFunction<double[]> function) {
    return new GradientCheck(function);
  }

  /** The same at this point. */
  public Point at(double... point) {
    return new Point(function, point.clone());
  }

  /** A point at which gradients are compared. */
  public static final class Point {
    private final ToDoubleFunction<double[]> function;
    private final double[] point;

    private Point(ToDoubleFunction<double[]> function, double[] point) {
      this.function = function;
      this.point = point;
    }

    /**
     * Compares a gradient.
     *
     * @throws IllegalArgumentException if it has not as many components as the point
     */
    public Report against(double... gradient) {
      if (gradient.length != point.length) {
        throw new IllegalArgumentException(
            "the gradient has "
                + gradient.length
                + " components, but the point has "
                + point.length);
      }
      Report worst = new Report(-1, 0, 0, 0, point.length);
      for (int i = 0; i < point.length; i++) {
        Report report = compare(i, gradient[i]);
        if (worst.component < 0 || report.error > worst.error) {
          worst = report;
        }
      }
      return worst;
    }

    private Report compare(int component, double given) {
      Differences differences = Differences.of(t -> at(component, t), point[component]);
      double expected = differences.derivative();
      double floor = RESOLUTION * differences.noise();
      double scale = Math.max(Math.max(Math.abs(given), Math.abs(expected)), floor);
      double error = given == expected ? 0 : Math.abs(given - expected) / scale;
      // Infinity by infinity, or what is not a number: nothing agrees with it.
      error = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
      return new Report(component, given, expected, error, point.length);
    }

    private double at(int component, double t) {
      double[] moved = point.clone();
      moved[component] = t;
      return function.applyAsDouble(moved);
    }
  }

  /**
   * The component of a gradient that agrees worst.
   *
   * @param component its number, from 0; −1 if there is none
   * @param given what was to be checked
   * @param expected what the differences say; NaN if the function is not finite around the point
   * @param error the difference of both, relative to the larger one. A component too small for
   *     differences of values like these to show it to eight digits counts as if it were just as
   *     large as that. Infinite where one is not a number
   * @param components the number of components
   */
  public record Report(int component, double given, double expected, double error, int components) {

    /**
     * Fails if the error is larger than this.
     *
     * @return this
     * @throws AssertionError that says what {@link #toString} says
     */
    public Report assertClose(double tolerance) {
      if (!(tolerance >= 0)) {
        throw new IllegalArgumentException("the tolerance " + tolerance + " is negative or NaN");
      }
      if (error > tolerance) {
        throw new AssertionError(this + ", more than " + tolerance);
      }
      return this;
    }

    @Override
    public String toString() {
      if (component < 0) {
        return "nothing to compare: the gradient has no component";
      }
      return String.format(
          Locale.ROOT,
          "worst of %d component%s is number %d: given %s, but differences say %s; error %.2e",
          components,
          components == 1 ? "" : "s",
          component,
          given,
          expected,
          error);
    }
  }
}
