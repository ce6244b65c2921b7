package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.rule.Row.Family;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The derivatives of all primitives.
 *
 * <p>A row gives for each parameter the product of a derivative {@code d} with the partial, in
 * terms of the arguments and the result {@code r}; see {@link Formula} for the language. {@code ⊛}
 * and {@code ⊘} are products and quotients in which an exactly zero left operand wins over an
 * infinity on the right: they stand wherever a partial can be infinite or NaN at finite arguments.
 *
 * <p>Formulas are differentiated again for higher orders, so they must be right not only at a point
 * but around it: {@code y ⊛ pow(x, y - 1)} and not {@code y == 0 ? 0 : …}, which would lose
 * ∂²/∂x∂y. They call elementary functions of the class whose function the row is asked about (so
 * that {@code FastMath.sin} and its derivative share {@code FastMath.cos}), but exact ones such as
 * {@code sqrt} of {@link Math}.
 *
 * <p>The formulas are those of Abramowitz and Stegun, Handbook of Mathematical Functions, 4.2 to
 * 4.6, arranged such that no accuracy is lost: {@code (1 - x) * (1 + x)} rather than {@code 1 - x *
 * x}. The conventions at kinks are the least elements of the Clarke gradients.
 */
public final class RuleTable {
  static final String MATH = "java.lang.Math";

  /** The classes that have the functions of {@link Math} under the same names. */
  private static final Set<String> OWNERS =
      Set.of(
          MATH,
          "java.lang.StrictMath",
          "net.jafama.FastMath",
          "net.jafama.StrictFastMath",
          "org.apache.commons.math3.util.FastMath",
          "org.apache.commons.math4.core.jdkmath.AccurateMath",
          "org.apache.commons.math4.core.jdkmath.JdkMath",
          "org.hipparchus.util.FastMath");

  // Where x meets a bound, the derivative is shared; a constant takes its share and makes it zero.
  private static final String CLAMP_X =
      "constant(low) && constant(high) ? (x <= low || x >= high ? 0 : d)"
          + " : x < low || x > high ? 0"
          + " : x == low && x == high ? (constant(low) || constant(high) ? 0 : d / 3)"
          + " : x == low ? (constant(low) ? 0 : 0.5 * d)"
          + " : x == high ? (constant(high) ? 0 : 0.5 * d) : d";
  private static final String CLAMP_LOW =
      "x < low ? d : x != low ? 0"
          + " : low == high ? (constant(x) || constant(high) ? 0 : d / 3)"
          + " : constant(x) ? 0 : 0.5 * d";
  private static final String CLAMP_HIGH =
      "x > high ? d : x != high ? 0"
          + " : low == high ? (constant(x) || constant(low) ? 0 : d / 3)"
          + " : constant(x) ? 0 : 0.5 * d";
  private static final String CLAMP_NOTE =
      "equal shares where x meets a bound, but 0 where one of them is a constant";

  private static final RuleTable STANDARD = new RuleTable();

  private final Map<Object, Row> bySignature = new LinkedHashMap<>();

  private Family family = Family.OPERATOR;

  private RuleTable() {
    operators();
    family = Family.MATH;
    elementary();
    arithmetic();
    rounding();
    integers();
    family = Family.OTHER_LIBRARIES;
    otherLibraries();
  }

  public static RuleTable standard() {
    return STANDARD;
  }

  private void operators() {
    operator(Operator.Kind.PLUS, "d", "d").by("plus");
    operator(Operator.Kind.MINUS, "d", "-d").by("minus");
    operator(Operator.Kind.TIMES, "d * y", "d * x").by("times");
    // The quotient d ⊘ y, which is ⊛-strong itself, serves both; so a reverse sweep divides once.
    operator(Operator.Kind.DIVIDE, "d ⊘ y", "-((d ⊘ y) ⊛ r)").on(-3, 3, 0.5, 3).by("divide");
    operator(Operator.Kind.REMAINDER, "d", "-(d ⊛ rint((x - r) / y))")
        .on(4.2, 4.8, 1.7, 2)
        .noting("as if the quotient, rounded towards zero, were constant")
        .piecewiseLinear();
    operator(Operator.Kind.NEGATE, "-d").by("negate");
    // These occur in derivatives. Left is a derivative itself, whose exact zero still wins when
    // the right one's tangent is infinite.
    operator(Operator.Kind.STRONG_TIMES, "d ⊛ y", "x ⊛ d").on(0.1, 3, -3, 3).by("times");
    operator(Operator.Kind.STRONG_DIVIDE, "d ⊘ y", "-((r ⊘ y) ⊛ d)")
        .on(0.1, 3, 0.5, 3)
        .by("divide");
    for (Operator.Kind kind : Operator.Kind.values()) {
      for (Scalar operand : Scalar.values()) {
        Operator operator = new Operator(kind, operand);
        if (isJava(operator) && !bySignature.containsKey(operator)) {
          bySignature.put(
              operator,
              new Row(
                  family,
                  kind.sign(),
                  operator.result(),
                  operator.parameters(),
                  kind.isUnary() ? List.of("x") : List.of("x", "y"),
                  operator.parameters().stream().map(p -> Formula.ZERO).toList(),
                  operator.parameters().stream().map(p -> new Interval(-3, 3)).toList(),
                  operator.mayThrow(),
                  "",
                  ""));
        }
      }
    }
  }

