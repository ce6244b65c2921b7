package dev.fluxion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.GradientCheck.Report;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
  private static final ToDoubleFunction<double[]> PRODUCT = x -> x[0] * Math.sin(x[1]);

  @Test
  void agreesWithARightGradient() {
    Report report = GradientCheck.of(PRODUCT).at(2, 0.5).against(Math.sin(0.5), 2 * Math.cos(0.5));
    assertTrue(report.error() < 1e-11, report.toString());
    assertSame(report, report.assertClose(1e-11));
  }

  @Test
  void namesTheWorstComponent() {
    Report report = GradientCheck.of(PRODUCT).at(2, 0.5).against(Math.sin(0.5), Math.cos(0.5));
    assertEquals(1, report.component());
    assertEquals(Math.cos(0.5), report.given());
    assertEquals(2 * Math.cos(0.5), report.expected(), 1e-11);
    assertEquals(0.5, report.error(), 1e-11);
    AssertionError error = assertThrows(AssertionError.class, () -> report.assertClose(1e-6));
    assertEquals(report + ", more than 1.0E-6", error.getMessage());
    assertTrue(
        report
            .toString()
            .matches(
                "worst of 2 components is number 1: given 0\\.877\\d+, but differences say "
                    + "1\\.755\\d+; error 5\\.00e-01"),
        report.toString());
  }

  private static double errorOf(DoubleUnaryOperator f, double x, double derivative) {
    return GradientCheck.of(v -> f.applyAsDouble(v[0])).at(x).against(derivative).error();
  }

  @Test
  void resolvesFunctionsOfAnyScale() {
    assertTrue(errorOf(Math::exp, 20, Math.exp(20)) < 1e-10);
    assertTrue(errorOf(Math::exp, -30, Math.exp(-30)) < 1e-10);
    assertTrue(errorOf(Math::log, 1e-6, 1e6) < 1e-8);
    assertTrue(errorOf(Math::sqrt, 0.01, 5) < 1e-9);
    assertTrue(
        errorOf(x -> Math.sin(8 * Math.PI * x), 0.3, 8 * Math.PI * Math.cos(2.4 * Math.PI)) < 1e-9);
    assertTrue(errorOf(x -> Math.sin(100 * x), 1, 100 * Math.cos(100)) < 1e-9);
    assertTrue(errorOf(x -> 1e-12 * x * x, 3, 6e-12) < 1e-10);
    assertTrue(errorOf(x -> 1e-12 * x * x, 3, 6.001e-12) > 1e-5);
    assertTrue(errorOf(x -> 1e6 + x, 2, 2) > 0.1);
    assertTrue(errorOf(x -> x * x, 0, 0) < 1e-10);
    assertTrue(errorOf(x -> x * x, 0, 1e-3) > 0.9);
    assertEquals(0, errorOf(x -> 3, 1, 0));
    assertEquals(1, errorOf(x -> 0, 1, 1e-300));
  }

  @Test
  void whatIsNoNumberAgreesWithNothing() {
    assertEquals(Double.POSITIVE_INFINITY, errorOf(Math::log, 1, Double.NaN));
    assertEquals(Double.POSITIVE_INFINITY, errorOf(Math::log, -1, -1));
    assertEquals(Double.POSITIVE_INFINITY, errorOf(Math::log, -1, Double.NaN));
    assertEquals(Double.POSITIVE_INFINITY, errorOf(x -> x, 1, Double.POSITIVE_INFINITY));
    Report report = GradientCheck.of(PRODUCT).at(2, 0.5).against(Double.NaN, 0);
    assertEquals(0, report.component());
    assertThrows(AssertionError.class, () -> report.assertClose(Double.MAX_VALUE));
  }

  @Test
  void theFunctionMayWriteIntoItsArgument() {
    double[] point = {2, 3};
    GradientCheck.of(
            x -> {
              x[0] *= x[1];
              return x[0];
            })
        .at(point)
        .against(3, 2)
        .assertClose(1e-11);
    assertEquals(2, point[0]);
  }

  @Test
  void refusesOtherLengthsAndTolerances() {
    GradientCheck.Point point = GradientCheck.of(PRODUCT).at(2, 0.5);
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> point.against(1));
    assertEquals("the gradient has 1 components, but the point has 2", error.getMessage());
    Report report = point.against(0, 0);
    assertThrows(IllegalArgumentException.class, () -> report.assertClose(-1));
    assertThrows(IllegalArgumentException.class, () -> report.assertClose(Double.NaN));
  }

  @Test
  void noComponentIsNothingToCompare() {
    Report report = GradientCheck.of(x -> 1).at().against();
    assertEquals(-1, report.component());
    assertEquals("nothing to compare: the gradient has no component", report.toString());
    report.assertClose(0);
  }
}
