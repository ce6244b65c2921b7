package rejected;

import dev.fluxion.Differentiable;
import java.util.List;

class ListParameter {
  @Differentiable
  static double first(double x, List<Double> values) { // FLX008
    return x * values.get(0);
  }
}
