import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Arrays;

/** Methods of records that return arrays or records, or write to arrays. */
class Results extends Expect {
  record Vector(double x, double y) {
    Vector plus(Vector other) {
      return new Vector(x + other.x, y + other.y);
    }

    Vector times(double factor) {
      return new Vector(x * factor, y * factor);
    }

    @Differentiable(wrt = {"this", "angle"})
    Vector turned(double angle) {
      double c = Math.cos(angle);
      double s = Math.sin(angle);
      return new Vector(c * x - s * y, s * x + c * y);
    }

    @Differentiable(wrt = "this")
    double[] polar() {
      return new double[] {Math.hypot(x, y), Math.atan2(y, x)};
    }
  }

  record State(Vector place, double[] speeds, @Constant double mass, String name) {}

  record Cloud(Vector[] points, int kind) {}

  record Point(double x, double y) {}

  record Swarm(Point[] points, int kind) {}

  @Differentiable
  static Vector polar(double r, double phi) {
    return new Vector(r * Math.cos(phi), r * Math.sin(phi));
  }

  @Differentiable
  static State step(State s, double dt) {
    double[] speeds = new double[s.speeds().length];
    Vector place = s.place();
    for (int i = 0; i < speeds.length; i++) {
      double force = -s.place().x() * (i + 1) * s.place().y();
      speeds[i] = s.speeds()[i] + dt * force / s.mass();
      place = place.plus(new Vector(speeds[i], speeds[i] * speeds[i]).times(dt));
    }
    return new State(place, speeds, s.mass() + place.x(), s.name() + "'");
  }

  private static double[] stepped(double[] x) {
    State s = step(new State(new Vector(x[0], x[1]), new double[] {x[2], x[3]}, 2, "s"), x[4]);
    return row(s.place().x(), s.place().y(), s.speeds()[0], s.speeds()[1]);
  }

  private static void steps() {
    double[] speeds = {0.5, -0.7};
    State s = new State(new Vector(1.5, 2), speeds, 2, "s");
    double[][] j = differences(Results::stepped, 1.5, 2, 0.5, -0.7, 0.3);
    var jacobian = ResultsGradients.stepJacobian(s, 0.3);
    near(jacobian.jacobian(), j);
    is(jacobian.value().place().x(), step(s, 0.3).place().x());
    double[] v = {1, -2, 0.5, 3, 0.25};
    double[] w = {2, 1, -1, 0.5};
    State tangent = new State(new Vector(1, -2), new double[] {0.5, 3}, 77, "other");
    State cotangent = new State(new Vector(2, 1), new double[] {-1, 0.5}, 99, null);
    var jvp = ResultsGradients.stepJvp(s, 0.3, tangent, 0.25);
    State jv = jvp.tangent();
    double[] flat = row(jv.place().x(), jv.place().y(), jv.speeds()[0], jv.speeds()[1]);
    for (int i = 0; i < 4; i++) {
      near(row(flat[i]), dot(j[i], v));
    }
    // Constants are those of the value, in a tangent, and those of the argument, in a cotangent.
    is(jv.mass(), jvp.value().mass());
    holds(jv.name().equals("s'") && jvp.value().name().equals("s'"));
    var vjp = ResultsGradients.stepVjp(s, 0.3, cotangent);
    near(row(dot(vjp.toArray(), v)), dot(w, flat));
    is(vjp.s().mass(), 2);
    holds(vjp.s().name().equals("s"));
    holds(vjp.value().name().equals("s'"));
    var pullback = ResultsGradients.stepPullback(s, 0.3);
    double[] expected = vjp.toArray();
    // The caller may do what it likes with its arrays, and with the value's.
    speeds[0] = 1000;
    pullback.value().speeds()[1] = 1000;
    near(pullback.apply(cotangent).toArray(), expected);
    near(pullback.apply(cotangent).toArray(), expected);
    is(pullback.apply(cotangent).s().mass(), 2);
    speeds[0] = 0.5;
    var adjoint = new ResultsGradients.StepAdjoint();
    ResultsGradients.stepVjp(s, 0.3, cotangent, adjoint);
    State first = adjoint.s;
    State value = ResultsGradients.stepVjp(s, 0.3, cotangent, adjoint);
    holds(adjoint.s != first && adjoint.s.speeds() != first.speeds());
    near(first.speeds(), expected[2], expected[3]);
    near(
        adjoint.toArray(),
        2 * expected[0],
        2 * expected[1],
        2 * expected[2],
        2 * expected[3],
        2 * expected[4]);
    holds(value.name().equals("s'"));
    adjoint.clear();
    is(adjoint.toArray(), 0, 0, 0, 0, 0);
    is(adjoint.s.mass(), 2);
    double[][] taylor = ResultsGradients.stepTaylor(s, 0.3, tangent, 0.25, 2);
    near(taylor[0], stepped(row(1.5, 2, 0.5, -0.7, 0.3)));
    near(taylor[1], flat);
    near(
        differences(t -> directional(t[0]), 0),
        new double[][] {
          row(2 * taylor[2][0]), row(2 * taylor[2][1]), row(2 * taylor[2][2]), row(2 * taylor[2][3])
        });
    refusals(s, pullback);
    hessians(s);
  }

