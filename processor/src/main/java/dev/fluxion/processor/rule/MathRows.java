package dev.fluxion.processor.rule;

import dev.fluxion.processor.rule.Row.Family;
import java.util.List;
import java.util.Map;

/** The functions of {@link Math}. */
final class MathRows extends Rows {

  // Where x meets a bound, the derivative is shared; a constant takes its share and makes it zero.
  static final String CLAMP_X =
      "constant(low) && constant(high) ? (x <= low || x >= high ? 0 : d)"
          + " : x < low || x > high ? 0"
          + " : x == low && x == high ? (constant(low) || constant(high) ? 0 : d / 3)"
          + " : x == low ? (constant(low) ? 0 : 0.5 * d)"
          + " : x == high ? (constant(high) ? 0 : 0.5 * d) : d";
  static final String CLAMP_LOW =
      "x < low ? d : x != low ? 0"
          + " : low == high ? (constant(x) || constant(high) ? 0 : d / 3)"
          + " : constant(x) ? 0 : 0.5 * d";
  static final String CLAMP_HIGH =
      "x > high ? d : x != high ? 0"
          + " : low == high ? (constant(x) || constant(low) ? 0 : d / 3)"
          + " : constant(x) ? 0 : 0.5 * d";
  static final String CLAMP_NOTE =
      "equal shares where x meets a bound, but 0 where one of them is a constant";

  MathRows(Map<Object, Row> bySignature) {
    super(bySignature, Family.MATH);
  }

  @Override
  void add() {
    elementary();
    arithmetic();
    rounding();
    integers();
  }

  private void elementary() {
    f("double sin(double x)", "d * cos(x)");
    f("double cos(double x)", "-(d * sin(x))");
    f("double tan(double x)", "d * (1 + r * r)").on(-1.4, 1.4);
    f("double asin(double x)", "d ⊘ sqrt((1 - x) * (1 + x))").on(-0.9, 0.9);
    f("double acos(double x)", "-(d ⊘ sqrt((1 - x) * (1 + x)))").on(-0.9, 0.9);
    f("double atan(double x)", "d / (1 + x * x)");
    f(
            "double atan2(double y, double x)",
            // Not x * x + y * y, which overflows and underflows where the quotients do not.
            "(d ⊘ hypot(x, y)) ⊛ (x / hypot(x, y))",
            "-((d ⊘ hypot(x, y)) ⊛ (y / hypot(x, y)))")
        .on(0.2, 3, -3, 3);
    f("double exp(double x)", "d ⊛ r");
    // r + 1 would lose all digits where x is very negative.
    f("double expm1(double x)", "d ⊛ exp(x)");
    f("double log(double x)", "d ⊘ x").on(0.1, 9);
    f("double log10(double x)", "d ⊘ (x * 2.302585092994046)").on(0.1, 9);
    f("double log1p(double x)", "d ⊘ (1 + x)").on(-0.8, 3);
    f("double sinh(double x)", "d ⊛ cosh(x)");
    f("double cosh(double x)", "d ⊛ sinh(x)");
    f("double tanh(double x)", "d * (1 - r * r)");
    f("double sqrt(double x)", "0.5 * d ⊘ r").on(0.1, 9);
    f("double cbrt(double x)", "d ⊘ (3 * (r * r))").on(0.1, 9);
    f("double hypot(double x, double y)", "r == 0 ? 0 : (d ⊘ r) ⊛ x", "r == 0 ? 0 : (d ⊘ r) ⊛ y")
        .on(0.2, 3, -3, 3)
        .noting("0 at the origin");
    f(
            "double pow(double x, double y)",
            "is(y, 0.5) ? 0.5 * d ⊘ r : is(y, -1) ? -(d ⊛ (r * r))"
                + " : is(y, 2) ? 2 * (d * x) : is(y, 3) ? 3 * (d * x * x)"
                + " : d ⊛ (y ⊛ pow(x, y - 1))",
            "d ⊛ (x == 0 && y == 0 ? 0 : r ⊛ log(x))")
        .on(0.1, 3, -3, 3)
        .noting("in x: 0 where y = 0; in y: 0 where x = 0 and y ≥ 0");
  }

