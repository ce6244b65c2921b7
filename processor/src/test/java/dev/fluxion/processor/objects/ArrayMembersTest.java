package dev.fluxion.processor.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import org.junit.jupiter.api.Test;

/** Instance methods with arrays as parameters and results. */
class ArrayMembersTest {

  @Test
  void everyMemberTakesTheObjectFirst() throws Throwable {
    Result result =
        TestCompiler.strict()
            .lenient()
            .compile(
                """
                package p;
                import dev.fluxion.*;
                import java.util.Arrays;

                public final class Springs {
                  private final double[] stiffness;
                  private final double damping = 0.5;
                  private double mass = 2;

                  Springs(double... stiffness) {
                    this.stiffness = stiffness;
                  }

                  private double force(double x, int i) {
                    return -stiffness[i] * x * x * x;
                  }

                  @Differentiable(wrt = "y")
                  void rates(double t, double[] y, double[] yDot) {
                    if (y.length != stiffness.length) {
                      throw new IllegalArgumentException(y.length + " != " + stiffness.length);
                    }
                    for (int i = 0; i < y.length; i++) {
                      yDot[i] = (force(y[i], i) - damping * y[(i + 1) % y.length]) / mass;
                    }
                  }

                  @Differentiable
                  double[] forces(double[] x, double scale) {
                    double[] f = new double[x.length];
                    for (int i = 0; i < x.length; i++) {
                      f[i] = scale * force(x[i], i);
                    }
                    return f;
                  }

                  @Differentiable
                  double energy(double[] x) {
                    double e = 0;
                    for (int i = 0; i < x.length; i++) {
                      e += stiffness[i] * Math.pow(x[i], 4) / 4;
                    }
                    return e * mass;
                  }

                  public static Object run() {
                    Springs s = new Springs(2, 3);
                    double[] x = {0.5, -1.5};
                    double[][] rates = SpringsGradients.ratesJacobian(s, 0, x, new double[2]).jacobian();
                    check(rates[0][0], -3 * 2 * 0.25 / 2);
                    check(rates[0][1], -0.25);
                    check(rates[1][0], -0.25);
                    check(rates[1][1], -3 * 3 * 2.25 / 2);
                    double[] w = {1, 10};
                    SpringsGradients.ForcesVjp vjp = SpringsGradients.forcesVjp(s, x, 2, w);
                    check(vjp.x()[0], 2 * -3 * 2 * 0.25);
                    check(vjp.x()[1], 10 * 2 * -3 * 3 * 2.25);
                    check(vjp.scale(), -2 * 0.125 + 10 * 3 * 3.375);
                    check(vjp.value()[1], s.forces(x, 2)[1]);
                    SpringsGradients.ForcesPullback pullback = SpringsGradients.forcesPullback(s, x, 2);
                    check(pullback.apply(w).x()[1], vjp.x()[1]);
                    check(pullback.apply(new double[] {1, 0}).scale(), -0.25);
                    double[] g = SpringsGradients.energyGradient(s, x).x();
                    check(g[0], 2 * 2 * 0.125);
                    check(g[1], 2 * 3 * -3.375);
                    check(SpringsGradients.energyHessian(s, x).hessian()[1][1], 2 * 3 * 3 * 2.25);
                    try {
                      SpringsGradients.energyGradient(null, x);
                      return "no exception";
                    } catch (NullPointerException e) {
                      return "right";
                    }
                  }

                  private static void check(double actual, double wanted) {
                    if (Math.abs(actual - wanted) > 1e-12 * Math.max(1, Math.abs(wanted))) {
                      throw new AssertionError(actual + ", not " + wanted);
                    }
                  }
                }
                """);
    assertEquals("right", result.success() ? result.run("p.Springs") : result.toString());
  }

  /** Σ w (x − c)² e^x: gradient w (x − c) (2 + x − c) e^x, second derivatives by hand, too. */
  @Test
  void loopsThatReadFieldsAndRecords() throws Throwable {
    Result result =
        TestCompiler.strict()
            .compile(
                """
                package p;
                import dev.fluxion.*;

                public final class Cloud {
                  record Place(double center, int number) {}
                  private final double[] weights = {2, 0, -3};
                  double scale = 0.5;

                  @Differentiable
                  double moment(double[] x, @Constant Place place) {
                    double s = 0;
                    for (int i = 0; i < x.length; i++) {
                      assert scale > 0;
                      double d = x[i] - place.center();
                      s += scale * weights[i] * d * d * Math.exp(x[i]);
                    }
                    return s;
                  }

                  public static Object run() {
                    Cloud cloud = new Cloud();
                    double[] x = {0.25, 1, -2};
                    Place place = new Place(-0.5, 7);
                    CloudGradients.MomentAdjoint adjoint = new CloudGradients.MomentAdjoint();
                    CloudGradients.momentGradient(cloud, x, place, adjoint);
                    CloudGradients.MomentHvp hvp =
                        CloudGradients.momentHvp(cloud, x, place, new double[] {1, 10, 100});
                    double[][] hessian = CloudGradients.momentHessian(cloud, x, place).hessian();
                    for (int i = 0; i < 3; i++) {
                      double w = 0.5 * cloud.weights[i] * Math.exp(x[i]);
                      double d = x[i] + 0.5;
                      check(adjoint.x[i], w * d * (2 + d));
                      check(hvp.product().x()[i], w * (2 + 4 * d + d * d) * Math.pow(10, i));
                      for (int j = 0; j < 3; j++) {
                        check(hessian[i][j], i == j ? w * (2 + 4 * d + d * d) : 0);
                      }
                    }
                    CloudGradients.momentGradient(cloud, new double[0], null);
                    try {
                      CloudGradients.momentGradient(cloud, x, null);
                      return "no exception";
                    } catch (NullPointerException e) {
                      return "right";
                    }
                  }

                  private static void check(double actual, double wanted) {
                    if (Math.abs(actual - wanted) > 1e-12 * Math.max(1, Math.abs(wanted))) {
                      throw new AssertionError(actual + ", not " + wanted);
                    }
                  }
                }
                """);
    assertEquals("right", result.success() ? result.run("p.Cloud") : result.toString());
  }
}
