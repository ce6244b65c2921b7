package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counted loops, in both modes and to second order. */
class LoopDerivativesTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value n = f.integer("n");

  @ParameterizedTest
  @ValueSource(ints = {-3, 0, 1, 2, 5})
  void power(int trips) {
    Value y = f.loop("y", x, "i", n, (body, i, before) -> body.times(before, x));
    Derivatives.of(f.program(y)).check(1.3, trips);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void aSquareOfItself(int trips) {
    Value y = f.loop("y", x, "i", n, (body, i, before) -> body.times(before, before));
    Derivatives.of(f.program(f.sin(y))).check(1.02, trips);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void transcendental(int trips) {
    Value y = f.loop("y", x, "i", n, (body, i, before) -> body.sin(body.exp(body.sin(before))));
    Derivatives.of(f.program(f.times(y, x))).check(0.4, trips);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 6})
  void aSwapInALoop(int trips) {
    Value y = f.real("y");
    List<Value> swapped =
        f.loop(
            List.of("i", "a", "b"),
            List.of(integer(0), x, y),
            (c, p) -> c.less(p.get(0), n),
            (body, p) -> {
              Value a = p.get(1);
              Value next = body.plus(p.get(0), integer(1));
              return List.of(next, p.get(2), body.sin(a));
            });
    Value result = f.plus(f.times(swapped.get(1), swapped.get(1)), swapped.get(2));
    Derivatives.of(f.program(result)).check(0.8, trips, 1.7);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7})
  void fibonacci(int trips) {
    Value y = f.real("y");
    List<Value> pair =
        f.loop(
            List.of("i", "a", "b"),
            List.of(integer(0), x, y),
            (c, p) -> c.less(p.get(0), n),
            (body, p) -> {
              Value sum = body.plus(p.get(1), p.get(2));
              return List.of(body.plus(p.get(0), integer(1)), p.get(2), sum);
            });
    Derivatives.of(f.program(f.times(pair.get(1), y))).check(0.8, trips, 1.7);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void loopsInLoops(int trips) {
    Value y =
        f.loop(
            "y",
            x,
            "i",
            n,
            (outer, i, before) -> {
              Value start = outer.sin(before);
              Value inner =
                  outer.loop(
                      "z",
                      start,
                      "j",
                      i,
                      (body, j, z) -> body.times(body.exp(body.times(z, x)), before));
              return outer.times(inner, start);
            });
    Derivatives.of(f.program(y)).check(0.6, trips);
  }

  @Test
  void aLoopInABranchAndABranchInALoop() {
    Value y =
        f.branch(
            "y",
            f.less(x, real(1)),
            then ->
                then.loop(
                    "y",
                    x,
                    "i",
                    n,
                    (body, i, before) ->
                        body.branch(
                            "",
                            body.less(before, real(0.9)),
                            a -> a.exp(before),
                            a -> a.sin(a.times(before, x)))),
            other -> other.times(x, x));
    Derivatives of = Derivatives.of(f.program(f.times(y, x)));
    of.check(0.5, 0);
    of.check(0.5, 4);
    of.check(1.5, 4);
  }

  @Test
  void elementsOfAnArray() {
    Value a = f.reals("a");
    Value s =
        f.loop(
            "s",
            real(0),
            "i",
            f.length(a),
            (body, i, before) -> body.plus(before, body.times(body.load(a, i), body.sin(x))));
    Value p = f.loop("p", s, "i", n, (body, i, before) -> body.times(before, body.load(a, i)));
    Derivatives.of(f.program(p)).check(0.9, 3, new double[] {1.5, -2, 0.7});
  }

  @Test
  void downwards() {
    List<Value> results =
        f.loop(
            List.of("i", "y"),
            List.of(n, x),
            (c, p) -> c.compare(Operator.Kind.GREATER, p.get(0), integer(0)),
            (body, p) -> {
              Value weight = body.cast(Scalar.DOUBLE, p.get(0));
              Value y = body.times(body.sin(p.get(1)), weight);
              return List.of(body.minus(p.get(0), integer(1)), y);
            });
    Derivatives of = Derivatives.of(f.program(results.get(1)));
    of.check(0.4, 0);
    of.check(0.4, 4);
  }

  @Test
  void aSecondInductionVariable() {
    List<Value> results =
        f.loop(
            List.of("i", "k", "y"),
            List.of(integer(2), integer(-1), x),
            (c, p) -> c.compare(Operator.Kind.LESS_OR_EQUAL, p.get(0), n),
            (body, p) -> {
              Value weight = body.cast(Scalar.DOUBLE, p.get(1));
              Value y = body.plus(body.sin(body.times(p.get(2), weight)), x);
              return List.of(body.plus(p.get(0), integer(1)), body.plus(p.get(1), integer(3)), y);
            });
    Derivatives of = Derivatives.of(f.program(results.get(2)));
    of.check(0.4, 1);
    of.check(0.4, 2);
    of.check(0.4, 5);
  }

  @Test
  void stepsOfThree() {
    List<Value> results =
        f.loop(
            List.of("i", "y"),
            List.of(integer(0), x),
            (c, p) -> c.less(p.get(0), n),
            (body, p) -> {
              Value weight = body.cast(Scalar.DOUBLE, p.get(0));
              Value y = body.plus(body.sin(body.times(p.get(1), weight)), p.get(1));
              return List.of(body.plus(p.get(0), integer(3)), y);
            });
    Derivatives of = Derivatives.of(f.program(results.get(1)));
    of.check(0.4, 0);
    of.check(0.4, 7);
    of.check(0.4, 9);
  }

  @Test
  void aCheckThatThrowsInTheLoop() {
    Value y =
        f.loop(
            "y",
            x,
            "i",
            n,
            (body, i, before) -> {
              Value next = body.exp(body.sin(before));
              body.failIf(body.less(next, real(0.5)));
              return body.times(next, before);
            });
    Program program = f.program(y);
    Derivatives.of(program).check(0.4, 3);
    assertThrows(ArithmeticException.class, () -> Derivatives.of(program).gradientAt(-1.5, 3));
  }

  @Test
  void aLoopWhoseBodyAlwaysThrows() {
    List<Value> results =
        f.loop(
            List.of("y"),
            List.of(f.sin(x)),
            (c, p) -> c.less(integer(0), n),
            (body, p) -> {
              body.fail();
              return List.of();
            });
    Program program = f.program(f.times(results.get(0), x));
    Derivatives.of(program).check(0.4, 0);
    assertThrows(ArithmeticException.class, () -> Derivatives.of(program).gradientAt(0.4, 1));
  }

  @Test
  void anIdiomForFinitenessTakesTheSameBranchInTheReverseSweep() {
    // t = 1 / (x − i) is infinite in the second trip; t · 0 == 0 says so.
    Value y =
        f.loop(
            "y",
            real(0),
            "i",
            n,
            (body, i, before) -> {
              Value t = body.divide(real(1), body.minus(x, body.cast(Scalar.DOUBLE, i)));
              Value isFinite = body.compare(Operator.Kind.EQUAL, body.times(t, real(0)), real(0));
              return body.branch(
                  "", isFinite, a -> a.plus(before, a.times(x, x)), a -> a.plus(before, x));
            });
    // Three times x², once x: 6x + 1 at x = 1.
    assertArrayEquals(new double[] {7}, Derivatives.of(f.program(y)).gradientAt(1.0, 4));
  }

  @Test
  void twoLoopsInARow() {
    Value a = f.loop("a", x, "i", n, (body, i, before) -> body.sin(before));
    Value b = f.loop("b", a, "j", n, (body, j, before) -> body.times(before, a));
    Derivatives.of(f.program(f.times(b, a))).check(0.9, 3);
  }

  @Test
  void whatALoopOnlyPassesOn() {
    List<Value> results =
        f.loop(
            List.of("i", "last", "y"),
            List.of(integer(0), real(1), x),
            (c, p) -> c.less(p.get(0), n),
            (body, p) ->
                List.of(body.plus(p.get(0), integer(1)), x, body.times(p.get(1), p.get(2))));
    Derivatives of = Derivatives.of(f.program(f.times(results.get(1), results.get(2))));
    of.check(1.1, 0);
    of.check(1.1, 1);
    of.check(1.1, 4);
  }

  @Test
  void theValueIsThatOfTheOriginalToTheBit() {
    Value y =
        f.loop(
            "y", x, "i", n, (body, i, before) -> body.plus(body.times(before, real(-1)), real(0)));
    Derivatives of = Derivatives.of(f.program(y));
    of.check(0.0, 1);
    assertEquals(-1, of.gradientAt(0.0, 1)[0]);
  }

  @Test
  void aBoundThatIsTheLeastInteger() {
    Value y = f.loop("y", x, "i", n, (body, i, before) -> body.times(before, before));
    Derivatives.of(f.program(y)).check(1.3, Integer.MIN_VALUE);
  }

  @ParameterizedTest
  @CsvSource({"-2147483648, 5", "-3, 2147483647", "4, 4", "7, 4", "2147483647, 2147483645"})
  void aBoundFarBelowTheStart(int limit, int first) {
    // limit − start may overflow.
    Value start = f.integer("start");
    Value y =
        f.loop(
                List.of("i", "y"),
                List.of(start, x),
                (c, now) -> c.less(now.get(0), n),
                (body, now) ->
                    List.of(body.plus(now.get(0), integer(1)), body.sin(body.times(now.get(1), x))))
            .get(1);
    Derivatives.of(f.program(y)).check(1.3, limit, first);
  }

  @Test
  void aConstantBoundThatIsTheGreatestInteger() {
    Value y =
        f.loop(
                List.of("i", "y"),
                List.of(integer(5), x),
                (c, now) ->
                    c.compare(Operator.Kind.GREATER, now.get(0), integer(Integer.MAX_VALUE)),
                (body, now) ->
                    List.of(
                        body.minus(now.get(0), integer(1)), body.sin(body.times(now.get(1), x))))
            .get(1);
    Derivatives.of(f.program(y)).check(1.3, 0);
  }
}
