package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Value;
import java.util.BitSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Only derivatives are multiplied by reciprocals: the primal divides as the user wrote. */
class HoistReciprocalsTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value b = f.real("b");
  private final Value n = f.integer("n");

  private Program gradient(Value result) {
    BitSet inX = new BitSet();
    inX.set(0);
    return verified(Simplify.simplify(Reverse.gradient(f.program(result), inX)));
  }

  private static int count(String what, Program program) {
    return (int)
        Pattern.compile(Pattern.quote(what)).matcher(Printer.print(program)).results().count();
  }

  @Test
  void theReverseLoopMultipliesWhereTheForwardLoopDivides() {
    Value y = f.loop("y", x, "i", n, (body, i, before) -> body.sin(body.divide(before, b)));
    Program gradient = gradient(y);
    // One division in each trip of the primal, whose result is what sin's partial reads, and one
    // for the reciprocal.
    assertEquals(1, count("⊘", gradient));
    assertEquals(1, count("inverseB = 1.0 / ", gradient));
    Derivatives.of(f.program(y)).check(0.7, 1.6, 3);
  }

  @Test
  void outsideLoopsDivisionsStay() {
    Program gradient = gradient(f.plus(f.sin(f.divide(x, b)), real(1)));
    assertEquals(0, count("inverse", gradient));
  }

  @Test
  void aDivisorThatTheLoopChangesStays() {
    Value y = f.loop("y", x, "i", n, (body, i, before) -> body.divide(before, before));
    assertEquals(0, count("inverse", gradient(y)));
  }

  @Test
  void whetherAZeroMustBeTestedIsAskedBeforeTheLoop() {
    Value y = f.loop("y", x, "i", n, (body, i, before) -> body.sin(body.divide(before, b)));
    Program gradient = gradient(y);
    assertEquals(1, count("Double.isFinite(", gradient), Printer.print(gradient));
    assertEquals(1, count("⊘", gradient), Printer.print(gradient));
  }

  @Test
  void aDivisorWithoutAFiniteReciprocalDivides() {
    Value y = f.loop("y", x, "i", n, (body, i, before) -> body.divide(before, b));
    Program gradient = gradient(f.times(y, real(1e-300)));
    assertEquals(
        1e-300 / 1e-309, (double) new Interpreter(gradient).run(1e-310, 1e-309, 1).get(1), 1);
  }
}
