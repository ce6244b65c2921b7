package consumer;

/** Checks the generated derivatives against numbers worked out by hand. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // At slope 2, intercept 0.5 the residuals are -0.5, -0.5, 0.5.
    double[] x = {1, 2, 4};
    double[] y = {3, 5, 8};
    var g = LossesGradients.lossGradient(2, 0.5, x, y);
    expect(0.75, g.value());
    expect(1, g.slope());
    expect(-1, g.intercept());
    expect(42, LossesGradients.lossHessian(2, 0.5, x, y).hessian()[0][0]);
    System.out.println("derivatives as by hand, on Java " + Runtime.version().feature());
  }

  private static void expect(double expected, double actual) {
    if (!(Math.abs(expected - actual) <= 1e-12)) {
      throw new AssertionError("expected " + expected + " but was " + actual);
    }
  }
}
