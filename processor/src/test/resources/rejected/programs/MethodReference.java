package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.function.DoubleUnaryOperator;

class MethodReference {
  @Differentiable
  static double activation(double[] weights, @Constant double[] input) {
    DoubleUnaryOperator squash = Math::tanh; // FLX031
    double s = 0;
    for (int i = 0; i < weights.length; i++) {
      s += weights[i] * input[i];
    }
    return squash.applyAsDouble(s);
  }
}
