package dev.fluxion.processor.fuzz;

import dev.fluxion.processor.fuzz.HyperDual.Partials;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Functions of {@link Math} with their first and second partial derivatives, written by hand. */
enum MathFunction {
  SIN(Math::sin, (x, r) -> Partials.of(Math.cos(x), -r)),
  COS(Math::cos, (x, r) -> Partials.of(-Math.sin(x), -r)),
  TAN(Math::tan, (x, r) -> Partials.of(1 + r * r, 2 * r * (1 + r * r))),
  ASIN(Math::asin, (x, r) -> inverseSine(x, 1)),
  ACOS(Math::acos, (x, r) -> inverseSine(x, -1)),
  ATAN(Math::atan, (x, r) -> Partials.of(1 / (1 + x * x), -2 * x / ((1 + x * x) * (1 + x * x)))),
  EXP(Math::exp, (x, r) -> Partials.of(r, r)),
  EXPM1(
      Math::expm1,
      (x, r) -> {
        double e = Math.exp(x);
        return Partials.of(e, e).cancellingFirst(1 + e).cancelling(1 + e);
      }),
  LOG(Math::log, (x, r) -> Partials.of(1 / x, -1 / (x * x))),
  LOG10(Math::log10, (x, r) -> Partials.of(1 / (x * Math.log(10)), -1 / (x * x * Math.log(10)))),
  LOG1P(Math::log1p, (x, r) -> Partials.of(1 / (1 + x), -1 / ((1 + x) * (1 + x)))),
  SQRT(Math::sqrt, (x, r) -> Partials.of(0.5 / r, -0.25 / (r * x))),
  CBRT(Math::cbrt, (x, r) -> Partials.of(1 / (3 * r * r), -2 / (9 * r * r * x))),
  SINH(Math::sinh, (x, r) -> Partials.of(Math.cosh(x), r)),
  COSH(Math::cosh, (x, r) -> Partials.of(Math.sinh(x), r)),
  TANH(
      Math::tanh,
      (x, r) -> {
        double d = 1 / (Math.cosh(x) * Math.cosh(x));
        // Where 1 - r * r stands for it, it is a small difference.
        return Partials.of(d, -2 * r * d).cancellingFirst(1).cancelling(2);
      }),
  TO_RADIANS(Math::toRadians, (x, r) -> Partials.of(Math.PI / 180, 0)),
  TO_DEGREES(Math::toDegrees, (x, r) -> Partials.of(180 / Math.PI, 0)),
  FLOOR(Math::floor, (x, r) -> Partials.of(0, 0)),
  CEIL(Math::ceil, (x, r) -> Partials.of(0, 0)),
  RINT(Math::rint, (x, r) -> Partials.of(0, 0)),
  SIGNUM(Math::signum, (x, r) -> Partials.of(0, 0)),
  ULP(Math::ulp, (x, r) -> Partials.of(0, 0)),
  NEXT_UP(Math::nextUp, (x, r) -> Partials.of(1, 0)),
  ABS(Math::abs, (x, r) -> Partials.of(Math.signum(x), 0)),
  POW(
      Math::pow,
      (x, y, r) -> {
        double less = Math.pow(x, y - 1);
        double log = Math.log(x);
        boolean atZero = x == 0 && y >= 0;
        return new Partials(
            y == 0 ? 0 : y * less,
            atZero ? 0 : r * log,
            y == 0 || y == 1 ? 0 : y * (y - 1) * Math.pow(x, y - 2),
            less * (1 + y * log),
            atZero ? 0 : r * log * log,
            0,
            Math.abs(y * (Math.abs(y) + 1) * Math.pow(x, y - 2)),
            less * (1 + Math.abs(y * log)),
            Math.abs(r * log * log));
      }),
  ATAN2(
      Math::atan2,
      (y, x, r) -> {
        double n = x * x + y * y;
        return Partials.of(
                x / n, -y / n, -2 * x * y / (n * n), (y * y - x * x) / (n * n), 2 * x * y / (n * n))
            .cancelling(2 / n);
      }),
  HYPOT(
      Math::hypot,
      (x, y, r) ->
          r == 0
              ? Partials.of(0, 0, Double.NaN, Double.NaN, Double.NaN)
              : Partials.of(x / r, y / r, y / r * y / r / r, -x / r * y / r / r, x / r * x / r / r)
                  .cancelling(1 / r)),
  MAX(Math::max, (x, y, r) -> chosen(x, y, x > y)),
  MIN(Math::min, (x, y, r) -> chosen(x, y, x < y)),
  COPY_SIGN(
      Math::copySign, (x, y, r) -> Partials.of(Math.signum(x) * Math.copySign(1, y), 0, 0, 0, 0)),
  ROUND(x -> Math.round(x), (x, r) -> Partials.of(0, 0)),
  FLOOR_MOD((x, y) -> Math.floorMod((int) x, (int) y), (x, y, r) -> Partials.of(0, 0, 0, 0, 0)),
  /** Not in {@link Math}, but a function of one number. */
  IS_NAN(x -> Double.isNaN(x) ? 1 : 0, (x, r) -> Partials.of(0, 0));

