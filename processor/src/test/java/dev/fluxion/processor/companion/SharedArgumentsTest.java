package dev.fluxion.processor.companion;

import org.junit.jupiter.api.Test;

/**
 * One array for two parameters that are only read: each has a derivative of its own. Expected
 * numbers are worked out by hand.
 */
class SharedArgumentsTest {

  /** A local array is kept for the reverse sweep, and another one is written to. */
  @Test
  void copiesAreWrittenTo() throws Throwable {
    CheckedProgram.run(
        """
        @Differentiable
        static double[] f(double[] a, double[] d) {
          double[] c = a.clone();
          double[] x = d.clone();
          for (int j = 0; j < x.length; j++) {
            x[j] = x[j] * c[j] * c[j];
          }
          return x;
        }
        """,
        """
        double[] s = {3};
        double[] one = {1};
        double[] zero = {0};
        // d a²: 2 a d = 18 and a² = 9.
        AGradients.FPullback pullback = AGradients.fPullback(s, s);
        check(pullback.apply(one).a()[0] == 18 && pullback.apply(one).d()[0] == 9);
        check(AGradients.fVjp(s, s, one).a()[0] == 18 && AGradients.fVjp(s, s, one).d()[0] == 9);
        check(AGradients.fJvp(s, s, one, zero).tangent()[0] == 18);
        check(AGradients.fJvp(s, s, zero, one).tangent()[0] == 9);
        double[][] jacobian = AGradients.fJacobian(s, s).jacobian();
        check(jacobian[0][0] == 18 && jacobian[0][1] == 9);
        """);
  }

  /** A variable holds the parameter first, then arrays that are written to. */
  @Test
  void aVariableChangesItsArray() throws Throwable {
    CheckedProgram.run(
        """
        @Differentiable
        static double f(double[] w, double[] v) {
          double[] h = w;
          for (int l = 0; l < 2; l++) {
            double[] n = new double[w.length];
            for (int i = 0; i < n.length; i++) {
              n[i] = h[i] * v[i];
            }
            h = n;
          }
          return h[0];
        }
        """,
        """
        double[] s = {3};
        double[] one = {1};
        double[] zero = {0};
        // w v²: v² = 9 and 2 w v = 18; second derivatives 0, 2 v = 6, 2 w = 6.
        AGradients.FGradient g = AGradients.fGradient(s, s);
        check(g.w()[0] == 9 && g.v()[0] == 18);
        check(AGradients.fJvp(s, s, one, zero).tangent() == 9);
        check(AGradients.fJvp(s, s, zero, one).tangent() == 18);
        double[][] hessian = AGradients.fHessian(s, s).hessian();
        check(hessian[0][0] == 0 && hessian[0][1] == 6);
        check(hessian[1][0] == 6 && hessian[1][1] == 6);
        AGradients.FHvp hvp = AGradients.fHvp(s, s, one, zero);
        check(hvp.product().w()[0] == 0 && hvp.product().v()[0] == 6);
        // (3 + t) · 9 in the one direction, 3 (3 + t)² in the other.
        check(java.util.Arrays.equals(
            AGradients.fTaylor(s, s, one, zero, 2), new double[] {27, 9, 0}));
        check(java.util.Arrays.equals(
            AGradients.fTaylor(s, s, zero, one, 2), new double[] {27, 18, 3}));
        """);
  }

  /** Where one of them is written to, the first one has all of the derivative. */
  @Test
  void oneIsWrittenTo() throws Throwable {
    CheckedProgram.run(
        """
        @Differentiable
        static double f(double[] w, double[] v) {
          w[0] = w[0] * v[0];
          return w[0] * v[0];
        }
        """,
        """
        // With one array x: x ← x², then x² · x² = x⁴, at 3 with slope 108.
        double[] s = {3};
        AGradients.FGradient g = AGradients.fGradient(s, s);
        check(g.value() == 81 && g.w()[0] + g.v()[0] == 108);
        """);
  }
}