  private static void hessians(State s) {
    double[] hessians = ResultsGradients.stepHessian(s, 0.3).toArray();
    double[][] expected = differences(Results::flatJacobian, 1.5, 2, 0.5, -0.7, 0.3);
    is(4 * 5 * 5, hessians.length);
    for (int i = 0; i < 20; i++) {
      near(Arrays.copyOfRange(hessians, 5 * i, 5 * i + 5), expected[i]);
    }
    double r = 2;
    double c = Math.cos(0.5);
    double sin = Math.sin(0.5);
    is(
        ResultsGradients.polarHessian(2, 0.5).toArray(),
        0, -sin, -sin, -r * c,
        0, c, c, -r * sin);
    Cloud cloud = new Cloud(new Vector[] {null, new Vector(3, 4)}, 7);
    // The inputs: x and y of the second vector, two factors.
    is(
        ResultsGradients.grownHessian(cloud, row(10, 20)).toArray(),
        0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0,
        0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0);
    is(0, ResultsGradients.sameHessian(null).toArray().length);
    double[] out = new double[2];
    State t = new State(new Vector(3, 5), row(7), 11, "");
    is(
        ResultsGradients.rhsHessian(t, out).toArray(),
        0, 0, 1, 0, 0, 0, 1, 0, 0,
        0, 0, 0, 0, 22, 0, 0, 0, 0);
  }

