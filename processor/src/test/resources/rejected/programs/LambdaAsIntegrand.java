package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.function.DoubleUnaryOperator;

class LambdaAsIntegrand {
  /** The trapezoidal rule. */
  @Differentiable
  static double integral(double a, double b, @Constant int n) {
    DoubleUnaryOperator f = t -> Math.exp(-a * t * t); // FLX030
    double h = (b - a) / n;
    double s = 0.5 * (f.applyAsDouble(a) + f.applyAsDouble(b));
    for (int i = 1; i < n; i++) {
      s += f.applyAsDouble(a + i * h);
    }
    return s * h;
  }
}
