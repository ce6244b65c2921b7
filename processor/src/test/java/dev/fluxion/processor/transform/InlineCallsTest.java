package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies in place of calls. */
class InlineCallsTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");

  private Program inlined(Value result, Function... helpers) {
    List<Function> functions = new java.util.ArrayList<>(List.of(f.returns(result)));
    functions.addAll(List.of(helpers));
    Program program = verified(new Program(functions, List.of(), List.of()));
    return verified(InlineCalls.inline(program));
  }

  private static List<String> names(Program program) {
    return program.functions().stream().map(Function::name).toList();
  }

  private static Function square() {
    Code g = new Code("g");
    Value y = g.real("y");
    return g.returns(g.times(y, y));
  }

  @Test
  void aCallee() {
    Value first = f.call("g", x);
    Value second = f.call("g", first);
    assertEquals(
        """
        f(double %0.x) -> (double value) {
          double %3 = %0.x * %0.x
          double %4 = %3 * %3
          return %4
        }
        """,
        Printer.print(inlined(second, square())));
  }

  @Test
  void aCalleeOfACallee() {
    Code h = new Code("h");
    Value z = h.real("z");
    Function helper = h.returns(h.sin(h.call("g", z)));
    assertEquals(
        """
        f(double %0.x) -> (double value) {
          double %2 = %0.x * %0.x
          double %3 = Math.sin(%2)
          return %3
        }
        """,
        Printer.print(inlined(f.call("h", x), helper, square())));
  }

  @Test
  void aRecursiveCalleeStays() {
    Code g = new Code("g");
    Value y = g.real("y");
    Function endless = g.returns(g.call("g", y));
    assertEquals(List.of("f", "g"), names(inlined(f.call("g", x), endless)));
  }

  @Test
  void functionsThatCallEachOtherStay() {
    Code g = new Code("g");
    Function first = g.returns(g.call("h", g.real("y")));
    Code h = new Code("h");
    Function second = h.returns(h.call("g", h.real("y")));
    assertEquals(List.of("f", "g", "h"), names(inlined(f.call("g", x), first, second)));
  }

  @Test
  void anEntryThatCallsItselfCallsACopy() {
    Value y = f.branch("y", f.less(x, real(0)), c -> x, c -> c.call("f", c.minus(x, real(1))));
    Program program = inlined(y);
    assertEquals(List.of("f", "fAgain"), names(program));
    assertEquals(-0.5, new Interpreter(program).run(2.5).get(0));
    for (Function function : program.functions()) {
      assertEquals(
          java.util.Set.of("fAgain"), DropUnreachable.callees(function.body()), function.name());
    }
  }

  @Test
  void theCopyHasANameOfItsOwn() {
    Code other = new Code("fAgain");
    Function taken = other.returns(other.sin(other.real("y")));
    Value y =
        f.branch(
            "y", f.less(x, real(0)), c -> c.call("fAgain", x), c -> c.call("f", c.minus(x, x)));
    assertEquals(List.of("f", "fAgain2"), names(inlined(y, taken)));
  }

  @Test
  void aCalleeThatAlwaysThrowsEndsItsBlock() {
    Code g = new Code("g");
    g.real("y");
    Function fail = g.throwing(Scalar.DOUBLE);
    Value y = f.branch("y", f.less(x, real(0)), c -> c.sin(c.call("g", x)), c -> c.sin(x));
    Program program = inlined(y, fail);
    assertEquals(
        """
        f(double %0.x) -> (double value) {
          boolean %1 = %0.x < 0.0
          (double %5.y) = if %1 {
            java.lang.ArithmeticException %6 = extern new java.lang.ArithmeticException()
            throw %6
          } else {
            double %4 = Math.sin(%0.x)
            yield %4
          }
          return %5.y
        }
        """,
        Printer.print(program));
    assertEquals(Math.sin(1), new Interpreter(program).run(1.0).get(0));
    assertThrows(ArithmeticException.class, () -> new Interpreter(program).run(-1.0));
  }

  @Test
  void argumentsAreWhatTheyWereWhenPassed() {
    // The loop's y is another one in each trip.
    Value y = f.loop("y", x, "i", integer(3), (body, i, before) -> body.call("g", before));
    assertEquals(256.0, new Interpreter(inlined(y, square())).run(2.0).get(0));
  }
}
