package consumer;

import static consumer.MainGradients.cubicJvp;

import dev.fluxion.Differentiable;

/** Finds a root by Newton's method, with the derivative of its own method. */
public final class Main {
  /** A field whose type does not exist before the processor has run. */
  private static final MainGradients.CubicGradient AT_ZERO = MainGradients.cubicGradient(0);

  private Main() {}

  @Differentiable
  static double cubic(double x) {
    return x * x * x - 2 * x - 5;
  }

  public static void main(String[] args) {
    double x = 2;
    for (int k = 0; k < 6; k++) {
      var g = MainGradients.cubicGradient(x);
      x -= g.value() / g.x();
    }
    expect(2.0945514815423265, x);
    expect(3 * x * x - 2, cubicJvp(x, 1).tangent());
    expect(-5, AT_ZERO.value());
    expect(-2, AT_ZERO.x());
    System.out.println("root found");
  }

  private static void expect(double expected, double actual) {
    if (!(Math.abs(expected - actual) <= 1e-12)) {
      throw new AssertionError("expected " + expected + " but was " + actual);
    }
  }
}
