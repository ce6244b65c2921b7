package dev.fluxion.samples.benchmarks;

import dev.fluxion.Differentiable;
import org.hipparchus.CalculusFieldElement;

/**
 * The price of a European call by Black and Scholes; its gradient is what traders call Greeks. By
 * hand the gradient is added into five numbers: spot, strike, rate, volatility, maturity.
 */
final class BlackScholes {

  private static final double DENSITY_AT_ZERO = 0.3989422804014327;
  private static final double DECAY = 0.2316419;

  private BlackScholes() {}

  @Differentiable
  static double call(double spot, double strike, double rate, double volatility, double maturity) {
    double spread = volatility * Math.sqrt(maturity);
    double d1 =
        (Math.log(spot / strike) + (rate + 0.5 * volatility * volatility) * maturity) / spread;
    double d2 = d1 - spread;
    return spot * normal(d1) - strike * Math.exp(-rate * maturity) * normal(d2);
  }

  /** The normal distribution function, after Abramowitz and Stegun, 26.2.17. */
  private static double normal(double x) {
    double z = Math.abs(x);
    double t = 1 / (1 + DECAY * z);
    double tail = DENSITY_AT_ZERO * Math.exp(-0.5 * z * z) * series(t);
    return x < 0 ? tail : 1 - tail;
  }

  private static double series(double t) {
    return t
        * (0.319381530
            + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  }

  private static double seriesDerivative(double t) {
    return 0.319381530
        + t
            * (2 * -0.356563782
                + t * (3 * 1.781477937 + t * (4 * -1.821255978 + t * (5 * 1.330274429))));
  }

  /** Statement after statement, then their adjoints, the last one first. */
  static double twoSweeps(
      double spot,
      double strike,
      double rate,
      double volatility,
      double maturity,
      double[] gradient) {
    double root = Math.sqrt(maturity);
    double spread = volatility * root;
    double ratio = spot / strike;
    double drift = rate + 0.5 * volatility * volatility;
    double d1 = (Math.log(ratio) + drift * maturity) / spread;
    double d2 = d1 - spread;
    double discount = Math.exp(-rate * maturity);
    double n1 = normal(d1);
    double n2 = normal(d2);
    double value = spot * n1 - strike * discount * n2;

    double spotBar = n1;
    double n1Bar = spot;
    double strikeBar = -discount * n2;
    double discountBar = -strike * n2;
    double n2Bar = -strike * discount;
    double d2Bar = normalPullback(d2, n2Bar);
    double d1Bar = normalPullback(d1, n1Bar) + d2Bar;
    double spreadBar = -d2Bar;
    double exponentBar = discountBar * discount;
    double rateBar = -exponentBar * maturity;
    double maturityBar = -exponentBar * rate;
    double numeratorBar = d1Bar / spread;
    spreadBar -= numeratorBar * d1;
    double ratioBar = numeratorBar / ratio;
    double driftBar = numeratorBar * maturity;
    maturityBar += numeratorBar * drift;
    rateBar += driftBar;
    double volatilityBar = driftBar * volatility;
    spotBar += ratioBar / strike;
    strikeBar -= ratioBar * ratio / strike;
    volatilityBar += spreadBar * root;
    maturityBar += spreadBar * volatility * 0.5 / root;

    gradient[0] += spotBar;
    gradient[1] += strikeBar;
    gradient[2] += rateBar;
    gradient[3] += volatilityBar;
    gradient[4] += maturityBar;
    return value;
  }

  private static double normalPullback(double x, double cotangent) {
    double z = Math.abs(x);
    double t = 1 / (1 + DECAY * z);
    double density = DENSITY_AT_ZERO * Math.exp(-0.5 * z * z);
    double tailBar = x < 0 ? cotangent : -cotangent;
    double tBar = tailBar * density * seriesDerivative(t);
    double zBar = -tailBar * density * series(t) * z - tBar * DECAY * t * t;
    return x < 0 ? -zBar : zBar;
  }

  /** The exponentials are taken once, and three divisions do for all the quotients. */
  static double fused(
      double spot,
      double strike,
      double rate,
      double volatility,
      double maturity,
      double[] gradient) {
    double root = Math.sqrt(maturity);
    double spread = volatility * root;
    double ratio = spot / strike;
    double drift = rate + 0.5 * volatility * volatility;
    double d1 = (Math.log(ratio) + drift * maturity) / spread;
    double d2 = d1 - spread;
    double discounted = strike * Math.exp(-rate * maturity);

    double z1 = Math.abs(d1);
    double t1 = 1 / (1 + DECAY * z1);
    double series1 = series(t1);
    double density1 = DENSITY_AT_ZERO * Math.exp(-0.5 * z1 * z1);
    double tail1 = density1 * series1;
    double n1 = d1 < 0 ? tail1 : 1 - tail1;

    double z2 = Math.abs(d2);
    double t2 = 1 / (1 + DECAY * z2);
    double series2 = series(t2);
    double density2 = DENSITY_AT_ZERO * Math.exp(-0.5 * z2 * z2);
    double tail2 = density2 * series2;
    double n2 = d2 < 0 ? tail2 : 1 - tail2;

    double paid = discounted * n2;
    // The distribution function's slope is the same on both sides of 0.
    double slope1 = density1 * (series1 * z1 + DECAY * t1 * t1 * seriesDerivative(t1));
    double slope2 = density2 * (series2 * z2 + DECAY * t2 * t2 * seriesDerivative(t2));
    double d2Bar = -discounted * slope2;
    double scaled = (spot * slope1 + d2Bar) / spread;
    double spreadBar = -d2Bar - scaled * d1;
    double bySpot = scaled / spot;
    double driftBar = scaled * maturity;
    gradient[0] += n1 + bySpot;
    gradient[1] -= (paid + scaled) / strike;
    gradient[2] += driftBar + paid * maturity;
    gradient[3] += driftBar * volatility + spreadBar * root;
    gradient[4] += scaled * drift + paid * rate + spreadBar * volatility * 0.5 / root;
    return spot * n1 - paid;
  }

  /** The same for the number types of Hipparchus. */
  static <T extends CalculusFieldElement<T>> T call(
      T spot, T strike, T rate, T volatility, T maturity) {
    T spread = volatility.multiply(maturity.sqrt());
    T drift = rate.add(volatility.square().multiply(0.5));
    T d1 = spot.divide(strike).log().add(drift.multiply(maturity)).divide(spread);
    T d2 = d1.subtract(spread);
    T discount = rate.negate().multiply(maturity).exp();
    return spot.multiply(normal(d1)).subtract(strike.multiply(discount).multiply(normal(d2)));
  }

  private static <T extends CalculusFieldElement<T>> T normal(T x) {
    T z = x.abs();
    T t = z.multiply(DECAY).add(1).reciprocal();
    T series = t.multiply(1.330274429).add(-1.821255978);
    series = series.multiply(t).add(1.781477937);
    series = series.multiply(t).add(-0.356563782);
    series = series.multiply(t).add(0.319381530).multiply(t);
    T tail = z.square().multiply(-0.5).exp().multiply(DENSITY_AT_ZERO).multiply(series);
    return x.getReal() < 0 ? tail : tail.negate().add(1);
  }
}
