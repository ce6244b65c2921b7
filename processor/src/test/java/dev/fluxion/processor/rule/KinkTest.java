package dev.fluxion.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conventions of the contract where a derivative does not exist; numbers by hand. */
class KinkTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  private static final Operator DIVIDE = new Operator(Operator.Kind.DIVIDE, Scalar.DOUBLE);
  private static final Operator REMAINDER = new Operator(Operator.Kind.REMAINDER, Scalar.DOUBLE);

  private static Method math(String name, int arity) {
    return Method.math(name, arity);
  }

  private static double partial(Primitive primitive, int parameter, Object... arguments) {
    return (Double) Derivation.contribution(primitive, parameter, 1.0, arguments);
  }

  @ParameterizedTest
  @CsvSource({"-2, -1", "3, 1", "0, 0", "-0.0, 0", "Infinity, 1", "-Infinity, -1"})
  void abs(double x, double expected) {
    assertEquals(expected, partial(math("abs", 1), 0, x) + 0.0);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, 1, 0",
    "1, 2, 0, 1",
    "1, 1, 0.5, 0.5",
    "0.0, -0.0, 0.5, 0.5",
    "-0.0, 0.0, 0.5, 0.5",
    "Infinity, Infinity, 0.5, 0.5",
    "NaN, 1, 1, 0",
    "1, NaN, 0, 1"
  })
  void max(double x, double y, double inX, double inY) {
    assertEquals(inX, partial(math("max", 2), 0, x, y));
    assertEquals(inY, partial(math("max", 2), 1, x, y));
    // min(x, y) = -max(-x, -y), so its partials at (-x, -y) are the same.
    assertEquals(inX, partial(math("min", 2), 0, -x, -y));
    assertEquals(inY, partial(math("min", 2), 1, -x, -y));
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "0, 0", "-0.0, 0", "-1, 0", "NaN, 1"})
  void maxWithAConstantZero(double z, double expected) {
    Method first = math("max", 2).withConstantOperand(0);
    assertEquals(
        expected, Derivation.contribution(first, 1, Map.of(0, Constant.of(0.0)), 1.0, 0.0, z));
    Method second = math("max", 2).withConstantOperand(1);
    assertEquals(
        expected, Derivation.contribution(second, 0, Map.of(1, Constant.of(0.0)), 1.0, z, 0.0));
    Method min = math("min", 2).withConstantOperand(1);
    assertEquals(
        expected, Derivation.contribution(min, 0, Map.of(1, Constant.of(0.0)), 1.0, -z, 0.0));
    assertEquals(
        expected,
        Derivation.contribution(
            math("min", 2).withConstantOperand(0), 1, Map.of(0, Constant.of(0.0)), 1.0, 0.0, -z));
  }

  @Test
  void aConstantNanIsChosen() {
    Method max = math("max", 2).withConstantOperand(1);
    assertEquals(0.0, Derivation.contribution(max, 0, Map.of(1, Constant.of(NAN)), 1.0, 3.0, NAN));
  }

  @Test
  void hypotAtTheOrigin() {
    assertEquals(0.0, partial(math("hypot", 2), 0, 0.0, 0.0));
    assertEquals(0.0, partial(math("hypot", 2), 1, 0.0, -0.0));
    assertEquals(1.0, partial(math("hypot", 2), 0, 2.0, 0.0));
    assertEquals(-1.0, partial(math("hypot", 2), 1, 0.0, -2.0));
  }

  @ParameterizedTest
  @CsvSource({
    // x, y, ∂x
    "3, 0, 0",
    "0, 0, 0",
    "0, 1, 1",
    "0, 2, 0",
    "0, 0.5, Infinity",
    "-2, 3, 12",
    "-2, 2, -4",
    "-2, 1, 1",
    "-2, -1, -0.25",
    "-2, -2, 0.25",
    "2, -1, -0.25",
    "4, 0.5, 0.25",
    "4, 1.5, 3",
    "2, 4, 32",
    "NaN, 0, 0"
  })
  void powInItsBase(double x, double y, double expected) {
    assertEquals(expected, partial(math("pow", 2), 0, x, y), 1e-15);
    assertEquals(
        expected,
        (Double) Derivation.contribution(math("pow", 2), 0, Map.of(1, Constant.of(y)), 1.0, x, y),
        1e-15);
  }

  @ParameterizedTest
  @CsvSource({
    // x, y, ∂y
    "0, 0, 0",
    "-0.0, 0, 0",
    "0, 1, 0",
    "0, 2.5, 0",
    "-0.0, 3, 0",
    "1, 5, 0",
    "2, 3, 5.545177444479562",
    "-2, 2, NaN"
  })
  void powInItsExponent(double x, double y, double expected) {
    assertEquals(expected, partial(math("pow", 2), 1, x, y) + 0.0, 1e-15);
  }

  /** ∂²x^y/∂x∂y = x^(y−1) (1 + y ln x): what a branch on y = 0 would lose. */
  @Test
  void powTwiceWhereTheExponentIsZero() {
    assertEquals(0.5, (Double) Derivation.second(math("pow", 2), 0, 1, 1.0, 2.0, 0.0), 1e-15);
    assertEquals(0.5, (Double) Derivation.second(math("pow", 2), 1, 0, 1.0, 2.0, 0.0), 1e-15);
    // And in x alone at x = 0: (x³)'' = 6x, (x²)'' = 2.
    assertEquals(0.0, Derivation.second(math("pow", 2), 0, 0, 1.0, 0.0, 3.0));
    assertEquals(2.0, Derivation.second(math("pow", 2), 0, 0, 1.0, 0.0, 2.0));
    Map<Integer, Constant> two = Map.of(1, Constant.of(2.0));
    assertEquals(2.0, Derivation.second(math("pow", 2), 0, 0, two, 1.0, 0.0, 2.0));
  }

  /** With known exponents the derivative is made of products and roots. */
  @ParameterizedTest
  @CsvSource({"-2", "-1", "0", "0.5", "1", "1.5", "2", "3", "4", "7"})
  void powTwiceWithAKnownExponent(double y) {
    Map<Integer, Constant> known = Map.of(1, Constant.of(y));
    for (double x : new double[] {0.3, 1, 2.5}) {
      assertEquals(
          y * (y - 1) * Math.pow(x, y - 2),
          (Double) Derivation.second(math("pow", 2), 0, 0, known, 1.0, x, y),
          1e-13 * Math.max(1, Math.abs(y * (y - 1) * Math.pow(x, y - 2))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5, 3, -1",
    "-5, 3, 1",
    "5, -3, 1",
    "7.5, 2, -3",
    "1, 3, 0",
    "1e17, 3, -33333333333333332"
  })
  void remainder(double x, double y, double inY) {
    assertEquals(1.0, partial(REMAINDER, 0, x, y));
    assertEquals(inY, partial(REMAINDER, 1, x, y) + 0.0);
  }

  /** The quotient is rounded to nearest, half to even. */
  @ParameterizedTest
  @CsvSource({"5, 3, -2", "-5, 3, 2", "5, 2, -2", "7, 2, -4", "1, 3, 0"})
  void ieeeRemainder(double x, double y, double inY) {
    assertEquals(1.0, partial(math("IEEEremainder", 2), 0, x, y));
    assertEquals(inY, partial(math("IEEEremainder", 2), 1, x, y) + 0.0);
  }

  @ParameterizedTest
  @CsvSource({"2, 3, 1", "-2, 3, -1", "2, -3, -1", "-2, -0.0, 1", "2, 0.0, 1", "0, -1, 0"})
  void copySign(double magnitude, double sign, double expected) {
    assertEquals(expected, partial(math("copySign", 2), 0, magnitude, sign) + 0.0);
    assertEquals(0.0, partial(math("copySign", 2), 1, magnitude, sign));
  }

  @Test
  void roundingHasNoDerivative() {
    for (String name : List.of("floor", "ceil", "rint", "signum", "ulp")) {
      for (double x : new double[] {-1.5, 0, 0.5, 2, INF}) {
        assertEquals(0.0, partial(math(name, 1), 0, x));
      }
    }
  }

  @Test
  void neighboursMoveLikeTheirArgument() {
    assertEquals(1.0, partial(math("nextUp", 1), 0, 2.0));
    assertEquals(1.0, partial(math("nextDown", 1), 0, 2.0));
    assertEquals(1.0, partial(math("nextAfter", 2), 0, 2.0, 2.0));
    assertEquals(0.0, partial(math("nextAfter", 2), 1, 2.0, 2.0));
  }

  /** In JDK 17 there is no clamp, and its formula needs no result: so it is run without. */
  @ParameterizedTest
  @CsvSource({
    // x, low, high, and the three partials
    "0, -1, 1, 1, 0, 0",
    "-2, -1, 1, 0, 1, 0",
    "2, -1, 1, 0, 0, 1",
    "-1, -1, 1, 0.5, 0.5, 0",
    "1, -1, 1, 0.5, 0, 0.5",
    "NaN, -1, 1, 1, 0, 0",
    "2, 3, 3, 0, 1, 0",
    "3, 2, 2, 0, 0, 1"
  })
  void clamp(double x, double low, double high, double inX, double inLow, double inHigh) {
    double[] expected = {inX, inLow, inHigh};
    for (int k = 0; k < 3; k++) {
      assertEquals(expected[k], clamped(k, Map.of(), x, low, high));
    }
  }

  @Test
  void clampWhereAllMeet() {
    for (int k = 0; k < 3; k++) {
      assertEquals(1 / 3.0, clamped(k, Map.of(), 2, 2, 2), 1e-16);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 0", "1, 0", "2, 0", "-2, 0", "NaN, 1"})
  void clampBetweenConstants(double x, double expected) {
    Map<Integer, Constant> bounds = Map.of(1, Constant.of(-1.0), 2, Constant.of(1.0));
    assertEquals(expected, clamped(0, bounds, x, -1, 1));
  }

  @Test
  void clampWithOneConstantBound() {
    Map<Integer, Constant> zero = Map.of(1, Constant.of(0.0));
    assertEquals(0.0, clamped(0, zero, 0, 0, 1));
    assertEquals(0.5, clamped(0, zero, 1, 0, 1));
    assertEquals(0.5, clamped(2, zero, 1, 0, 1));
  }

  private static double clamped(
      int parameter, Map<Integer, Constant> constants, double... arguments) {
    Method clamp =
        new Method("java.lang.Math", "clamp", Collections.nCopies(3, Scalar.DOUBLE), Scalar.DOUBLE);
    ValueSupply values = new ValueSupply(0);
    BlockBuilder b = new BlockBuilder(values);
    List<Value> parameters =
        Collections.nCopies(4, Scalar.DOUBLE).stream().map(type -> values.fresh("", type)).toList();
    List<dev.fluxion.processor.ir.Atom> operands = new java.util.ArrayList<>();
    for (int i = 0; i < 3; i++) {
      operands.add(constants.containsKey(i) ? constants.get(i) : parameters.get(i));
    }
    Block body =
        b.build(
            List.of(
                RuleTable.standard()
                    .find(clamp)
                    .orElseThrow()
                    .contribution(b, parameter, parameters.get(3), operands, operands.get(0))));
    Function function =
        new Function("f", parameters, List.of(Scalar.DOUBLE), List.of("value"), body);
    return (Double)
        new Interpreter(Program.of(function))
            .run(arguments[0], arguments[1], arguments[2], 1.0)
            .get(0);
  }

  /** A derivative of exactly zero contributes exactly zero, whatever the partial. */
  @Test
  void zeroTimesInfinityIsZero() {
    zero(math("sqrt", 1), 0.0);
    zero(math("sqrt", 1), -1.0);
    zero(math("cbrt", 1), 0.0);
    zero(math("log", 1), 0.0);
    zero(math("log", 1), -1.0);
    zero(math("log10", 1), 0.0);
    zero(math("log1p", 1), -1.0);
    zero(math("exp", 1), 1000.0);
    zero(math("expm1", 1), 1000.0);
    zero(math("sinh", 1), 1000.0);
    zero(math("cosh", 1), -1000.0);
    zero(math("asin", 1), 1.0);
    zero(math("asin", 1), 2.0);
    zero(math("acos", 1), -1.0);
    zero(math("atan2", 2), 0.0, 0.0);
    zero(math("hypot", 2), 0.0, 0.0);
    zero(math("pow", 2), 0.0, -1.0);
    zero(math("pow", 2), 0.0, 0.5);
    zero(math("pow", 2), -1.0, 0.5);
    zero(math("pow", 2), 1e300, 2.0);
    zero(DIVIDE, 1.0, 0.0);
    zero(DIVIDE, 0.0, 0.0);
    zero(DIVIDE, 1e300, 1e-300);
    zero(REMAINDER, 1.0, 0.0);
    zero(
        new Method("org.hipparchus.util.FastMath", "acosh", List.of(Scalar.DOUBLE), Scalar.DOUBLE),
        1.0);
    zero(
        new Method("org.hipparchus.util.FastMath", "atanh", List.of(Scalar.DOUBLE), Scalar.DOUBLE),
        1.0);
    zero(
        new Method(
            "org.hipparchus.util.FastMath",
            "pow",
            List.of(Scalar.DOUBLE, Scalar.INT),
            Scalar.DOUBLE),
        0.0,
        -1);
  }

  private static void zero(Primitive primitive, Object... arguments) {
    for (int k = 0; k < arguments.length; k++) {
      if (primitive.parameters().get(k).isReal()) {
        for (double d : new double[] {0.0, -0.0}) {
          double actual = (Double) Derivation.contribution(primitive, k, d, arguments);
          assertEquals(0.0, actual + 0.0, primitive + " in " + k);
        }
      }
    }
  }

  /** Not zero, the derivative shows the infinity. */
  @Test
  void infinitePartialsShow() {
    assertEquals(INF, partial(math("sqrt", 1), 0, 0.0));
    assertEquals(INF, partial(math("log", 1), 0, 0.0));
    assertEquals(INF, partial(DIVIDE, 0, 1.0, 0.0));
    assertEquals(-INF, partial(DIVIDE, 1, 1.0, 0.0));
    assertEquals(INF, partial(math("asin", 1), 0, 1.0));
  }

  /** A cotangent of zero stays zero when the derivative is differentiated again. */
  @Test
  void strongZerosSurviveTheSecondOrder() {
    for (String name : List.of("sqrt", "log", "cbrt")) {
      assertEquals(0.0, (Double) Derivation.second(math(name, 1), 0, 0, 0.0, 0.0) + 0.0, name);
    }
    assertEquals(0.0, (Double) Derivation.second(DIVIDE, 1, 1, 0.0, 1.0, 0.0) + 0.0);
  }
}
