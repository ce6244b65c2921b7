package rejected;

import dev.fluxion.Differentiable;

class CacheOfACallee {
  double cache;

  @Differentiable
  final double energy(double r) {
    return potential(r) + 1 / r;
  }

  private double potential(double r) {
    this.cache = Math.exp(-r); // FLX035
    return this.cache;
  }
}