  private interface UnaryPartials {
    Partials at(double x, double result);
  }

  private interface BinaryPartials {
    Partials at(double x, double y, double result);
  }

  final int arity;
  private final DoubleUnaryOperator unary;
  private final UnaryPartials unaryPartials;
  private final DoubleBinaryOperator binary;
  private final BinaryPartials binaryPartials;

  MathFunction(DoubleUnaryOperator unary, UnaryPartials partials) {
    this.arity = 1;
    this.unary = unary;
    this.unaryPartials = partials;
    this.binary = null;
    this.binaryPartials = null;
  }

  MathFunction(DoubleBinaryOperator binary, BinaryPartials partials) {
    this.arity = 2;
    this.unary = null;
    this.unaryPartials = null;
    this.binary = binary;
    this.binaryPartials = partials;
  }

  private static Partials inverseSine(double x, double sign) {
    double q = (1 - x) * (1 + x);
    return Partials.of(sign / Math.sqrt(q), sign * x / (q * Math.sqrt(q)));
  }

  private static Partials chosen(double x, double y, boolean first) {
    boolean takesX = first || Double.isNaN(x);
    boolean tie = x == y;
    return Partials.of(tie ? 0.5 : takesX ? 1 : 0, tie ? 0.5 : takesX ? 0 : 1, 0, 0, 0);
  }

  /** Whether Java has it for every numeric type. */
  boolean isGeneric() {
    return this == ABS || this == MAX || this == MIN;
  }

  Type result(List<Type> arguments) {
    return switch (this) {
      case ROUND -> Type.LONG;
      case FLOOR_MOD -> Type.INT;
      case IS_NAN -> Type.BOOLEAN;
      default -> isGeneric() ? arguments.stream().reduce(Type.INT, Type::promote) : Type.DOUBLE;
    };
  }

  String javaName() {
    if (this == IS_NAN) {
      return "Double.isNaN";
    }
    StringBuilder name = new StringBuilder("Math.");
    String[] words = name().split("_");
    for (int i = 0; i < words.length; i++) {
      String word = words[i].toLowerCase(java.util.Locale.ROOT);
      name.append(i == 0 ? word : word.substring(0, 1).toUpperCase(java.util.Locale.ROOT))
          .append(i == 0 ? "" : word.substring(1));
    }
    return name.toString();
  }

  double value(double x) {
    return unary.applyAsDouble(x);
  }

  double value(double x, double y) {
    return binary.applyAsDouble(x, y);
  }

  HyperDual apply(HyperDual x) {
    double result = value(x.value);
    return x.apply(result, unaryPartials.at(x.value, result));
  }

  /** At a tie with a compile-time constant, max and min keep still. */
  HyperDual apply(HyperDual x, HyperDual y, boolean hasConstant) {
    double result = value(x.value, y.value);
    boolean still = hasConstant && x.value == y.value && (this == MAX || this == MIN);
    return HyperDual.apply(
        result,
        x,
        y,
        still ? Partials.of(0, 0, 0, 0, 0) : binaryPartials.at(x.value, y.value, result));
  }
}
