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

  /** A local array of records, written in a loop, read out of order. */
  @Differentiable
  @At({0.7, 1.3})
  static double localArray(double x, double y) {
    Vector[] points = new Vector[4];
    for (int i = 0; i < points.length; i++) {
      points[i] = new Vector(x * i, y + i);
    }
    points[0] = points[3].plus(points[1]);
    double sum = 0;
    for (Vector v : points) {
      sum += v.x() * v.y();
    }
    return sum;
  }

  /** (4x)(2y + 4) + x(y + 1) + 2x(y + 2) + 3x(y + 3). */
  static double[] localArrayExpected(double x, double y) {
    return new double[] {14 * y + 30, 14 * x};
  }

  record Chain(Vector[] links, double[] weights) {
    double total() {
      double total = 0;
      for (int i = 0; i < links.length; i++) {
        total += links[i] == null ? weights[i] : weights[i] * links[i].x() * links[i].y();
      }
      return total;
    }
  }

  /** Arrays in a record, with null elements; the arrays are written through another name. */
  @Differentiable
  @At({0.7, 1.3})
  static double arraysInRecord(double x, double y) {
    Vector[] links = {new Vector(x, y), null, new Vector(y, 2)};
    Chain chain = new Chain(links, new double[] {x, y * y, 3});
    links[0] = links[2];
    chain.weights()[2] *= x;
    return chain.total();
  }

  /** 2xy + y² + 6xy. */
  static double[] arraysInRecordExpected(double x, double y) {
    return new double[] {8 * y, 8 * x + 2 * y};
  }

  /** Records swapped and copied as a sort does. */
  @Differentiable
  @At({1.5, 0.4, 0.9})
  static double sorted(double a, double b, double c) {
    Vector[] all = {new Vector(a, 1), new Vector(b, 2), new Vector(c, 3)};
    Vector[] sorted = all.clone();
    for (int i = 1; i < sorted.length; i++) {
      Vector v = sorted[i];
      int k = i;
      while (k > 0 && sorted[k - 1].x() > v.x()) {
        sorted[k] = sorted[k - 1];
        k--;
      }
      sorted[k] = v;
    }
    double sum = 0;
    for (int i = 0; i < sorted.length; i++) {
      sum += (i + 1) * sorted[i].x() * sorted[i].x() * sorted[i].y();
    }
    return sum + all[0].x();
  }

  /** b² · 2 + 2 c² · 3 + 3 a² + a. */
  static double[] sortedExpected(double a, double b, double c) {
    return new double[] {6 * a + 1, 4 * b, 12 * c};
  }

  private static void smooth(Vector[] path) {
    for (int i = 1; i < path.length - 1; i++) {
      path[i] = path[i - 1].plus(path[i + 1]).times(0.5);
    }
  }

  /** A helper that writes into the array it is given. */
  @Differentiable
  @At({0.7, 1.3})
  static double smoothed(double x, double y) {
    Vector[][] paths = {{new Vector(x, y), new Vector(9, 9), new Vector(y, x), new Vector(x, x)}};
    smooth(paths[0]);
    return paths[0][1].x() * paths[0][2].y();
  }

  /** (x + y)/2 · ((x + y)/2 + x)/2. */
  static double[] smoothedExpected(double x, double y) {
    return new double[] {(6 * x + 4 * y) / 8, (4 * x + 2 * y) / 8};
  }

  @Differentiable
  @At({0.7, 1.3})
  static double filled(double x, double y) {
    Vector[] all = new Vector[3];
    java.util.Arrays.fill(all, new Vector(x, y));
    all[1] = all[1].times(2);
    Vector[] two = java.util.Arrays.copyOf(all, 2);
    System.arraycopy(all, 1, two, 0, 1);
    return two[0].x() * two[1].y() + all[2].x() * (two[0] == two[1] ? 1 : 0);
  }

  static double[] filledExpected(double x, double y) {
    return new double[] {4 * y + 1, 4 * x};
  }
}
