import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Arrays;

/** Scalar methods of records. */
class Parameters extends Expect {
  record Vector(double x, double y) {}

  record Body(double mass, Vector place, double[] data, @Constant double weight, String name) {}

  record Path(Vector[] points, @Constant int kind) {}

  record Doubled(double value) {
    public double value() {
      return 2 * value;
    }
  }

  record Positive(double value) {
    Positive {
      if (Double.isNaN(value)) {
        throw new IllegalArgumentException("NaN");
      }
    }
  }

  @Differentiable
  static double plain(Vector v, double t) {
    return v.x() * v.x() * v.y() * t;
  }

  @Differentiable
  static double nested(Body b) {
    double sum = b.mass() * b.place().x() * b.weight();
    for (double d : b.data()) {
      sum += d * d * b.mass();
    }
    return sum + b.name().length() * b.place().y();
  }

  @Differentiable
  static double nulls(Body b, double x) {
    return b == null ? x * x : b.place() == null ? b.mass() * x : b.place().x() * x;
  }

  @Differentiable
  static double same(Vector a, Vector b) {
    return a.x() * b.x() + a.y() * b.y();
  }

  @Differentiable
  static double constant(@Constant Body b, double x) {
    return b.mass() * x * b.place().y();
  }

  @Differentiable
  static double overridden(Doubled d) {
    return d.value() * d.value();
  }

  @Differentiable
  static double checked(Positive p) {
    return p.value() * p.value();
  }

