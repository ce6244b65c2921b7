import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Records that are not differentiated, in methods of arrays. */
class Constants extends Expect {
  record Vector(double x, double y) {}

  record Model(double[] weights, Vector center, String name) {
    @Differentiable
    double[] squares(double[] x) {
      double[] y = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        y[i] = weights[i] * (x[i] - center.x()) * (x[i] - center.x());
      }
      return y;
    }
  }

  record Doubled(double value) {
    public double value() {
      return 2 * value;
    }
  }

  record Oscillator(double omega, double[] damping) {
    @Differentiable
    void rhs(double t, double[] y, double[] yDot) {
      yDot[0] = y[1];
      yDot[1] = -omega * omega * y[0] - damping[0] * y[1] + t * t;
    }
  }

  static final class Filter {
    private final Model model;

    Filter(Model model) {
      this.model = model;
    }

    @Differentiable
    double[] apply(double[] x) {
      double[] y = model.squares(x);
      y[0] *= model.center().y();
      return y;
    }
  }

  private static final Vector ORIGIN = new Vector(2, 3);
  private static final Vector NOTHING = null;
  private static final Model TABLE = new Model(new double[] {5}, ORIGIN, "table");

  @Differentiable
  static double[] fromOrigin(double x) {
    return new double[] {
      (x - ORIGIN.x()) * ORIGIN.y(),
      NOTHING == null ? x * x : x * NOTHING.x(),
      TABLE.weights()[0] * x * TABLE.center().x()
    };
  }

  @Differentiable
  static double fromNothing(double x) {
    return x * NOTHING.x();
  }

  @Differentiable
  static double[] weighted(@Constant Model model, double[] a, @Constant Vector[] vectors, double s) {
    double[] sums = new double[2];
    for (int i = 0; i < a.length; i++) {
      if (vectors[i] != null) {
        sums[0] += a[i] * model.weights()[i] * vectors[i].x() * s;
        sums[1] += a[i] * a[i] * vectors[i].y();
      }
    }
    return sums;
  }

  @Differentiable
  static double[] maybe(@Constant Model model, double x) {
    return new double[] {model == null ? x * x : model.center() == null ? 3 * x : 5 * x};
  }

  @Differentiable
  static double[] doubled(@Constant Doubled d, double x) {
    return new double[] {d.value() * x};
  }

  /** Counts its runs. */
  @Differentiable
  static double[] counting(@Constant Model model, double x, double y) {
    model.weights()[0] += 1;
    return new double[] {model.weights()[0] * x * y, x};
  }

  @Differentiable
  static double countingOne(@Constant Model model, double x) {
    model.weights()[0] += 1;
    return model.weights()[0] * x * x;
  }

  /** Names that the generated code might want for itself. */
  @Differentiable
  static double[] names(
      @Constant Vector a, double[] aX, @Constant Vector x, double[] xBar, @Constant Vector adjoint) {
    return new double[] {a.x() * aX[0] * x.y() * xBar[0] * adjoint.x()};
  }

  static void check() {
    receivers();
    constants();
    voids();
    Model model = new Model(new double[] {2, 3, 4}, new Vector(1, 10), "m");
    Vector[] vectors = {new Vector(1, 2), null, new Vector(3, 4)};
    double[] a = {5, 6, 7};
    var v = ConstantsGradients.weightedVjp(model, a, vectors, 10, new double[] {1, 1});
    is(v.value(), 100 + 840, 50 + 196);
    is(v.toArray(), 20 + 20, 0, 120 + 56, 10 + 84);
    var jacobian = ConstantsGradients.weightedJacobian(model, a, vectors, 10);
    is(jacobian.jacobian(), row(20, 0, 120, 94), row(20, 0, 56, 0));
    var pullback = ConstantsGradients.weightedPullback(model, a, vectors, 10);
    is(pullback.apply(new double[] {0, 1}).toArray(), 20, 0, 56, 0);
    is(pullback.apply(new double[] {1, 0}).toArray(), 20, 0, 120, 94);
    var jvp = ConstantsGradients.weightedJvp(model, a, vectors, 10, new double[] {0, 1, 1}, 1);
    is(jvp.tangent(), 120 + 94, 56);
    var taylor = ConstantsGradients.weightedTaylor(model, a, vectors, 10, new double[] {0, 0, 1}, 0, 2);
    is(taylor, row(940, 246), row(120, 56), row(0, 4));
    var adjoint = new ConstantsGradients.WeightedAdjoint();
    ConstantsGradients.weightedVjp(model, a, vectors, 10, new double[] {1, 1}, adjoint);
    double[] same = adjoint.a;
    ConstantsGradients.weightedVjp(model, a, vectors, 10, new double[] {1, 1}, adjoint);
    is(adjoint.toArray(), 80, 0, 352, 188);
    holds(adjoint.a == same);
    is(ConstantsGradients.maybeJacobian(null, 7).jacobian(), row(14));
    is(ConstantsGradients.maybeJacobian(new Model(null, null, ""), 7).jacobian(), row(3));
    is(ConstantsGradients.maybeJacobian(model, 7).jacobian(), row(5));
    is(ConstantsGradients.doubledJacobian(new Doubled(3), 7).jacobian(), row(6));
    is(ConstantsGradients.doubledJacobian(new Doubled(3), 7).value(), 42);
    is(ConstantsGradients.countingJacobian(model, 5, 7).jacobian(), row(21, 15), row(1, 0));
    is(model.weights(), 3, 3, 4);
    is(ConstantsGradients.countingOneHessian(model, 5).hessian(), row(8));
    is(model.weights(), 4, 3, 4);
    double[] two = {2};
    double[] three = {3};
    var names =
        ConstantsGradients.namesVjp(
            new Vector(5, 0), two, new Vector(0, 7), three, new Vector(11, 0), new double[] {1});
    is(names.toArray(), 5 * 7 * 3 * 11, 5 * 2 * 7 * 11);
  }

  private static void constants() {
    is(ConstantsGradients.fromOriginJacobian(7).value(), 15, 49, 70);
    is(ConstantsGradients.fromOriginJacobian(7).jacobian(), row(3), row(14), row(10));
    is(ConstantsGradients.fromOriginVjp(7, row(1, 10, 100)).x(), 3 + 140 + 1000);
    is(ConstantsGradients.fromOriginTaylor(7, 1, 2)[2], 0, 1, 0);
    boolean threw = false;
    try {
      ConstantsGradients.fromNothingGradient(7);
    } catch (NullPointerException e) {
      threw = true;
    }
    holds(threw);
  }

  private static void receivers() {
    Model model = new Model(new double[] {2, 3}, new Vector(1, 10), "m");
    double[] x = {3, 5};
    var jacobian = Constants_ModelGradients.squaresJacobian(model, x);
    is(jacobian.value(), 8, 48);
    is(jacobian.jacobian(), row(8, 0), row(0, 24));
    var filtered = Constants_FilterGradients.applyJacobian(new Filter(model), x);
    is(filtered.value(), 80, 48);
    is(filtered.jacobian(), row(80, 0), row(0, 24));
    is(
        Constants_FilterGradients.applyTaylor(new Filter(model), x, new double[] {1, 1}, 2),
        row(80, 48),
        row(80, 24),
        row(20, 3));
  }

  private static void voids() {
    Oscillator o = new Oscillator(3, new double[] {0.5});
    double[] y = {1, 2};
    double[] yDot = new double[2];
    var vjp = Constants_OscillatorGradients.rhsVjp(o, 4, y, yDot, new double[] {1, 10});
    holds(vjp.yDot() == yDot);
    is(yDot, 2, -9 - 1 + 16);
    is(vjp.toArray(), 80, -90, 1 - 5);
    is(
        Constants_OscillatorGradients.rhsJacobian(o, 4, y, yDot).jacobian(),
        row(0, 0, 1),
        row(8, -9, -0.5));
    is(
        Constants_OscillatorGradients.rhsJvp(o, 4, y, yDot, 1, new double[] {1, 2}).yDotTangent(),
        2,
        8 - 9 - 1);
    var pullback = Constants_OscillatorGradients.rhsPullback(o, 4, y, yDot);
    is(pullback.apply(new double[] {0, 1}).toArray(), 8, -9, -0.5);
    is(
        Constants_OscillatorGradients.rhsTaylor(o, 4, y, yDot, 1, new double[] {0, 0}, 2),
        row(2, 6),
        row(0, 8),
        row(0, 1));
  }
}
