package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.List;

class ForEachOverList {
  @Differentiable
  static double weighted(double x, @Constant List<Double> weights) {
    double s = 0;
    for (double w : weights) { // FLX023
      s += w * x;
    }
    return s;
  }
}
