package dev.fluxion.processor.rule;

import dev.fluxion.processor.rule.Row.Family;
import java.util.List;
import java.util.Map;

/** What the {@code FastMath} classes have beyond {@link Math}. */
final class LibraryRows extends Rows {
  LibraryRows(Map<Object, Row> bySignature) {
    super(bySignature, Family.OTHER_LIBRARIES);
  }

  @Override
  void add() {
    elementary();
    ranges();
    integers();
    quick();
    angles();
    rounding();
  }

  private void elementary() {
    f("double acosh(double x)", "d ⊘ sqrt((x - 1) * (x + 1))").on(1.1, 9);
    f("double asinh(double x)", "d / sqrt(1 + x * x)");
    f("double atanh(double x)", "d ⊘ ((1 - x) * (1 + x))").on(-0.9, 0.9);
    // Jafama: cosh(x) - 1, acosh(1 + x).
    f("double coshm1(double x)", "d ⊛ sinh(x)");
    f("double acosh1p(double x)", "d ⊘ sqrt(x * (2 + x))").on(0.1, 9);
    f("real pow2(real x)", "2 * x * d");
    f("real pow3(real x)", "3 * (x * x) * d");
    for (String power :
        List.of("pow(double x, int n)", "pow(double x, long n)", "powFast(double x, int n)")) {
      f("double " + power, "d ⊛ (real(n) ⊛ pow(x, real(n) - 1))", "0").on(0.1, 3, -3, 3).by("pow");
    }
    // Hipparchus and Commons Math: the logarithm to a base.
    f(
            "double log(double base, double x)", //
            "-((d ⊘ (base * log(base))) ⊛ r)",
            "d ⊘ (x * log(base))")
        .on(1.5, 3, 0.1, 9);
    f(
            "double hypot(double x, double y, double z)",
            "r == 0 ? 0 : (d ⊘ r) ⊛ x",
            "r == 0 ? 0 : (d ⊘ r) ⊛ y",
            "r == 0 ? 0 : (d ⊘ r) ⊛ z")
        .on(0.2, 3, -3, 3, -3, 3)
        .noting("0 at the origin");
  }

  private void ranges() {
    f(
            "double remainder(double x, double y)", //
            "d",
            "-(d ⊛ rint((x - r) / y))")
        .on(3.6, 4.4, 1.8, 2.2)
        .noting("as if the quotient, rounded to nearest, were constant")
        .piecewiseLinear();
    f("double asinInRange(double x)", "x < -1 || x > 1 ? 0 : d ⊘ sqrt((1 - x) * (1 + x))")
        .on(-0.9, 0.9);
    f("double acosInRange(double x)", "x < -1 || x > 1 ? 0 : -(d ⊘ sqrt((1 - x) * (1 + x)))")
        .on(-0.9, 0.9);
    f(
            "real toRange(real low, real high, real x)",
            MathRows.CLAMP_LOW,
            MathRows.CLAMP_HIGH,
            MathRows.CLAMP_X)
        .on(-3, -1, 1, 3, -0.9, 0.9)
        .noting(MathRows.CLAMP_NOTE)
        .piecewiseLinear();
  }

  private void integers() {
    zero("int clamp(int x, int low, int high)").throwing();
    for (String type : List.of("int", "long")) {
      zero(type + " toRange(" + type + " low, " + type + " high, " + type + " x)").throwing();
      for (String name : List.of("addBounded", "subtractBounded", "multiplyBounded")) {
        zero(type + " " + name + "(" + type + " x, " + type + " y)");
      }
      for (String name :
          List.of("decrementBounded", "incrementBounded", "negateBounded", "pow2", "pow3")) {
        zero(type + " " + name + "(" + type + " x)");
      }
      zero("int log2(" + type + " x)").throwing();
    }
    zero("long multiplyBounded(long x, int y)");
    zero("int toInt(long x)");
    zero("double twoPow(int n)");
  }

  /** Less accurate: their derivatives are those of the functions that they approximate. */
  private void quick() {
    f("double sinQuick(double x)", "d * cos(x)").by("sin");
    f("double cosQuick(double x)", "-(d * sin(x))").by("cos");
    f("double expQuick(double x)", "d ⊛ r").by("exp");
    f("double logQuick(double x)", "d ⊘ x").on(0.1, 9).by("log");
    f("double sqrtQuick(double x)", "0.5 * d ⊘ r").on(0.1, 9).by("sqrt");
    f("double invSqrtQuick(double x)", "d ⊛ (-0.5 * (r * r * r))").on(0.1, 9).by("invSqrt");
    f(
            "double powQuick(double x, double y)",
            "d ⊛ (y ⊛ pow(x, y - 1))",
            "d ⊛ (x == 0 && y == 0 ? 0 : r ⊛ log(x))")
        .on(0.1, 3, -3, 3)
        .by("pow");
  }

  private void angles() {
    for (String range : List.of("MinusHalfPiHalfPi", "MinusPiPi", "ZeroTwoPi")) {
      f("double normalize" + range + "(double x)", "d").on(0.1, 1.5).piecewiseLinear();
      f("double normalize" + range + "Fast(double x)", "d").on(0.1, 1.5).piecewiseLinear();
    }
    // The sign, degrees or hours, minutes, and seconds.
    f(
            "double toRadians(boolean sign, int deg, int min, double x)",
            "0",
            "0",
            "0",
            "sign ? 4.84813681109536e-6 * d : -4.84813681109536e-6 * d")
        .piecewiseLinear();
    f(
            "double toDegrees(boolean sign, int deg, int min, double x)",
            "0",
            "0",
            "0",
            "sign ? d / 3600 : d / -3600")
        .piecewiseLinear();
  }

  private void rounding() {
    for (String name : List.of("floor", "ceil", "rint")) {
      zero("float " + name + "(float x)").on(0.2, 0.4);
    }
    for (String name : List.of("floorToInt", "ceilToInt", "roundToInt", "roundEvenToInt")) {
      zero("int " + name + "(double x)").on(0.2, 0.4);
    }
    zero("long roundEven(double x)").on(0.2, 0.4);
    zero("int roundEven(float x)").on(0.2, 0.4);
    zero("long signFromBit(double x)").on(0.2, 0.4);
    zero("int signFromBit(float x)").on(0.2, 0.4);
    zero("boolean isNaNOrInfinite(double x)");
    zero("boolean isNaNOrInfinite(float x)");
    zero("boolean isInClockwiseDomain(double start, double span, double x)");
  }
}
