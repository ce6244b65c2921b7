package dev.fluxion.processor.fuzz;

import java.util.Arrays;

/**
 * A number with its first and second derivatives in all parameters: forward mode by hand, exact to
 * rounding.
 *
 * <p>Beside each derivative it carries the sum of the absolute values of the terms that make it up.
 * Rounding errors of any way to compute the derivative are small against that sum, even where the
 * terms cancel. It is NaN where a partial on the way was not finite: nothing is promised there.
 */
final class HyperDual {
  final double value;

  /** Null in a constant. */
  final double[] first;

  final double[][] second;
  final double[] firstTerms;
  final double[][] secondTerms;

  private HyperDual(double value, int size) {
    this.value = value;
    first = new double[size];
    second = new double[size][size];
    firstTerms = new double[size];
    secondTerms = new double[size][size];
  }

  private HyperDual(double value) {
    this.value = value;
    first = null;
    second = null;
    firstTerms = null;
    secondTerms = null;
  }

  static HyperDual constant(double value) {
    return new HyperDual(value);
  }

  static HyperDual parameter(double value, int index, int size) {
    HyperDual x = new HyperDual(value, size);
    x.first[index] = 1;
    x.firstTerms[index] = 1;
    return x;
  }

  boolean isConstant() {
    return first == null;
  }

  /** The partial derivatives of an elementary operation of one or two arguments. */
  record Partials(
      double x,
      double y,
      double xx,
      double xy,
      double yy,
      double firstTerms,
      double xxTerms,
      double xyTerms,
      double yyTerms) {

    static Partials of(double x, double xx) {
      return of(x, 0, xx, 0, 0);
    }

    static Partials of(double x, double y, double xx, double xy, double yy) {
      return new Partials(x, y, xx, xy, yy, 0, Math.abs(xx), Math.abs(xy), Math.abs(yy));
    }

    /** With second partials that may be computed as differences of terms of this size. */
    Partials cancelling(double size) {
      return new Partials(x, y, xx, xy, yy, firstTerms, size, size, size);
    }

    /** With first partials that may be computed as differences of terms of this size. */
    Partials cancellingFirst(double size) {
      return new Partials(x, y, xx, xy, yy, size, xxTerms, xyTerms, yyTerms);
    }
  }

  HyperDual apply(double result, Partials p) {
    return apply(result, this, constant(0), p);
  }

  static HyperDual apply(double result, HyperDual x, HyperDual y, Partials p) {
    if (x.isConstant() && y.isConstant()) {
      return constant(result);
    }
    int n = x.isConstant() ? y.first.length : x.first.length;
    HyperDual r = new HyperDual(result, n);
    double xTerms = Math.max(Math.abs(p.x), p.firstTerms);
    double yTerms = Math.max(Math.abs(p.y), p.firstTerms);
    for (int i = 0; i < n; i++) {
      r.first[i] = times(p.x, x.d(i)) + times(p.y, y.d(i));
      r.firstTerms[i] = terms(x, xTerms, x.dTerms(i)) + terms(y, yTerms, y.dTerms(i));
      for (int j = 0; j < n; j++) {
        r.second[i][j] =
            times(p.x, x.dd(i, j))
                + times(p.y, y.dd(i, j))
                + times(p.xx, x.d(i), x.d(j))
                + times(p.xy, x.d(i), y.d(j))
                + times(p.xy, y.d(i), x.d(j))
                + times(p.yy, y.d(i), y.d(j));
        r.secondTerms[i][j] =
            terms(x, xTerms, x.ddTerms(i, j))
                + terms(y, yTerms, y.ddTerms(i, j))
                + terms(x, p.xxTerms, x.dTerms(i) * x.dTerms(j))
                + terms2(x, y, p.xyTerms, x.dTerms(i) * y.dTerms(j))
                + terms2(x, y, p.xyTerms, y.dTerms(i) * x.dTerms(j))
                + terms(y, p.yyTerms, y.dTerms(i) * y.dTerms(j));
      }
    }
    return r;
  }

  private static double terms(HyperDual argument, double partial, double size) {
    return argument.isConstant() ? 0 : Math.abs(partial) * size;
  }

  private static double terms2(HyperDual x, HyperDual y, double partial, double size) {
    return x.isConstant() || y.isConstant() ? 0 : Math.abs(partial) * size;
  }

  /** Strong zero: what does not matter contributes nothing. */
  private static double times(double partial, double... factors) {
    double product = partial;
    for (double factor : factors) {
      if (factor == 0) {
        return 0;
      }
      product *= factor;
    }
    return product;
  }

  private double d(int i) {
    return first == null ? 0 : first[i];
  }

  private double dd(int i, int j) {
    return second == null ? 0 : second[i][j];
  }

  private double dTerms(int i) {
    return firstTerms == null ? 0 : firstTerms[i];
  }

  private double ddTerms(int i, int j) {
    return secondTerms == null ? 0 : secondTerms[i][j];
  }

  /** Whether a derivative is larger than that, or was on the way of its terms. */
  boolean exceeds(double limit) {
    return !isConstant()
        && (Arrays.stream(firstTerms).anyMatch(x -> x > limit)
            || Arrays.stream(secondTerms).flatMapToDouble(Arrays::stream).anyMatch(x -> x > limit));
  }

  /** The same derivatives with another value: a cast to float, or back. */
  HyperDual withValue(double newValue) {
    return apply(newValue, Partials.of(1, 0));
  }
}
