package dev.fluxion.processor.corpus;

import static java.lang.Math.cos;
import static java.lang.Math.sin;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Records as locals, and as parameters and results of helpers. */
final class Records {
  private Records() {}

  record Vector(double x, double y) {
    Vector plus(Vector other) {
      return new Vector(x + other.x, y + other.y);
    }

    Vector times(double factor) {
      return new Vector(factor * x, factor * y);
    }

    double dot(Vector other) {
      return x * other.x + y * other.y;
    }

    double squared() {
      return dot(this);
    }
  }

  record Body(double mass, Vector place, Vector speed) {
    Body moved(double time) {
      return new Body(mass, place.plus(speed.times(time)), speed);
    }

    double energy() {
      return mass * speed.squared() / 2 + mass * place.y();
    }
  }

  @Differentiable
  @At({0.7, 1.3})
  static double product(double x, double y) {
    Vector v = new Vector(x * y, y);
    return v.x() * v.y();
  }

  static double[] productExpected(double x, double y) {
    return new double[] {y * y, 2 * x * y};
  }

  /** The same record reached twice. */
  @Differentiable
  @At({0.7, 1.3})
  static double twice(double x, double y) {
    Vector v = new Vector(x, y);
    Vector w = v;
    return v.dot(w) + w.x() * v.y();
  }

  static double[] twiceExpected(double x, double y) {
    return new double[] {2 * x + y, 2 * y + x};
  }

  @Differentiable
  @At({2.5, 0.4, 1.1})
  static double nested(double mass, double v, double time) {
    Body body = new Body(mass, new Vector(0, 1), new Vector(v, v * v));
    return body.moved(time).energy();
  }

  static double[] nestedExpected(double m, double v, double t) {
    return new double[] {
      (v * v + v * v * v * v) / 2 + 1 + v * v * t,
      m * (2 * v + 4 * v * v * v) / 2 + m * 2 * v * t,
      m * v * v
    };
  }

  /** A record built anew on each trip. */
  @Differentiable
  @At({0.3})
  static double rotated(double angle) {
    Vector v = new Vector(1, 0);
    double s = sin(angle);
    double c = cos(angle);
    for (int i = 0; i < 5; i++) {
      v = new Vector(c * v.x() - s * v.y(), s * v.x() + c * v.y());
    }
    return v.x() + 2 * v.y();
  }

  static double[] rotatedExpected(double angle) {
    return new double[] {-5 * sin(5 * angle) + 10 * cos(5 * angle)};
  }

  /** Carried along or replaced, null at first. */
  @Differentiable
  @At({0.7, 1.3})
  static double best(double x, double y) {
    Vector best = null;
    for (int i = 1; i <= 4; i++) {
      Vector candidate = new Vector(x * i, y - i * x);
      if (best == null || candidate.squared() < best.squared()) {
        best = candidate;
      }
    }
    return best == null ? 0 : best.x() * best.y();
  }

  /** i = 1: x (y − x). */
  static double[] bestExpected(double x, double y) {
    return new double[] {y - 2 * x, x};
  }

  record Step(double value, @Constant double weight) {}

  @Differentiable
  @At(
      value = {0.7, 1.3},
      kink = true)
  static double constantComponent(double x, double y) {
    Step step = new Step(x * y, x);
    return step.value() * step.weight();
  }

  static double[] constantComponentExpected(double x, double y) {
    return new double[] {y * x, x * x};
  }

  record Checked(double low, double high) {
    Checked {
      if (low > high) {
        throw new IllegalArgumentException();
      }
    }

    Checked(double high) {
      this(0, high);
    }

    double width() {
      return high - low;
    }
  }

  @Differentiable
  @At({0.7, 1.3})
  static double checked(double x, double y) {
    return new Checked(x * x, y).width() * new Checked(y).width();
  }

  static double[] checkedExpected(double x, double y) {
    return new double[] {-2 * x * y, 2 * y - x * x};
  }

  /** A compact constructor that changes its components. */
  record Unit(double x, double y) {
    Unit {
      double norm = Math.sqrt(x * x + y * y);
      x /= norm;
      y /= norm;
    }
  }

  @Differentiable
  @At({3, 4})
  static double normalized(double x, double y) {
    Unit u = new Unit(x, y);
    return u.x() + 2 * u.y();
  }

  static double[] normalizedExpected(double x, double y) {
    double r3 = Math.pow(x * x + y * y, 1.5);
    return new double[] {(y * y - 2 * x * y) / r3, (2 * x * x - x * y) / r3};
  }

  /** An accessor that does not return what was stored. */
  record Doubled(double value) {
    @Override
    public double value() {
      return 2 * value;
    }
  }

  @Differentiable
  @At({0.7})
  static double overridden(double x) {
    Doubled d = new Doubled(x * x);
    return d.value() * d.value();
  }

  static double[] overriddenExpected(double x) {
    return new double[] {16 * x * x * x};
  }

  private static Vector turned(Vector v, int n) {
    return n == 0 ? v : turned(new Vector(v.y() * v.y(), v.x()), n - 1);
  }

  /** A recursive helper of records: split, not inlined. */
  @Differentiable
  @At({0.7, 1.3})
  static double recursive(double x, double y) {
    Vector v = turned(new Vector(x, y), 2);
    return v.x() * v.y();
  }

  /** (x, y) → (y², x) → (x², y²). */
  static double[] recursiveExpected(double x, double y) {
    return new double[] {2 * x * y * y, 2 * x * x * y};
  }

  private record Pair(double sum, double product, int count) {}

  private static Pair accumulated(Pair pair, double x) {
    return new Pair(pair.sum() + x, pair.product() * x, pair.count() + 1);
  }

  @Differentiable
  @At({0.5, 1.5})
  static double privateRecord(double x, double y) {
    Pair pair = new Pair(0, 1, 0);
    for (int i = 0; i < 3; i++) {
      pair = accumulated(pair, i == 0 ? x : y);
    }
    return pair.sum() * pair.count() + pair.product();
  }

  static double[] privateRecordExpected(double x, double y) {
    return new double[] {3 + y * y, 6 + 2 * x * y};
  }

  private static double scaled(@Constant Vector scale, Vector v) {
    return scale.dot(v);
  }

  @Differentiable
  @At(
      value = {0.7, 1.3},
      kink = true)
  static double constantParameter(double x, double y) {
    Vector v = new Vector(x, y);
    return scaled(v, v);
  }

  static double[] constantParameterExpected(double x, double y) {
    return new double[] {x, y};
  }
}
