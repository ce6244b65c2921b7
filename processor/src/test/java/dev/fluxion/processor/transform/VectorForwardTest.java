package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where the loops over all directions are, and what they leave out. */
class VectorForwardTest {
  private final Code f = new Code("f");
  private final Value t = f.reals("t");
  private final Value p = f.reals("p");
  private final Value x = f.real("x");
  private final Value n = f.integer("n");

  private static Program vector(Program program, int... active) {
    BitSet set = new BitSet();
    for (int number : active) {
      set.set(number);
    }
    assertTrue(VectorForward.isPossible(program, set));
    return verified(Simplify.simplify(VectorForward.differentiate(program, set)));
  }

  private static int count(String what, Program program) {
    return Printer.print(program).split(what, -1).length - 1;
  }

  /** One loop for the whole block, and what is the same in all directions before it. */
  @Test
  void aBlock() {
    Value y = f.sin(x);
    Value z = f.times(f.exp(y), y);
    Program vector = vector(f.program(z), 2);
    assertEquals(1, count("loop", vector));
    String text = Printer.print(vector);
    assertTrue(text.indexOf("cos") < text.indexOf("loop"), text);
    assertEquals(1, count("allocate", vector), "for the result only");
  }

  /** Nothing is added in directions in which the number that is multiplied has no tangent. */
  @Test
  void aLoopThatAddsMultiplesOfOneElement() {
    f.loop(
        List.of("i"),
        List.of(integer(0)),
        (c, now) -> c.less(now.get(0), n),
        (body, now) -> {
          Value i = now.get(0);
          Value part = body.times(body.load(t, integer(1)), real(2));
          body.store(p, i, body.plus(body.load(p, i), part));
          return List.of(body.plus(i, integer(1)));
        });
    Program vector = vector(f.program(p), 0, 1);
    assertEquals(1, count("Lanes.first", vector));
    double[] tDot = {7, 7, 7, 7, 0, 1, 0, 3}; // In four directions.
    double[] pDot = {5, 6, 7, 8, 1, 2, 3, 4};
    List<Object> results =
        new Interpreter(vector)
            .run(new double[] {9, 10}, new double[] {1, 2}, 0.5, 2, tDot, pDot, 4);
    assertArrayEquals(new double[] {21, 22}, (double[]) results.get(0));
    assertArrayEquals(new double[] {5, 8, 7, 14, 1, 4, 3, 10}, (double[]) results.get(1));
  }

  /** A trip whose weight is zero adds nothing in any direction. */
  @Test
  void aLoopThatAddsWeighted() {
    addWeighted();
    Program vector = vector(f.program(p), 1);
    String text = Printer.print(vector);
    assertEquals(1, count("if ", vector), text);
    double[] weights = {2, 0, -3};
    double[] dots = {1, 10, Double.POSITIVE_INFINITY, 1, 3, 5};
    List<Object> results =
        new Interpreter(vector).run(weights, new double[] {1, 1, 7}, 0.5, 3, dots, 2);
    // p[2] is what is added everywhere, in the end to itself, too.
    assertArrayEquals(new double[] {15, 1, -14}, (double[]) results.get(0));
    assertArrayEquals(
        new double[] {1 + 6, 10 + 10, Double.POSITIVE_INFINITY, 1, 3 - 9, 5 - 15},
        (double[]) results.get(1));
  }

  /** What is added twice, once without the weight, is added whatever the weight is. */
  @Test
  void aLoopThatAddsMoreThanWeighted() {
    f.loop(
        List.of("i"),
        List.of(integer(0)),
        (c, now) -> c.less(now.get(0), n),
        (body, now) -> {
          Value i = now.get(0);
          Value part = body.times(body.load(p, integer(2)), body.load(t, i));
          Value both = body.plus(part, body.sin(body.load(p, integer(2))));
          body.store(p, i, body.plus(body.load(p, i), both));
          return List.of(body.plus(i, integer(1)));
        });
    assertEquals(0, count("if ", vector(f.program(p), 1)));
  }

  private void addWeighted() {
    f.loop(
        List.of("i"),
        List.of(integer(0)),
        (c, now) -> c.less(now.get(0), n),
        (body, now) -> {
          Value i = now.get(0);
          Value part = body.times(body.load(p, integer(2)), body.load(t, i));
          body.store(p, i, body.plus(body.load(p, i), part));
          return List.of(body.plus(i, integer(1)));
        });
  }

