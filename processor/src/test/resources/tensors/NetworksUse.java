package t;

import dev.fluxion.GradientCheck;
import dev.fluxion.Tensor;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;

/** Compares derivatives by arrays of records of tensors with differences. */
public class NetworksUse {
  private static final Tensor X = Tensor.vector(1, -2);
  private static final double[] POINT = new Random(3).doubles(30, -1, 1).toArray();
  private static final double[] DIRECTION = new Random(4).doubles(30, -1, 1).toArray();

  private static Tensor part(double[] p, int from, int... shape) {
    int size = Tensor.zeros(shape).size();
    return Tensor.of(Arrays.copyOfRange(p, from, from + size), shape);
  }

  private static Networks.Layer layer(double[] p, int from, int rows, int columns) {
    return new Networks.Layer(
        part(p, from, rows, columns), part(p, from + rows * columns, rows), "l" + from);
  }

  /** 17 numbers. */
  private static Networks.Layer[] layers(double[] p) {
    return new Networks.Layer[] {layer(p, 0, 3, 2), null, layer(p, 9, 2, 3)};
  }

  /** 17 numbers, without null. */
  private static Networks.Layer[] two(double[] p) {
    return new Networks.Layer[] {layer(p, 0, 3, 2), layer(p, 9, 2, 3)};
  }

  private static Networks.Network net(double[] p) {
    return new Networks.Network(layers(p), p[17]);
  }

  private static Networks.Network square(double[] p) {
    return new Networks.Network(
        new Networks.Layer[] {layer(p, 0, 2, 2), layer(p, 6, 2, 2)}, p[12]);
  }

  private static Networks.Parts parts(double[] p) {
    return new Networks.Parts(new Tensor[] {part(p, 0, 2), part(p, 2, 2), part(p, 4, 2)}, p[6]);
  }

  private static double dot(double[] a, double[] b) {
    return Tensor.vector(a).dot(Tensor.vector(b));
  }

  private static void close(double a, double b) {
    if (!(Math.abs(a - b) <= 1e-11 * (1 + Math.abs(b)))) {
      throw new AssertionError(a + " instead of " + b);
    }
  }

  private static double[] first(int n) {
    return Arrays.copyOf(POINT, n);
  }

  private static double[] direction(int n) {
    return Arrays.copyOf(DIRECTION, n);
  }

  private static double[] moved(int n, double t) {
    return Tensor.vector(first(n)).plus(Tensor.vector(direction(n)).times(t)).toArray();
  }

  /** The slope, along the direction, of the first of these is the second of them. */
  private static void slope(int n, Function<double[], Double> f, double expected) {
    GradientCheck.of(t -> 1 + f.apply(moved(n, t[0]))).at(0).against(expected).assertClose(1e-7);
  }

  public static void gradient() {
    double[] p = first(19);
    var g = NetworksGradients.lossGradient(layers(p), part(p, 17, 2));
    GradientCheck.of(q -> Networks.loss(layers(q), part(q, 17, 2)))
        .at(p)
        .against(g.toArray())
        .assertClose(1e-7);
    if (g.layers()[1] != null || !g.layers()[2].name().equals("l9")) {
      throw new AssertionError(Arrays.toString(g.layers()));
    }
    var adjoint = new NetworksGradients.LossAdjoint();
    NetworksGradients.lossGradient(layers(p), part(p, 17, 2), adjoint);
    NetworksGradients.lossGradient(layers(p), part(p, 17, 2), adjoint);
    close(dot(adjoint.toArray(), direction(19)), 2 * dot(g.toArray(), direction(19)));
    adjoint.clear();
    close(dot(adjoint.toArray(), adjoint.toArray()), 0);
    NetworksGradients.lossGradient(layers(p), part(p, 17, 2), adjoint);
    close(dot(adjoint.toArray(), direction(19)), dot(g.toArray(), direction(19)));
  }

