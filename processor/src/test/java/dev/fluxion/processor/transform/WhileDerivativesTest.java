package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.ir.Constant.FALSE;
import static dev.fluxion.processor.ir.Constant.TRUE;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops that nobody can count beforehand, in both modes and to second order. */
class WhileDerivativesTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value n = f.integer("n");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, -5, Integer.MAX_VALUE, Integer.MAX_VALUE - 1, Integer.MIN_VALUE})
  void aCounterThatMayWrapAround(int first) {
    for (int step : new int[] {1, -1, 2}) {
      Code code = new Code("f");
      Value start = code.real("x");
      Value counter = code.integer("n");
      Value y =
          code.loop(
                  List.of("k", "y"),
                  List.of(counter, start),
                  (c, p) -> c.less(p.get(1), real(2)),
                  (body, p) -> {
                    Value next = body.times(p.get(1), body.exp(p.get(1)));
                    return List.of(body.plus(p.get(0), integer(step)), next);
                  })
              .get(1);
      Derivatives.of(code.program(code.times(y, start))).check(0.4, first);
    }
  }

  @Test
  void zeroTrips() {
    List<Value> results =
        f.loop(
            List.of("y"),
            List.of(x),
            (c, p) -> c.less(p.get(0), real(0)),
            (body, p) -> List.of(body.exp(p.get(0))));
    Derivatives.of(f.program(f.times(results.get(0), x))).check(0.4, 0);
  }

  @Test
  void aBreak() {
    // for (i = 0; i < n; i++) { y = exp(sin(y)) * x; if (y > 2) break; y = y + x; }
    List<Value> results =
        f.loop(
            List.of("i", "go", "y"),
            List.of(integer(0), TRUE, x),
            (c, p) -> c.branch("", p.get(1), a -> a.less(p.get(0), n), a -> FALSE),
            (body, p) -> {
              Value y = body.times(body.exp(body.sin(p.get(2))), x);
              Value isBroken = body.compare(Operator.Kind.GREATER, y, real(2));
              List<Value> next =
                  body.branches(
                      List.of("i", "y"),
                      isBroken,
                      a -> List.of(p.get(0), y),
                      a -> List.of(a.plus(p.get(0), integer(1)), a.plus(y, x)));
              return List.of(next.get(0), body.not(isBroken), next.get(1));
            });
    Derivatives of = Derivatives.of(f.program(f.times(results.get(2), x)));
    of.check(0.9, 0);
    of.check(0.9, 1);
    of.check(0.9, 9);
    of.check(1.5, 9);
  }

  @Test
  void aLoopInALoopThatNobodyCanCount() {
    Value y =
        f.loop(
            "y",
            real(0),
            "i",
            n,
            (outer, i, before) -> {
              List<Value> inner =
                  outer.loop(
                      List.of("z"),
                      List.of(outer.times(x, outer.exp(before))),
                      (c, p) -> c.less(real(1), p.get(0)),
                      (body, p) -> List.of(body.times(body.sin(p.get(0)), real(0.7))));
              return outer.plus(before, outer.times(inner.get(0), x));
            });
    Derivatives of = Derivatives.of(f.program(y));
    of.check(0.9, 3);
    of.check(2.2, 3);
  }

  @Test
  void newton() {
    // The square root of x; its derivatives are those of the iteration.
    List<Value> results =
        f.loop(
            List.of("y"),
            List.of(x),
            (c, p) -> c.less(real(1e-3), c.minus(c.times(p.get(0), p.get(0)), x)),
            (body, p) ->
                List.of(body.times(real(0.5), body.plus(p.get(0), body.divide(x, p.get(0))))));
    Derivatives.of(f.program(results.get(0))).check(2.0, 0);
  }
}
