package dev.fluxion.processor.analysis;

import static dev.fluxion.processor.ir.Code.integer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.fluxion.processor.analysis.LoopShape.Bound;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operator.Kind;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loops of which it is known how they count, and others. */
class LoopShapeTest {
  private final Code f = new Code("f");
  private final Value n = f.integer("n");

  private Statement.Loop loop(List<Atom> initial, Code.Condition condition, Code.Trip trip) {
    List<String> names = initial.stream().map(atom -> "p").toList();
    Program program = f.program(f.loop(names, initial, condition, trip).get(0));
    return (Statement.Loop) program.entry().body().statements().get(0);
  }

  /** {@code for (i = 0; i ∘ n; i += step)}. */
  private Statement.Loop counting(Kind comparison, int step) {
    return loop(
        List.of(integer(0)),
        (c, p) -> c.compare(comparison, p.get(0), n),
        (body, p) -> List.of(body.plus(p.get(0), integer(step))));
  }

  // Upwards below n, the last trip is at n − 1; at most n: at n. Downwards in the mirror.
  @ParameterizedTest
  @CsvSource({"LESS, 1, -1", "LESS_OR_EQUAL, 1, 0", "GREATER, -1, 1", "GREATER_OR_EQUAL, -1, 0"})
  void bounds(Kind comparison, int step, int offset) {
    LoopShape shape = LoopShape.of(counting(comparison, step));
    assertEquals(Optional.of(new Bound(n, offset)), shape.bound());
    assertEquals(step, shape.direction());
  }

  @ParameterizedTest
  @CsvSource({"GREATER, 1, -1", "GREATER_OR_EQUAL, 1, 0", "LESS, -1, 1", "LESS_OR_EQUAL, -1, 0"})
  void boundsWrittenTheOtherWayRound(Kind comparison, int step, int offset) {
    Statement.Loop loop =
        loop(
            List.of(integer(0)),
            (c, p) -> c.compare(comparison, n, p.get(0)),
            (body, p) -> List.of(body.plus(integer(step), p.get(0))));
    assertEquals(Optional.of(new Bound(n, offset)), LoopShape.of(loop).bound());
  }

  // A counter that runs away from the bound wraps around before it ends.
  @ParameterizedTest
  @CsvSource({"LESS, -1", "LESS_OR_EQUAL, -1", "GREATER, 1", "GREATER_OR_EQUAL, 1"})
  void awayFromTheBound(Kind comparison, int step) {
    LoopShape shape = LoopShape.of(counting(comparison, step));
    assertEquals(Optional.empty(), shape.bound());
    assertEquals(step, shape.direction());
  }

  @ParameterizedTest
  @CsvSource({"EQUAL, 1", "NOT_EQUAL, 1", "NOT_EQUAL, -1"})
  void equality(Kind comparison, int step) {
    assertEquals(Optional.empty(), LoopShape.of(counting(comparison, step)).bound());
  }

  @ParameterizedTest
  @CsvSource({"2", "-3", "0"})
  void otherStepsAreNoTripNumbers(int step) {
    Statement.Loop loop = counting(Kind.LESS, step);
    LoopShape shape = LoopShape.of(loop);
    assertEquals(Map.of(loop.parameters().get(0), (long) step), shape.steps());
    assertNull(shape.counter());
    assertEquals(Optional.empty(), shape.bound());
  }

  @Test
  void subtractionCountsDown() {
    Statement.Loop loop =
        loop(
            List.of(n),
            (c, p) -> c.compare(Kind.GREATER, p.get(0), integer(0)),
            (body, p) -> List.of(body.minus(p.get(0), integer(1))));
    LoopShape shape = LoopShape.of(loop);
    assertEquals(-1, shape.direction());
    assertEquals(Optional.of(new Bound(integer(0), 1)), shape.bound());
  }

  @Test
  void aConstantMinusTheCounterIsNoStep() {
    Statement.Loop loop =
        loop(
            List.of(n),
            (c, p) -> c.less(p.get(0), integer(9)),
            (body, p) -> List.of(body.minus(integer(1), p.get(0))));
    assertEquals(Map.of(), LoopShape.of(loop).steps());
  }

