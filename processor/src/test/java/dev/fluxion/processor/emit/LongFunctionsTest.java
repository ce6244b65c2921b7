package dev.fluxion.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Verifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Functions of thousands of statements become methods that HotSpot compiles. */
class LongFunctionsTest {
  private final ValueSupply values = new ValueSupply(0);
  private final Value x = values.fresh("x", Scalar.DOUBLE);
  private final Value y = values.fresh("y", Scalar.DOUBLE);
  private final BlockBuilder body = new BlockBuilder(values);

  private Program program(Atom... results) {
    List<Atom> atoms = List.of(results);
    return Program.of(
        new Function(
            "long",
            List.of(x, y),
            atoms.stream().map(Atom::type).toList(),
            atoms.stream().map(a -> "").toList(),
            body.build(atoms)));
  }

  private static void check(Program program) throws Throwable {
    Verifier.verify(program);
    EmittedPrograms emitted = EmittedPrograms.of(List.of(program));
    assertEquals(new Interpreter(program).run(0.5, 0.75), emitted.run(0, 0.5, 0.75));
    emitted
        .codeSizes()
        .forEach((method, size) -> assertTrue(size < 8000, method + " has " + size + " bytes"));
  }

  @Test
  void longSum() throws Throwable {
    Atom sum = x;
    for (int i = 0; i < 5000; i++) {
      sum = body.operator(Operator.Kind.PLUS, sum, i % 3 == 0 ? x : y);
    }
    check(program(sum));
  }

  /** What is computed first is read last, as in a gradient. */
  @Test
  void thereAndBack() throws Throwable {
    List<Value> there = new ArrayList<>();
    Value last = x;
    for (int i = 0; i < 1000; i++) {
      last = body.let("v" + i, new Operation.Apply(Method.math("sin", 1), List.of(last)));
      there.add(last);
    }
    Atom back = y;
    for (int i = 999; i >= 0; i--) {
      back = body.name(body.operator(Operator.Kind.TIMES, back, there.get(i)), "bar");
    }
    check(program(last, back));
  }

  /** The way back reads each value, and what is computed of it alone. */
  @Test
  void whatIsCheapIsComputedAgain() throws Throwable {
    int number = 500;
    List<Value> there = new ArrayList<>();
    Value last = x;
    for (int i = 0; i < number; i++) {
      last = body.let("v" + i, new Operation.Apply(Method.math("sin", 1), List.of(last)));
      there.add(last);
      Atom half = body.operator(Operator.Kind.TIMES, last, Constant.of(0.5));
      Atom shifted = body.operator(Operator.Kind.PLUS, Constant.of(1.0), half);
      there.add((Value) body.name(shifted, "w"));
    }
    Atom back = y;
    for (int i = there.size() - 1; i >= 0; i--) {
      back = body.name(body.operator(Operator.Kind.TIMES, back, there.get(i)), "bar");
    }
    Program program = program(last, back);
    check(program);
    long kept =
        SplitLongFunctions.split(program, SplitLongFunctions.Limits.HOTSPOT).functions().stream()
            .flatMap(f -> f.body().statements().stream())
            .filter(Statement.TapeWrite.class::isInstance)
            .count();
    assertTrue(kept < 1.1 * number, kept + " values are kept");
  }

  @Test
  void longLoopBodyWithBranches() throws Throwable {
    Value s = values.fresh("s", Scalar.DOUBLE);
    Value i = values.fresh("i", Scalar.INT);
    BlockBuilder condition = body.inner();
    Value less = condition.operator(Operator.Kind.LESS, i, Constant.of(3));
    BlockBuilder trip = body.inner();
    List<Atom> states = new ArrayList<>(List.of(s, x, y));
    for (int k = 0; k < 600; k++) {
      Atom old = states.get(k % states.size());
      Value test = trip.operator(Operator.Kind.GREATER, old, Constant.of(0.5));
      BlockBuilder then = trip.inner();
      Atom thenValue = then.operator(Operator.Kind.TIMES, old, y);
      BlockBuilder otherwise = trip.inner();
      Atom otherValue =
          otherwise.apply(Method.math("cos", 1), otherwise.operator(Operator.Kind.PLUS, old, x));
      Value result = values.fresh("w", Scalar.DOUBLE);
      trip.append(
          new Statement.If(
              List.of(result),
              test,
              then.build(List.of(thenValue)),
              otherwise.build(List.of(otherValue)),
              Origin.NONE));
      if (states.size() < 40) {
        states.add(result);
      } else {
        states.set(k % states.size(), result);
      }
    }
    Atom next = trip.operator(Operator.Kind.PLUS, states.get(7), states.get(20));
    Atom step = trip.operator(Operator.Kind.PLUS, i, Constant.of(1));
    List<Value> results = List.of(values.fresh("s", Scalar.DOUBLE), values.fresh("i", Scalar.INT));
    Block tripBlock = trip.build(List.of(next, step));
    body.append(
        new Statement.Loop(
            results,
            List.of(s, i),
            List.of(x, Constant.of(0)),
            condition.build(List.of(less)),
            tripBlock,
            Origin.NONE));
    check(program(results.get(0)));
  }
}
