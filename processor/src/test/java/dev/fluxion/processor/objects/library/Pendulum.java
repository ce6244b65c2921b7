package dev.fluxion.processor.objects.library;

import dev.fluxion.Differentiable;
import java.util.List;

/** Runge and Kutta, with the right-hand side in an instance method and assertions. */
final class Pendulum {
  private static final double G = 9.81;
  private final double length;
  private final double damping;
  private final boolean isLinear;

  Pendulum(double length, double damping, boolean isLinear) {
    this.length = length;
    this.damping = damping;
    this.isLinear = isLinear;
  }

  static List<Object> examples() {
    return List.of(new Pendulum(2, 0.1, false), new Pendulum(0.5, 0, true));
  }

  private void rates(double[] y, double[] yDot) {
    assert y.length == 2 : "dimension " + y.length;
    yDot[0] = y[1];
    yDot[1] = -G / length * (isLinear ? y[0] : Math.sin(y[0])) - damping * y[1];
  }

  @Differentiable
  double angleAfter(double angle, double speed, int steps) {
    final double h = 0.05;
    double[] y = {angle, speed};
    double[][] k = new double[4][2];
    double[] stage = new double[2];
    for (int step = 0; step < steps; step++) {
      rates(y, k[0]);
      for (int s = 1; s < 4; s++) {
        double c = s == 3 ? h : h / 2;
        for (int i = 0; i < 2; i++) {
          stage[i] = y[i] + c * k[s - 1][i];
        }
        rates(stage, k[s]);
      }
      for (int i = 0; i < 2; i++) {
        y[i] += h / 6 * (k[0][i] + 2 * k[1][i] + 2 * k[2][i] + k[3][i]);
      }
    }
    return y[0] * y[1];
  }
}