  /** A new array gets tangents in those directions only in which another has any. */
  @Test
  void aLoopThatFillsANewArray() {
    Value made = f.let(new Operation.Allocate(new ArrayType(Scalar.DOUBLE), List.of(n)));
    fill(made, t);
    Value again = f.let(new Operation.Allocate(new ArrayType(Scalar.DOUBLE), List.of(n)));
    fill(again, made);
    Program vector = vector(f.program(again), 0);
    assertEquals(1, count("firstOfAll", vector), "of the second one it is known");
    double[] tDot = new double[18];
    tDot[3] = 1;
    tDot[9 + 5] = Double.NaN;
    List<Object> results =
        new Interpreter(vector).run(new double[] {2, 3}, new double[0], 0.5, 2, tDot, 9);
    double[] expected = new double[18];
    expected[3] = 32;
    expected[9 + 5] = Double.NaN;
    assertArrayEquals(new double[] {16, 81}, (double[]) results.get(0));
    assertArrayEquals(expected, (double[]) results.get(1));
  }

  /** Where what all trips read has no tangents, a trip does without them. */
  @Test
  void aLoopThatReadsTheSameInAllTrips() {
    Value c = f.load(t, integer(0));
    f.loop(
        List.of("i"),
        List.of(integer(0)),
        (condition, now) -> condition.less(now.get(0), n),
        (body, now) -> {
          Value i = now.get(0);
          Value y = body.load(p, i);
          Value outer = body.times(body.times(c, c), body.times(c, x));
          body.store(p, i, body.plus(body.times(y, real(3)), body.times(outer, y)));
          return List.of(body.plus(i, integer(1)));
        });
    Program vector = vector(f.program(p), 0, 1, 2);
    assertEquals(1 + 1 + 3, count("loop", vector), "for c, the trips, and the directions in each");
    double[] tDot = {0, 0, 2, 0};
    double[] xDot = {0, 0, 0, 0};
    double[] pDot = {1, 2, 3, 4, 5, 6, 7, 8};
    // Each p is y (3 + c³ x) with c = 2, x = 0.5, so 7 y; along c: 3 c² x y = 6 y.
    List<Object> results =
        new Interpreter(vector)
            .run(new double[] {2}, new double[] {10, 20}, 0.5, 2, tDot, pDot.clone(), xDot, 4);
    assertArrayEquals(new double[] {70, 140}, (double[]) results.get(0));
    assertArrayEquals(
        new double[] {7, 14, 21 + 120, 28, 35, 42, 49 + 240, 56}, (double[]) results.get(1));
    double[] none = new double[4];
    results =
        new Interpreter(vector)
            .run(new double[] {2}, new double[] {10, 20}, 0.5, 2, none, pDot, none.clone(), 4);
    assertArrayEquals(new double[] {7, 14, 21, 28, 35, 42, 49, 56}, (double[]) results.get(1));
  }

  /** As many as a rotation and a translation have, which may be an array in locals. */
  @Test
  void aLoopThatReadsTwelveNumbersInAllTrips() {
    List<Value> numbers = IntStream.range(0, 12).mapToObj(k -> f.times(x, real(k + 2))).toList();
    f.loop(
        List.of("i"),
        List.of(integer(0)),
        (condition, now) -> condition.less(now.get(0), n),
        (body, now) -> {
          Value i = now.get(0);
          Value y = body.load(p, i);
          Value sum = numbers.stream().reduce(body::plus).orElseThrow();
          body.store(p, i, body.times(y, body.times(y, sum)));
          return List.of(body.plus(i, integer(1)));
        });
    Program vector = vector(f.program(p), 1, 2);
    assertEquals(12, count("Lanes.first", vector));
    // The sum of 2 to 13 is 90: y² 90 x has the tangent 180 x y yDot + 90 y² xDot.
    List<Object> results =
        new Interpreter(vector)
            .run(
                new double[1],
                new double[] {10},
                0.5,
                1,
                new double[] {1, 2},
                new double[] {0, 1},
                2);
    assertArrayEquals(new double[] {4_500}, (double[]) results.get(0));
    assertArrayEquals(new double[] {900, 1_800 + 9_000}, (double[]) results.get(1));
  }

  /** One that has been written to keeps its tangents only where it is written to again. */
  @Test
  void aLoopThatFillsAnArrayAgain() {
    Value made = f.let(new Operation.Allocate(new ArrayType(Scalar.DOUBLE), List.of(n)));
    f.store(made, integer(0), x);
    fill(made, t);
    assertEquals(0, count("firstOfAll", vector(f.program(made), 0, 2)));
  }