  public static void allOrders() {
    double[] p = first(19);
    double[] v = direction(19);
    Tensor x = part(p, 17, 2);
    Tensor dx = part(v, 17, 2);
    var g = NetworksGradients.lossGradient(layers(p), x);
    var jvp = NetworksGradients.lossJvp(layers(p), x, layers(v), dx);
    close(jvp.tangent(), dot(g.toArray(), v));
    var hvp = NetworksGradients.lossHvp(layers(p), x, layers(v), dx);
    slope(
        19,
        q -> dot(NetworksGradients.lossGradient(layers(q), part(q, 17, 2)).toArray(), v),
        dot(hvp.product().toArray(), v));
    double[][] hessian = NetworksGradients.lossHessian(layers(p), x).hessian();
    for (int i = 0; i < 19; i++) {
      close(dot(hessian[i], v), hvp.product().toArray()[i]);
    }
    double[] taylor = NetworksGradients.lossTaylor(layers(p), x, layers(v), dx, 3);
    close(taylor[1], jvp.tangent());
    close(2 * taylor[2], dot(hvp.product().toArray(), v));
    slope(
        19,
        q -> NetworksGradients.lossTaylor(layers(q), part(q, 17, 2), layers(v), dx, 2)[2],
        3 * taylor[3]);
    close(NetworksGradients.lossDerivative(layers(p), x, 2).get(3, 18), hessian[3][18]);
  }

  public static void inRecord() {
    double[] p = first(18);
    var g = NetworksGradients.inRecordGradient(net(p), X);
    GradientCheck.of(q -> Networks.inRecord(net(q), X))
        .at(p)
        .against(g.toArray())
        .assertClose(1e-7);
    double[] v = direction(18);
    var hvp = NetworksGradients.inRecordHvp(net(p), X, net(v));
    slope(
        18,
        q -> dot(NetworksGradients.inRecordGradient(net(q), X).toArray(), v),
        dot(hvp.product().toArray(), v));
    double[] taylor = NetworksGradients.inRecordTaylor(net(p), X, net(v), 2);
    close(2 * taylor[2], dot(hvp.product().toArray(), v));
  }

  private static double[] flat(Networks.Layer[] layers) {
    return Arrays.stream(layers)
        .flatMap(l -> java.util.stream.Stream.of(l.w(), l.b()))
        .flatMapToDouble(t -> Arrays.stream(t.toArray()))
        .toArray();
  }

  public static void arrayResults() {
    double[] p = first(18);
    double[] v = direction(18);
    // The result begins with the shapes of the last layer.
    Networks.Layer[] w = {layer(DIRECTION, 0, 2, 3), layer(DIRECTION, 8, 3, 2)};
    var vjp = NetworksGradients.scaledVjp(two(p), p[17], w);
    Function<double[], Double> weighted =
        q -> dot(flat(Networks.scaled(two(q), q[17])), flat(w));
    GradientCheck.of(weighted::apply).at(p).against(vjp.toArray()).assertClose(1e-7);
    var jvp = NetworksGradients.scaledJvp(two(p), p[17], two(v), v[17]);
    close(dot(flat(jvp.tangent()), flat(w)), dot(vjp.toArray(), v));
    var pullback = NetworksGradients.scaledPullback(two(p), p[17]);
    for (int i = 0; i < 2; i++) {
      close(dot(pullback.apply(w).toArray(), v), dot(vjp.toArray(), v));
    }
    double[][] jacobian = NetworksGradients.scaledJacobian(two(p), p[17]).jacobian();
    for (int i = 0; i < jacobian.length; i++) {
      close(dot(jacobian[i], v), flat(jvp.tangent())[i]);
    }
    var taylor = NetworksGradients.scaledTaylor(two(p), p[17], two(v), v[17], 2);
    close(dot(taylor[1], flat(w)), dot(vjp.toArray(), v));
    slope(
        18,
        q -> dot(NetworksGradients.scaledVjp(two(q), q[17], w).toArray(), v),
        2 * dot(taylor[2], flat(w)));
    var adjoint = new NetworksGradients.ScaledAdjoint();
    NetworksGradients.scaledVjp(two(p), p[17], w, adjoint);
    NetworksGradients.scaledVjp(two(p), p[17], w, adjoint);
    close(dot(adjoint.toArray(), v), 2 * dot(vjp.toArray(), v));
  }

  private static double weighted(Networks.Network y, Networks.Network w) {
    return dot(flat(y.layers()), flat(w.layers())) + y.scale() * w.scale();
  }