  private static double[] flatJacobian(double[] x) {
    State s = new State(new Vector(x[0], x[1]), row(x[2], x[3]), 2, "s");
    return Arrays.stream(ResultsGradients.stepJacobian(s, x[4]).jacobian())
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  /** The derivative along the tangent, at another place on the line. */
  private static double[] directional(double t) {
    State s =
        new State(
            new Vector(1.5 + t, 2 - 2 * t), new double[] {0.5 + 0.5 * t, -0.7 + 3 * t}, 2, "s");
    State d =
        ResultsGradients.stepJvp(
                s,
                0.3 + 0.25 * t,
                new State(new Vector(1, -2), new double[] {0.5, 3}, 0, ""),
                0.25)
            .tangent();
    return row(d.place().x(), d.place().y(), d.speeds()[0], d.speeds()[1]);
  }

  private static void refusals(State s, ResultsGradients.StepPullback pullback) {
    State noPlace = new State(null, new double[2], 0, "");
    State oneSpeed = new State(new Vector(1, 2), new double[1], 0, "");
    fails(
        "cotangent.place must be of the shape Vector, but is of the shape null",
        () -> ResultsGradients.stepVjp(s, 1, noPlace));
    fails(
        "cotangent.speeds must be of the shape double[2], but is of the shape double[1]",
        () -> ResultsGradients.stepVjp(s, 1, oneSpeed));
    fails(
        "cotangent must be of the shape State, but is of the shape null",
        () -> ResultsGradients.stepVjp(s, 1, null));
    fails(
        "cotangent.speeds must be of the shape double[2], but is of the shape double[1]",
        () -> pullback.apply(oneSpeed));
    fails(
        "cotangent must be of the shape State, but is of the shape null",
        () -> pullback.apply(null));
    fails(
        "sTangent.speeds must be of the shape double[2], but is of the shape double[1]",
        () -> ResultsGradients.stepTaylor(s, 1, oneSpeed, 1, 2));
    var adjoint = new ResultsGradients.StepAdjoint();
    adjoint.s = oneSpeed;
    fails(
        "adjoint.s.speeds must be of the shape double[2], but is of the shape double[1]",
        () -> ResultsGradients.stepVjp(s, 1, s, adjoint));
    fails("order: -1 is negative", () -> ResultsGradients.stepTaylor(s, 1, s, 1, -1));
  }

  private static void numbers() {
    var jacobian = ResultsGradients.polarJacobian(2, 0.5);
    double c = Math.cos(0.5);
    double s = Math.sin(0.5);
    is(jacobian.jacobian(), row(c, -2 * s), row(s, 2 * c));
    is(2 * c, jacobian.value().x());
    var vjp = ResultsGradients.polarVjp(2, 0.5, new Vector(1, 10));
    is(vjp.toArray(), c + 10 * s, -2 * s + 20 * c);
    is(ResultsGradients.polarTaylor(2, 0.5, 1, 0, 1), row(2 * c, 2 * s), row(c, s));
    var turned = Results_VectorGradients.turnedJacobian(new Vector(3, 4), 0.5);
    is(turned.jacobian(), row(c, -s, -3 * s - 4 * c), row(s, c, 3 * c - 4 * s));
    var back = Results_VectorGradients.turnedVjp(new Vector(3, 4), 0.5, new Vector(1, 0));
    is(back.self().x(), c);
    is(back.self().y(), -s);
    is(back.angle(), -3 * s - 4 * c);
    is(
        Results_VectorGradients.turnedJvp(new Vector(3, 4), 0.5, new Vector(1, 0), 0).tangent().y(),
        s);
    is(
        Results_VectorGradients.polarJacobian(new Vector(3, 4)).jacobian(),
        row(0.6, 0.8),
        row(-0.16, 0.12));
    is(
        Results_VectorGradients.polarPullback(new Vector(3, 4)).apply(row(0, 1)).toArray(),
        -0.16,
        0.12);
  }

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
    var jacobian = ResultsGradients.grownJacobian(cloud, factors);
    is(jacobian.jacobian(), expected);
    is(8, jacobian.value().kind());
    holds(jacobian.value().points()[1] == null);
    Cloud direction = new Cloud(new Vector[] {new Vector(1, -1), null, new Vector(2, 5)}, 0);
    double[] v = {1, -1, 2, 5, 3, 4, 6};
    var jvp = ResultsGradients.grownJvp(cloud, factors, direction, row(3, 4, 6));
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
    var vjp = ResultsGradients.grownVjp(cloud, factors, cotangent);
    is(vjp.toArray(), pulled);
    holds(vjp.cloud().points()[1] == null && vjp.cloud().kind() == 7);
    var pullback = ResultsGradients.grownPullback(cloud, factors);
    cloud.points()[0] = null;
    is(pullback.apply(cotangent).toArray(), pulled);
    is(pullback.apply(cotangent).toArray(), pulled);
    cloud.points()[0] = new Vector(1, 2);
    fails(
        "cotangent.points[1] must be of the shape null, but is of the shape Point",
        () ->
            ResultsGradients.grownVjp(
                cloud,
                factors,
                new Swarm(new Point[] {new Point(1, 2), new Point(0, 0), new Point(3, 4)}, 0)));
    is(
        ResultsGradients.grownTaylor(cloud, factors, direction, row(3, 4, 6), 2),
        row(10, 22, 90, 132),
        row(13, -11 + 8, 60 + 18, dot(expected[3], v)),
        row(3, -3 - 1, 12, 30 + 10));
    Vector[] vectors = {new Vector(1, 2), new Vector(3, 4)};
    is(
        ResultsGradients.scaledJacobian(vectors, 3).jacobian(),
        row(9, 0, 0, 0, 6),
        row(0, 9, 0, 0, 12),
        row(0, 0, 9, 0, 18),
        row(0, 0, 0, 9, 24));
    var back = ResultsGradients.scaledVjp(vectors, 3, new Point[] {new Point(1, 0), new Point(0, 1)});
    is(back.toArray(), 9, 0, 0, 9, 6 + 24);
    is(ResultsGradients.gridJacobian(2, 3).jacobian(), row(1, 0), row(0, 1), row(3, 2), row(4, 0));
    Vector[][] bars = {{new Vector(1, 10), null}, {}, null, {new Vector(100, 1000)}};
    is(ResultsGradients.gridVjp(2, 3, bars).toArray(), 1 + 300 + 4000, 10 + 200);
    holds(ResultsGradients.gridJvp(2, 3, 1, 1).tangent()[2] == null);
    is(ResultsGradients.gridTaylor(2, 3, 1, 1, 2)[2], 0, 0, 1, 1);
  }

