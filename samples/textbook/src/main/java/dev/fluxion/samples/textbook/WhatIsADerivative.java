package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.WhatIsADerivativeGradients.*;

import dev.fluxion.Differentiable;

/**
 * The slope of a secant, its limit, and how small changes travel through compositions (Virtue,
 * "What is a Derivative?"; the limit of the difference quotient: Deisenroth, 70015 lecture 1.2).
 */
final class WhatIsADerivative {

  private WhatIsADerivative() {}

  @Differentiable
  static double line(double x) {
    return 11 * x + 9;
  }

  /** y = f(g(x)) with g(x) = 3x, f(z) = 2z. */
  @Differentiable
  static double oneAfterTheOther(double x) {
    double z = 3 * x;
    return 2 * z;
  }

  /** y = f(g₁(x), g₂(x)) with g₁(x) = 3x, g₂(x) = 5x, f(z₁, z₂) = z₁ + z₂. */
  @Differentiable
  static double twoBesideEachOther(double x) {
    double z1 = 3 * x;
    double z2 = 5 * x;
    return z1 + z2;
  }

  @Differentiable
  static double curve(double x) {
    return Math.sin(x);
  }

  /** The slope of the secant through f(x) and f(x + h). */
  static double secantSlope(double x, double h) {
    return (curve(x + h) - curve(x)) / h;
  }

  public static void main(String[] args) {
    Blackboard.show(WhatIsADerivative::show);
  }

  static void show(Blackboard board) {
    double x = 1;
    board.title("What is a derivative?");
    board.say("y = 11x + 9");
    board.write("Δy/Δx = 1.1 / 0.1", (line(x + 0.1) - line(x)) / 0.1);
    board.write("dy/dx", lineGradient(x).x());
    board.say("y = f(g(x)), f(z) = 2z, g(x) = 3x");
    board.write("Δy/Δx = 0.6 / 0.1", (oneAfterTheOther(x + 0.1) - oneAfterTheOther(x)) / 0.1);
    board.write("dy/dx = df/dz dg/dx", oneAfterTheOtherGradient(x).x());
    board.say("y = f(g₁(x), g₂(x)), f(z₁, z₂) = z₁ + z₂, g₁(x) = 3x, g₂(x) = 5x");
    board.write("dy/dx = df/dg₁ dg₁/dx + df/dg₂ dg₂/dx", twoBesideEachOtherGradient(x).x());

    double slope = curveGradient(x).x();
    board.say("y = sin x, at x = 1");
    board.write("dy/dx = cos x", slope);
    for (double h = 0.1; h > 1e-13; h /= 1000) {
      double error = secantSlope(x, h) - slope;
      board.write("h = " + Blackboard.text(h) + ": (f(x + h) − f(x))/h − f'(x)", error);
    }
    board.say("  smaller steps help only until rounding takes over");
  }
}
