package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arrays that need not be arrays. */
class ArraysToLocalsTest {
  private static final ArrayType REALS = new ArrayType(Scalar.DOUBLE);

  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value i = f.integer("i");
  private final Value v = f.let(new Operation.Allocate(REALS, List.of(integer(2))));

  private String rewritten(Atom... results) {
    Program program = f.program(results);
    Program rewritten = verified(ArraysToLocals.rewrite(program));
    for (int index = 0; index < 2; index++) {
      assertEquals(
          new Interpreter(program).run(0.7, index), new Interpreter(rewritten).run(0.7, index));
    }
    return Printer.print(rewritten.entry().body());
  }

  private static boolean isKept(String text) {
    return text.contains("double[]");
  }

  @Test
  void elementsAreWhatWasStored() {
    f.store(v, integer(0), f.sin(x));
    f.store(v, integer(1), f.times(f.load(v, integer(0)), x));
    f.store(v, integer(0), x);
    assertEquals(
        """
        double %3 = Math.sin(%0.x)
        double %5 = %3 * %0.x
        double %8 = %0.x + %5
        yield %8, 2
        """,
        rewritten(f.plus(f.load(v, integer(0)), f.load(v, integer(1))), f.length(v)));
  }

  @Test
  void newElementsAreZero() {
    assertEquals("yield 0.0\n", rewritten(f.load(v, integer(1))));
  }

  @Test
  void arraysMadeOfTheirElements() {
    Value pair = f.let(new Operation.NewArray(REALS, List.of(x, real(3))));
    assertEquals(
        """
        double %6 = %0.x * 3.0
        yield %6
        """,
        rewritten(f.times(f.load(pair, integer(0)), f.load(pair, integer(1)))));
  }

  @Test
  void whatBranchesStoreLeavesThem() {
    f.branches(
        List.of(),
        f.compare(Operator.Kind.EQUAL, i, integer(0)),
        then -> {
          then.store(v, integer(0), then.sin(x));
          return List.of();
        },
        otherwise -> List.of());
    String text = rewritten(f.load(v, integer(0)), f.load(v, integer(1)));
    assertEquals(false, isKept(text), text);
  }

  @Test
  void whatLoopsStoreIsCarried() {
    f.store(v, integer(0), x);
    f.loop(
        "s",
        x,
        "k",
        integer(5),
        (body, k, before) -> {
          Value old = body.load(v, integer(0));
          body.store(v, integer(0), body.load(v, integer(1)));
          body.store(v, integer(1), body.plus(old, real(1)));
          return before;
        });
    String text = rewritten(f.load(v, integer(0)), f.load(v, integer(1)));
    assertEquals(false, isKept(text), text);
  }

  @Test
  void anArrayOfOneTripOnly() {
    Value sum =
        f.loop(
            "s",
            x,
            "k",
            integer(5),
            (body, k, before) -> {
              Value w = body.let(new Operation.Allocate(REALS, List.of(integer(1))));
              Value fresh = body.load(w, integer(0));
              body.store(w, integer(0), body.plus(before, x));
              return body.plus(fresh, body.load(w, integer(0)));
            });
    assertEquals(false, isKept(rewritten(sum)));
  }

  @Test
  void unknownIndicesKeepTheArray() {
    assertEquals(true, isKept(rewritten(f.load(v, i))));
  }

  @Test
  void anArrayThatLeavesStays() {
    Value pair = f.let(new Operation.NewArray(REALS, List.of(x, real(3))));
    Program program = verified(ArraysToLocals.rewrite(f.program(pair)));
    assertEquals(true, isKept(Printer.print(program.entry().body())));
  }

  @Test
  void indicesOutsideThrowAsBefore() {
    Program program = f.program(f.load(v, integer(2)));
    assertEquals(true, isKept(Printer.print(ArraysToLocals.rewrite(program).entry().body())));
  }

  /** The user wrote no constant bound: where x meets it, the derivative is shared. */
  @Test
  void anElementIsNoConstantOfTheUser() {
    Method clamp =
        new Method("java.lang.Math", "clamp", Collections.nCopies(3, Scalar.DOUBLE), Scalar.DOUBLE);
    Value y = f.apply(clamp, x, f.load(v, integer(0)), Constant.of(2.0));
    String text = Printer.print(verified(ArraysToLocals.rewrite(f.program(y))));
    assertEquals(true, text.contains("detach 0.0"), text);
  }
}