  private void fill(Value array, Value from) {
    fill(f, array, from);
  }

  private void fill(Code code, Value array, Value from) {
    code.loop(
        List.of("i"),
        List.of(integer(0)),
        (c, now) -> c.less(now.get(0), n),
        (body, now) -> {
          Value i = now.get(0);
          body.store(array, i, body.times(body.load(from, i), body.load(from, i)));
          return List.of(body.plus(i, integer(1)));
        });
  }

  /** A new matrix has tangents where the angle has that it is made of, and so has what is next. */
  @Test
  void anArrayOfWhatFewDirectionsChange() {
    Value turn = turn();
    Value made = f.let(new Operation.Allocate(new ArrayType(Scalar.DOUBLE), List.of(n)));
    fill(made, turn);
    Program vector = vector(f.program(made), 0);
    assertEquals(1, count("Lanes.first", vector), "of the angle only");
    double[] tDot = {0, 0, 0, 2, 0, Double.NaN, 0, 0, 0};
    List<Object> results =
        new Interpreter(vector).run(new double[] {0.5}, new double[0], 0.5, 2, tDot, 9);
    // Of sin² and of (exp · sin)².
    double[] expected = new double[18];
    expected[3] = 2 * Math.sin(1);
    expected[9 + 3] = 2 * 2 * Math.E * Math.sin(0.5) * (Math.sin(0.5) + Math.cos(0.5));
    expected[5] = Double.NaN;
    expected[9 + 5] = Double.NaN;
    assertArrayEquals(expected, (double[]) results.get(1), 1e-15);
    double[] none = new double[9];
    results = new Interpreter(vector).run(new double[] {0.5}, new double[0], 0.5, 2, none, 9);
    assertArrayEquals(new double[18], (double[]) results.get(1));
  }

  /** What another name may have written to is looked at again. */
  @Test
  void anArrayOfTwoNames() {
    Value turn = turn();
    ArrayType row = new ArrayType(Scalar.DOUBLE);
    Value rows = f.let(new Operation.Allocate(new ArrayType(row), List.of(n)));
    f.store(rows, integer(0), turn);
    Value name = f.load(rows, integer(0));
    f.store(name, integer(1), x);
    Value made = f.let(new Operation.Allocate(row, List.of(n)));
    fill(made, turn);
    Program vector = vector(f.program(made), 0, 2);
    assertEquals(1, count("firstOfAll", vector));
    double[] tDot = {0, 0, 0, 1, 0, 0, 0, 0, 0};
    double[] xDot = {0, 0, 0, 0, 0, 0, 0, 1, 0};
    List<Object> results =
        new Interpreter(vector).run(new double[] {0.5}, new double[0], 0.25, 2, tDot, xDot, 9);
    double[] expected = new double[18];
    expected[3] = Math.sin(1);
    expected[9 + 7] = 2 * 0.25;
    assertArrayEquals(expected, (double[]) results.get(1), 1e-15);
  }

  /** Either way says where it has tangents. */
  @Test
  void arraysOfBranches() {
    Value turn = turn();
    Value either =
        f.branch(
            "either",
            f.less(x, real(0)),
            then -> turn,
            otherwise -> {
              Value made =
                  otherwise.let(new Operation.Allocate(new ArrayType(Scalar.DOUBLE), List.of(n)));
              fill(otherwise, made, p);
              return made;
            });
    Value again = f.let(new Operation.Allocate(new ArrayType(Scalar.DOUBLE), List.of(n)));
    fill(again, either);
    Program vector = vector(f.program(again), 0, 1);
    assertEquals(1, count("firstOfAll", vector), "of p only");
    double[] tDot = {0, 0, 0, 1, 0, 0, 0, 0, 0};
    double[] pDot = {0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0};
    for (double sign : new double[] {-1, 1}) {
      List<Object> results =
          new Interpreter(vector)
              .run(new double[] {0.5}, new double[] {2, 3}, sign, 2, tDot, pDot, 9);
      double[] expected = new double[18];
      if (sign < 0) {
        expected[3] = Math.sin(1);
        expected[9 + 3] = 2 * Math.E * Math.sin(0.5) * (Math.sin(0.5) + Math.cos(0.5));
      } else {
        expected[6] = 4 * 8; // Of p⁴.
        expected[9 + 1] = 4 * 27;
      }
      assertArrayEquals(expected, (double[]) results.get(1), 1e-14);
    }
  }

