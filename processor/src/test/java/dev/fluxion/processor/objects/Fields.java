package dev.fluxion.processor.objects;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.List;

/** Fields of every kind, read. */
public final class Fields extends FieldsBase {
  final double rate;
  double drift;
  final int count = 3;
  final double[] weights;
  final double[][] rows = {{1, 2}, {3, 4, 5}};
  protected float small = 1.5f;
  Fields next;
  boolean isFlat;
  private final double secret;
  static final Fields SHARED = new Fields(0.25, null);

  Fields(double rate, Fields next) {
    super(rate * 7);
    this.rate = rate;
    this.drift = 1 - rate;
    this.weights = new double[] {rate, 2, -1};
    this.next = next;
    this.secret = 3 * rate;
  }

  static List<Fields> examples() {
    return List.of(new Fields(0.5, null), new Fields(2, new Fields(-1, new Fields(3, null))));
  }

  @Differentiable
  double scalars(double x, double y) {
    return rate * x * y + this.drift * Math.sin(x) + count * y + small * x * x;
  }

  @Differentiable
  double arrays(double x, int n) {
    double s = 0;
    for (int i = 0; i < weights.length; i++) {
      s += weights[i] * Math.pow(x, i + 1);
    }
    for (double[] row : rows) {
      for (double v : row) {
        s += v * x;
      }
    }
    return s * weights[n];
  }

  @Differentiable
  double chain(double x) {
    return x * next.rate + next.next.drift * x * x;
  }

  @Differentiable
  double list(double x) {
    double s = x;
    for (Fields f = this; f != null; f = f.next) {
      s *= f.rate + x;
    }
    return s;
  }

  @Differentiable
  double others(double x, @Constant String text) {
    Fields shared = SHARED;
    double y = shared.rate * x;
    if (shared.isFlat || text == null) {
      return y;
    }
    return y * shared.secret + secret * x * x;
  }

  @Differentiable
  double inherited(double x) {
    return base * x * x + this.hiddenBelow * x + super.hiddenBelow * Math.exp(x / 10) + offset();
  }

  private final double hiddenBelow = 11;

  private double offset() {
    return super.hiddenBelow * hiddenBelow;
  }
}
