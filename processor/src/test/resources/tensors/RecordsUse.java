package t;

import dev.fluxion.GradientCheck;
import dev.fluxion.Tensor;

/** Compares derivatives by records of tensors with differences. */
public class RecordsUse {
  private static final Tensor X = Tensor.vector(1, -2, 0.5);
  private static final Tensor Y = Tensor.vector(0.2, 1);
  private static final double[] POINT =
      new java.util.Random(3).doubles(15, -1, 1).toArray();
  private static final double[] DIRECTION =
      new java.util.Random(4).doubles(15, -1, 1).toArray();

  private static Tensor part(double[] p, int from, int... shape) {
    int size = Tensor.zeros(shape).size();
    return Tensor.of(java.util.Arrays.copyOfRange(p, from, from + size), shape);
  }

  private static Records.Net net(double[] p) {
    return new Records.Net(
        new Records.Layer(part(p, 0, 2, 3), part(p, 6, 2), 0.7),
        new Records.Layer(part(p, 8, 2, 2), part(p, 12, 2), 1.5),
        p[14]);
  }

  private static double dot(double[] a, double[] b) {
    return Tensor.vector(a).dot(Tensor.vector(b));
  }

  private static void close(double a, double b) {
    if (!(Math.abs(a - b) <= 1e-11 * (1 + Math.abs(b)))) {
      throw new AssertionError(a + " instead of " + b);
    }
  }

  private static double[] moved(double t) {
    return Tensor.vector(POINT).plus(Tensor.vector(DIRECTION).times(t)).toArray();
  }

  public static void gradient() {
    var g = RecordsGradients.lossGradient(net(POINT), X, Y);
    GradientCheck.of(p -> Records.loss(net(p), X, Y))
        .at(POINT)
        .against(g.toArray())
        .assertClose(1e-7);
    close(g.net().first().rate(), 0.7);
    var jvp = RecordsGradients.lossJvp(net(POINT), X, Y, net(DIRECTION));
    close(jvp.tangent(), dot(g.toArray(), DIRECTION));
    var adjoint = new RecordsGradients.LossAdjoint();
    RecordsGradients.lossGradient(net(POINT), X, Y, adjoint);
    RecordsGradients.lossGradient(net(POINT), X, Y, adjoint);
    close(dot(adjoint.toArray(), DIRECTION), 2 * jvp.tangent());
    adjoint.clear();
    close(dot(adjoint.toArray(), adjoint.toArray()), 0);
  }

  public static void higherOrders() {
    var hvp = RecordsGradients.lossHvp(net(POINT), X, Y, net(DIRECTION));
    GradientCheck.of(
            t -> RecordsGradients.lossJvp(net(moved(t[0])), X, Y, net(DIRECTION)).tangent())
        .at(0)
        .against(dot(hvp.product().toArray(), DIRECTION))
        .assertClose(1e-7);
    double[][] hessian = RecordsGradients.lossHessian(net(POINT), X, Y).hessian();
    for (int i = 0; i < 15; i++) {
      close(dot(hessian[i], DIRECTION), hvp.product().toArray()[i]);
    }
    double[] taylor = RecordsGradients.lossTaylor(net(POINT), X, Y, net(DIRECTION), 2);
    close(2 * taylor[2], dot(hvp.product().toArray(), DIRECTION));
    close(
        RecordsGradients.lossDerivative(net(POINT), X, Y, 2).get(3, 14), hessian[3][14]);
  }

  private static Records.Normal normal(double[] p) {
    return new Records.Normal(part(p, 0, 2), part(p, 2, 2, 2));
  }

  public static void results() {
    Tensor a = part(POINT, 6, 2, 2);
    var w = normal(DIRECTION);
    var vjp = RecordsGradients.pushVjp(normal(POINT), a, w);
    GradientCheck.of(
            p -> {
              var y = Records.push(normal(p), part(p, 6, 2, 2));
              return y.mean().dot(w.mean()) + y.covariance().dot(w.covariance());
            })
        .at(java.util.Arrays.copyOf(POINT, 10))
        .against(vjp.toArray())
        .assertClose(1e-7);
    Tensor v = part(DIRECTION, 6, 2, 2);
    var jvp = RecordsGradients.pushJvp(normal(POINT), a, w, v);
    close(
        jvp.tangent().mean().dot(w.mean()) + jvp.tangent().covariance().dot(w.covariance()),
        dot(vjp.toArray(), java.util.Arrays.copyOf(DIRECTION, 10)));
    var pullback = RecordsGradients.pushPullback(normal(POINT), a);
    close(dot(pullback.apply(w).toArray(), vjp.toArray()), dot(vjp.toArray(), vjp.toArray()));
    double[][] jacobian = RecordsGradients.pushJacobian(normal(POINT), a).jacobian();
    close(dot(jacobian[3], java.util.Arrays.copyOf(DIRECTION, 10)), jvp.tangent().covariance().get(0, 1));
  }

  public static void loop() {
    Tensor a = part(POINT, 6, 2, 2).plus(Tensor.identity(2));
    Records.Normal n = new Records.Normal(X.slice(0, 0, 2), Tensor.identity(2).plus(0.3));
    for (int steps = 0; steps < 3; steps++) {
      int s = steps;
      GradientCheck.of(p -> Records.filter(n, Tensor.of(p, 2, 2), s))
          .at(a.toArray())
          .against(RecordsGradients.filterGradient(n, a, s).a().toArray())
          .assertClose(1e-7);
    }
  }

  public static void shapes() {
    try {
      RecordsGradients.pushJvp(
          normal(POINT), X, new Records.Normal(X, part(POINT, 0, 2, 2)), X);
    } catch (IllegalArgumentException e) {
      String expected =
          "nTangent.mean must be of the shape Tensor[2], but is of the shape Tensor[3]";
      if (e.getMessage().equals(expected)) {
        return;
      }
      throw new AssertionError(e.getMessage());
    }
    throw new AssertionError("accepted");
  }
}
