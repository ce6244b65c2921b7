package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loops that change no tangent where a few are zero, and others. */
class InertLoopTest {
  private final Code f = new Code("f");
  private final Value t = f.reals("t");
  private final Value p = f.reals("p");
  private final Value x = f.real("x");
  private final Value n = f.integer("n");

  /** A trip that computes something and does something with it. */
  @FunctionalInterface
  private interface Trip {
    void of(Code body, Value i);
  }

  /** The tests in the pushforward along two directions of a loop with these trips. */
  private int tests(Trip trip, int... active) {
    f.loop(
        List.of("i"),
        List.of(integer(0)),
        (c, now) -> c.less(now.get(0), n),
        (body, now) -> {
          trip.of(body, now.get(0));
          return List.of(body.plus(now.get(0), integer(1)));
        });
    BitSet set = new BitSet();
    for (int number : active) {
      set.set(number);
    }
    Program program = f.program(p);
    Program bundle = verified(Simplify.simplify(Forward.bundle(program, set, 2)));
    assertEquals(0, count(Forward.bundle(program, set, 1)), "one direction is not looked at");
    return count(bundle);
  }

  /** What is read from outside is read before the loop, and looked at nevertheless. */
  @Test
  void whatHasBeenHoistedOutOfTheLoop() {
    ArrayType reals = new ArrayType(Scalar.DOUBLE);
    Value own = f.let(new Operation.NewArray(reals, List.of(x, f.sin(x))));
    f.loop(
        List.of("i"),
        List.of(integer(0)),
        (c, now) -> c.less(now.get(0), n),
        (body, now) -> {
          add(body, now.get(0), body.times(body.load(own, integer(1)), real(2)));
          return List.of(body.plus(now.get(0), integer(1)));
        });
    Program program = f.program(p);
    BitSet both = new BitSet();
    both.set(1, 3);
    Program primal = Simplify.primal(program, both);
    Program bundle = verified(Simplify.simplify(Forward.bundle(primal, both, 2)));
    assertEquals(0, count(bundle), "no array is read in the loop");
    assertEquals(2, Printer.print(bundle).split("loop").length - 1, "with tangents and without");
  }

  private static int count(Program program) {
    return Printer.print(program).split("areZero").length - 1;
  }

  private void add(Code body, Value i, Value what) {
    body.store(p, i, body.plus(body.load(p, i), what));
  }

  @Test
  void aSumOfFewElements() {
    assertEquals(
        2, tests((body, i) -> add(body, i, body.times(body.load(t, integer(3)), real(2))), 0, 1));
  }

  @Test
  void whatIsReplacedHasAnotherTangent() {
    assertEquals(0, tests((body, i) -> body.store(p, i, body.load(t, integer(3))), 0, 1));
  }

  @Test
  void elementsFromAnywhere() {
    assertEquals(0, tests((body, i) -> add(body, i, body.load(t, i)), 0, 1));
  }

  @Test
  void numbersFromOutside() {
    assertEquals(
        2, tests((body, i) -> add(body, i, body.times(body.load(t, integer(3)), x)), 0, 1, 2));
  }

  @Test
  void constantsFromOutside() {
    assertEquals(
        2, tests((body, i) -> add(body, i, body.times(body.load(t, integer(3)), x)), 0, 1));
  }

  /** What is added has no tangent, wherever it is added. */
  @Test
  void anArrayThatIsAddedToItself() {
    assertEquals(2, tests((body, i) -> add(body, i, body.load(p, integer(0))), 0, 1));
  }
}
