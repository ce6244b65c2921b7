package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is the same in each trip leaves the loop; what may fail does so only if there is a trip. */
class HoistInvariantsTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value n = f.integer("n");
  private final Value at = f.integer("at");

  private Value array() {
    Value array = f.let(new Operation.Allocate(new ArrayType(Scalar.DOUBLE), List.of(integer(2))));
    f.store(array, integer(1), x);
    return array;
  }

  private static Value load(Code code, Value array, Atom index) {
    return code.let(new Operation.Load(array, index, false));
  }

  private static int statementsInLoop(Program program) {
    return program.entry().body().statements().stream()
        .filter(Statement.Loop.class::isInstance)
        .mapToInt(loop -> ((Statement.Loop) loop).body().statements().size())
        .sum();
  }

  /** Checks how many statements a trip has before and after, and that nothing else changes. */
  private Program assertTrips(int before, int after, Value result) {
    Program program = f.program(result);
    assertEquals(before, statementsInLoop(program));
    Program hoisted = verified(HoistInvariants.hoist(program));
    assertEquals(after, statementsInLoop(hoisted));
    for (int trips = 0; trips < 3; trips++) {
      assertEquals(
          new Interpreter(program).run(0.7, trips, 1), new Interpreter(hoisted).run(0.7, trips, 1));
    }
    return hoisted;
  }

  @Test
  void arithmeticLeaves() {
    Value y =
        f.loop("y", x, "i", n, (body, i, before) -> body.times(before, body.sin(body.plus(x, x))));
    assertTrips(4, 2, y);
  }

  @Test
  void anElementThatIsKnownLeaves() {
    Value a = array();
    Value y =
        f.loop("y", x, "i", n, (body, i, before) -> body.times(before, load(body, a, integer(1))));
    assertTrips(3, 2, y);
  }

  @Test
  void anElementThatMayNotExistIsReadIfThereIsATrip() {
    Value a = array();
    Value y = f.loop("y", x, "i", n, (body, i, before) -> body.times(before, load(body, a, at)));
    Program hoisted = assertTrips(3, 2, y);
    assertEquals(List.of(0.7), new Interpreter(hoisted).run(0.7, 0, 9));
    assertThrows(
        ArrayIndexOutOfBoundsException.class, () -> new Interpreter(hoisted).run(0.7, 1, 9));
  }

  @Test
  void anElementThatTheLoopWritesStays() {
    Value a = array();
    Value y =
        f.loop(
            "y",
            x,
            "i",
            n,
            (body, i, before) -> {
              Value element = load(body, a, integer(1));
              body.store(a, integer(1), body.times(element, before));
              return body.plus(before, element);
            });
    assertTrips(5, 5, y);
  }

  @Test
  void aReadBehindAWriteThatMayBeSeenStays() {
    Value a = array();
    Value b = array();
    Value y =
        f.loop(
            "y",
            x,
            "i",
            n,
            (body, i, before) -> {
              body.store(b, integer(0), before);
              return body.plus(before, load(body, a, at));
            });
    assertTrips(4, 4, y);
  }

  @Test
  void aReadBehindOneThatMayFailStays() {
    Value a = array();
    Value b = array();
    Value y =
        f.loop(
            "y",
            x,
            "i",
            n,
            (body, i, before) -> {
              Value first = load(body, b, body.plus(i, at));
              return body.plus(before, body.times(first, load(body, a, at)));
            });
    Program program = f.program(y);
    assertEquals(
        statementsInLoop(program), statementsInLoop(verified(HoistInvariants.hoist(program))));
  }
}
