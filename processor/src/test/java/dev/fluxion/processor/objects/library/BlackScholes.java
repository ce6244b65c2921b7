package dev.fluxion.processor.objects.library;

import dev.fluxion.Differentiable;
import java.util.List;
import org.apache.commons.math3.util.FastMath;

/** An enum argument, an option with fields. */
public final class BlackScholes {
  /** What is bought. */
  public enum Kind {
    CALL(1),
    PUT(-1);

    private final int sign;

    Kind(int sign) {
      this.sign = sign;
    }

    public double sign() {
      return sign;
    }
  }

  private static final double[] A = {
    0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429
  };
  private static final double GAMMA = 0.2316419;
  private final double strike;
  private final double maturity;
  private final Kind kind;

  BlackScholes(double strike, double maturity, Kind kind) {
    this.strike = strike;
    this.maturity = maturity;
    this.kind = kind;
  }

  static List<Object> examples() {
    return List.of(new BlackScholes(1.5, 2, Kind.CALL), new BlackScholes(2, 0.5, Kind.PUT));
  }

  private static double cumulative(double x) {
    if (x < 0) {
      return 1 - cumulative(-x);
    }
    final double k = 1 / (1 + GAMMA * x);
    double poly = 0;
    for (int i = A.length - 1; i >= 0; i--) {
      poly = (poly + A[i]) * k;
    }
    return 1 - FastMath.exp(-x * x / 2) / FastMath.sqrt(2 * Math.PI) * poly;
  }

  @Differentiable
  public double price(double spot, double volatility, double rate) {
    Precondition.checkPositive(spot, "spot");
    Precondition.checkPositive(volatility, "volatility");
    final double sd = volatility * FastMath.sqrt(maturity);
    final double d1 =
        (FastMath.log(spot / strike) + (rate + 0.5 * volatility * volatility) * maturity) / sd;
    final double d2 = d1 - sd;
    final double phi = kind.sign();
    return phi
        * (spot * cumulative(phi * d1)
            - strike * FastMath.exp(-rate * maturity) * cumulative(phi * d2));
  }
}
