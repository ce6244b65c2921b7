package dev.fluxion.samples.benchmarks;

import dev.fluxion.Checkpointed;
import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** The functions whose gradients are measured. */
final class Functions {

  private Functions() {}

  /** Rosenbrock's valley. */
  @Differentiable
  static double rosenbrock(double x, double y) {
    double a = 1 - x;
    double b = y - x * x;
    return a * a + 100 * b * b;
  }

  /**
   * The price of a European call by Black and Scholes; its gradient is what traders call Greeks.
   */
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
    double t = 1 / (1 + 0.2316419 * z);
    double series =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double tail = 0.3989422804014327 * Math.exp(-0.5 * z * z) * series;
    return x < 0 ? tail : 1 - tail;
  }

  /** A predator and its prey, by Euler's explicit method; the prey's number at the end. */
  @Differentiable
  static double predatorAndPrey(double growth, double hunt, double decay, @Constant int steps) {
    double prey = 1;
    double predator = 0.5;
    double h = 5.0 / steps;
    for (int k = 0; k < steps; k++) {
      double caught = hunt * prey * predator;
      double preyNext = prey + h * (growth * prey - caught);
      predator = predator + h * (caught - decay * predator);
      prey = preyNext;
    }
    return prey;
  }

  /** Logistic growth that is harvested, by Euler's explicit method. Divides at every step. */
  @Differentiable
  static double logistic(double growth, double capacity, double harvest, @Constant int steps) {
    double y = 0.1;
    double h = 5.0 / steps;
    for (int k = 0; k < steps; k++) {
      y = y + h * (growth * y * (1 - y / capacity) - harvest * y);
    }
    return y;
  }

  /** {@link #predatorAndPrey} with about log₂ of its steps kept instead of all. */
  @Differentiable
  static double checkpointed(double growth, double hunt, double decay, @Constant int steps) {
    double prey = 1;
    double predator = 0.5;
    double h = 5.0 / steps;
    for (@Checkpointed int k = 0; k < steps; k++) {
      double caught = hunt * prey * predator;
      double preyNext = prey + h * (growth * prey - caught);
      predator = predator + h * (caught - decay * predator);
      prey = preyNext;
    }
    return prey;
  }
}
