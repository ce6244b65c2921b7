import dev.fluxion.Differentiable;

/** Calls of methods of another file that return records, or arrays, or write to arrays. */
class MotionCallers {
  /** t³ x y. */
  @Differentiable
  static double arrays(Motion.Vector v, double t) {
    double[] r = Motion.scaled(new Motion.Vector(t, v.x()), new double[] {v.y(), t});
    return r[0] * r[1];
  }

  /** (x, y) → (ty, xy) → (txy, txy²): t² x² y³. */
  @Differentiable
  static double records(Motion.Vector v, double t) {
    Motion.Vector u = v;
    for (int i = 0; i < 2; i++) {
      u = Motion.turned(u, t);
    }
    return u.x() * u.y() * (Motion.turned(null, t) == null ? 1 : 2);
  }

  /** 7 x² t + t. */
  @Differentiable
  static double wide(Motion.Vector v, double t) {
    Motion.Wide w = Motion.wide(v, t);
    return w.a().x() * w.data()[0] * w.weight() + w.data()[1];
  }

  /** x y y₀ y₁. */
  @Differentiable
  static double written(Motion.Vector v, double[] y) {
    double[] rates = new double[2];
    Motion.rates(v, y, rates);
    return rates[0] * rates[1];
  }

  static void check() {
    Motion.Vector v = new Motion.Vector(2, 3);
    Motion.Vector along = new Motion.Vector(1, 2);
    double[] slopes = {3.375 * 3, 3.375 * 2, 3 * 2.25 * 6};
    Expect.is(MotionCallersGradients.arraysGradient(v, 1.5).toArray(), slopes);
    Expect.is(
        slopes[0] + 2 * slopes[1] + 3 * slopes[2],
        MotionCallersGradients.arraysJvp(v, 1.5, along, 3).tangent());
    Expect.is(
        MotionCallersGradients.recordsGradient(v, 5).toArray(),
        25 * 2 * 2 * 27,
        25 * 4 * 3 * 9,
        2 * 5 * 4 * 27);
    Expect.is(
        2700 + 2 * 2700 + 3 * 1080, MotionCallersGradients.recordsJvp(v, 5, along, 3).tangent());
    Expect.is(MotionCallersGradients.wideGradient(v, 5).toArray(), 140, 0, 29);
    Expect.is(227, MotionCallersGradients.wideJvp(v, 5, along, 3).tangent());
    double[] y = {5, 7};
    Expect.is(MotionCallersGradients.writtenGradient(v, y).toArray(), 105, 70, 42, 30);
    Expect.is(
        105 + 140 + 42,
        MotionCallersGradients.writtenJvp(v, y, along, new double[] {1, 0}).tangent());
  }
}