  // The same objects.

  record Pair(double[] first, double[] second) {}

  @Differentiable
  static State same(State s) {
    return s;
  }

  @Differentiable
  static Pair both(double[] a, double[] b, boolean isSame) {
    a[0] *= b[0];
    return new Pair(a, isSame ? a : b);
  }

  @Differentiable
  static Pair maybe(Pair p, double x) {
    if (x < 0) {
      return null;
    }
    return new Pair(x < 1 ? null : new double[] {x * p.first()[0]}, p.second());
  }

  private static void identities() {
    State s = new State(new Vector(1, 2), new double[] {3}, 4, "s");
    var jvp = ResultsGradients.sameJvp(s, s);
    holds(jvp.value() == s);
    holds(jvp.tangent() != s && jvp.tangent().speeds() != s.speeds());
    is(jvp.tangent().speeds(), 3);
    var vjp = ResultsGradients.sameVjp(s, s);
    holds(vjp.value() == s && vjp.s().speeds() != s.speeds());
    is(vjp.toArray(), 1, 2, 3);
    is(
        ResultsGradients.sameJacobian(s).jacobian(),
        row(1, 0, 0),
        row(0, 1, 0),
        row(0, 0, 1));
    holds(ResultsGradients.sameJacobian(null).value() == null);
    is(0, ResultsGradients.sameJacobian(null).jacobian().length);
    holds(ResultsGradients.sameVjp(null, null).s() == null);
    holds(ResultsGradients.sameJvp(null, null).tangent() == null);
    holds(ResultsGradients.samePullback(null).apply(null).s() == null);
    is(0, ResultsGradients.sameTaylor(null, null, 2)[0].length);
    double[] a = {2, 7};
    double[] b = {5};
    var pair = ResultsGradients.bothJvp(a, b, false, row(1, 0), row(1));
    holds(pair.value().first() == a && pair.value().second() == b);
    is(a, 10, 7);
    is(pair.tangent().first(), 5 + 2, 0);
    is(pair.tangent().second(), 1);
    a[0] = 2;
    var back = ResultsGradients.bothVjp(a, b, true, new Pair(row(1, 10), row(100, 1000)));
    holds(back.value().first() == a && back.value().second() == a);
    is(back.toArray(), 505, 1010, 202);
    a[0] = 2;
    is(
        ResultsGradients.bothJacobian(a, b, true).jacobian(),
        row(5, 0, 2),
        row(0, 1, 0),
        row(5, 0, 2),
        row(0, 1, 0));
    is(a, 10, 7);
    Pair p = new Pair(row(3), row(4));
    var none = ResultsGradients.maybeVjp(p, -1, null);
    holds(none.value() == null);
    is(none.toArray(), 0, 0, 0);
    is(0, ResultsGradients.maybeJacobian(p, -1).jacobian().length);
    holds(ResultsGradients.maybeJvp(p, -1, p, 1).tangent() == null);
    is(ResultsGradients.maybeJacobian(p, 0.5).jacobian(), row(0, 1, 0));
    is(ResultsGradients.maybeJacobian(p, 2).jacobian(), row(2, 0, 3), row(0, 1, 0));
    is(ResultsGradients.maybeVjp(p, 0.5, new Pair(null, row(7))).toArray(), 0, 7, 0);
    fails(
        "cotangent must be of the shape null, but is of the shape Pair",
        () -> ResultsGradients.maybeVjp(p, -1, p));
    fails(
        "cotangent.first must be of the shape null, but is of the shape double[1]",
        () -> ResultsGradients.maybeVjp(p, 0.5, p));
  }