  public static void recordResults() {
    double[] p = first(15);
    double[] v = direction(15);
    Networks.Network w = square(Arrays.copyOfRange(DIRECTION, 15, 30));
    var vjp = NetworksGradients.stepVjp(square(p), part(p, 13, 2), w);
    GradientCheck.of(q -> weighted(Networks.step(square(q), part(q, 13, 2)), w))
        .at(p)
        .against(vjp.toArray())
        .assertClose(1e-7);
    var jvp = NetworksGradients.stepJvp(square(p), part(p, 13, 2), square(v), part(v, 13, 2));
    close(weighted(jvp.tangent(), w), dot(vjp.toArray(), v));
    var pullback = NetworksGradients.stepPullback(square(p), part(p, 13, 2));
    close(dot(pullback.apply(w).toArray(), v), dot(vjp.toArray(), v));
    Tensor hessian = NetworksGradients.stepHessian(square(p), part(p, 13, 2));
    var taylor =
        NetworksGradients.stepTaylor(square(p), part(p, 13, 2), square(v), part(v, 13, 2), 2);
    Tensor second = hessian.matmul(Tensor.vector(v)).matmul(Tensor.vector(v));
    for (int i = 0; i < 13; i++) {
      close(second.get(i), 2 * taylor[2][i]);
    }
    slope(
        15,
        q -> dot(NetworksGradients.stepVjp(square(q), part(q, 13, 2), w).toArray(), v),
        2 * dot(taylor[2], toArray(w)));
  }

  private static double[] toArray(Networks.Network w) {
    double[] all = Arrays.copyOf(flat(w.layers()), 13);
    all[12] = w.scale();
    return all;
  }

  public static void arraysOfTensorsInRecords() {
    double[] p = first(9);
    double[] v = direction(9);
    var g = NetworksGradients.partsGradient(parts(p), part(p, 7, 2));
    GradientCheck.of(q -> Networks.parts(parts(q), part(q, 7, 2)))
        .at(p)
        .against(g.toArray())
        .assertClose(1e-7);
    var hvp = NetworksGradients.partsHvp(parts(p), part(p, 7, 2), parts(v), part(v, 7, 2));
    slope(
        9,
        q -> dot(NetworksGradients.partsGradient(parts(q), part(q, 7, 2)).toArray(), v),
        dot(hvp.product().toArray(), v));
    double[] taylor =
        NetworksGradients.partsTaylor(parts(p), part(p, 7, 2), parts(v), part(v, 7, 2), 2);
    close(2 * taylor[2], dot(hvp.product().toArray(), v));
    double[] q = first(8);
    var jvp = NetworksGradients.sortedJvp(parts(q), q[7], parts(v), v[7]);
    Networks.Parts w = parts(Arrays.copyOfRange(DIRECTION, 10, 20));
    var vjp = NetworksGradients.sortedVjp(parts(q), q[7], w);
    GradientCheck.of(
            r -> {
              Networks.Parts y = Networks.sorted(parts(r), r[7]);
              double sum = y.weight() * w.weight();
              for (int i = 0; i < 3; i++) {
                sum += y.parts()[i].dot(w.parts()[i]);
              }
              return sum;
            })
        .at(q)
        .against(vjp.toArray())
        .assertClose(1e-7);
    double[][] jacobian = NetworksGradients.sortedJacobian(parts(q), q[7]).jacobian();
    close(dot(jacobian[0], direction(8)), jvp.tangent().parts()[0].get(0));
    close(dot(jacobian[6], direction(8)), jvp.tangent().weight());
  }

  private static Networks.Layer[][] grid(double[] p) {
    return new Networks.Layer[][] {{layer(p, 0, 2, 2)}, {layer(p, 6, 3, 2), layer(p, 15, 1, 3)}};
  }

