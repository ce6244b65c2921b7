package dev.fluxion.processor.companion;

import static dev.fluxion.processor.companion.GradientText.gradient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Gradients of loops that hand arrays on from trip to trip, as text. */
class HandedOnTextTest {

  @Test
  void cotangentsOfArraysThatAreHandedOnAreHandedBack() {
    assertEquals(
        """
            double[] yBar = adjoint.y;
            Scratch scratch = adjoint.scratch();
            int trips = Math.max(n, 0);
            double[][] yTape = adjoint.yTape(trips);
            for (int t = 0; t < n; t++) {
              yTape[t] = y;
              double[] next = new double[y.length];
              next[0] = Math.sin(y[1]);
              y = next;
            }
            double[] yBar2 = scratch.like(y);
            double y2 = y[0];
            yBar2[0] += 1.0;
            double[] spare = scratch.like(yBar2);
            for (int t = trips - 1; t >= 0; t--) {
              y = yTape[t];
              double y3 = y[1];
              double[] yBar3 = Shadows.cleared(spare, y);
              double yBar4 = yBar2[0];
              yBar2[0] = 0.0;
              yBar3[1] += yBar4 * Math.cos(y3);
              spare = yBar2;
              yBar2 = yBar3;
            }
            Shadows.add(yBar, yBar2);
            return y2;
        """,
        gradient(
            """
            static double f(double[] y, int n) {
              for (int t = 0; t < n; t++) {
                double[] next = new double[y.length];
                next[0] = Math.sin(y[1]);
                y = next;
              }
              return y[0];
            }
            """));
  }

  /** The last trip of the reverse sweep hands back what nobody asked for. */
  @Test
  void cotangentsOfAConstantStartAreNotGathered() {
    String gradient =
        gradient(
            """
            static double f(@Constant double[] start, double[] p, int n) {
              double[] y = start.clone();
              for (int t = 0; t < n; t++) {
                double[] next = new double[y.length];
                next[0] = Math.sin(p[0] * y[1]);
                next[1] = y[0];
                y = next;
              }
              return y[0];
            }
            """);
    assertTrue(gradient.contains("Shadows.cleared(spare, y)"), gradient);
    assertFalse(gradient.contains("Shadows.add("), gradient);
  }

  @Test
  void arraysOfAKnownLengthAreHandedOnAsNumbers() {
    String gradient =
        gradient(
            """
            static double f(double[] x, double a, int n) {
              double[] y = {a, x[0]};
              for (int t = 0; t < n; t++) {
                double[] next = new double[y.length];
                for (int i = 0; i < y.length; i++) {
                  next[i] = Math.sin(y[1 - i]);
                }
                y = next;
              }
              return y[0];
            }
            """);
    assertFalse(gradient.contains("scratch"), gradient);
    assertFalse(gradient.contains("double[][]"), gradient);
    assertTrue(gradient.contains("for (int t = 0; t < n; t++) {"), gradient);
  }

  /** The swapped arrays are written to: a name of a trip is another one's in the next. */
  @Test
  void ofBuffersThatAreWrittenAgainTheyAreNot() {
    String swapped =
        gradient(
            """
            static double f(double[] y, int n) {
              double[] z = y.clone();
              double[] next = new double[y.length];
              for (int t = 0; t < n; t++) {
                next[0] = Math.sin(z[1]);
                double[] old = z;
                z = next;
                next = old;
              }
              return z[0];
            }
            """);
    assertFalse(swapped.contains("spare"), swapped);
  }
}
