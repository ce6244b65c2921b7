package consumer;

/** Checks the derivative of what {@code Power} is at the moment. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    boolean cube = args[0].equals("cube");
    var g = PowerGradients.powerGradient(3);
    expect(cube ? 27 : 9, g.value());
    expect(cube ? 27 : 6, g.x());
    expect(-0.25, OtherGradients.reciprocalGradient(2).x());
    System.out.println("right: " + args[0]);
  }

  private static void expect(double expected, double actual) {
    if (!(Math.abs(expected - actual) <= 1e-12)) {
      throw new AssertionError("expected " + expected + " but was " + actual);
    }
  }
}
