package dev.fluxion.processor.objects;

import dev.fluxion.Differentiable;
import java.util.List;

/** Methods of interfaces and parents of the same file. */
final class Inheriting implements Doubling, Tripling {
  private final double factor;

  Inheriting(double factor) {
    this.factor = factor;
  }

  static List<Object> examples() {
    return List.of(new Inheriting(2), new Inheriting(-1));
  }

  @Override
  public double once(double x) {
    return factor * x * x;
  }

  @Override
  public double twice(double x) {
    return Math.sin(x);
  }

  @Differentiable
  double inherited(double x) {
    return twice(x) + thrice(x) * constant();
  }

  @Differentiable
  double above(double x) {
    return Doubling.super.twice(x) * Inheriting.this.once(x);
  }

  @Differentiable
  double identity(double x) {
    Doubling one = this;
    Tripling other = this;
    double[] a = {x};
    double[] b = a;
    return one == other && a == b ? x * x : x;
  }
}

interface Doubling {
  double once(double x);

  default double twice(double x) {
    return 2 * once(x);
  }
}

interface Tripling {
  default double thrice(double x) {
    return x * x * x;
  }

  default double constant() {
    return 2;
  }
}
