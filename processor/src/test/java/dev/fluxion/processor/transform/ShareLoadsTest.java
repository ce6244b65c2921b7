package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of an element is not read again, and nothing is known too long. */
class ShareLoadsTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value i = f.integer("i");

  private Value array(int length) {
    return f.let(new Operation.Allocate(new ArrayType(Scalar.DOUBLE), List.of(integer(length))));
  }

  private Value load(Value array, Atom index) {
    return load(f, array, index);
  }

  private static Value load(Code code, Value array, Atom index) {
    return code.let(new Operation.Load(array, index, false));
  }

  private static int loads(Block block) {
    int loads = 0;
    for (Statement statement : block.statements()) {
      boolean isLoad =
          statement instanceof Statement.Let let && let.operation() instanceof Operation.Load;
      loads += isLoad ? 1 : 0;
      for (Block inner : Values.blocks(statement)) {
        loads += loads(inner);
      }
    }
    return loads;
  }

  /** Checks how many loads are left, and that the result is the same for the index 0 and 1. */
  private void assertLoads(int expected, Atom result) {
    Program program = f.program(result);
    Program shared = verified(ShareLoads.share(program));
    assertEquals(expected, loads(shared.entry().body()));
    for (int index = 0; index < 2; index++) {
      assertEquals(
          new Interpreter(program).run(0.7, index), new Interpreter(shared).run(0.7, index));
    }
  }

  @Test
  void readTwice() {
    Value a = array(2);
    assertLoads(1, f.plus(load(a, i), load(a, i)));
  }

  @Test
  void readAfterItWasWritten() {
    Value a = array(2);
    f.store(a, i, x);
    assertLoads(0, f.plus(load(a, i), load(a, i)));
  }

  @Test
  void anotherIndexMayBeTheSame() {
    Value a = array(2);
    f.store(a, i, x);
    f.store(a, integer(1), real(3));
    assertLoads(1, f.plus(load(a, i), load(a, integer(1))));
  }

  @Test
  void constantIndicesAreNot() {
    Value a = array(2);
    f.store(a, integer(0), x);
    f.store(a, integer(1), real(3));
    assertLoads(0, f.plus(load(a, integer(0)), load(a, integer(1))));
  }

  @Test
  void anotherArrayIsNot() {
    Value a = array(2);
    Value b = array(2);
    f.store(a, i, x);
    f.store(b, i, real(3));
    assertLoads(0, load(a, i));
  }

  @Test
  void anAliasIs() {
    Value a = array(2);
    Value b = array(2);
    Value c = f.let(new Operation.Select(f.less(x, real(0.5)), a, b));
    f.store(a, i, x);
    f.store(c, i, real(3));
    assertLoads(1, load(a, i));
  }

  @Test
  void whatALoopWritesIsNotKnownInIt() {
    Value a = array(3);
    f.store(a, i, x);
    List<Value> after =
        f.loop(
            List.of("k", "s"),
            List.of(integer(0), real(0)),
            (c, p) -> c.less(p.get(0), integer(2)),
            (body, p) -> {
              Value sum = body.plus(p.get(1), load(body, a, i));
              body.store(a, p.get(0), body.times(sum, real(2)));
              return List.of(body.plus(p.get(0), integer(1)), sum);
            });
    assertLoads(2, f.plus(after.get(1), load(a, i)));
  }

  @Test
  void whatALoopOnlyReadsIs() {
    Value a = array(3);
    f.store(a, i, x);
    List<Value> after =
        f.loop(
            List.of("k", "s"),
            List.of(integer(0), real(0)),
            (c, p) -> c.less(p.get(0), integer(2)),
            (body, p) ->
                List.of(body.plus(p.get(0), integer(1)), body.plus(p.get(1), load(body, a, i))));
    assertLoads(0, f.plus(after.get(1), load(a, i)));
  }
}
