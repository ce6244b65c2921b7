package rejected;

import dev.fluxion.Differentiable;

class ForgetsTheType {
  record Point(double x, double y) {}

  private static <T> T same(T t) {
    return t;
  }

  private static double sum(Point p) {
    return p.x + p.y;
  }

  @Differentiable
  static double ofRecord(Point p) {
    Point same = same(p); // FLX045
    return same.x * same.y;
  }

  @Differentiable
  static double ofArray(double[] a) {
    double[] same = same(a); // FLX045
    return same[0];
  }

  @Differentiable
  static double ofNumber(double x) {
    double same = same(x); // FLX045
    return same * x;
  }

  @Differentiable
  static Point returned(Point p) {
    return same(p); // FLX045
  }

  @Differentiable
  static double chosen(Point p, boolean isSame) {
    Point q = isSame ? same(p) : p; // FLX045
    return sum(q);
  }
}