  public static void twoDimensions() {
    double[] p = first(19);
    double[] v = direction(19);
    var g = NetworksGradients.gridGradient(grid(p), X);
    GradientCheck.of(q -> Networks.grid(grid(q), X)).at(p).against(g.toArray()).assertClose(1e-7);
    close(NetworksGradients.gridJvp(grid(p), X, grid(v)).tangent(), dot(g.toArray(), v));
    var hvp = NetworksGradients.gridHvp(grid(p), X, grid(v));
    slope(
        19,
        q -> dot(NetworksGradients.gridGradient(grid(q), X).toArray(), v),
        dot(hvp.product().toArray(), v));
    double[] taylor = NetworksGradients.gridTaylor(grid(p), X, grid(v), 2);
    close(2 * taylor[2], dot(hvp.product().toArray(), v));
    // One row twice: each place is treated separately.
    Networks.Layer[][] twice = {grid(p)[0], grid(p)[0]};
    twice[1] = twice[0];
    var both = NetworksGradients.gridGradient(twice, X);
    close(
        both.grid()[0][0].w().get(0, 1),
        NetworksGradients.gridGradient(new Networks.Layer[][] {twice[0]}, X)
            .grid()[0][0]
            .w()
            .get(0, 1));
  }

  /** What is overwritten has its derivative on entry; the caller's array is overwritten, too. */
  public static void inPlace() {
    double[] p = first(18);
    double[] v = direction(18);
    Tensor w = part(DIRECTION, 20, 3);
    GradientCheck.Point check = GradientCheck.of(q -> Networks.inPlace(two(q), q[17]).dot(w)).at(p);
    var vjp = NetworksGradients.inPlaceVjp(two(p), p[17], w);
    check.against(vjp.toArray()).assertClose(1e-7);
    var jvp = NetworksGradients.inPlaceJvp(two(p), p[17], two(v), v[17]);
    close(jvp.tangent().dot(w), dot(vjp.toArray(), v));
    Networks.Layer[] own = two(p);
    var pullback = NetworksGradients.inPlacePullback(own, p[17]);
    if (!own[0].name().equals("replaced") || own[0] != own[1]) {
      throw new AssertionError(Arrays.toString(own));
    }
    own[0] = null;
    own[1] = null;
    for (int i = 0; i < 2; i++) {
      check.against(pullback.apply(w).toArray()).assertClose(1e-7);
    }
    double[][] jacobian = NetworksGradients.inPlaceJacobian(two(p), p[17]).jacobian();
    for (int i = 0; i < 3; i++) {
      close(dot(jacobian[i], v), jvp.tangent().get(i));
    }
    double[][] taylor = NetworksGradients.inPlaceTaylor(two(p), p[17], two(v), v[17], 2);
    slope(
        18,
        q -> dot(NetworksGradients.inPlaceVjp(two(q), q[17], w).toArray(), v),
        2 * dot(taylor[2], w.toArray()));
    var g = NetworksGradients.inPlaceNumberGradient(two(p), p[17]);
    GradientCheck.of(q -> Networks.inPlaceNumber(two(q), q[17]))
        .at(p)
        .against(g.toArray())
        .assertClose(1e-7);
    var hvp = NetworksGradients.inPlaceNumberHvp(two(p), p[17], two(v), v[17]);
    slope(
        18,
        q -> dot(NetworksGradients.inPlaceNumberGradient(two(q), q[17]).toArray(), v),
        dot(hvp.product().toArray(), v));
  }

  /** What an array of the method was told by one cotangent, it has forgotten for the next. */
  public static void repeated() {
    Tensor x = Tensor.vector(0.3, -1.2);
    var pullback = NetworksGradients.localPullback(x);
    for (Tensor w : new Tensor[] {Tensor.vector(1, 2), Tensor.vector(-3, 0.5)}) {
      GradientCheck.of(p -> Networks.local(Tensor.vector(p)).dot(w))
          .at(x.toArray())
          .against(pullback.apply(w).x().toArray())
          .assertClose(1e-7);
    }
  }

  public static void shapes() {
    try {
      double[] v = direction(19);
      Networks.Layer[] wrong = {layer(v, 0, 3, 2), null, layer(v, 9, 3, 2)};
      NetworksGradients.lossJvp(layers(first(19)), X, wrong, X);
    } catch (IllegalArgumentException e) {
      String expected =
          "layersTangent[2].w must be of the shape Tensor[2, 3], but is of the shape Tensor[3, 2]";
      if (e.getMessage().equals(expected)) {
        return;
      }
      throw new AssertionError(e.getMessage());
    }
    throw new AssertionError("accepted");
  }
}
