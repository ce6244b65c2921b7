package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.ArrayList;
import java.util.List;

class ListOfIterates {
  @Differentiable
  static double last(double x, @Constant int n) {
    List<Double> iterates = new ArrayList<>(); // FLX032
    double y = x;
    for (int i = 0; i < n; i++) {
      y = Math.cos(y);
    }
    return y;
  }
}
