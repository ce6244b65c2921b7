package dev.fluxion.processor.objects.library;

import java.util.Locale;

/** Checks for all classes here. */
final class Precondition {
  private Precondition() {}

  static void checkPositive(double x, String name) {
    if (!(x > 0)) {
      throw new NotPositive(name, x);
    }
  }

  static void checkRange(double x, double low, double high) {
    if (x < low || x > high) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s is out of [%s, %s]", x, low, high));
    }
  }

  static boolean isInside(double x, double low, double high) {
    return low <= x && x <= high;
  }

  static void checkLength(int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(length + " != " + expected);
    }
  }

  /** An exception with fields. */
  static final class NotPositive extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    final double argument;

    NotPositive(String name, double argument) {
      super(name + " must be positive: " + argument);
      this.argument = argument;
    }
  }
}
