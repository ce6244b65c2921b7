package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LayeredNetworkGradients.*;

import dev.fluxion.Differentiable;

/**
 * J = z₃, z₃ = f₃(w₃, z₂), z₂ = f₂(w₂, z₁), z₁ = f₁(w₁, x), with f(w, z) = σ(wz) (Virtue, "Network
 * Optimization: Layer Implementation", "Backpropagation").
 */
final class LayeredNetwork {

  private LayeredNetwork() {}

  /** One layer, σ(wz) = 1/(1 + e^{−wz}). */
  @Differentiable
  static double f(double w, double z) {
    return 1 / (1 + Math.exp(-w * z));
  }

  @Differentiable(wrt = {"w1", "w2", "w3"})
  static double J(double w1, double w2, double w3, double x) {
    double z1 = f(w1, x);
    double z2 = f(w2, z1);
    double z3 = f(w3, z2);
    return z3;
  }

  public static void main(String[] args) {
    Blackboard.show(LayeredNetwork::show);
  }

  static void show(Blackboard board) {
    double w1 = 0.5;
    double w2 = -1.2;
    double w3 = 2;
    double x = 1.5;
    double z1 = f(w1, x);
    double z2 = f(w2, z1);
    var f1 = fGradient(w1, x);
    var f2 = fGradient(w2, z1);
    var f3 = fGradient(w3, z2);

    board.title("Three layers, f(w, z) = σ(wz), at w = (0.5, −1.2, 2), x = 1.5");
    board.write("∂z₃/∂w₃", f3.w());
    board.write("σ(1 − σ) z₂", f3.value() * (1 - f3.value()) * z2);
    board.write("∂J/∂w₃ = ∂J/∂z₃ ∂z₃/∂w₃", f3.w());
    board.write("∂J/∂w₂ = ∂J/∂z₃ ∂z₃/∂z₂ ∂z₂/∂w₂", f3.z() * f2.w());
    board.write("∂J/∂w₁ = ∂J/∂z₃ ∂z₃/∂z₂ ∂z₂/∂z₁ ∂z₁/∂w₁", f3.z() * f2.z() * f1.w());
    board.write("by Fluxion, in one reverse sweep", JGradient(w1, w2, w3, x).toArray());
  }
}
