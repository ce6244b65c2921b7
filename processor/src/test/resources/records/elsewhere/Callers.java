import dev.fluxion.Differentiable;

/** Calls of differentiable methods of records in another file, at first and second order. */
class Callers {
  @Differentiable
  static double given(Physics.Body b, double t) {
    return Physics.energy(b, t * t) * t;
  }

  @Differentiable
  static double made(double x, double y) {
    double sum = 0;
    for (int i = 1; i < 3; i++) {
      Physics.Vector place = new Physics.Vector(x, i * y);
      Physics.Body b = new Physics.Body(x * y, place, new double[] {x, y * i}, 3, "n");
      sum += Physics.energy(b, x) * (i == 1 ? 1 : sum);
    }
    return sum;
  }

  @Differentiable
  static double array(Physics.Vector[] vectors, double x) {
    Physics.Vector[] w = vectors.clone();
    w[0] = new Physics.Vector(x, vectors[0].y());
    return Physics.total(w, x) * Physics.total(vectors, 2);
  }

  @Differentiable
  static double nothing(Physics.Vector v, boolean isNull, double t) {
    return Physics.orSquare(isNull ? null : v, t) + v.y();
  }

  @Differentiable
  static double receiver(double x) {
    return new Physics.Vector(x, 2 * x).scaled(x);
  }

  @Differentiable
  static double nested(Physics.Vector v, double weight) {
    Physics.Vector turned = new Physics.Vector(v.y(), v.x());
    return Physics.length(new Physics.Path(new Physics.Vector[] {v, turned}, weight));
  }

  /** e₁ + e₁ e₂ with eᵢ = i x³y² + 3x² + 3i²y². */
  private static double closed(double x, double y) {
    double first = x * x * x * y * y + 3 * x * x + 3 * y * y;
    double second = 2 * x * x * x * y * y + 3 * x * x + 12 * y * y;
    return first + first * second;
  }

  static void check() {
    Physics.Body b =
        new Physics.Body(2, new Physics.Vector(3, 5), new double[] {1, 4}, 7, "n");
    Expect.is(CallersGradients.givenGradient(b, 2).toArray(), 120, 80, 48, 28, 112, 479);
    Physics.Body d =
        new Physics.Body(1, new Physics.Vector(2, 3), new double[] {4, 5}, 0, null);
    Expect.is(3970, CallersGradients.givenJvp(b, 2, d, 6).tangent());
    double[][] hessian = CallersGradients.givenHessian(b, 2).hessian();
    Expect.is(hessian[0], 0, 40, 24, 0, 0, 180);
    Expect.is(hessian[3], 0, 0, 0, 28, 0, 14);
    made();
    arrays();
    Physics.Vector v = new Physics.Vector(2, 3);
    Expect.is(CallersGradients.nothingGradient(v, false, 5).toArray(), 5, 1, 2);
    Expect.is(CallersGradients.nothingGradient(v, true, 5).toArray(), 0, 1, 10);
    Expect.is(CallersGradients.nothingHessian(v, true, 5).hessian()[2], 0, 0, 2);
    Expect.is(CallersGradients.receiverGradient(2).toArray(), 60);
    Expect.is(CallersGradients.receiverHessian(2).hessian()[0], 60);
    Expect.is(CallersGradients.nestedGradient(v, 5).toArray(), 105, 80, 30);
    Expect.is(CallersGradients.nestedHessian(v, 5).hessian()[0], 30, 50, 21);
  }

  private static void made() {
    double x = 1.1;
    double y = 0.7;
    double h = 1e-4;
    double byX = (closed(x + h, y) - closed(x - h, y)) / (2 * h);
    double byY = (closed(x, y + h) - closed(x, y - h)) / (2 * h);
    double byXx = (closed(x + h, y) - 2 * closed(x, y) + closed(x - h, y)) / (h * h);
    double byXy =
        (closed(x + h, y + h) - closed(x + h, y - h) - closed(x - h, y + h) + closed(x - h, y - h))
            / (4 * h * h);
    Expect.near(1e-6, CallersGradients.madeGradient(x, y).toArray(), byX, byY);
    double[] tangent = {CallersGradients.madeJvp(x, y, 1, 2).tangent()};
    Expect.near(1e-6, tangent, byX + 2 * byY);
    Expect.near(1e-5, CallersGradients.madeHessian(x, y).hessian()[0], byXx, byXy);
  }

  private static void arrays() {
    Physics.Vector[] vectors = {new Physics.Vector(2, 3), null, new Physics.Vector(4, 5)};
    Expect.is(CallersGradients.arrayGradient(vectors, 7).toArray(), 1722, 3696, 4690, 3752, 3224);
    Physics.Vector[] along = {new Physics.Vector(1, 0), null, new Physics.Vector(0, 1)};
    Expect.is(11922, CallersGradients.arrayJvp(vectors, 7, along, 2).tangent());
  }
}
