package dev.fluxion.samples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is measured side by side must be the same thing. */
class GradientsAgreeTest {

  private static final double RELATIVE = 1e-11;

  @Test
  void rosenbrock() {
    var byHand = new ByHand.Rosenbrock();
    double value = ByHand.rosenbrock(-1.2, 1, byHand);
    var generated = FunctionsGradients.rosenbrockGradient(-1.2, 1);
    assertEquals(Functions.rosenbrock(-1.2, 1), generated.value());
    assertEquals(generated.value(), value, 1e-14 * Math.abs(value));
    assertClose(byHand.x, generated.x());
    assertClose(byHand.y, generated.y());
  }

  @Test
  void call() {
    for (double spot : new double[] {80, 105, 130}) {
      var byHand = new ByHand.Call();
      double value = ByHand.call(spot, 100, 0.03, 0.2, 1.5, byHand);
      var generated = FunctionsGradients.callGradient(spot, 100, 0.03, 0.2, 1.5);
      assertEquals(Functions.call(spot, 100, 0.03, 0.2, 1.5), generated.value());
      assertEquals(generated.value(), value, 1e-14 * Math.abs(value));
      assertClose(byHand.spot, generated.spot());
      assertClose(byHand.strike, generated.strike());
      assertClose(byHand.rate, generated.rate());
      assertClose(byHand.volatility, generated.volatility());
      assertClose(byHand.maturity, generated.maturity());
    }
  }

  @Test
  void predatorAndPrey() {
    var byHand = new ByHand.PredatorAndPrey();
    double value = ByHand.predatorAndPrey(1.1, 0.9, 0.4, 1000, byHand);
    var generated = FunctionsGradients.predatorAndPreyGradient(1.1, 0.9, 0.4, 1000);
    assertEquals(Functions.predatorAndPrey(1.1, 0.9, 0.4, 1000), generated.value());
    assertEquals(generated.value(), value, 1e-14 * Math.abs(value));
    assertClose(byHand.growth, generated.growth());
    assertClose(byHand.hunt, generated.hunt());
    assertClose(byHand.decay, generated.decay());
  }

  @Test
  void logistic() {
    var byHand = new ByHand.Logistic();
    double value = ByHand.logistic(1.1, 0.9, 0.4, 1000, byHand);
    var generated = FunctionsGradients.logisticGradient(1.1, 0.9, 0.4, 1000);
    assertEquals(Functions.logistic(1.1, 0.9, 0.4, 1000), generated.value());
    assertEquals(generated.value(), value, 1e-14 * Math.abs(value));
    assertClose(byHand.growth, generated.growth());
    assertClose(byHand.capacity, generated.capacity());
    assertClose(byHand.harvest, generated.harvest());
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, RELATIVE * Math.abs(expected));
  }
}
