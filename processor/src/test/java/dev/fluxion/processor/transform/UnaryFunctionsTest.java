package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Value;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Callees of one number bring their derivative with their value. */
class UnaryFunctionsTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value y = f.real("y");

  private static String gradient(Program program) {
    BitSet both = new BitSet();
    both.set(0, 2);
    return Printer.print(verified(Simplify.simplify(Reverse.gradient(program, both))));
  }

  /** g(u) = sin(… sin(u) · u … ) · u, five times. */
  private static Function looping() {
    Code g = new Code("g");
    Value u = g.real("u");
    Value end =
        g.loop("v", u, "i", integer(5), (body, i, before) -> body.times(body.sin(before), u));
    return g.returns(g.plus(end, g.exp(g.times(u, real(0.1)))));
  }

  @Test
  void aLoopInsideIsNotRecorded() {
    Program program = Program.of(f.returns(f.times(f.call("g", f.times(x, y)), y)), looping());
    assertFalse(gradient(program).contains("tape"), () -> gradient(program));
    Derivatives.of(program).check(0.9, 1.2);
  }

  @Test
  void polynomialsInWhatIsReadManyTimes() {
    Code g = new Code("g");
    Value u = g.real("u");
    Value t = g.divide(real(1), g.plus(real(1), g.times(u, u)));
    Value p = g.times(t, g.plus(real(0.3), g.times(t, g.plus(real(-0.4), g.times(t, real(1.7))))));
    Function helper = g.returns(g.times(g.exp(g.times(real(-0.5), g.times(u, u))), p));
    Program program =
        Program.of(f.returns(f.minus(f.times(x, f.call("g", y)), f.call("g", x))), helper);
    Derivatives.of(program).check(0.9, 1.2);
  }

  @Test
  void aBranchInside() {
    Code g = new Code("g");
    Value u = g.real("u");
    Value t = g.sin(g.times(u, u));
    Value v =
        g.branch(
            "v", g.less(t, real(0)), a -> a.times(a.exp(t), u), a -> a.minus(a.times(t, t), u));
    Program program =
        Program.of(f.returns(f.times(f.call("g", x), f.call("g", y))), g.returns(g.times(v, t)));
    Derivatives.of(program).check(0.9, 2.1);
  }
}
