package dev.fluxion.processor.objects.library;

import dev.fluxion.Differentiable;
import java.util.List;

/** An activation function as an enum with a switch, weights in fields. */
final class NeuralLayer {
  enum Activation {
    IDENTITY,
    TANH,
    SOFTPLUS;

    double apply(double z) {
      switch (this) {
        case IDENTITY:
          return z;
        case TANH:
          return Math.tanh(z);
        case SOFTPLUS:
          return z > 30 ? z : Math.log1p(Math.exp(z));
        default:
          throw new AssertionError(this);
      }
    }
  }

  private final double[] weights;
  private final double bias;
  private final Activation activation;
  private final NeuralLayer below;

  NeuralLayer(Activation activation, NeuralLayer below, double bias, double... weights) {
    this.activation = activation;
    this.below = below;
    this.bias = bias;
    this.weights = weights;
  }

  static List<Object> examples() {
    NeuralLayer first = new NeuralLayer(Activation.TANH, null, 0.1, 0.5, -0.25);
    NeuralLayer second = new NeuralLayer(Activation.SOFTPLUS, first, -0.3, 1.5, 2);
    return List.of(second, new NeuralLayer(Activation.IDENTITY, second, 0, 0.7, 0.2));
  }

  @Differentiable
  double forward(double x, double y) {
    double z = bias;
    if (below != null) {
      double h = below.forward(x, y);
      z += weights[0] * h + weights[1] * h * x;
    } else {
      z += weights[0] * x + weights[1] * y;
    }
    return activation.apply(z);
  }
}
