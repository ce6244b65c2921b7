package dev.fluxion.processor.objects.library;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.List;
import java.util.Random;

/** A simulation whose random numbers are drawn as it runs. */
final class Heston {
  private final long seed;
  private final double kappa;
  private final double theta;
  protected final double dt = 0.125;
  private static final int STEPS = 8;

  Heston(long seed, double kappa, double theta) {
    this.seed = seed;
    this.kappa = kappa;
    this.theta = theta;
  }

  static List<Object> examples() {
    return List.of(new Heston(1, 1.5, 0.04), new Heston(2, 0.5, 0.09));
  }

  private Random source() {
    return Sources.of(seed);
  }

  @Differentiable
  double path(double v0, @Constant boolean antithetic) {
    Random random = source();
    double v = v0 * v0 + 0.5;
    double s = 0;
    for (int k = 0; k < STEPS; k++) {
      double g = random.nextGaussian();
      double z = antithetic ? -g : g;
      v = v + kappa * (theta - v) * dt + 0.1 * Math.sqrt(v * dt) * z;
      if (v < 0) {
        v = -v;
      }
      s += Math.sqrt(v) * random.nextDouble();
    }
    return s;
  }
}
