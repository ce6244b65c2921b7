package dev.fluxion.samples.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OverfittingTest {

  @Test
  void trainingErrorFallsAndTestErrorRisesAgain() {
    Observations training = Overfitting.training();
    double[] onTraining = new double[Overfitting.HIGHEST_ORDER + 1];
    double[] onTest = new double[Overfitting.HIGHEST_ORDER + 1];
    int best = 1;
    for (int order = 1; order <= Overfitting.HIGHEST_ORDER; order++) {
      double[] theta = Polynomial.normalEquations(training.x(), training.y(), order);
      onTraining[order] = Overfitting.rootMeanSquare(theta, training);
      onTest[order] = Overfitting.rootMeanSquare(theta, Overfitting.test());
      best = onTest[order] < onTest[best] ? order : best;
      assertTrue(order == 1 || onTraining[order] < onTraining[order - 1], "order " + order);
    }
    assertEquals(3, best);
    assertEquals(0.2, onTest[3], 0.05);
    // Twelve coefficients go through twelve points.
    assertEquals(0, onTraining[11], 1e-6);
    assertTrue(onTest[11] > 3 * onTest[3]);
  }
}
