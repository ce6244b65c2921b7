import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import dev.fluxion.UseDerivatives;

/** Rules by records: they get records and return them. */
@UseDerivatives(Rules.class)
class RuleCallers {
  @Differentiable
  static double given(Library.Body b, double t) {
    return Library.energy(b, t * t);
  }

  @Differentiable
  static double made(double x, double y, double t) {
    Library.Body b =
        new Library.Body(x * y, new Library.Vector(x, y * y), new double[] {x, y}, 3, "n");
    for (int i = 0; i < 2; i++) {
      b = Library.moved(b, t);
    }
    return Library.energy(b, x);
  }

  @Differentiable
  static double both(Library.Vector a, double x) {
    return Library.dot(a, new Library.Vector(x, a.x())) * Library.dot(a, a);
  }

  @Differentiable
  static double array(Library.Vector[] vectors, double x) {
    Library.Vector[] w = vectors.clone();
    w[0] = new Library.Vector(x, vectors[0].y());
    return Library.total(w) * Library.total(vectors);
  }

  @Differentiable
  static double nulls(Library.Vector v, boolean isNull, double t) {
    Library.Vector u = Library.turned(isNull ? null : v);
    Library.Vector z = Library.turned(Library.turned(v));
    return u == null ? t * z.x() : u.x() * t;
  }

  @Differentiable
  static double recursive(Library.Vector v, int n) {
    return n == 0
        ? v.x()
        : recursive(Library.turned(new Library.Vector(v.x() * v.y(), v.y())), n - 1);
  }

  @Differentiable
  static double refused(Library.Vector v, @Constant Library.Vector w) {
    return Library.product(v, w);
  }

  @Differentiable
  static double stored(double x) {
    Library.Doubled d = Library.doubled();
    return x * d.other();
  }

  /** m = xyt², place (x + 2t, y²·xy·xyt), data t²(x, y). */
  private static double closed(double x, double y, double t) {
    double m = x * y * t * t;
    double p = y * y * x * y * x * y * t;
    return m * (x + 2 * t) * p * x + 3 * t * t * t * t * (x * x + y * y);
  }

  private static double[] differences(double x, double y, double t) {
    double h = 1e-5;
    return new double[] {
      (closed(x + h, y, t) - closed(x - h, y, t)) / (2 * h),
      (closed(x, y + h, t) - closed(x, y - h, t)) / (2 * h),
      (closed(x, y, t + h) - closed(x, y, t - h)) / (2 * h)
    };
  }

  static void check() {
    Library.Body b =
        new Library.Body(2, new Library.Vector(3, 5), new double[] {1, 4}, 7, "n");
    var g = RuleCallersGradients.givenGradient(b, 2);
    Expect.is(g.toArray(), 60, 40, 24, 14, 56, 120);
    Expect.is(7, g.b().weight());
    Library.Body d =
        new Library.Body(1, new Library.Vector(2, 3), new double[] {4, 5}, 0, null);
    Expect.is(1268, RuleCallersGradients.givenJvp(b, 2, d, 6).tangent());
    double[] slopes = differences(1.1, 0.7, 1.3);
    var made = RuleCallersGradients.madeGradient(1.1, 0.7, 1.3);
    Expect.is(closed(1.1, 0.7, 1.3), made.value());
    Expect.near(1e-7, made.toArray(), slopes);
    Expect.near(
        1e-7,
        new double[] {RuleCallersGradients.madeJvp(1.1, 0.7, 1.3, 1, 2, 3).tangent()},
        slopes[0] + 2 * slopes[1] + 3 * slopes[2]);
    Expect.is(
        RuleCallersGradients.bothGradient(new Library.Vector(2, 3), 5).toArray(), 168, 122, 26);
    Library.Vector[] vectors = {new Library.Vector(2, 3), null, new Library.Vector(4, 5)};
    Expect.is(RuleCallersGradients.arrayGradient(vectors, 7).toArray(), 123, 264, 335, 268, 78);
    Library.Vector[] along = {new Library.Vector(1, 0), null, new Library.Vector(0, 1)};
    Expect.is(547, RuleCallersGradients.arrayJvp(vectors, 7, along, 2).tangent());
    nothing();
  }

  private static void nothing() {
    Library.Vector v = new Library.Vector(2, 3);
    Expect.is(RuleCallersGradients.nullsGradient(v, false, 5).toArray(), 0, 5, 3);
    Expect.is(RuleCallersGradients.nullsGradient(v, true, 5).toArray(), -5, 0, -2);
    Expect.is(-7, RuleCallersGradients.nullsJvp(v, true, 5, new Library.Vector(1, 1), 1).tangent());
    Expect.is(RuleCallersGradients.recursiveGradient(v, 2).toArray(), -3, -2);
    Expect.is(RuleCallersGradients.refusedGradient(v, v).toArray(), 3, 0);
    Expect.is(RuleCallersGradients.storedGradient(5).toArray(), 4);
    Expect.fails(
        "a rule returned null for a record that is not null",
        () -> RuleCallersGradients.refusedGradient(v, new Library.Vector(1, 6)));
  }
}
