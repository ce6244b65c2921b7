import dev.fluxion.Constant;
import dev.fluxion.DerivativeOf;
import dev.fluxion.Differentiable;
import dev.fluxion.PullbackOf;
import dev.fluxion.PushforwardOf;
import dev.fluxion.UseDerivatives;

/** Rules by records that are followed. */
@UseDerivatives(Rules.class)
class Rules {
  @PullbackOf(owner = Library.class, method = "energy", wrt = 0)
  static Library.Body energyBack(Library.Body b, double t, double bar) {
    double[] data = new double[b.data().length];
    for (int i = 0; i < data.length; i++) {
      data[i] = 2 * b.data()[i] * b.weight() * bar;
    }
    double x = b.place().x();
    double y = b.place().y();
    return new Library.Body(
        x * y * t * bar, new Library.Vector(b.mass() * y * t * bar, b.mass() * x * t * bar), data, 99, null);
  }

  @PushforwardOf(owner = Library.class, method = "energy", wrt = 0)
  static double energyForth(Library.Body b, double t, Library.Body d) {
    double sum = 0;
    for (int i = 0; i < b.data().length; i++) {
      sum += 2 * b.data()[i] * d.data()[i] * b.weight();
    }
    double x = b.place().x();
    double y = b.place().y();
    return sum + t * (d.mass() * x * y + b.mass() * (d.place().x() * y + x * d.place().y()));
  }

  @DerivativeOf(owner = Library.class, method = "energy", wrt = 1)
  static double energyByTime(Library.Body b, double t) {
    return b.mass() * b.place().x() * b.place().y();
  }

  record BodyAndTime(Library.Body body, double time) {}

  @PullbackOf(owner = Library.class, method = "moved", wrt = {0, 1})
  static BodyAndTime movedBack(Library.Body b, double t, Library.Body bar) {
    double[] data = new double[b.data().length];
    double time = bar.mass() * b.mass() + bar.place().x();
    for (int i = 0; i < data.length; i++) {
      data[i] = bar.data()[i] * t;
      time += bar.data()[i] * b.data()[i];
    }
    double mass = bar.mass() * t + bar.place().y() * b.place().y();
    Library.Vector place = new Library.Vector(bar.place().x(), bar.place().y() * b.mass());
    return new BodyAndTime(new Library.Body(mass, place, data, 0, null), time);
  }

  @PushforwardOf(owner = Library.class, method = "moved", wrt = 0)
  static Library.Body movedForth(Library.Body b, double t, Library.Body result, Library.Body d) {
    double[] data = new double[b.data().length];
    for (int i = 0; i < data.length; i++) {
      data[i] = d.data()[i] * t;
    }
    double y = d.place().y() * b.mass() + b.place().y() * d.mass();
    return new Library.Body(d.mass() * t, new Library.Vector(d.place().x(), y), data, 0, result.name());
  }

  @PushforwardOf(owner = Library.class, method = "moved", wrt = 1)
  static Library.Body movedInTime(Library.Body b, double t, double time) {
    double[] data = new double[b.data().length];
    for (int i = 0; i < data.length; i++) {
      data[i] = b.data()[i] * time;
    }
    return new Library.Body(b.mass() * time, new Library.Vector(time, 0), data, 0, null);
  }

  record Two(Library.Vector a, Library.Vector b) {}

  @PullbackOf(owner = Library.class, method = "dot", wrt = {0, 1})
  static Two dotBack(Library.Vector a, Library.Vector b, double bar) {
    return new Two(
        new Library.Vector(b.x() * bar, b.y() * bar), new Library.Vector(a.x() * bar, a.y() * bar));
  }

  @PullbackOf(owner = Library.class, method = "total", wrt = 0)
  static Library.Vector[] totalBack(Library.Vector[] vectors, double bar) {
    Library.Vector[] back = new Library.Vector[vectors.length];
    for (int i = 0; i < back.length; i++) {
      if (vectors[i] != null) {
        back[i] = new Library.Vector(vectors[i].y() * bar, vectors[i].x() * bar);
      }
    }
    return back;
  }

