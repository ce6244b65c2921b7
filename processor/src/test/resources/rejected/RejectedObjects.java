package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Objects, fields and private members: each line with a problem says which one. */
class RejectedObjects {
  private double state = 1;
  private Secret secret;

  /** No companion can name it: its constants are copied, or nothing. */
  private static class Hidden {
    private static final double LATE;
    private static final Object OBJECT = new Object();
    private static final double OTHER_FILE = Double.parseDouble("1"); // FLX038
    private static final double[] WRITTEN = {1, 2};
    private static final double[] LEAKED = {1, 2};
    private static final double[][] ROWS = {{1, 2}};
    final double field = 1 + LATE;

    static {
      LATE = 2;
    }

    static void write() {
      WRITTEN[0] = 3;
      ROWS[0][1]++;
    }

    static double[] leak() {
      return LEAKED;
    }
  }

  private enum Secret {
    A
  }

  @Differentiable
  static double privateConstants(double x, @Constant int i) {
    double a = Hidden.LATE; // FLX038
    double b = Hidden.OTHER_FILE; // not here
    double c = Hidden.WRITTEN[i]; // FLX050
    double d = Hidden.LEAKED[i]; // FLX050
    double e = Hidden.ROWS[0][i]; // FLX050
    Object f = Hidden.OBJECT; // FLX040
    return x;
  }

  @Differentiable
  final double writes(double x) {
    state = x; // FLX035
    this.state += x; // FLX035
    state++; // FLX035
    return x;
  }

  @Differentiable
  final double secrets(double x) {
    return secret == null ? x : 1; // FLX040
  }

  class Inner {
    double own = 2;

    @Differentiable
    final double outer(double x) {
      double y = x * state; // FLX036
      double z = RejectedObjects.this.state; // FLX036
      double w = help(x); // FLX036
      return y + z + w + this.own + Inner.this.own;
    }
  }

  final double help(double x) {
    return x;
  }

  static class Child extends java.util.Random {
    private static final long serialVersionUID = 1;

    @Override
    public double nextDouble() {
      return 1;
    }

    @Differentiable
    final double parent(double x) {
      return x * super.nextDouble(); // FLX036
    }
  }

  private native double bodiless(double x);

  @Differentiable
  final double calls(double x) {
    return bodiless(x); // FLX040
  }
}
