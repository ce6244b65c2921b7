package dev.fluxion.processor.objects;

import dev.fluxion.Differentiable;
import java.util.List;

/** Private members, which the companion reaches by a getter, by a handle, or as copies. */
final class Hidden {
  private static final double HALF = 0.5;
  private static final double ROOT = Math.sqrt(HALF);
  private static final double PARSED = Double.parseDouble("2.5");
  private static final double[] TABLE = {1, 2, 3};
  private static final double[] WRITTEN = new double[3];
  private static final double[][] LEAKED = {{1}, {2, 3}};
  private static final Hidden DEFAULT = new Hidden(4);
  private static final double LATE;
  private static final List<String> NAMES = List.of("a", "b");

  static {
    LATE = 0.75;
    WRITTEN[1] = 6;
  }

  private final double a;
  private double b;
  private final float single = 1.25f;
  private int n = 2;
  private long steps = 3;
  private boolean isOpen = true;
  private final double[] values = {0.5, 1.5};
  private final double[][] matrix = {{1, 2}, {3, 4}};
  private final Hidden peer;
  private String label = "label";

  Hidden(double a) {
    this.a = a;
    this.b = a * a;
    this.peer = a > 0 ? new Hidden(-a) : null;
  }

  static List<Hidden> examples() {
    return List.of(new Hidden(2), new Hidden(-0.5));
  }

  static double[][] leak() {
    return LEAKED;
  }

  double getB() {
    return this.b;
  }

  @Differentiable
  double fields(double x) {
    return a * x + b * x * x + n * single * x + (isOpen ? steps : 0) * Math.cos(x);
  }

  @Differentiable
  double arrays(double x) {
    double s = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        s += values[i] * matrix[i][j] * x * Math.sin(s + x);
      }
    }
    return s;
  }

  @Differentiable
  double objects(double x) {
    if (label.length() > 10) {
      throw new IllegalStateException(label);
    }
    return peer.a * x * x + peer.b * x + peer.values[1] * Math.log(x);
  }

  @Differentiable
  double constants(double x, int i) {
    return HALF * x
        + ROOT * x * x
        + PARSED * Math.sin(x)
        + TABLE[i] * x
        + WRITTEN[i] * x * x
        + LEAKED[1][1] * x
        + DEFAULT.a * x
        + LATE * x * NAMES.size();
  }

  @Differentiable
  private static double privateMethod(double x, Hidden h) {
    return h == null ? x : h.a * x;
  }
}
