package rejected;

import dev.fluxion.Differentiable;

class ParticlesMovedInPlace {
  record Particle(double x, double v) {}

  @Differentiable
  static double step(Particle[] particles, double dt) {
    double energy = 0;
    for (int i = 0; i < particles.length; i++) {
      Particle p = particles[i];
      particles[i] = new Particle(p.x() + dt * p.v(), p.v()); // FLX057
      energy += p.v() * p.v();
    }
    return energy;
  }
}
