import dev.fluxion.Differentiable;

/** Constructors that check, floats, names, recursion, results that are thrown away. */
class OddResults extends Expect {
  record Vector(double x, double y) {
    Vector plus(Vector other) {
      return new Vector(x + other.x, y + other.y);
    }

    Vector times(double factor) {
      return new Vector(x * factor, y * factor);
    }
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
    is(611, OddResultsGradients.inScaleVjp(new Vector(1, 2), 3, 2, cotangent).s());
    is(OddResultsGradients.nestedVjp(new Vector(1, 2), 3, 2, cotangent).toArray(), 900, 1000, 611);
    is(
        OddResultsGradients.nestedJacobian(new Vector(1, 2), 3, 2).jacobian(),
        row(0, 0, 1),
        row(0, 0, 1),
        row(9, 0, 6),
        row(0, 1, 0));
    is(OddResultsGradients.swappedJacobian("", new Vector(1, 2)).jacobian(), row(0, 1), row(1, 0));
    Vector v = new Vector(1, 2);
    fails("never", () -> OddResultsGradients.neverVjp(v, row(1), v));
    fails("never", () -> OddResultsGradients.neverPullback(v, row(1)));
    fails("never", () -> OddResultsGradients.neverJacobian(v, row(1)));
    fails("never", () -> OddResultsGradients.neverTaylor(v, row(1), v, row(1), 2));
  }

  private static void others() {
    shapesOfMethods();
    var positive = OddResultsGradients.positiveJacobian(new Positive(3));
    is(positive.jacobian(), row(-1));
    is(2, positive.value().value());
    fails("negative", () -> OddResultsGradients.positiveVjp(new Positive(3), new Positive(1)));
    is(OddResultsGradients.positiveTaylor(new Positive(3), new Positive(1), 1), row(2), row(-1));
    Single s = new Single(2, new float[] {3});
    is(
        OddResultsGradients.floatsJacobian(s, 5).jacobian(),
        row(25, 0, 20),
        row(0, 5, 3),
        row(1, 0, 0));
    var floats = OddResultsGradients.floatsVjp(s, 5, new Single(1, new float[] {10, 100}));
    is(125, floats.s().x());
    is(50, floats.s().xs()[0]);
    is(50, floats.t());
    is(OddResultsGradients.sumJacobian(new Vector(1, 2), new Vector(3, 4)).jacobian()[1], 2, 1, 4, 3);
    is(
        OddResultsGradients.sumVjp(
                new Vector[] {new Vector(1, 2), new Vector(3, 4)}, new Vector(0, 1))
            .toArray(),
        2,
        1,
        4,
        3);
    Names n = new Names(2, 3, row(5), 7);
    var names = OddResultsGradients.namesJacobian(n, n, n, 11);
    is(
        names.jacobian(),
        row(3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0),
        row(0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 2, 0, 0),
        row(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 7),
        row(0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0));
    var vjp = OddResultsGradients.namesVjp(n, n, n, 11, new Names(1, 0, row(1), 0));
    is(vjp.toArray(), 3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 11, 7);
  }

  static void check() {
    others();
  }
}