  // Written arrays.

  @Differentiable
  static void rhs(State s, double[] out) {
    out[0] = s.place().x() * s.speeds()[0];
    out[1] = s.place().y() * s.place().y() * s.mass();
  }

  @Differentiable(wrt = {"v", "y"})
  static void inPlace(Vector v, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] *= v.x() * v.y();
    }
  }

  private static void voids() {
    State s = new State(new Vector(3, 5), row(7), 11, "");
    double[] out = new double[2];
    var vjp = ResultsGradients.rhsVjp(s, out, row(1, 10));
    holds(vjp.out() == out);
    is(out, 21, 275);
    is(vjp.toArray(), 7, 1100, 3);
    is(
        ResultsGradients.rhsJacobian(s, out).jacobian(),
        row(7, 0, 3),
        row(0, 110, 0));
    State t = new State(new Vector(1, 2), row(3), 0, "");
    is(ResultsGradients.rhsJvp(s, out, t).outTangent(), 7 + 9, 220);
    is(ResultsGradients.rhsPullback(s, out).apply(row(0, 1)).toArray(), 0, 110, 0);
    holds(ResultsGradients.rhsPullback(s, out).out() == out);
    is(ResultsGradients.rhsTaylor(s, out, t, 2), row(21, 275), row(16, 220), row(3, 44));
    double[] y = {2, 3};
    var in = ResultsGradients.inPlaceVjp(new Vector(5, 7), y, row(1, 1));
    holds(in.y() == y);
    is(y, 70, 105);
    is(in.toArray(), 7 * 5, 5 * 5, 35, 35);
    is(in.yCotangent(), 35, 35);
    y[0] = 2;
    y[1] = 3;
    is(
        ResultsGradients.inPlaceJacobian(new Vector(5, 7), y).jacobian(),
        row(14, 10, 35, 0),
        row(21, 15, 0, 35));
    is(y, 70, 105);
    var adjoint = new ResultsGradients.InPlaceAdjoint();
    y[0] = 2;
    y[1] = 3;
    ResultsGradients.inPlaceVjp(new Vector(5, 7), y, row(1, 0), adjoint);
    is(adjoint.toArray(), 14, 10, 35, 0);
  }

  // Constructors, names, floats, varargs.

  record Positive(double value) {
    Positive {
      if (value < 0) {
        throw new IllegalArgumentException("negative");
      }
    }
  }

  @Differentiable
  static Positive positive(Positive p) {
    return new Positive(-p.value() + 5);
  }

  record Single(float x, float[] xs) {}

  @Differentiable
  static Single floats(Single s, float t) {
    float[] xs = {s.xs()[0] * t, s.x()};
    return new Single(s.x() * t * t, xs);
  }

  @Differentiable
  static Vector sum(Vector... vectors) {
    Vector sum = new Vector(0, 0);
    for (Vector v : vectors) {
      sum = sum.plus(v.times(v.x()));
    }
    return sum;
  }

  /** Names that the generated code would like. */
  record Names(double value, double tangent, double[] toArray, double hashCode_) {}

  @Differentiable
  static Names names(Names value, Names parts, Names adjoint, double frame) {
    return new Names(
        value.value() * parts.tangent(),
        parts.value() * adjoint.toArray()[0],
        new double[] {frame * adjoint.hashCode_()},
        value.tangent() + parts.hashCode_());
  }

  @Differentiable
  static Vector never(Vector v, double[] a) {
    throw new IllegalArgumentException("never");
  }

  @Differentiable
  static <T> Vector swapped(T any, Vector v) {
    return any == null ? v : new Vector(v.y(), v.x());
  }

  /** Calls itself, and swaps its records on the way. */
  @Differentiable(name = "inScale", wrt = "s")
  @Differentiable
  private static Two nested(Vector v, double s, int n) {
    if (n == 0) {
      return new Two(v, new Vector(s, s));
    }
    Two two = nested(new Vector(v.x() * s, v.y()), s, n - 1);
    return switch (n % 2) {
      case 0 -> new Two(two.b(), two.a());
      default -> two;
    };
  }

  record Two(Vector a, Vector b) {}

  private static void shapesOfMethods() {
    Two cotangent = new Two(new Vector(1, 10), new Vector(100, 1000));
    // ((s, s), (x·s², y)): 1 + 10 + 100·2·x·s.
    is(611, ResultsGradients.inScaleVjp(new Vector(1, 2), 3, 2, cotangent).s());
    is(ResultsGradients.nestedVjp(new Vector(1, 2), 3, 2, cotangent).toArray(), 900, 1000, 611);
    is(
        ResultsGradients.nestedJacobian(new Vector(1, 2), 3, 2).jacobian(),
        row(0, 0, 1),
        row(0, 0, 1),
        row(9, 0, 6),
        row(0, 1, 0));
    is(ResultsGradients.swappedJacobian("", new Vector(1, 2)).jacobian(), row(0, 1), row(1, 0));
    Vector v = new Vector(1, 2);
    fails("never", () -> ResultsGradients.neverVjp(v, row(1), v));
    fails("never", () -> ResultsGradients.neverPullback(v, row(1)));
    fails("never", () -> ResultsGradients.neverJacobian(v, row(1)));
    fails("never", () -> ResultsGradients.neverTaylor(v, row(1), v, row(1), 2));
  }

  private static void others() {
    shapesOfMethods();
    var positive = ResultsGradients.positiveJacobian(new Positive(3));
    is(positive.jacobian(), row(-1));
    is(2, positive.value().value());
    fails("negative", () -> ResultsGradients.positiveVjp(new Positive(3), new Positive(1)));
    is(ResultsGradients.positiveTaylor(new Positive(3), new Positive(1), 1), row(2), row(-1));
    Single s = new Single(2, new float[] {3});
    is(
        ResultsGradients.floatsJacobian(s, 5).jacobian(),
        row(25, 0, 20),
        row(0, 5, 3),
        row(1, 0, 0));
    var floats = ResultsGradients.floatsVjp(s, 5, new Single(1, new float[] {10, 100}));
    is(125, floats.s().x());
    is(50, floats.s().xs()[0]);
    is(50, floats.t());
    is(ResultsGradients.sumJacobian(new Vector(1, 2), new Vector(3, 4)).jacobian()[1], 2, 1, 4, 3);
    is(
        ResultsGradients.sumVjp(
                new Vector[] {new Vector(1, 2), new Vector(3, 4)}, new Vector(0, 1))
            .toArray(),
        2,
        1,
        4,
        3);
    Names n = new Names(2, 3, row(5), 7);
    var names = ResultsGradients.namesJacobian(n, n, n, 11);
    is(
        names.jacobian(),
        row(3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0),
        row(0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 2, 0, 0),
        row(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 7),
        row(0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0));
    var vjp = ResultsGradients.namesVjp(n, n, n, 11, new Names(1, 0, row(1), 0));
    is(vjp.toArray(), 3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 11, 7);
  }

  static void check() {
    numbers();
    steps();
    arrays();
    identities();
    voids();
    others();
  }
}