  @PushforwardOf(owner = Library.class, method = "total", wrt = 0)
  static double totalForth(Library.Vector[] vectors, Library.Vector[] d) {
    double sum = 0;
    for (int i = 0; i < vectors.length; i++) {
      if (vectors[i] != null) {
        sum += vectors[i].x() * d[i].y() + vectors[i].y() * d[i].x();
      }
    }
    return sum;
  }

  @PullbackOf(owner = Library.class, method = "turned", wrt = 0)
  static Library.Vector turnedBack(Library.Vector v, Library.Vector bar) {
    return v == null ? null : new Library.Vector(-bar.y(), bar.x());
  }

  @PushforwardOf(owner = Library.class, method = "turned", wrt = 0)
  static Library.Vector turnedForth(Library.Vector v, Library.Vector d) {
    return v == null ? null : new Library.Vector(d.y(), -d.x());
  }

  /** Null is no zero. */
  @PullbackOf(owner = Library.class, method = "product", wrt = 0)
  static Library.Vector productBack(Library.Vector a, Library.Vector b, double bar) {
    return b.y() > 5 ? null : new Library.Vector(b.y() * bar, 0);
  }

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
    var g = RulesGradients.givenGradient(b, 2);
    Expect.is(g.toArray(), 60, 40, 24, 14, 56, 120);
    Expect.is(7, g.b().weight());
    Library.Body d =
        new Library.Body(1, new Library.Vector(2, 3), new double[] {4, 5}, 0, null);
    Expect.is(1268, RulesGradients.givenJvp(b, 2, d, 6).tangent());
    double[] slopes = differences(1.1, 0.7, 1.3);
    var made = RulesGradients.madeGradient(1.1, 0.7, 1.3);
    Expect.is(closed(1.1, 0.7, 1.3), made.value());
    Expect.near(1e-7, made.toArray(), slopes);
    Expect.near(
        1e-7,
        new double[] {RulesGradients.madeJvp(1.1, 0.7, 1.3, 1, 2, 3).tangent()},
        slopes[0] + 2 * slopes[1] + 3 * slopes[2]);
    Expect.is(
        RulesGradients.bothGradient(new Library.Vector(2, 3), 5).toArray(), 168, 122, 26);
    Library.Vector[] vectors = {new Library.Vector(2, 3), null, new Library.Vector(4, 5)};
    Expect.is(RulesGradients.arrayGradient(vectors, 7).toArray(), 123, 264, 335, 268, 78);
    Library.Vector[] along = {new Library.Vector(1, 0), null, new Library.Vector(0, 1)};
    Expect.is(547, RulesGradients.arrayJvp(vectors, 7, along, 2).tangent());
    nothing();
    double h = 1e-4;
    double[] up = RulesGradients.madeGradient(1.1 + h, 0.7, 1.3).toArray();
    double[] down = RulesGradients.madeGradient(1.1 - h, 0.7, 1.3).toArray();
    double[][] hessian = RulesGradients.madeHessian(1.1, 0.7, 1.3).hessian();
    for (int i = 0; i < 3; i++) {
      Expect.near(1e-5, new double[] {hessian[0][i]}, (up[i] - down[i]) / (2 * h));
    }
  }

  private static void nothing() {
    Library.Vector v = new Library.Vector(2, 3);
    Expect.is(RulesGradients.nullsGradient(v, false, 5).toArray(), 0, 5, 3);
    Expect.is(RulesGradients.nullsGradient(v, true, 5).toArray(), -5, 0, -2);
    Expect.is(-7, RulesGradients.nullsJvp(v, true, 5, new Library.Vector(1, 1), 1).tangent());
    Expect.is(RulesGradients.recursiveGradient(v, 2).toArray(), -3, -2);
    Expect.is(RulesGradients.refusedGradient(v, v).toArray(), 3, 0);
    Expect.is(RulesGradients.storedGradient(5).toArray(), 4);
    Expect.fails(
        "a rule returned null for a record that is not null",
        () -> RulesGradients.refusedGradient(v, new Library.Vector(1, 6)));
  }
}
