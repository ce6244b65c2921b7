import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Arrays of records that are parameters and are written to. */
class Written {
  record Vector(double x, double y) {}

  record Body(double mass, Vector place, double[] data, @Constant double weight, int number) {}

  @Differentiable
  static double step(Vector[] vectors, double t) {
    for (int i = 0; i < vectors.length; i++) {
      Vector next = vectors[(i + 1) % vectors.length];
      vectors[i] = new Vector(vectors[i].x() * t, vectors[i].y() + next.x());
    }
    double sum = 0;
    for (Vector v : vectors) {
      sum += v.x() * v.y();
    }
    return sum;
  }

  /** The same by numbers, of two vectors: (a, b), (c, d) → (at, b + c), (ct, d + at). */
  private static double step(double a, double b, double c, double d, double t) {
    return a * t * (b + c) + c * t * (d + a * t);
  }

  private static double[] slopes(double a, double b, double c, double d, double t) {
    return new double[] {
      t * (b + c) + c * t * t, a * t, a * t + t * (d + a * t), c * t, a * (b + c) + c * (d + 2 * a * t)
    };
  }

  @Differentiable
  static double two(Vector[] a, Vector[] b, double t) {
    a[0] = new Vector(b[0].x() * t, a[0].y());
    b[0] = new Vector(b[0].y(), a[0].x());
    return a[0].x() * b[0].x() + a[0].y() * b[0].y();
  }

  @Differentiable
  static double swapped(Body[] bodies, double t) {
    Body first = bodies[0];
    bodies[0] = bodies[1];
    bodies[1] = new Body(first.mass() * t, bodies[0].place(), first.data(), 3, 1);
    bodies[2] = null;
    return bodies[0].mass() * bodies[1].mass() * bodies[1].place().x()
        + bodies[1].data()[0] * bodies[0].data()[0] * bodies[1].weight();
  }

  @Differentiable
  static double filled(Vector[] vectors, double t) {
    if (vectors[1] == null) {
      vectors[1] = new Vector(t, t * t);
    }
    return vectors[1].y() * vectors[0].x();
  }

  @Differentiable
  static double[] numbers(Vector[] vectors, double t) {
    vectors[0] = new Vector(vectors[0].y() * t, t);
    return new double[] {vectors[0].x() * vectors[0].y(), vectors[1].x() * t};
  }

  private static Vector[] vectors() {
    return new Vector[] {new Vector(2, 3), new Vector(4, 5)};
  }

  static void check() {
    double[] slopes = slopes(2, 3, 4, 5, 1.5);
    Vector[] vectors = vectors();
    var g = WrittenGradients.stepGradient(vectors, 1.5);
    Expect.is(step(2, 3, 4, 5, 1.5), g.value());
    Expect.is(g.toArray(), slopes);
    Expect.holds(vectors[0].equals(new Vector(3, 7)) && vectors[1].equals(new Vector(6, 8)));
    var adjoint = new WrittenGradients.StepAdjoint();
    WrittenGradients.stepGradient(vectors(), 1.5, adjoint);
    WrittenGradients.stepGradient(vectors(), 1.5, adjoint);
    Expect.is(adjoint.toArray(), 2 * 19.5, 2 * 3, 2 * 15, 2 * 6, 2 * 58);
    double along = 2 * slopes[0] + 3 * slopes[1] + 4 * slopes[2] + 5 * slopes[3] + slopes[4];
    Expect.is(along, WrittenGradients.stepJvp(vectors(), 1.5, vectors(), 1).tangent());
    Expect.is(WrittenGradients.stepTaylor(vectors(), 1.5, vectors(), 1, 1), 69, along);
    // By a: t(b + c) + ct².
    double[][] hessian = WrittenGradients.stepHessian(vectors(), 1.5).hessian();
    Expect.is(hessian[0], 0, 1.5, 1.5 + 2.25, 0, 3 + 4 + 2 * 4 * 1.5);
    shared();
    shapes();
  }

  private static void shared() {
    // (bx t, ay) · (by, bx t)
    Vector[] other = {new Vector(6, 7)};
    Expect.is(
        WrittenGradients.twoGradient(vectors(), other, 2).toArray(), 0, 12, 0, 0, 20, 12, 60);
    // One array: first (xt, y), then (y, xt), so y² + x²t².
    Vector[] same = vectors();
    Expect.is(
        WrittenGradients.twoGradient(same, same, 2).toArray(), 16, 6, 0, 0, 0, 0, 0, 0, 16);
    Expect.holds(same[0].equals(new Vector(3, 4)));
  }

  private static void shapes() {
    Body first = new Body(2, new Vector(3, 4), new double[] {5, 6}, 7, 8);
    Body second = new Body(9, new Vector(10, 11), new double[] {12}, 13, 14);
    Body[] bodies = {first, second, null};
    var g = WrittenGradients.swappedGradient(bodies, 3);
    // m₂ m₁ t x₂ + 3 d₁ d₂
    Expect.is(g.toArray(), 270, 0, 0, 36, 0, 60, 54, 0, 15, 180);
    Expect.is(8, g.bodies()[0].number());
    Expect.is(13, g.bodies()[1].weight());
    Expect.holds(g.bodies()[2] == null && bodies[2] == null && bodies[0] == second);
    Vector[] half = {new Vector(2, 3), null};
    Expect.is(WrittenGradients.filledGradient(half, 5).toArray(), 25, 0, 20);
    half[1] = null;
    Expect.is(WrittenGradients.filledHessian(half, 5).hessian()[2], 10, 0, 4);
    Expect.is(
        WrittenGradients.numbersVjp(vectors(), 3, new double[] {1, 1}).toArray(), 0, 9, 3, 0, 22);
    Vector[] vectors = vectors();
    var pullback = WrittenGradients.numbersPullback(vectors, 3);
    vectors[1] = null;
    Expect.is(pullback.apply(new double[] {1, 1}).toArray(), 0, 9, 3, 0, 22);
    double[][] jacobian = WrittenGradients.numbersJacobian(vectors(), 3).jacobian();
    Expect.is(jacobian[0], 0, 9, 0, 0, 18);
    Expect.is(jacobian[1], 0, 0, 3, 0, 4);
  }
}
