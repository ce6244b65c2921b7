package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Value;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All second derivatives in one run. */
class NumbersHessianTest {
  private final Code f = new Code("f");
  private final Value a = f.real("a");
  private final Value b = f.real("b");

  private static BitSet first(int count) {
    BitSet set = new BitSet();
    set.set(0, count);
    return set;
  }

  private static Program gradient(Program program, int count) {
    return verified(Simplify.simplify(Reverse.gradient(program, first(count))));
  }

  private static Program hessian(Program program, int count) {
    Program gradient = gradient(program, count);
    assertTrue(NumbersHessian.isPossible(gradient, first(count)));
    return verified(Simplify.simplify(NumbersHessian.of(gradient, first(count))));
  }

  @Test
  void theUpperHalfRowByRow() {
    Value y = f.plus(f.times(f.times(a, a), b), f.sin(b));
    assertEquals(
        List.of(
            4.5 + Math.sin(0.5),
            3.0,
            9 + Math.cos(0.5), // the value and the gradient
            1.0,
            6.0, // by a and a, a and b
            -Math.sin(0.5)), // by b and b
        new Interpreter(hessian(f.program(y), 2)).run(3.0, 0.5));
  }

  @Test
  void whatIsNotDifferentiatedIsLeftOut() {
    Value y = f.times(f.times(a, a), b);
    assertEquals(List.of(4.5, 3.0, 1.0), new Interpreter(hessian(f.program(y), 1)).run(3.0, 0.5));
  }

  /** Along unit vectors, most of what tangents are multiplied by is known. */
  @Test
  void aProductHasConstantSecondDerivatives() {
    String text = Printer.print(hessian(f.program(f.times(a, b)), 2).entry().body());
    assertTrue(text.contains("yield %2, %1.b, %0.a, 0.0, 1.0, 0.0"), text);
  }

  @Test
  void whatIsRecordedIsNotRecordedForEachDirection() {
    Value y = f.loop("y", a, "i", integer(100), (body, i, x) -> body.sin(body.times(b, x)));
    assertFalse(NumbersHessian.isPossible(gradient(f.program(y), 2), first(2)));
  }

  @Test
  void manyNumbersAndArraysGoRowByRow() {
    Code g = new Code("g");
    Value sum = g.plus(g.real("x0"), real(0));
    for (int i = 1; i < 7; i++) {
      sum = g.times(sum, g.real("x" + i));
    }
    assertFalse(NumbersHessian.isPossible(gradient(g.program(sum), 7), first(7)));
    Code h = new Code("h");
    Value w = h.reals("w");
    assertFalse(NumbersHessian.isPossible(gradient(h.program(h.load(w, integer(0))), 1), first(1)));
  }
}
