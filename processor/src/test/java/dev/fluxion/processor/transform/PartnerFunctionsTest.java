package dev.fluxion.processor.transform;

import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Value;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** The cosine that the primal has computed is the derivative of its sine. */
class PartnerFunctionsTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value n = f.integer("n");

  private static Value cos(Code code, Value of) {
    return code.apply(Method.math("cos", 1), of);
  }

  private static int functions(Program program) {
    BitSet first = new BitSet();
    first.set(0);
    Program gradient = verified(Simplify.simplify(Reverse.gradient(program, first)));
    return Printer.print(gradient).split("Math\\.(sin|cos)").length - 1;
  }

  @Test
  void inTheSameTrip() {
    Value y =
        f.loop(
            "y", x, "i", n, (body, i, before) -> body.times(body.sin(before), cos(body, before)));
    Program program = f.program(y);
    assertEquals(2, functions(program));
    Derivatives.of(program).check(0.7, 3);
  }

  @Test
  void inABranch() {
    Value test = f.less(x, f.times(x, x));
    Value y =
        f.branch(
            "y",
            test,
            then -> then.times(then.sin(x), cos(then, x)),
            otherwise -> otherwise.sin(x));
    Program program = f.program(y);
    // Three in the primal, one in the sweep of the second branch, where there is no partner.
    assertEquals(4, functions(program));
    Derivatives.of(program).check(0.7, 1);
    Derivatives.of(program).check(1.7, 1);
  }

  @Test
  void thatOfAnotherArgumentIsNone() {
    Value y =
        f.loop("y", x, "i", n, (body, i, before) -> body.times(body.sin(before), cos(body, x)));
    Program program = f.program(y);
    Derivatives.of(program).check(0.7, 3);
    assertEquals(4, functions(program));
  }
}
