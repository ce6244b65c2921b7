package dev.fluxion.samples.benchmarks;

/**
 * The gradients of {@link Functions} as somebody who knows how writes them: one sweep forth, which
 * keeps what the other needs, and one back, which adds into an object that owns the scratch arrays.
 */
final class ByHand {

  private ByHand() {}

  static final class Rosenbrock {
    double x;
    double y;
  }

  static double rosenbrock(double x, double y, Rosenbrock adjoint) {
    double a = 1 - x;
    double b = y - x * x;
    double bBar = 200 * b;
    adjoint.x += -2 * a - 2 * x * bBar;
    adjoint.y += bBar;
    return a * a + 100 * b * b;
  }

  static final class Call {
    double spot;
    double strike;
    double rate;
    double volatility;
    double maturity;
  }

  private static final double DENSITY_AT_ZERO = 0.3989422804014327;

  static double call(
      double spot, double strike, double rate, double volatility, double maturity, Call adjoint) {
    double root = Math.sqrt(maturity);
    double spread = volatility * root;
    double ratio = spot / strike;
    double drift = rate + 0.5 * volatility * volatility;
    double d1 = (Math.log(ratio) + drift * maturity) / spread;
    double d2 = d1 - spread;
    double discount = Math.exp(-rate * maturity);

    double z1 = Math.abs(d1);
    double t1 = 1 / (1 + 0.2316419 * z1);
    double series1 = series(t1);
    double density1 = DENSITY_AT_ZERO * Math.exp(-0.5 * z1 * z1);
    double tail1 = density1 * series1;
    double n1 = d1 < 0 ? tail1 : 1 - tail1;

    double z2 = Math.abs(d2);
    double t2 = 1 / (1 + 0.2316419 * z2);
    double series2 = series(t2);
    double density2 = DENSITY_AT_ZERO * Math.exp(-0.5 * z2 * z2);
    double tail2 = density2 * series2;
    double n2 = d2 < 0 ? tail2 : 1 - tail2;

    double value = spot * n1 - strike * discount * n2;

    double n2Bar = -strike * discount;
    double d2Bar = n2Bar * slope(z2, t2, series2, density2);
    double d1Bar = d2Bar + spot * slope(z1, t1, series1, density1);
    double scaled = d1Bar / spread;
    double spreadBar = -d2Bar - scaled * d1;
    double discountBar = -strike * n2 * discount;
    double driftBar = scaled * maturity;
    adjoint.spot += n1 + scaled / spot;
    adjoint.strike += -discount * n2 - scaled / strike;
    adjoint.rate += driftBar - discountBar * maturity;
    adjoint.volatility += driftBar * volatility + spreadBar * root;
    adjoint.maturity += scaled * drift - discountBar * rate + spreadBar * volatility * 0.5 / root;
    return value;
  }

  private static double series(double t) {
    return t
        * (0.319381530
            + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  }

  /** The derivative of the distribution function, as it is approximated. */
  private static double slope(double z, double t, double series, double density) {
    double bySeries =
        0.319381530
            + t
                * (2 * -0.356563782
                    + t * (3 * 1.781477937 + t * (4 * -1.821255978 + t * 5 * 1.330274429)));
    return density * (series * z + bySeries * t * t * 0.2316419);
  }

  static final class PredatorAndPrey {
    double growth;
    double hunt;
    double decay;
    private double[] preys = {};
    private double[] predators = {};
  }

  static double predatorAndPrey(
      double growth, double hunt, double decay, int steps, PredatorAndPrey adjoint) {
    if (adjoint.preys.length < steps) {
      adjoint.preys = new double[steps];
      adjoint.predators = new double[steps];
    }
    double[] preys = adjoint.preys;
    double[] predators = adjoint.predators;
    double prey = 1;
    double predator = 0.5;
    double h = 5.0 / steps;
    for (int k = 0; k < steps; k++) {
      preys[k] = prey;
      predators[k] = predator;
      double caught = hunt * prey * predator;
      double preyNext = prey + h * (growth * prey - caught);
      predator = predator + h * (caught - decay * predator);
      prey = preyNext;
    }

    double growthBar = 0;
    double huntBar = 0;
    double decayBar = 0;
    double preyBar = 1;
    double predatorBar = 0;
    for (int k = steps - 1; k >= 0; k--) {
      double u = preys[k];
      double v = predators[k];
      double gain = h * preyBar;
      double loss = h * predatorBar;
      double caughtBar = loss - gain;
      growthBar += gain * u;
      decayBar -= loss * v;
      huntBar += caughtBar * u * v;
      preyBar += gain * growth + caughtBar * hunt * v;
      predatorBar += caughtBar * hunt * u - loss * decay;
    }
    adjoint.growth += growthBar;
    adjoint.hunt += huntBar;
    adjoint.decay += decayBar;
    return prey;
  }

  static final class Logistic {
    double growth;
    double capacity;
    double harvest;
    private double[] states = {};
  }

  static double logistic(
      double growth, double capacity, double harvest, int steps, Logistic adjoint) {
    if (adjoint.states.length < steps) {
      adjoint.states = new double[steps];
    }
    double[] states = adjoint.states;
    double y = 0.1;
    double h = 5.0 / steps;
    for (int k = 0; k < steps; k++) {
      states[k] = y;
      y = y + h * (growth * y * (1 - y / capacity) - harvest * y);
    }

    double inverse = 1 / capacity;
    double growthBar = 0;
    double capacityBar = 0;
    double harvestBar = 0;
    double yBar = 1;
    for (int k = steps - 1; k >= 0; k--) {
      double s = states[k];
      double share = s * inverse;
      double step = h * yBar;
      double rest = 1 - share;
      growthBar += step * s * rest;
      harvestBar -= step * s;
      double shareBar = -step * growth * s;
      capacityBar -= shareBar * share * inverse;
      yBar += step * (growth * rest - harvest) + shareBar * inverse;
    }
    adjoint.growth += growthBar;
    adjoint.capacity += capacityBar;
    adjoint.harvest += harvestBar;
    return y;
  }
}