  @Test
  void aBoundThatTheBodyChanges() {
    // for (i = 0; i < m; i++) m--;
    Statement.Loop loop =
        loop(
            List.of(integer(0), n),
            (c, p) -> c.less(p.get(0), p.get(1)),
            (body, p) ->
                List.of(body.plus(p.get(0), integer(1)), body.minus(p.get(1), integer(1))));
    LoopShape shape = LoopShape.of(loop);
    assertEquals(Optional.empty(), shape.bound());
    assertEquals(
        Map.of(loop.parameters().get(0), 1L, loop.parameters().get(1), -1L), shape.steps());
  }

  @Test
  void aCounterThatABranchChanges() {
    Statement.Loop loop =
        loop(
            List.of(integer(0)),
            (c, p) -> c.less(p.get(0), n),
            (body, p) ->
                List.of(
                    body.branch(
                        "",
                        body.less(n, integer(5)),
                        a -> a.plus(p.get(0), integer(1)),
                        a -> a.plus(p.get(0), integer(2)))));
    assertEquals(Map.of(), LoopShape.of(loop).steps());
  }

  @Test
  void aStepFromAnotherVariable() {
    // i = j + 1: no induction variable, although j is one.
    Statement.Loop loop =
        loop(
            List.of(integer(0), integer(0)),
            (c, p) -> c.less(p.get(0), n),
            (body, p) -> {
              Value next = body.plus(p.get(1), integer(1));
              return List.of(next, next);
            });
    LoopShape shape = LoopShape.of(loop);
    assertEquals(Map.of(loop.parameters().get(1), 1L), shape.steps());
    assertEquals(Optional.empty(), shape.bound());
  }

  @Test
  void theBoundedCounterIsPreferred() {
    // k counts as well, but i is compared.
    Statement.Loop loop =
        loop(
            List.of(integer(7), integer(0)),
            (c, p) -> c.less(p.get(1), n),
            (body, p) ->
                List.of(body.minus(p.get(0), integer(1)), body.plus(p.get(1), integer(1))));
    LoopShape shape = LoopShape.of(loop);
    assertEquals(loop.parameters().get(1), shape.counter());
    assertEquals(Optional.of(new Bound(n, -1)), shape.bound());
  }

  @Test
  void aSecondConditionTakesTheBoundAway() {
    Statement.Loop loop =
        loop(
            List.of(integer(0)),
            (c, p) -> c.and(c.less(p.get(0), n), c.less(p.get(0), integer(9))),
            (body, p) -> List.of(body.plus(p.get(0), integer(1))));
    LoopShape shape = LoopShape.of(loop);
    assertEquals(Optional.empty(), shape.bound());
    assertEquals(loop.parameters().get(0), shape.counter());
  }

  @Test
  void longsAreInductionVariablesButNoCounters() {
    Constant one = new Constant(Scalar.LONG, 1L);
    Statement.Loop loop =
        loop(
            List.of(new Constant(Scalar.LONG, 0L)),
            (c, p) -> c.less(p.get(0), new Constant(Scalar.LONG, 9L)),
            (body, p) -> List.of(body.plus(p.get(0), one)));
    LoopShape shape = LoopShape.of(loop);
    assertEquals(Map.of(loop.parameters().get(0), 1L), shape.steps());
    assertNull(shape.counter());
  }

  @Test
  void theLargestStep() {
    // i − MIN_VALUE: the step is 2^31, which as an int is MIN_VALUE again.
    Statement.Loop loop =
        loop(
            List.of(integer(0)),
            (c, p) -> c.less(p.get(0), n),
            (body, p) -> List.of(body.minus(p.get(0), integer(Integer.MIN_VALUE))));
    assertEquals(Map.of(loop.parameters().get(0), 1L << 31), LoopShape.of(loop).steps());
  }

  @Test
  void aBodyThatAlwaysThrowsCountsNothing() {
    Statement.Loop loop =
        loop(
            List.of(integer(0)),
            (c, p) -> c.less(p.get(0), n),
            (body, p) -> {
              body.fail();
              return List.of();
            });
    assertEquals(new LoopShape(Map.of(), null, Optional.empty()), LoopShape.of(loop));
  }
}
