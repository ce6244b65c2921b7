package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which tapes gradients have: their names, and whether they are arrays or stacks. */
class RecordingTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value n = f.integer("n");

  private static List<String> tapes(Program gradient) {
    List<String> tapes = new ArrayList<>();
    gradient.functions().forEach(function -> tapes(function.body(), tapes));
    return tapes;
  }

  private static void tapes(Block block, List<String> tapes) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let
          && let.operation() instanceof TapeOperation.NewTape tape) {
        tapes.add(tape.type() + " " + let.value().name());
      }
      Values.blocks(statement).forEach(inner -> tapes(inner, tapes));
    }
  }

  private List<String> tapesOf(Value result) {
    Program gradient = Derivatives.of(f.program(result)).simpleGradient();
    assertEquals(tapes(gradient).size(), Operations.count(gradient, TapeOperation.NewTape.class));
    return tapes(gradient);
  }

  @Test
  void noLoopNoTape() {
    Value y = f.branch("y", f.less(x, real(1)), a -> a.exp(a.sin(x)), a -> a.times(x, x));
    assertEquals(List.of(), tapesOf(f.times(y, y)));
  }

  @Test
  void aSumOfProductsHasNoTape() {
    Value a = f.reals("a");
    Value b = f.reals("b");
    Value s =
        f.loop(
            "s",
            real(0),
            "i",
            f.length(a),
            (body, i, before) ->
                body.plus(before, body.times(body.times(body.load(a, i), body.load(b, i)), x)));
    assertEquals(List.of(), tapesOf(s));
  }

  @Test
  void aCountedLoopWritesAnArray() {
    Value y = f.loop("y", x, "i", n, (body, i, before) -> body.times(before, before));
    assertEquals(List.of("tape<double> yTape"), tapesOf(y));
  }

  @Test
  void aPolynomialOfTheCarriedValueSavesThatOnly() {
    Value y =
        f.loop(
            "y",
            x,
            "i",
            n,
            (body, i, before) -> {
              Value square = body.times(before, before);
              return body.plus(body.times(square, before), body.times(square, square));
            });
    assertEquals(List.of("tape<double> yTape"), tapesOf(y));
  }

  @Test
  void aLoopThatNobodyCanCountPushes() {
    Value y =
        f.loop(
                List.of("y"),
                List.of(x),
                (c, p) -> c.less(p.get(0), real(9)),
                (body, p) -> List.of(body.times(p.get(0), p.get(0))))
            .get(0);
    assertEquals(List.of("stack<double> yTape"), tapesOf(y));
  }

  @Test
  void anInnerLoopPushes() {
    Value y =
        f.loop(
            "y",
            x,
            "i",
            n,
            (body, i, before) -> body.loop("z", before, "j", n, (deep, j, z) -> deep.times(z, z)));
    assertEquals(List.of("stack<double> zTape"), tapesOf(y));
  }

  @Test
  void aLoopInABranchPushes() {
    Value y =
        f.branch(
            "y",
            f.less(x, real(1)),
            c -> c.loop("z", x, "i", n, (body, i, z) -> body.times(z, z)),
            c -> x);
    assertEquals(List.of("stack<double> zTape"), tapesOf(y));
  }

  @Test
  void aLinearLoopHasNoTape() {
    // Neither has one whose factor is an induction variable.
    Value y =
        f.loop(
            "y",
            x,
            "i",
            n,
            (body, i, before) ->
                body.plus(body.times(before, body.cast(Scalar.DOUBLE, i)), before));
    assertEquals(List.of(), tapesOf(y));
  }

  @Test
  void whatIsCarriedButNotDifferentiatedIsSavedWhereItIsAFactor() {
    List<Value> results =
        f.loop(
            List.of("i", "w", "y"),
            List.of(integer(0), real(1), x),
            (c, p) -> c.less(p.get(0), n),
            (body, p) ->
                List.of(
                    body.plus(p.get(0), integer(1)),
                    body.times(p.get(1), real(0.5)),
                    body.times(p.get(2), p.get(1))));
    assertEquals(List.of("tape<double> wTape"), tapesOf(results.get(2)));
  }
}
