package dev.fluxion.processor.companion;

import org.junit.jupiter.api.Test;

/**
 * One array for two parameters: where they are only read, each has a derivative of its own; else
 * the sum of their components is the derivative. Expected numbers are worked out by hand.
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

  /** The pullback runs the loop again, on copies: they, too, are one array. */
  @Test
  void aCheckpointedLoopWritesToOne() throws Throwable {
    CheckedProgram.run(
        """
        @Differentiable
        static double[] f(double[] x, double[] y) {
          for (@Checkpointed int i = 0; i < 3; i++) {
            y[0] = x[0] * y[0];
          }
          return y;
        }
        @Differentiable(wrt = "y")
        static double[] g(@Constant double[] x, double[] y) {
          for (@Checkpointed int i = 0; i < 3; i++) {
            y[0] = x[0] + y[0] * y[0];
          }
          return y;
        }
        """,
        """
        // s^8: 8 s^7 = 1024 at 2.
        double[] one = {1};
        double[] s = {2};
        AGradients.FPullback pullback = AGradients.fPullback(s, s);
        check(s[0] == 256);
        for (int i = 0; i < 2; i++) {
          AGradients.FCotangents c = pullback.apply(one);
          check(c.x()[0] + c.y()[0] == 1024);
          check(s[0] == 256);
          s[0] = 256;
        }
        AGradients.FVjp vjp = AGradients.fVjp(s = new double[] {2}, s, one);
        check(vjp.x()[0] + vjp.y()[0] == 1024);
        // y -> x + y², x the constant: 2 y each time, y = 2, 6, 42: 4 · 12 · 84.
        s = new double[] {2};
        AGradients.GPullback constant = AGradients.gPullback(s, s);
        check(s[0] == 42 + 42 * 42);
        check(constant.apply(one).y()[0] == 4 * 12 * 84);
        """);
  }

  @Test
  void aCheckpointedLoopWritesToARowThatIsTwo() throws Throwable {
    CheckedProgram.run(
        """
        record M(double[][] rows) {}
        @Differentiable
        static double[] f(M m) {
          for (@Checkpointed int i = 0; i < 3; i++) {
            m.rows()[0][0] = m.rows()[0][0] * m.rows()[1][0];
          }
          return m.rows()[1];
        }
        """,
        """
        // s^8: 8 s^7 = 1024 at 2.
        double[] s = {2};
        AGradients.FPullback pullback = AGradients.fPullback(new A.M(new double[][] {s, s}));
        double[][] rows = pullback.apply(new double[] {1}).m().rows();
        check(s[0] == 256 && rows[0][0] + rows[1][0] == 1024);
        """);
  }

  /** The two results are the input, too. */
  @Test
  void oneArrayForThreeParameters() throws Throwable {
    CheckedProgram.run(
        """
        @Differentiable
        static void f(double[] x, double[] y, double[] z) {
          for (int i = 0; i < x.length; i++) {
            y[i] = x[i] * x[i];
            z[i] = y[i] * x[i];
          }
        }
        """,
        """
        // x to the fourth at 3, in both results: 108 and 54 for the tangent 1, the second derivative twice 54.
        double[] one = {1};
        double[] s = {3};
        check(AGradients.fJvp(s, s, s, one).zTangent()[0] == 108);
        s[0] = 3;
        double[][] series = AGradients.fTaylor(s, s, s, one, 2);
        check(java.util.Arrays.deepEquals(series, new double[][] {{81, 81}, {108, 108}, {54, 54}}));
        s[0] = 3;
        check(AGradients.fHessian(s, s, s).equals(Tensor.of(new double[] {108, 108}, 2, 1, 1)));
        s[0] = 3;
        check(AGradients.fJacobian(s, s, s).jacobian()[1][0] == 108);
        s[0] = 3;
        check(AGradients.fVjp(s, s, s, new double[1], one).x()[0] == 108);
        """);
  }

  @Test
  void noArgumentIsAPlaceForAnothersDerivative() throws Throwable {
    CheckedProgram.run(
        """
        @Differentiable
        static double f(double[] a, double[] b, @Constant double[] c) {
          double s = 0;
          for (int i = 0; i < a.length; i++) {
            s += a[i] * b[i] * c[i];
          }
          return s;
        }
        """,
        """
        double[] a = {2};
        double[] b = {3};
        double[] c = {5};
        for (double[] argument : new double[][] {b, c}) {
          AGradients.FAdjoint adjoint = new AGradients.FAdjoint();
          adjoint.a = argument;
          try {
            AGradients.fGradient(a, b, c, adjoint);
            check(false);
          } catch (IllegalArgumentException expected) {
            check(expected.getMessage().startsWith("adjoint.a is an argument"));
          }
        }
        // One place for two derivatives is their sum: 3 · 5 + 2 · 5.
        AGradients.FAdjoint both = new AGradients.FAdjoint();
        both.a = both.b = new double[1];
        check(AGradients.fGradient(a, b, c, both) == 30 && both.a[0] == 25);
        double[] none = {};
        both.a = both.b = none;
        check(AGradients.fGradient(none, none, none, both) == 0);
        """);
  }

  /** The cotangent is what the array held when the method was called. */
  @Test
  void aCotangentMayBeTheArrayThatIsWritten() throws Throwable {
    CheckedProgram.run(
        """
        @Differentiable
        static void f(double[] x, double[] y) {
          y[0] = x[0] * x[0];
        }
        @Differentiable
        static double[] g(double[] x) {
          x[0] = x[0] * x[0];
          return new double[] {x[0]};
        }
        @Differentiable(wrt = "m")
        static void h(double[][] m) {
          m[0][0] = m[0][0] * m[0][0];
        }
        """,
        """
        // 2 x times the cotangent.
        double[] x = {3};
        double[] y = {7};
        check(AGradients.fVjp(x, y, y).x()[0] == 42 && y[0] == 9);
        AGradients.FAdjoint adjoint = new AGradients.FAdjoint();
        y[0] = 7;
        AGradients.fVjp(x, y, y, adjoint);
        check(adjoint.x[0] == 42 && y[0] == 9);
        check(AGradients.gVjp(x, x).x()[0] == 18 && x[0] == 9);
        double[][] m = {{3}};
        check(AGradients.hVjp(m, m).mCotangent()[0][0] == 18 && m[0][0] == 9);
        m[0][0] = 3;
        check(AGradients.hVjp(m, new double[][] {m[0]}).mCotangent()[0][0] == 18);
        """);
  }

  @Test
  void noRowOfAnArgumentIsAPlaceForADerivative() throws Throwable {
    CheckedProgram.run(
        """
        @Differentiable
        static double f(double[][] m, double[] v) {
          double s = 0;
          for (double[] row : m) {
            for (int i = 0; i < row.length; i++) {
              s += row[i] * row[i] * v[i];
            }
          }
          return s;
        }
        """,
        """
        double[][] m = {{2}, {3}};
        double[] v = {5};
        double[][][] rows = {{v, {0}}, {{0}, v}, {m[0], {0}}};
        for (double[][] field : rows) {
          AGradients.FAdjoint adjoint = new AGradients.FAdjoint();
          adjoint.m = field;
          try {
            AGradients.fGradient(m, v, adjoint);
            check(false);
          } catch (IllegalArgumentException expected) {
            check(expected.getMessage().contains("derivatives need an array"));
          }
        }
        AGradients.FAdjoint adjoint = new AGradients.FAdjoint();
        adjoint.v = m[1];
        try {
          AGradients.fGradient(m, v, adjoint);
          check(false);
        } catch (IllegalArgumentException expected) {
          check(expected.getMessage().startsWith("adjoint.v is an argument"));
        }
        check(v[0] == 5 && m[0][0] == 2 && m[1][0] == 3);
        // One place for all derivatives is their sum: 2 · 2 · 5 + 2 · 3 · 5 + 4 + 9.
        double[] sum = {0};
        adjoint.m = new double[][] {sum, sum};
        adjoint.v = sum;
        check(AGradients.fGradient(m, v, adjoint) == 65 && sum[0] == 63);
        double[] none = {};
        adjoint.m = new double[][] {none};
        adjoint.v = none;
        check(AGradients.fGradient(new double[][] {none}, none, adjoint) == 0);
        """);
  }

  @Test
  void aCotangentMayHaveAsARowTheArrayThatIsWritten() throws Throwable {
    CheckedProgram.run(
        """
        @Differentiable(wrt = {"m", "v"})
        static void f(double[][] m, double[] v) {
          m[0][0] *= v[0];
          v[0] *= 2;
        }
        """,
        """
        // What v held when the method was called, 5, times dm = 5, or dv = 3; and 2 · 3 of m.
        double[] v = {5};
        double[] one = {0};
        var ofRow = AGradients.fVjp(new double[][] {{3}}, v, new double[][] {v}, one);
        check(v[0] == 10 && ofRow.mCotangent()[0][0] == 25 && ofRow.vCotangent()[0] == 15);
        double[][] m = {{3}};
        v[0] = 5;
        var ofVector = AGradients.fVjp(m, v, new double[][] {one}, m[0]);
        check(m[0][0] == 15 && ofVector.mCotangent()[0][0] == 0);
        check(ofVector.vCotangent()[0] == 6);
        """);
  }
}
