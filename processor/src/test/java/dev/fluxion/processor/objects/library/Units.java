package dev.fluxion.processor.objects.library;

import dev.fluxion.Differentiable;
import java.util.List;
import java.util.Map;

/** Tables of the JDK, asked once for each run; overloads and constants of interfaces. */
public final class Units implements PhysicalConstants {
  private final Map<String, Integer> exponents = Map.of("m", 1, "km", 3);
  private final List<Integer> digits = List.of(2, 5, 7);
  private final String unit;

  Units(String unit) {
    this.unit = unit;
  }

  static List<Object> examples() {
    return List.of(new Units("m"), new Units("km"));
  }

  @Differentiable
  double convert(double x) {
    if (!exponents.containsKey(unit)) {
      throw new IllegalArgumentException("unknown unit " + unit);
    }
    int exponent = exponents.get(unit);
    double factor = Math.pow(10, exponent);
    return scale(x * factor, LIGHT) + PhysicalConstants.ratio(digits.size()) * x;
  }

  private static double scale(double x, double by) {
    return x / by;
  }

  private static double scale(double x, int by) {
    return x * by;
  }

  @Differentiable
  double digits(double x) {
    double s = 0;
    for (int i = 0; i < digits.size(); i++) {
      s += digits.get(i) * Math.pow(x, i) + scale(x, i);
    }
    return s;
  }
}
