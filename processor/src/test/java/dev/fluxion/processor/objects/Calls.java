package dev.fluxion.processor.objects;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.List;

/** Methods that call methods of the same object, and of others. */
public class Calls {
  private final double factor;

  Calls(double factor) {
    this.factor = factor;
  }

  static List<Object> examples() {
    return List.of(new Calls(2), new Calls(-0.5), new Last(3), new Leaf(5));
  }

  private double scaled(double x) {
    return factor * x;
  }

  private static double square(double x) {
    return x * x;
  }

  final double shifted(double x, int n) {
    return n == 0 ? scaled(x) : this.shifted(x, n - 1) * x + n;
  }

  private void check(double x) {
    if (x > 3) {
      throw new IllegalArgumentException(x + " is too large for " + factor);
    }
  }

  /** Whoever extends this class may override it. */
  double level() {
    return factor + 1;
  }

  boolean accepts(double x) {
    return x < 10;
  }

  @Differentiable
  final double own(double x) {
    check(x);
    return scaled(x) * square(x) + this.scaled(2 * x) + Calls.square(x);
  }

  @Differentiable
  final double recursion(double x, int n) {
    return shifted(x, n);
  }

  @Differentiable
  public final double itself(double x, @Constant double y, int n) {
    return n == 0 ? x * factor * y : itself(x * 0.5, y + 1, n - 1) + x * x;
  }

  @Differentiable
  final double overridable(double x) {
    return accepts(x) ? level() * x * x : x;
  }

  @Differentiable
  private double withOthers(double x, int n) {
    Calls other = n == 0 ? null : this;
    return factor * other.shifted(x, 1) + other.factor * x;
  }

  @Differentiable
  static double helper(double x) {
    Last last = Last.MADE;
    return last.hook(x) + last.template(x) + last.level() * x;
  }

  /** Nobody extends it: what it inherits and overrides is known. */
  static final class Last extends Calls {
    static final Last MADE = new Last(1.5);

    Last(double factor) {
      super(factor);
    }

    @Override
    double level() {
      return super.level() * 10;
    }

    double hook(double x) {
      return Math.exp(x / 10) * level();
    }

    @Differentiable
    double inherited(double x) {
      return shifted(x, 2) + level() * x + super.level() * x * x;
    }

    double template(double x) {
      return own(x) * hook(x);
    }
  }

  /** A template method whose hook is filled in below. */
  abstract static class Template {
    final double scale = 3;

    abstract double hook(double x);

    double apply(double x) {
      return scale * hook(x) + hook(2 * x);
    }
  }

  static final class Leaf extends Template {
    private final double power;

    Leaf(double power) {
      this.power = power;
    }

    @Override
    double hook(double x) {
      return power * x * x;
    }

    @Differentiable
    double whole(double x) {
      return apply(x) * x;
    }
  }
}
