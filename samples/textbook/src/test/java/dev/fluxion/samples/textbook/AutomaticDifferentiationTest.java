package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.AutomaticDifferentiationGradients.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.assertNumber;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticDifferentiationTest {

  /** Equations 47–50, and the same from the other end. */
  @ParameterizedTest
  @ValueSource(doubles = {-1.2, 0.3, 0.8, 1.5})
  void intermediateVariables(double x) {
    double a = x * x;
    double b = Math.exp(a);
    double c = a + b;
    double byC = 0.5 * Math.pow(c, -0.5) - Math.sin(c);
    double byB = byC;
    double byA = byB * b + byC;
    double byX = byA * 2 * x;

    var reverse = AutomaticDifferentiation.reverse(x);
    assertNumber(byC, reverse.c());
    assertNumber(byB, reverse.b());
    assertNumber(byA, reverse.a());
    assertNumber(byX, reverse.x());

    double cByX = 2 * x + 2 * x * b;
    var forward = AutomaticDifferentiation.forward(x);
    assertNumber(2 * x, forward.a());
    assertNumber(2 * x * b, forward.b());
    assertNumber(cByX, forward.c());
    assertNumber(0.5 / Math.sqrt(c) * cByX, forward.d());
    assertNumber(-Math.sin(c) * cByX, forward.e());
    assertNumber(byX, forward.f());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.2, 0.3, 0.8, 1.5})
  void atOnce(double x) {
    double c = x * x + Math.exp(x * x);
    double expected = 2 * x * (0.5 / Math.sqrt(c) - Math.sin(c)) * (1 + Math.exp(x * x));
    assertNumber(Math.sqrt(c) + Math.cos(c), fGradient(x).value());
    assertNumber(expected, fGradient(x).x());
    assertNumber(expected, fJvp(x, 1).tangent());
  }
}
