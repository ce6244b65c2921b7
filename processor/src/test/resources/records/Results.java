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

  static void check() {
    numbers();
    steps();
    identities();
    voids();
  }
}