  @Differentiable
  static double array(Vector[] points, double scale) {
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      if (points[i] != null) {
        sum += scale * points[i].x() * points[i].x() * points[i].y();
      }
    }
    return sum;
  }

  @Differentiable
  static double path(Path path) {
    double length = 0;
    for (int i = 1; i < path.points().length; i++) {
      Vector a = path.points()[i - 1];
      Vector b = path.points()[i];
      length += Math.hypot(b.x() - a.x(), b.y() - a.y());
    }
    return length;
  }

  @Differentiable
  static double grid(Vector[][] grid) {
    double sum = 0;
    for (Vector[] row : grid) {
      for (Vector v : row) {
        sum += v.x() * v.y();
      }
    }
    return sum;
  }

  private static Vector square(Vector v) {
    return new Vector(v.x() * v.x() - v.y() * v.y(), 2 * v.x() * v.y());
  }

  private static Body moved(Body b, Vector by) {
    double[] data = b.data().clone();
    data[0] *= by.x();
    Vector place = new Vector(b.place().x() + by.x(), b.place().y() * by.y());
    return new Body(b.mass() * by.y(), place, data, b.weight(), b.name());
  }

  /** Helpers that return records, in a loop. */
  @Differentiable
  static double iterated(Vector c, Body b, int n) {
    Vector z = new Vector(0.1, 0.2);
    Body body = b;
    for (int i = 0; i < n; i++) {
      Vector squared = square(z);
      z = new Vector(squared.x() + c.x(), squared.y() + c.y());
      body = moved(body, z);
    }
    return z.x() * body.mass() + body.place().x() * body.place().y() * body.data()[0] * b.weight();
  }

  private static void iterates() {
    Vector c = new Vector(0.4, -0.7);
    Body b = new Body(1.3, new Vector(0.6, 1.1), new double[] {0.9}, 2, "b");
    var h = ParametersGradients.iteratedHessian(c, b, 4);
    near(
        new double[][] {h.gradient()},
        differences(x -> row(value(x)), 0.4, -0.7, 1.3, 0.6, 1.1, 0.9));
    near(h.hessian(), differences(Parameters::gradient, 0.4, -0.7, 1.3, 0.6, 1.1, 0.9));
    var t =
        ParametersGradients.iteratedTaylor(
            c, b, 4, new Vector(1, 2), new Body(3, new Vector(4, 5), row(6), 0, null), 2);
    near(row(t[1]), dot(h.gradient(), row(1, 2, 3, 4, 5, 6)));
  }

  private static double value(double[] x) {
    return iterated(
        new Vector(x[0], x[1]), new Body(x[2], new Vector(x[3], x[4]), row(x[5]), 2, "b"), 4);
  }

  private static double[] gradient(double[] x) {
    return ParametersGradients.iteratedGradient(
            new Vector(x[0], x[1]), new Body(x[2], new Vector(x[3], x[4]), row(x[5]), 2, "b"), 4)
        .toArray();
  }

  record Poly(double a, double b) {
    @Differentiable(wrt = {"this", "x"})
    double at(double x) {
      return a * x * x + b * x;
    }
  }

  record Data(@Constant double unused, double[] values, int[] counts) {}

  /** Writes to the array in the record, and to another one through a local record. */
  @Differentiable
  static double overwritten(Data data, double[] more) {
    data.values()[0] *= data.values()[1];
    new Data(0, more, null).values()[0] *= data.values()[0];
    return data.values()[0] * more[0];
  }

  @Differentiable
  static double throughLocal(double[] a) {
    new Data(0, a, null).values()[0] *= a[1];
    return a[0] * a[0];
  }

  private static void writes() {
    double[] values = {2, 3};
    double[] more = {5};
    var h = ParametersGradients.overwrittenHessian(new Data(1, values, null), more);
    is(180, h.value());
    is(h.gradient(), 180, 120, 36);
    is(h.hessian()[0], 90, 120, 36);
    is(h.hessian()[1], 120, 40, 24);
    is(h.hessian()[2], 36, 24, 0);
    is(values, 6, 3);
    is(more, 30);
    double[] a = {2, 3};
    is(ParametersGradients.throughLocalHessian(a).hessian()[0], 18, 24);
    is(a, 6, 3);
  }

  static void check() {
    writes();
    var g = ParametersGradients.plainGradient(new Vector(3, 5), 2);
    is(90, g.value());
    is(60, g.v().x());
    is(18, g.v().y());
    is(45, g.t());
    is(g.toArray(), 60, 18, 45);
    is(60 + 2 * 18 + 3 * 45, ParametersGradients.plainJvp(new Vector(3, 5), 2, new Vector(1, 2), 3).tangent());
    var h = ParametersGradients.plainHessian(new Vector(3, 5), 2);
    is(h.gradient(), 60, 18, 45);
    is(h.hessian()[0], 20, 12, 30);
    is(h.hessian()[1], 12, 0, 9);
    is(h.hessian()[2], 30, 9, 0);
    var p = ParametersGradients.plainHvp(new Vector(3, 5), 2, new Vector(1, 0), 0);
    is(60, p.gradient().v().x());
    is(20, p.product().v().x());
    is(12, p.product().v().y());
    is(30, p.product().t());
    adjoint();
    nestedRecords();
    nullRecords();
    others();
    arrays();
    receivers();
    iterates();
  }

  private static void adjoint() {
    var adjoint = new ParametersGradients.PlainAdjoint();
    is(90, ParametersGradients.plainGradient(new Vector(3, 5), 2, adjoint));
    is(90, ParametersGradients.plainGradient(new Vector(3, 5), 2, adjoint));
    is(120, adjoint.v.x());
    is(36, adjoint.v.y());
    is(90, adjoint.t);
    is(adjoint.toArray(), 120, 36, 90);
    adjoint.clear();
    is(adjoint.toArray(), 0, 0, 0);
    ParametersGradients.plainGradient(new Vector(3, 5), 2, adjoint);
    is(adjoint.toArray(), 60, 18, 45);
  }

  private static void nestedRecords() {
    Body b = new Body(2, new Vector(3, 4), new double[] {1, 2}, 10, "abc");
    var g = ParametersGradients.nestedGradient(b);
    is(60 + 10 + 12, g.value());
    is(30 + 5, g.b().mass());
    is(20, g.b().place().x());
    is(3, g.b().place().y());
    is(g.b().data(), 4, 8);
    is(10, g.b().weight());
    if (!g.b().name().equals("abc")) {
      throw new AssertionError();
    }
    is(g.toArray(), 35, 20, 3, 4, 8);
    var adjoint = new ParametersGradients.NestedAdjoint();
    adjoint.b = g.b();
    ParametersGradients.nestedGradient(b, adjoint);
    is(adjoint.toArray(), 70, 40, 6, 8, 16);
    is(g.b().data(), 4, 8);
    Body tangent = new Body(1, new Vector(0, 1), new double[] {0, 1}, 7, null);
    is(35 + 3 + 8, ParametersGradients.nestedJvp(b, tangent).tangent());
    fails(
        "bTangent.data must be of the shape double[2], but is of the shape double[1]",
        () -> ParametersGradients.nestedJvp(b, new Body(1, new Vector(0, 1), new double[1], 7, null)));
    fails(
        "bTangent.place must be of the shape Vector, but is of the shape null",
        () -> ParametersGradients.nestedJvp(b, new Body(1, null, new double[2], 7, null)));
    fails(
        "bTangent must be of the shape Body, but is of the shape null",
        () -> ParametersGradients.nestedJvp(b, null));
    var h = ParametersGradients.nestedHessian(b);
    is(h.hessian()[0], 0, 10, 0, 2, 4);
    is(h.hessian()[3], 2, 0, 0, 4, 0);
  }

  private static void nullRecords() {
    var g = ParametersGradients.nullsGradient(null, 3);
    is(9, g.value());
    is(6, g.x());
    if (g.b() != null) {
      throw new AssertionError();
    }
    is(g.toArray(), 6);
    is(ParametersGradients.nullsHessian(null, 3).hessian()[0], 2);
    is(6, ParametersGradients.nullsJvp(null, 3, null, 1).tangent());
    Body half = new Body(2, null, null, 0, "");
    var k = ParametersGradients.nullsGradient(half, 3);
    is(6, k.value());
    is(k.toArray(), 3, 2);
    if (k.b().place() != null || k.b().data() != null) {
      throw new AssertionError();
    }
    is(ParametersGradients.nullsHessian(half, 3).hessian()[0], 0, 1);
    boolean threw = false;
    try {
      ParametersGradients.plainGradient(null, 1);
    } catch (NullPointerException e) {
      threw = true;
    }
    if (!threw) {
      throw new AssertionError("no NullPointerException");
    }
  }

  private static void others() {
    Vector v = new Vector(3, 4);
    var s = ParametersGradients.sameGradient(v, v);
    is(25, s.value());
    is(s.toArray(), 3, 4, 3, 4);
    Body b = new Body(2, new Vector(3, 4), null, 10, "abc");
    is(ParametersGradients.constantGradient(b, 5).toArray(), 8);
    var d = ParametersGradients.overriddenGradient(new Doubled(3));
    is(36, d.value());
    is(2 * 24, d.d().value());
    is(d.toArray(), 24);
    is(24, ParametersGradients.overriddenJvp(new Doubled(3), new Doubled(1)).tangent());
    is(ParametersGradients.checkedGradient(new Positive(3)).toArray(), 6);
  }

  private static void arrays() {
    Vector[] points = {new Vector(1, 2), null, new Vector(3, 4)};
    var g = ParametersGradients.arrayGradient(points, 10);
    is(20 + 360, g.value());
    is(40, g.points()[0].x());
    is(10, g.points()[0].y());
    if (g.points()[1] != null) {
      throw new AssertionError();
    }
    is(240, g.points()[2].x());
    is(90, g.points()[2].y());
    is(g.toArray(), 40, 10, 240, 90, 38);
    var h = ParametersGradients.arrayHessian(points, 10);
    is(h.gradient(), 40, 10, 240, 90, 38);
    is(h.hessian()[0], 40, 20, 0, 0, 4);
    is(h.hessian()[2], 0, 0, 80, 60, 24);
    is(
        40 + 90,
        ParametersGradients.arrayJvp(
                points, 10, new Vector[] {new Vector(1, 0), null, new Vector(0, 1)}, 0)
            .tangent());
    fails(
        "pointsTangent[1] must be of the shape null, but is of the shape Vector",
        () ->
            ParametersGradients.arrayJvp(
                points, 10, new Vector[] {points[0], points[0], points[0]}, 0));
    fails(
        "pointsTangent must be of the shape Vector[3], but is of the shape Vector[1]",
        () -> ParametersGradients.arrayJvp(points, 10, new Vector[1], 0));
    var adjoint = new ParametersGradients.ArrayAdjoint();
    ParametersGradients.arrayGradient(points, 10, adjoint);
    ParametersGradients.arrayGradient(points, 10, adjoint);
    is(adjoint.toArray(), 80, 20, 480, 180, 76);
    Path path = new Path(new Vector[] {new Vector(0, 0), new Vector(3, 4)}, 7);
    is(
        ParametersGradients.arrayDerivative(points, 10, 2).toArray(),
        Arrays.stream(h.hessian()).flatMapToDouble(Arrays::stream).toArray());
    var k = ParametersGradients.pathGradient(path);
    is(5, k.value());
    is(k.toArray(), -0.6, -0.8, 0.6, 0.8);
    is(7, k.path().kind());
    Vector[][] grid = {{new Vector(1, 2)}, {}, {new Vector(3, 4), new Vector(5, 6)}};
    is(ParametersGradients.gridGradient(grid).toArray(), 2, 1, 4, 3, 6, 5);
    is(ParametersGradients.gridHessian(grid).hessian()[2], 0, 0, 0, 1, 0, 0);
  }

  private static void receivers() {
    var g = Parameters_PolyGradients.atGradient(new Poly(2, 3), 5);
    is(65, g.value());
    is(25, g.self().a());
    is(5, g.self().b());
    is(23, g.x());
    is(
        25 + 2 * 5 + 23,
        Parameters_PolyGradients.atJvp(new Poly(2, 3), 5, new Poly(1, 2), 1).tangent());
  }
}
