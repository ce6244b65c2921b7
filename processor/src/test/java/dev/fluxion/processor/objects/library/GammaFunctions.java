package dev.fluxion.processor.objects.library;

import dev.fluxion.Differentiable;
import java.util.List;
import org.hipparchus.util.FastMath;

/** Static methods only. */
public class GammaFunctions {
  public static final double LANCZOS_G = 607.0 / 128.0;
  private static final double[] LANCZOS = {
    0.99999999999999709182,
    57.156235665862923517,
    -59.597960355475491248,
    14.136097974741747174,
    -0.49191381609762019978,
    .33994649984811888699e-4,
    .46523628927048575665e-4,
  };
  private static final double HALF_LOG_2_PI = 0.5 * FastMath.log(2.0 * FastMath.PI);
  private static final int MAX = 40;

  private GammaFunctions() {}

  static List<Object> examples() {
    return List.of(new GammaFunctions());
  }

  public static double lanczos(final double x) {
    double sum = 0.0;
    for (int i = LANCZOS.length - 1; i > 0; --i) {
      sum += LANCZOS[i] / (x + i);
    }
    return sum + LANCZOS[0];
  }

  @Differentiable
  public static double logGamma(double x) {
    double ret;
    if (Double.isNaN(x) || (x <= 0.0)) {
      ret = Double.NaN;
    } else if (x < 0.5) {
      return logGamma(x + 1) - FastMath.log(x);
    } else if (x <= 2.5) {
      return logGamma(x + 1) - FastMath.log(x);
    } else {
      final double sum = lanczos(x);
      final double tmp = x + LANCZOS_G + .5;
      ret = ((x + .5) * FastMath.log(tmp)) - tmp + HALF_LOG_2_PI + FastMath.log(sum / x);
    }
    return ret;
  }

  @Differentiable
  static double regularized(double a, double x) {
    if (Double.isNaN(a) || Double.isNaN(x) || (a <= 0.0) || (x < 0.0)) {
      return Double.NaN;
    }
    if (x == 0.0) {
      return 0.0;
    }
    double n = 0.0;
    double an = 1.0 / a;
    double sum = an;
    while (FastMath.abs(an / sum) > 1e-17 && n < MAX && sum < Double.POSITIVE_INFINITY) {
      n += 1.0;
      an *= x / (a + n);
      sum += an;
    }
    if (n >= 2 * MAX) {
      throw new IllegalStateException("no convergence in " + MAX);
    }
    return FastMath.exp(-x + (a * FastMath.log(x)) - logGamma(a)) * sum;
  }
}
