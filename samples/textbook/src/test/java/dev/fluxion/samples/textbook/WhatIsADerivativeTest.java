package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.WhatIsADerivativeGradients.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WhatIsADerivativeTest {

  @Test
  void slopesAreThoseOfTheSlides() {
    assertEquals(11, lineGradient(4).x());
    assertEquals(6, oneAfterTheOtherGradient(4).x());
    assertEquals(8, twoBesideEachOtherGradient(4).x());
  }

  @Test
  void secantsOfTheLinesHaveTheSameSlopes() {
    assertEquals(1.1 / 0.1, (WhatIsADerivative.line(1.1) - WhatIsADerivative.line(1)) / 0.1, 1e-12);
    double y = WhatIsADerivative.oneAfterTheOther(1);
    assertEquals(.6 / .1, (WhatIsADerivative.oneAfterTheOther(1.1) - y) / 0.1, 1e-12);
  }

  /** Half the second derivative times h, as long as rounding is no matter. */
  @Test
  void secantOfTheSineTendsToTheTangent() {
    assertEquals(Math.cos(1), curveGradient(1).x(), 1e-15);
    for (double h : new double[] {1e-2, 1e-3, 1e-4}) {
      double error = WhatIsADerivative.secantSlope(1, h) - curveGradient(1).x();
      assertEquals(-Math.sin(1) / 2 * h, error, h * h);
    }
  }
}