  /** Whether Java has the operator at this type, after numeric promotion. */
  private static boolean isJava(Operator operator) {
    Scalar type = operator.operand();
    boolean promoted =
        type == Scalar.INT || type == Scalar.LONG || type == Scalar.FLOAT || type == Scalar.DOUBLE;
    return switch (operator.kind()) {
      case PLUS, MINUS, TIMES, DIVIDE, REMAINDER, NEGATE -> promoted;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> promoted;
      case EQUAL, NOT_EQUAL -> promoted || type == Scalar.BOOLEAN;
      case NOT -> type == Scalar.BOOLEAN;
      case AND, OR, XOR -> type == Scalar.BOOLEAN || (promoted && type.isIntegral());
      case COMPLEMENT, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED ->
          promoted && type.isIntegral();
      case STRONG_TIMES, STRONG_DIVIDE -> type.isReal();
    };
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
            "is(y, 0.5) ? 0.5 * d ⊘ r : is(y, -1) ? -(d ⊛ (r * r)) : d ⊛ (y ⊛ pow(x, y - 1))",
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

  private void otherLibraries() {
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
    f("real toRange(real low, real high, real x)", CLAMP_LOW, CLAMP_HIGH, CLAMP_X)
        .on(-3, -1, 1, 3, -0.9, 0.9)
        .noting(CLAMP_NOTE)
        .piecewiseLinear();
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

  private Rows operator(Operator.Kind kind, String... formulas) {
    List<Signed> added = new ArrayList<>();
    for (Scalar type : List.of(Scalar.DOUBLE, Scalar.FLOAT)) {
      Operator operator = new Operator(kind, type);
      String parameters = formulas.length == 1 ? "(T x)" : "(T x, T y)";
      String header = "T " + kind.sign() + parameters;
      Row row = Row.of(family, header.replace("T ", type + " "), formulas).get(0);
      added.add(new Signed(row, operator));
    }
    return new Rows(added);
  }

  private Rows f(String header, String... formulas) {
    return methods(Row.of(family, header, formulas));
  }

  private Rows zero(String header) {
    return methods(Row.constant(family, header));
  }

  private Rows methods(List<Row> rows) {
    return new Rows(rows.stream().map(row -> new Signed(row, signature(row))).toList());
  }

  private static String signature(Row row) {
    return signature(row.name(), row.parameters());
  }

  private static String signature(String name, List<Scalar> parameters) {
    return name + parameters;
  }

  /** A row and what it is found by. */
  private record Signed(Row row, Object signature) {}

  /** Rows just added, about which more is to be said. */
  private final class Rows {
    private final List<Signed> added;

    Rows(List<Signed> added) {
      this.added = added;
      for (Signed signed : added) {
        if (bySignature.put(signed.signature(), signed.row()) != null) {
          throw new IllegalStateException("two rows for " + signed.signature());
        }
      }
    }

    /** Where tests sample the parameters: bounds of one interval for each. */
    Rows on(double... bounds) {
      List<Interval> intervals = new ArrayList<>();
      for (int i = 0; i < bounds.length; i += 2) {
        intervals.add(new Interval(bounds[i], bounds[i + 1]));
      }
      return replace(row -> row.on(intervals));
    }

    Rows noting(String text) {
      return replace(row -> row.noting(text));
    }

    /** Its Taylor coefficients are computed by this recurrence instead of one of its own. */
    Rows by(String recurrence) {
      return replace(row -> row.by(recurrence));
    }

    Rows piecewiseLinear() {
      return by("");
    }

    Rows throwing() {
      return replace(Row::throwing);
    }

    private Rows replace(UnaryOperator<Row> change) {
      for (Signed signed : added) {
        bySignature.computeIfPresent(signed.signature(), (signature, row) -> change.apply(row));
      }
      return this;
    }
  }

  /**
   * The rule of a primitive; empty: it is unknown, an error for the user. Every cast and every
   * operator of Java has one.
   */
  public Optional<Rule> find(Primitive primitive) {
    if (primitive instanceof Cast cast) {
      return Optional.of(new Rule(cast(cast), primitive));
    }
    if (primitive instanceof Operator) {
      return Optional.ofNullable(bySignature.get(primitive)).map(row -> new Rule(row, primitive));
    }
    Method method = (Method) primitive;
    return row(method.owner(), method.name(), method.parameters())
        .map(row -> new Rule(row, primitive));
  }

  private Optional<Row> row(String owner, String name, List<Scalar> parameters) {
    boolean isJdk = owner.startsWith("java.lang.");
    return Optional.ofNullable(bySignature.get(signature(name, parameters)))
        .filter(row -> OWNERS.contains(owner))
        .filter(row -> !isJdk || row.family() == Family.MATH);
  }

  private static Row cast(Cast cast) {
    boolean linear = cast.from().isReal() && cast.to().isReal();
    return new Row(
        Family.CAST,
        cast.toString(),
        cast.to(),
        cast.parameters(),
        List.of("x"),
        List.of(linear ? Formula.parse("d") : Formula.ZERO),
        List.of(new Interval(-3, 3)),
        false,
        "",
        "");
  }

  /**
   * The primitive that calls a library's static method, empty if the table does not know it.
   *
   * @param owner the canonical name of the class that declares it
   */
  public Optional<Method> method(
      String owner, String name, List<Scalar> parameters, Scalar result) {
    return row(owner, name, parameters)
        .filter(row -> row.result() == result)
        .map(row -> new Method(owner, name, parameters, result, row.mayThrow(), -1));
  }

  /** Whether the class is one of those whose methods the table knows by name. */
  public boolean isKnownOwner(String className) {
    return OWNERS.contains(className);
  }

  /** All operators and methods, the latter with the owner {@link Math}. */
  public List<Rule> rows() {
    List<Rule> rules = new ArrayList<>();
    bySignature.forEach(
        (signature, row) ->
            rules.add(
                new Rule(
                    row,
                    signature instanceof Operator operator
                        ? operator
                        : new Method(
                            MATH,
                            row.name(),
                            row.parameters(),
                            row.result(),
                            row.mayThrow(),
                            -1))));
    return rules;
  }
}
