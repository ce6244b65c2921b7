import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Records of few numbers that depend on many: their Jacobians go back, row by row. */
class FewNumbers extends Expect {
  record Vector(double x, double y, double z) {
    Vector minus(Vector other) {
      return new Vector(x - other.x, y - other.y, z - other.z);
    }

    double dot(Vector other) {
      return x * other.x + y * other.y + z * other.z;
    }
  }

  record Camera(
      Vector place, Vector right, Vector up, Vector ahead, double focal, @Constant double scale) {

    @Differentiable(wrt = {"this", "p"})
    Pixel seen(Vector p) {
      Vector q = p.minus(place);
      double depth = q.dot(ahead) * scale;
      if (depth < 0) {
        throw new IllegalArgumentException("behind");
      }
      double u = focal * q.dot(right) / depth;
      double v = focal * q.dot(up) / depth;
      return new Pixel(u, v + u * u, u < 0 ? -1 : 1, "pixel");
    }
  }

  record Pixel(double u, double v, int side, String name) {}

  record Half(float u, double v) {}

  record Pair(double sum, Vector part, @Constant double other) {}

  private static Camera camera(double[] x) {
    return new Camera(
        new Vector(x[0], x[1], x[2]),
        new Vector(x[3], x[4], x[5]),
        new Vector(x[6], x[7], x[8]),
        new Vector(x[9], x[10], x[11]),
        x[12],
        1.5);
  }

  private static double[] pixel(double[] x) {
    Pixel pixel = camera(x).seen(new Vector(x[13], x[14], x[15]));
    return row(pixel.u(), pixel.v());
  }

  private static void projection() {
    double[] x = {0.1, 0.2, -3, 0.9, 0.1, -0.2, 0.3, 1.1, 0, 0.2, -0.1, 1.2, 2.5, 0.4, -0.6, 1.7};
    Vector p = new Vector(x[13], x[14], x[15]);
    var jacobian = FewNumbers_CameraGradients.seenJacobian(camera(x), p);
    near(jacobian.jacobian(), differences(FewNumbers::pixel, x));
    Pixel pixel = jacobian.value();
    is(row(pixel.u(), pixel.v()), pixel(x));
    holds(pixel.side() == -1 && pixel.name().equals("pixel"));
    fails("behind", () -> FewNumbers_CameraGradients.seenJacobian(camera(x), new Vector(0, 0, -9)));
  }

  /** What is null has no columns, and no rows. */
  @Differentiable
  static Pair pair(Camera camera, Camera other, Vector v, double a) {
    Camera one = v.x() > 0 ? camera : other;
    double sum = a * one.place().dot(v) + one.focal();
    Vector part = null;
    if (v.y() > 0) {
      part = new Vector(sum * a, v.z() * one.right().x(), a);
    }
    return new Pair(sum, part, sum * 2);
  }

  private static double[] pairOf(double[] x) {
    Pair pair = pair(camera(x), null, new Vector(x[13], x[14], x[15]), x[16]);
    Vector part = pair.part();
    return part == null
        ? row(pair.sum())
        : row(pair.sum(), part.x(), part.y(), part.z());
  }

  private static void nulls() {
    for (double sign : row(1, -1)) {
      double[] x = new double[17];
      for (int i = 0; i < x.length; i++) {
        x[i] = Math.sin(i + 1) + 0.3;
      }
      x[13] = 0.7;
      x[14] = sign;
      Vector v = new Vector(x[13], x[14], x[15]);
      var jacobian = FewNumbersGradients.pairJacobian(camera(x), null, v, x[16]);
      near(jacobian.jacobian(), differences(FewNumbers::pairOf, x));
      is(jacobian.value().other(), 2 * jacobian.value().sum());
      holds((jacobian.value().part() == null) == (sign < 0));
    }
  }

  @Differentiable
  static Half half(Camera camera, Vector v) {
    return new Half((float) camera.place().dot(v), camera.up().dot(v) * camera.focal());
  }

  private static double[] halfOf(double[] x) {
    Half half = half(camera(x), new Vector(x[13], x[14], x[15]));
    return row(half.u(), half.v());
  }

  private static void floats() {
    double[] x = {0.5, 0.25, -3, 0.5, 0.1, -0.2, 0.3, 1.1, 0, 0.2, -0.1, 1.2, 2.5, 0.5, -0.5, 1.5};
    Camera camera = camera(x);
    Vector v = new Vector(x[13], x[14], x[15]);
    double[][] jacobian = FewNumbersGradients.halfJacobian(camera, v).jacobian();
    near(1e-6, jacobian[0], 0.5, -0.5, 1.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0.25, -3);
    near(1e-9, jacobian[1], differences(FewNumbers::halfOf, x)[1]);
  }

  static void check() {
    projection();
    nulls();
    floats();
  }
}
