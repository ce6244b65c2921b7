package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.analysis.Cost;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Value;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gradients in few numbers, by unit vectors, and when they are worth it. */
class ForwardGradientTest {
  private final Code f = new Code("f");
  private final Value a = f.real("a");
  private final Value b = f.real("b");

  private static Program forward(Program program, int... active) {
    return verified(Simplify.simplify(ForwardGradient.of(program, set(active))));
  }

  private static Program reverse(Program program, int... active) {
    return verified(Simplify.simplify(Reverse.gradient(program, set(active))));
  }

  private static BitSet set(int... numbers) {
    BitSet set = new BitSet();
    for (int number : numbers) {
      set.set(number);
    }
    return set;
  }

  /** x = x + 0.01 (a x − b x²), from 1. */
  private Program logistic(int steps) {
    return f.program(
        f.loop(
            "x",
            real(1),
            "k",
            integer(steps),
            (body, k, x) ->
                body.plus(
                    x,
                    body.times(
                        real(0.01),
                        body.minus(body.times(a, x), body.times(body.times(b, x), x))))));
  }

  @Test
  void theValueThenADerivativeForEach() {
    Value y = f.plus(f.times(f.times(a, a), b), f.sin(b));
    List<Object> results = new Interpreter(forward(f.program(y), 0, 1)).run(3.0, 0.5);
    assertEquals(List.of(9 * 0.5 + Math.sin(0.5), 3.0, 9 + Math.cos(0.5)), results);
  }

  @Test
  void onlyWhatIsAskedFor() {
    Value y = f.times(f.times(a, a), b);
    assertEquals(List.of(18.0, 9.0), new Interpreter(forward(f.program(y), 1)).run(3.0, 2.0));
  }

  /** x(t) = a / (b + (a − b) e^(−a t)) by steps: one step by hand, many by the closed form. */
  @Test
  void alongManySteps() {
    List<Object> one = new Interpreter(forward(logistic(1), 0, 1)).run(2.0, 0.5);
    assertEquals(List.of(1 + 0.01 * 1.5, 0.01, -0.01), one);
    Code g = new Code("g");
    Value rate = g.real("rate");
    Value power = g.loop("p", real(1), "k", integer(50), (body, k, x) -> body.times(x, rate));
    List<Object> results = new Interpreter(forward(g.program(power), 0)).run(1.1);
    assertEquals(50 * Math.pow(1.1, 49), (double) results.get(1), 1e-10);
  }

  @Test
  void aLongChainOfFewNumbersGoesForward() {
    Program program = logistic(1000);
    Program reverse = reverse(program, 0, 1);
    assertTrue(ForwardGradient.isPossible(program, set(0, 1)));
    assertTrue(ForwardGradient.saves(reverse));
    Program forward = forward(program, 0, 1);
    assertFalse(ForwardGradient.saves(forward));
    assertTrue(Cost.of(forward) < Cost.of(reverse));
  }

  /** Much work beside a short chain: each tangent would do it once more. */
  @Test
  void wideStepsGoBack() {
    Value c = f.real("c");
    Value d = f.real("d");
    Program program =
        f.program(
            f.loop(
                "x",
                real(1),
                "k",
                integer(1000),
                (body, k, x) -> {
                  Atom sum = real(0);
                  for (int i = 0; i < 40; i++) {
                    Value one = body.times(body.times(i % 2 == 0 ? a : b, x), real(i));
                    Value other = body.times(body.times(i % 2 == 0 ? c : d, one), one);
                    sum = i == 0 ? other : body.plus(sum, other);
                  }
                  return body.plus(x, sum);
                }));
    Program forward = forward(program, 0, 1, 2, 3);
    Program reverse = reverse(program, 0, 1, 2, 3);
    assertTrue(ForwardGradient.saves(reverse));
    assertTrue(Cost.of(reverse) < Cost.of(forward));
  }

  @Test
  void arraysAndManyNumbersGoBack() {
    assertFalse(ForwardGradient.isPossible(f.program(f.plus(a, b)), set(0, 1, 2, 3, 4)));
    Code g = new Code("g");
    Value x = g.real("x");
    Value v = g.reals("v");
    g.store(v, integer(0), x);
    assertFalse(ForwardGradient.isPossible(g.program(g.load(v, integer(0))), set(0)));
    Code h = new Code("h");
    Value w = h.reals("w");
    assertFalse(ForwardGradient.isPossible(h.program(h.load(w, integer(0))), set(0)));
  }
}
