package dev.fluxion.processor.objects.library;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.List;

/** A solver with mutable counters in another object, and a function of its own. */
public class BrentLike {
  private final double relativeAccuracy;
  private final Counter evaluations = new Counter(500);
  private final double factor;

  BrentLike(double relativeAccuracy, double factor) {
    this.relativeAccuracy = relativeAccuracy;
    this.factor = factor;
  }

  static List<Object> examples() {
    return List.of(new BrentLike(1e-14, 2), new BrentLike(1e-15, 3));
  }

  private double computeObjective(double x, double target) {
    evaluations.increment();
    return factor * x * x * x + x - target;
  }

  private double slope(double x) {
    return 3 * factor * x * x + 1;
  }

  @Differentiable
  final double solve(double target, @Constant double start) {
    evaluations.reset();
    double x = start;
    for (int i = 0; i < 60; i++) {
      final double step = computeObjective(x, target) / slope(x);
      x -= step;
      if (Math.abs(step) <= relativeAccuracy * Math.max(1, Math.abs(x))) {
        break;
      }
    }
    return x * evaluations.maximum() / 500;
  }
}
