import dev.fluxion.Constant;

/** Records, and methods about them that nobody looks into. */
class Library {
  record Vector(double x, double y) {}

  record Body(double mass, Vector place, double[] data, @Constant double weight, String name) {}

  /** Its accessor tells something else than what is stored. */
  record Doubled(double value, double other) {
    public double value() {
      return 2 * value;
    }
  }

  static OwnRecord.Own own() {
    return new OwnRecord.Own(3, 4);
  }

  static Doubled doubled() {
    return new Doubled(3, 4);
  }

  /** m x y t + w Σ d². */
  static double energy(Body b, double t) {
    double sum = 0;
    for (double d : b.data()) {
      sum += d * d;
    }
    return b.mass() * b.place().x() * b.place().y() * t + b.weight() * sum;
  }

  /** (m t, (x + t, y m), t d). */
  static Body moved(Body b, double t) {
    double[] data = b.data().clone();
    for (int i = 0; i < data.length; i++) {
      data[i] *= t;
    }
    Vector place = new Vector(b.place().x() + t, b.place().y() * b.mass());
    return new Body(b.mass() * t, place, data, b.weight(), b.name());
  }

  static double total(Vector[] vectors) {
    double sum = 0;
    for (Vector v : vectors) {
      sum += v == null ? 0 : v.x() * v.y();
    }
    return sum;
  }

  static double dot(Vector a, Vector b) {
    return a.x() * b.x() + a.y() * b.y();
  }

  static Vector turned(Vector v) {
    return v == null ? null : new Vector(v.y(), -v.x());
  }

  static double product(Vector a, Vector b) {
    return a.x() * b.y();
  }
}