  private void arithmetic() {
    f("real abs(real x)", "d * signum(x)").on(0.1, 3).noting("0 at 0").piecewiseLinear();
    f(
            "real max(real x, real y)",
            "constant(y) ? (x <= y || y != y ? 0 : d)"
                + " : x > y || x != x ? d : x == y ? 0.5 * d : 0",
            "constant(x) ? (y <= x || x != x ? 0 : d)"
                + " : y > x || y != y ? d : y == x ? 0.5 * d : 0")
        .on(-3, 0, 0.1, 3)
        .noting("½ each where x = y, but 0 where the other one is a constant")
        .piecewiseLinear();
    f(
            "real min(real x, real y)",
            "constant(y) ? (x >= y || y != y ? 0 : d)"
                + " : x < y || x != x ? d : x == y ? 0.5 * d : 0",
            "constant(x) ? (y >= x || x != x ? 0 : d)"
                + " : y < x || y != y ? d : y == x ? 0.5 * d : 0")
        .on(-3, 0, 0.1, 3)
        .noting("½ each where x = y, but 0 where the other one is a constant")
        .piecewiseLinear();
    f("real clamp(real x, real low, real high)", CLAMP_X, CLAMP_LOW, CLAMP_HIGH)
        .on(-0.9, 0.9, -3, -1, 1, 3)
        .noting(CLAMP_NOTE)
        .piecewiseLinear()
        .throwing();
    f("real fma(real x, real y, real z)", "d * y", "d * x", "d");
    f(
            "double IEEEremainder(double x, double y)", //
            "d",
            "-(d ⊛ rint((x - r) / y))")
        .on(3.6, 4.4, 1.8, 2.2)
        .noting("as if the quotient, rounded to nearest, were constant")
        .piecewiseLinear();
    f("real copySign(real x, real sign)", "d * (signum(x) * signum(r))", "0")
        .on(0.1, 3, 0.1, 3)
        .noting("0 where x = 0")
        .piecewiseLinear();
    f("double toRadians(double x)", "0.017453292519943295 * d").piecewiseLinear();
    f("double toDegrees(double x)", "57.29577951308232 * d").piecewiseLinear();
    f("real scalb(real x, int n)", "scalb(d, n)", "0").piecewiseLinear();
    f("real nextUp(real x)", "d").noting("as the identity").piecewiseLinear();
    f("real nextDown(real x)", "d").noting("as the identity").piecewiseLinear();
    f("double nextAfter(double x, double direction)", "d", "0")
        .noting("as the identity")
        .piecewiseLinear();
    f("float nextAfter(float x, double direction)", "d", "0")
        .noting("as the identity")
        .piecewiseLinear();
  }

  private void rounding() {
    zero("double floor(double x)").on(0.2, 0.8);
    zero("double ceil(double x)").on(0.2, 0.8);
    zero("double rint(double x)").on(-0.4, 0.4);
    zero("long round(double x)").on(-0.4, 0.4);
    zero("int round(float x)").on(-0.4, 0.4);
    zero("real signum(real x)").on(0.1, 3);
    zero("real ulp(real x)").on(1.1, 1.9);
    zero("int getExponent(double x)").on(1.1, 1.9);
    zero("int getExponent(float x)").on(1.1, 1.9);
    zero("double random()");
  }

  private void integers() {
    for (String type : List.of("int", "long")) {
      zero(type + " abs(" + type + " x)");
      for (String name : List.of("max", "min")) {
        zero(type + " " + name + "(" + type + " x, " + type + " y)");
      }
      for (String name : List.of("absExact", "decrementExact", "incrementExact", "negateExact")) {
        zero(type + " " + name + "(" + type + " x)").throwing();
      }
      for (String name :
          List.of(
              "addExact",
              "subtractExact",
              "multiplyExact",
              "divideExact",
              "unsignedMultiplyExact",
              "floorDiv",
              "floorDivExact",
              "floorMod",
              "ceilDiv",
              "ceilDivExact",
              "ceilMod")) {
        zero(type + " " + name + "(" + type + " x, " + type + " y)").throwing();
      }
      for (String name : List.of("powExact", "unsignedPowExact")) {
        zero(type + " " + name + "(" + type + " x, int y)").throwing();
      }
    }
    for (String name : List.of("multiplyExact", "unsignedMultiplyExact", "floorDiv", "ceilDiv")) {
      zero("long " + name + "(long x, int y)").throwing();
    }
    zero("int floorMod(long x, int y)").throwing();
    zero("int ceilMod(long x, int y)").throwing();
    zero("int toIntExact(long x)").throwing();
    zero("long multiplyFull(int x, int y)");
    zero("long multiplyHigh(long x, long y)");
    zero("long unsignedMultiplyHigh(long x, long y)");
    zero("int clamp(long x, int low, int high)").throwing();
    zero("long clamp(long x, long low, long high)").throwing();
  }
}