  /** One array of tangents serves all trips, which begin with zeros. */
  @Test
  void anArrayOfEachTrip() {
    f.loop(
        List.of("i"),
        List.of(integer(0)),
        (c, now) -> c.less(now.get(0), n),
        (body, now) -> {
          Value i = now.get(0);
          Value made =
              body.let(new Operation.Allocate(new ArrayType(Scalar.DOUBLE), List.of(integer(2))));
          body.store(made, i, body.load(t, integer(0)));
          body.store(p, i, body.load(made, integer(1)));
          return List.of(body.plus(i, integer(1)));
        });
    Program vector = vector(f.program(p), 0, 1);
    String text = Printer.print(vector);
    assertEquals(1, count("fill", vector), text);
    assertTrue(text.indexOf("allocate") < text.indexOf("loop"), text);
    double[] pDot = {5, 6, 7, 8};
    List<Object> results =
        new Interpreter(vector)
            .run(new double[] {3}, new double[] {1, 2}, 0.5, 2, new double[] {1, 4}, pDot, 2);
    assertArrayEquals(new double[] {0, 3}, (double[]) results.get(0));
    assertArrayEquals(new double[] {0, 0, 1, 4}, (double[]) results.get(1));
  }

  /** {sin t₀, exp t₀ · sin t₀, …}. */
  private Value turn() {
    Value angle = f.load(t, integer(0));
    Value s = f.sin(angle);
    Value c = f.exp(angle);
    Value both = f.times(s, c);
    return f.let(
        new Operation.NewArray(
            new ArrayType(Scalar.DOUBLE),
            List.of(s, both, f.times(both, s), f.times(both, c), f.times(both, both))));
  }

  /** Both directions of a swap in a loop: all are read before any is written. */
  @Test
  void numbersThatTripsExchange() {
    List<Value> swapped =
        f.loop(
            List.of("a", "b", "i"),
            List.of(x, f.load(t, integer(0)), integer(0)),
            (c, now) -> c.less(now.get(2), n),
            (body, now) -> List.of(now.get(1), now.get(0), body.plus(now.get(2), integer(1))));
    Program vector = vector(f.program(swapped.get(0), swapped.get(1)), 0, 2);
    List<Object> results =
        new Interpreter(vector)
            .run(
                new double[] {3},
                new double[0],
                2.0,
                3,
                new double[] {1, 0},
                new double[] {0, 1},
                2);
    assertArrayEquals(new double[] {1, 0}, (double[]) results.get(2));
    assertArrayEquals(new double[] {0, 1}, (double[]) results.get(3));
  }

  /** What the last test makes of {@code s} has no place in that of what the loop results in. */
  @Test
  void aNumberThatATestHandsOn() {
    Value s =
        f.loop(
                List.of("s", "i"),
                List.of(x, integer(0)),
                (test, now) -> {
                  Value isFirst = test.less(now.get(1), integer(1));
                  Value tested =
                      test.branch(
                          "tested",
                          isFirst,
                          then -> now.get(0),
                          otherwise -> otherwise.times(now.get(0), real(2)));
                  return test.less(tested, real(50));
                },
                (body, now) -> List.of(body.load(t, now.get(1)), body.plus(now.get(1), integer(1))))
            .get(0);
    List<Object> results =
        new Interpreter(vector(f.program(s), 0, 2))
            .run(
                new double[] {20, 60, 7},
                new double[0],
                2.0,
                0,
                new double[] {1, 2, 3, 4, 5, 6},
                new double[] {7, 8},
                2);
    assertEquals(60.0, results.get(0));
    assertArrayEquals(new double[] {3, 4}, (double[]) results.get(1));
  }

  /** The tangents of parameters are the caller's. */
  @Test
  void aParameterThatABranchHandsOn() {
    Value y = f.branch("y", f.less(x, real(1)), then -> then.times(x, real(2)), otherwise -> x);
    double[] xDot = {5, 7};
    List<Object> results =
        new Interpreter(vector(f.program(y), 2)).run(new double[0], new double[0], 0.5, 0, xDot, 2);
    assertArrayEquals(new double[] {10, 14}, (double[]) results.get(1));
    assertArrayEquals(new double[] {5, 7}, xDot);
  }

  @Test
  void aCallOfWhatIsDifferentiated() {
    BitSet set = new BitSet();
    set.set(2);
    Code g = new Code("g");
    Value y = g.real("y");
    Program program =
        new Program(List.of(f.returns(f.call("g", x)), g.returns(g.sin(y))), List.of(), List.of());
    assertFalse(VectorForward.isPossible(program, set));
  }
}
