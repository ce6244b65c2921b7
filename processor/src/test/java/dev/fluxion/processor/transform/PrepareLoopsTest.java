package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Verifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions without invariants, and a counter in every loop. */
class PrepareLoopsTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");

  private String prepared(Value result) {
    Program program = Program.of(PrepareLoops.prepare(f.program(result).entry()));
    Verifier.verify(program);
    return Printer.print(program.entry().body());
  }

  @Test
  void theLengthIsReadOnce() {
    Value a = f.reals("a");
    List<Value> results =
        f.loop(
            List.of("i"),
            List.of(integer(0)),
            (c, p) -> c.less(p.get(0), c.length(a)),
            (body, p) -> List.of(body.plus(p.get(0), integer(1))));
    assertEquals(
        """
        int %3 = %1.a.length
        (int %6.i) = loop (int %2.i = 0) while {
          boolean %4 = %2.i < %3
          yield %4
        } do {
          int %5 = %2.i + 1
          yield %5
        }
        yield %6.i
        """,
        prepared(results.get(0)));
  }

  @Test
  void anExceptionDoesNotOvertakeAnother() {
    Value a = f.reals("a");
    // a[i] is read before a[0]: for an i out of bounds, its exception is the one to see.
    List<Value> results =
        f.loop(
            List.of("i"),
            List.of(integer(7)),
            (c, p) -> {
              Value moving = c.load(a, p.get(0));
              Value fixed = c.load(a, integer(0));
              return c.less(moving, c.plus(fixed, x));
            },
            (body, p) -> List.of(body.plus(p.get(0), integer(1))));
    assertEquals(
        """
        (int %8.i) = loop (int %2.i = 7) while {
          double %3 = %1.a[%2.i]
          double %4 = %1.a[0]
          double %5 = %4 + %0.x
          boolean %6 = %3 < %5
          yield %6
        } do {
          int %7 = %2.i + 1
          yield %7
        }
        yield %8.i
        """,
        prepared(results.get(0)));
  }

  @Test
  void aLoopWithoutCounterGetsOne() {
    List<Value> results =
        f.loop(
            List.of("y"),
            List.of(x),
            (c, p) -> c.less(p.get(0), real(9)),
            (body, p) -> List.of(body.exp(p.get(0))));
    assertEquals(
        """
        (double %4.y, int %7.trips) = loop (double %1.y = %0.x, int %5.trip = 0) while {
          boolean %2 = %1.y < 9.0
          yield %2
        } do {
          double %3 = Math.exp(%1.y)
          int %6 = %5.trip + 1
          yield %3, %6
        }
        yield %4.y
        """,
        prepared(results.get(0)));
  }

  @Test
  void aCounterWithoutBoundIsCounterEnough() {
    List<Value> results =
        f.loop(
            List.of("k", "y"),
            List.of(integer(5), x),
            (c, p) -> c.less(p.get(1), real(9)),
            (body, p) -> List.of(body.minus(p.get(0), integer(1)), body.exp(p.get(1))));
    assertEquals(false, prepared(results.get(1)).contains("trip"));
  }
}
