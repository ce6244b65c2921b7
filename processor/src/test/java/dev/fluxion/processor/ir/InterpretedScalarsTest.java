package dev.fluxion.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Operators, casts and methods of scalars, and what Java says. */
class InterpretedScalarsTest {
  private Object apply(Operator.Kind kind, Scalar type, Object left, Object right) {
    return apply(new Operator(kind, type), left, right);
  }

  private static Object apply(Primitive primitive, Object... arguments) {
    ValueSupply values = new ValueSupply(0);
    BlockBuilder b = new BlockBuilder(values);
    List<Value> parameters =
        primitive.parameters().stream().map(type -> values.fresh("", type)).toList();
    Value result = b.apply(primitive, parameters.toArray(new Atom[0]));
    return Interpreted.run(
        Interpreted.program(parameters, b.build(List.of(result)), result.type()),
        java.util.Arrays.copyOf(arguments, parameters.size()));
  }

  private static Object cast(Scalar from, Scalar to, Object value) {
    return apply(new Cast(from, to), value);
  }

  @Test
  void integersOverflow() {
    assertEquals(Integer.MIN_VALUE, apply(Operator.Kind.PLUS, Scalar.INT, Integer.MAX_VALUE, 1));
    assertEquals(1, apply(Operator.Kind.TIMES, Scalar.INT, -1, -1));
    assertEquals(Integer.MIN_VALUE, apply(Operator.Kind.DIVIDE, Scalar.INT, Integer.MIN_VALUE, -1));
    assertEquals(Long.MAX_VALUE, apply(Operator.Kind.MINUS, Scalar.LONG, Long.MIN_VALUE, 1L));
    assertEquals(-1, apply(Operator.Kind.REMAINDER, Scalar.INT, -7, 3));
    assertEquals(-8, apply(Operator.Kind.COMPLEMENT, Scalar.INT, 7, 0));
  }

  @Test
  void shiftsTakeTheirDistanceModuloTheWidth() {
    assertEquals(2, apply(Operator.Kind.SHIFT_LEFT, Scalar.INT, 1, 33));
    assertEquals(-1, apply(Operator.Kind.SHIFT_RIGHT, Scalar.INT, -2, 1));
    assertEquals(Integer.MAX_VALUE, apply(Operator.Kind.SHIFT_RIGHT_UNSIGNED, Scalar.INT, -1, 1));
    assertEquals(1L << 40, apply(Operator.Kind.SHIFT_LEFT, Scalar.LONG, 1L, 40));
  }

  @Test
  void floatsAreNotDoubles() {
    assertEquals(0.3f, apply(Operator.Kind.PLUS, Scalar.FLOAT, 0.1f, 0.2f));
    assertEquals(0.30000000000000004, apply(Operator.Kind.PLUS, Scalar.DOUBLE, 0.1, 0.2));
    assertEquals(1e-8f * 3f, apply(Operator.Kind.TIMES, Scalar.FLOAT, 1e-8f, 3f));
    assertEquals(2.5, apply(Operator.Kind.REMAINDER, Scalar.DOUBLE, 5.5, 3.0));
    assertEquals(-0.0, apply(Operator.Kind.NEGATE, Scalar.DOUBLE, 0.0, 0.0));
  }

  @Test
  void nanEqualsNothing() {
    double nan = Double.NaN;
    assertEquals(false, apply(Operator.Kind.EQUAL, Scalar.DOUBLE, nan, nan));
    assertEquals(true, apply(Operator.Kind.NOT_EQUAL, Scalar.DOUBLE, nan, nan));
    assertEquals(false, apply(Operator.Kind.LESS_OR_EQUAL, Scalar.DOUBLE, nan, 0.0));
    assertEquals(true, apply(Operator.Kind.EQUAL, Scalar.DOUBLE, 0.0, -0.0));
  }

  @Test
  void booleans() {
    assertEquals(true, apply(Operator.Kind.XOR, Scalar.BOOLEAN, true, false));
    assertEquals(false, apply(Operator.Kind.AND, Scalar.BOOLEAN, true, false));
    assertEquals(true, apply(Operator.Kind.EQUAL, Scalar.BOOLEAN, false, false));
    assertEquals(false, apply(Operator.Kind.NOT, Scalar.BOOLEAN, true, true));
  }

  @Test
  void strongZeros() {
    double infinity = Double.POSITIVE_INFINITY;
    assertEquals(0.0, apply(Operator.Kind.STRONG_TIMES, Scalar.DOUBLE, -0.0, infinity));
    assertEquals(infinity, apply(Operator.Kind.STRONG_TIMES, Scalar.DOUBLE, 2.0, infinity));
    assertEquals(0f, apply(Operator.Kind.STRONG_DIVIDE, Scalar.FLOAT, 0f, 0f));
    assertEquals(Double.NaN, apply(Operator.Kind.STRONG_TIMES, Scalar.DOUBLE, infinity, 0.0));
  }

  @Test
  void castsConvertAsJavaDoes() {
    assertEquals(Integer.MAX_VALUE, cast(Scalar.DOUBLE, Scalar.INT, 1e10));
    assertEquals(0, cast(Scalar.DOUBLE, Scalar.INT, Double.NaN));
    assertEquals(Long.MIN_VALUE, cast(Scalar.FLOAT, Scalar.LONG, Float.NEGATIVE_INFINITY));
    // A double goes to byte by way of int.
    assertEquals((byte) 44, cast(Scalar.DOUBLE, Scalar.BYTE, 300.7));
    assertEquals((byte) -1, cast(Scalar.DOUBLE, Scalar.BYTE, 1e10));
    assertEquals('A', cast(Scalar.INT, Scalar.CHAR, 65));
    assertEquals(65535, cast(Scalar.CHAR, Scalar.INT, '\uffff'));
    assertEquals((short) -1, cast(Scalar.CHAR, Scalar.SHORT, '\uffff'));
    assertEquals(-1, cast(Scalar.LONG, Scalar.INT, 0xffffffffL));
    // In one rounding, not in two by way of double.
    assertEquals(9.0071998E15f, cast(Scalar.LONG, Scalar.FLOAT, 9007199791611905L));
    assertEquals(0.10000000149011612, cast(Scalar.FLOAT, Scalar.DOUBLE, 0.1f));
  }

  @Test
  void integerDivisionByZeroThrows() {
    assertThrows(ArithmeticException.class, () -> apply(Operator.Kind.DIVIDE, Scalar.INT, 1, 0));
    assertEquals(Double.POSITIVE_INFINITY, apply(Operator.Kind.DIVIDE, Scalar.DOUBLE, 1.0, 0.0));
  }

  @Test
  void methodsAreThoseOfTheirOwner() {
    assertEquals(Math.sin(0.3), apply(Method.math("sin", 1), 0.3));
    assertThrows(
        ArithmeticException.class,
        () ->
            apply(
                new Method(
                    "java.lang.Math",
                    "addExact",
                    List.of(Scalar.INT, Scalar.INT),
                    Scalar.INT,
                    true,
                    -1),
                Integer.MAX_VALUE,
                1));
  }
}
