import dev.fluxion.Differentiable;

/** Methods that return arrays of records, or records that have them. */
class RecordArrayResults extends Expect {
  record Vector(double x, double y) {
    Vector times(double factor) {
      return new Vector(x * factor, y * factor);
    }
  }

  record Cloud(Vector[] points, int kind) {}

  record Point(double x, double y) {}

  record Swarm(Point[] points, int kind) {}

  @Differentiable
  static Swarm grown(Cloud cloud, double[] factors) {
    Point[] points = new Point[cloud.points().length];
    for (int i = 0; i < points.length; i++) {
      Vector p = cloud.points()[i];
      points[i] = p == null ? null : new Point(p.x() * factors[i], p.y() * (factors[i] + p.x()));
    }
    return new Swarm(points, cloud.kind() + 1);
  }

  @Differentiable
  static Point[] scaled(Vector[] vectors, double s) {
    Point[] result = new Point[vectors.length];
    for (int i = 0; i < result.length; i++) {
      Vector v = vectors[i].times(s * s);
      result[i] = new Point(v.x(), v.y());
    }
    return result;
  }

  @Differentiable
  static Vector[][] grid(double a, double b) {
    return new Vector[][] {{new Vector(a, b), null}, {}, null, {new Vector(a * b, a * a)}};
  }

  private static void arrays() {
    Cloud cloud = new Cloud(new Vector[] {new Vector(1, 2), null, new Vector(3, 4)}, 7);
    double[] factors = {10, 20, 30};
    double[][] expected = {
      row(10, 0, 0, 0, 1, 0, 0),
      row(2, 11, 0, 0, 2, 0, 0),
      row(0, 0, 30, 0, 0, 0, 3),
      row(0, 0, 4, 33, 0, 0, 4)
    };
    var jacobian = RecordArrayResultsGradients.grownJacobian(cloud, factors);
    is(jacobian.jacobian(), expected);
    is(8, jacobian.value().kind());
    holds(jacobian.value().points()[1] == null);
    Cloud direction = new Cloud(new Vector[] {new Vector(1, -1), null, new Vector(2, 5)}, 0);
    double[] v = {1, -1, 2, 5, 3, 4, 6};
    var jvp = RecordArrayResultsGradients.grownJvp(cloud, factors, direction, row(3, 4, 6));
    Swarm t = jvp.tangent();
    holds(t.points()[1] == null && t.kind() == 8);
    is(
        row(t.points()[0].x(), t.points()[0].y(), t.points()[2].x(), t.points()[2].y()),
        dot(expected[0], v),
        dot(expected[1], v),
        dot(expected[2], v),
        dot(expected[3], v));
    Swarm cotangent = new Swarm(new Point[] {new Point(1, 2), null, new Point(3, 4)}, 0);
    double[] pulled = {10 + 4, 22, 90 + 16, 132, 5, 0, 25};
    var vjp = RecordArrayResultsGradients.grownVjp(cloud, factors, cotangent);
    is(vjp.toArray(), pulled);
    holds(vjp.cloud().points()[1] == null && vjp.cloud().kind() == 7);
    var pullback = RecordArrayResultsGradients.grownPullback(cloud, factors);
    cloud.points()[0] = null;
    is(pullback.apply(cotangent).toArray(), pulled);
    is(pullback.apply(cotangent).toArray(), pulled);
    cloud.points()[0] = new Vector(1, 2);
    fails(
        "cotangent.points[1] must be of the shape null, but is of the shape Point",
        () ->
            RecordArrayResultsGradients.grownVjp(
                cloud,
                factors,
                new Swarm(new Point[] {new Point(1, 2), new Point(0, 0), new Point(3, 4)}, 0)));
    is(
        RecordArrayResultsGradients.grownTaylor(cloud, factors, direction, row(3, 4, 6), 2),
        row(10, 22, 90, 132),
        row(13, -11 + 8, 60 + 18, dot(expected[3], v)),
        row(3, -3 - 1, 12, 30 + 10));
    Vector[] vectors = {new Vector(1, 2), new Vector(3, 4)};
    is(
        RecordArrayResultsGradients.scaledJacobian(vectors, 3).jacobian(),
        row(9, 0, 0, 0, 6),
        row(0, 9, 0, 0, 12),
        row(0, 0, 9, 0, 18),
        row(0, 0, 0, 9, 24));
    var back = RecordArrayResultsGradients.scaledVjp(vectors, 3, new Point[] {new Point(1, 0), new Point(0, 1)});
    is(back.toArray(), 9, 0, 0, 9, 6 + 24);
    is(RecordArrayResultsGradients.gridJacobian(2, 3).jacobian(), row(1, 0), row(0, 1), row(3, 2), row(4, 0));
    Vector[][] bars = {{new Vector(1, 10), null}, {}, null, {new Vector(100, 1000)}};
    is(RecordArrayResultsGradients.gridVjp(2, 3, bars).toArray(), 1 + 300 + 4000, 10 + 200);
    holds(RecordArrayResultsGradients.gridJvp(2, 3, 1, 1).tangent()[2] == null);
    is(RecordArrayResultsGradients.gridTaylor(2, 3, 1, 1, 2)[2], 0, 0, 1, 1);
  }

  private static void hessian() {
    Cloud cloud = new Cloud(new Vector[] {null, new Vector(3, 4)}, 7);
    // The inputs: x and y of the second vector, two factors.
    is(
        RecordArrayResultsGradients.grownHessian(cloud, row(10, 20)).toArray(),
        0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0,
        0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0);
  }

  static void check() {
    arrays();
    hessian();
  }
}
