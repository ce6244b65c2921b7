package dev.fluxion.processor.frontend.cases;

import dev.fluxion.Differentiable;
import java.util.Objects;

/** Records: made, read, carried along, null. */
@SuppressWarnings({"cast", "unused"})
public final class RecordCases {
  private RecordCases() {}

  record Point(double x, double y) {
    static final Point ORIGIN = new Point(0, 0);

    Point plus(Point other) {
      return new Point(x + other.x, this.y + other.y());
    }

    Point times(double factor) {
      return new Point(factor * x(), factor * this.y());
    }

    double norm() {
      return Math.sqrt(dot(this));
    }

    double dot(Point other) {
      return x * other.x + y * other.y;
    }

    static Point polar(double r, double phi) {
      return new Point(r * Math.cos(phi), r * Math.sin(phi));
    }
  }

  record Segment(Point from, Point to, String name) {
    double length() {
      return to.plus(from.times(-1)).norm();
    }
  }

  private record Secret(double a, int n) {}

  record Checked(double lower, double upper) {
    Checked {
      if (!(lower <= upper)) {
        throw new IllegalArgumentException(lower + " > " + upper);
      }
    }

    Checked(double width) {
      this(-width, width);
    }

    double width() {
      return upper - lower;
    }
  }

  record Sorted(double lower, double upper) {
    Sorted {
      if (lower > upper) {
        double t = lower;
        lower = upper;
        upper = t;
      }
    }
  }

  record Explicit(double value, long count) {
    Explicit(double value, long count) {
      this.count = count < 0 ? 0 : count;
      this.value = value * this.count;
    }

    @Override
    public double value() {
      return value + 1;
    }

    double both() {
      return value() + value;
    }
  }

  record Range(int low, int high) {
    int size() {
      return high - low;
    }
  }

  @Differentiable
  static double made(double x, double y) {
    Point p = new Point(x, y);
    return p.x() * p.y() + p.norm();
  }

  @Differentiable
  static double nested(double x, double y) {
    var s = new Segment(new Point(x, 1), Point.polar(y, x), "s");
    return s.length() + s.name().length() * s.from().x();
  }

  @Differentiable
  static double constant(double x, double y) {
    return Point.ORIGIN.plus(new Point(x, y)).dot(new Point(1, 2)) + Point.ORIGIN.x();
  }

  @Differentiable
  static double branches(double x, double y) {
    Point p = x > y ? new Point(x, y) : x < 0 ? Point.ORIGIN : new Point(y, x);
    Point q;
    if (p.x() > 1) {
      q = p.times(2);
    } else {
      q = new Point(1, 1);
      p = q;
    }
    return p.dot(q);
  }

  @Differentiable
  static double loop(double x, int n) {
    Point p = new Point(x, 1);
    for (int i = 0; i < (n & 7); i++) {
      Point q = p;
      p = new Point(q.y() + x, q.x() * 0.5);
      if (p.x() > 5) {
        break;
      }
    }
    return p.x() - p.y();
  }

  @Differentiable
  static double best(double x, double y, double z) {
    Point best = null;
    for (double v = x; v < y && v < x + 10; v += 1) {
      Point candidate = new Point(v, v * z);
      if (best == null || candidate.norm() > best.norm()) {
        best = candidate;
      }
    }
    return best == null ? z : best.x() + best.y();
  }

  @Differentiable
  static double nulls(double x, double y) {
    Point p = x > 0 ? new Point(x, y) : null;
    Point q = y > 0 ? p : new Point(1, 2);
    return q.x() + p.y();
  }

  @Differentiable
  static double nullArgument(double x, double y) {
    return new Point(x, y).dot(x > 0 ? null : new Point(1, 1));
  }

  @Differentiable
  static double nullReceiver(double x, double y) {
    Point p = x > 0 ? null : new Point(x, x);
    return p.times(y / zero(x)).x();
  }

  private static int zero(double x) {
    if (x > 1) {
      throw new IllegalStateException();
    }
    return 2;
  }

  @Differentiable
  static double required(double x, double y) {
    Point p = Objects.requireNonNull(x > 0 ? null : new Point(x, y));
    return p.x() * p.y();
  }

  @Differentiable
  static double checked(double x, double y) {
    Checked c = new Checked(x, y);
    return c.width() + new Checked(x * x).width();
  }

  @Differentiable
  static double checkedTwice(double x) {
    return new Checked(x).width();
  }

  @Differentiable
  static double sorted(double x, double y) {
    Sorted s = new Sorted(x, y);
    return s.upper() - 2 * s.lower();
  }

  @Differentiable
  static double explicit(double x, int n) {
    Explicit e = new Explicit(x, n);
    return e.value() + e.count() + e.both();
  }

  @Differentiable
  static double secret(double x, int n) {
    Secret s = new Secret(x, n);
    Secret t = n > 3 ? new Secret(s.n(), s.n()) : s;
    return t.a() * t.n() + (t == null ? 1 : 0);
  }

  @Differentiable
  static double printed(double x, int n) {
    Range r = new Range(n, n + 3);
    return x * r.size() + new Range(1, 2).low() + ("" + r).length() + (r.equals(null) ? 1 : 2);
  }

  @Differentiable
  static double message(double x, double y) {
    Point p = new Point(x, y);
    if (x > 1) {
      throw new IllegalArgumentException("too far: " + p);
    }
    return p.x();
  }

  private static Point turned(Point p, int n) {
    return n <= 0 ? p : turned(new Point(-p.y(), p.x()), n - 1);
  }

  @Differentiable
  static double recursive(double x, double y, int n) {
    Point p = turned(new Point(x, y), n & 7);
    return p.x() + 3 * p.y();
  }

  private static Point either(Point p, Point q, boolean first) {
    if (first) {
      return p;
    }
    return q;
  }

  @Differentiable
  static double helper(double x, double y, boolean first) {
    Point p = new Point(x, y);
    return either(p, p.times(2), first).x() + either(null, p, false).y();
  }

  @Differentiable
  static double switched(double x, int n) {
    Point p =
        switch (n) {
          case 1 -> new Point(x, 1);
          case 2 -> new Point(1, x);
          default -> Point.ORIGIN;
        };
    return p.x() + 2 * p.y();
  }
}
