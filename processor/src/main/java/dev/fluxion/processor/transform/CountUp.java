package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.InterchangeableTrips;
import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.IntegerArithmetic;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loops of the reverse sweep that count down count up, where the order of their trips does not
 * matter: processors, and HotSpot, are made for that.
 *
 * <pre>
 * for (i = n - 1; i >= 0; i--) xBar[i] += yBar[i] * a    →    for (i = 0; i < n; i++) …
 * </pre>
 */
final class CountUp extends BlockPass {
  private final ValueSupply values;
  private final Function function;
  private final Program program;

  /** Found out where a loop counts down. */
  private @Nullable InterchangeableTrips trips;

  private final Map<Value, Operation> definitions = new HashMap<>();
  private final Set<Value> used = new HashSet<>();

  private CountUp(Function function, Program program) {
    this.values = ValueSupply.after(function);
    this.function = function;
    this.program = program;
    Values.forEachUse(function.body(), used::add);
  }

  static Program count(Program program) {
    return program.withBodies(
        f -> LoopShape.hasLoops(f.body()) ? new CountUp(f, program).block(f.body()) : f.body());
  }

  @Override
  protected void let(Statement.Let let, List<Statement> out) {
    definitions.put(let.value(), let.operation());
    out.add(let);
  }

  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    LoopShape shape = LoopShape.of(loop);
    boolean isTurned =
        loop.origin().derivative()
            && shape.bound().isPresent()
            && shape.direction() < 0
            && shape.bound().get().offset() == 0
            && !used.contains(loop.results().get(counter(loop, shape)))
            && areInterchangeable(loop, shape);
    super.loop(loop, out);
    if (isTurned) {
      Statement.Loop down = (Statement.Loop) out.remove(out.size() - 1);
      out.add(turned(down, shape));
    }
  }

  private boolean areInterchangeable(Statement.Loop loop, LoopShape shape) {
    if (trips == null) {
      trips = new InterchangeableTrips(function, program);
    }
    return trips.are(loop, shape);
  }

  private static int counter(Statement.Loop loop, LoopShape shape) {
    return loop.parameters().indexOf(shape.counter());
  }

  private Statement.Loop turned(Statement.Loop loop, LoopShape shape) {
    int number = counter(loop, shape);
    Value counter = Objects.requireNonNull(shape.counter());
    Atom first = shape.bound().orElseThrow().limit();
    Atom last = loop.initial().get(number);
    BlockBuilder condition = new BlockBuilder(values).at(loop.origin());
    Atom goesOn = goesOn(counter, first, last, condition);
    List<Atom> initial = new ArrayList<>(loop.initial());
    initial.set(number, first);
    BlockBuilder step = new BlockBuilder(values).at(loop.origin());
    List<Atom> next = new ArrayList<>(loop.body().results());
    next.set(number, step.operator(Operator.Kind.PLUS, counter, Constant.of(1)));
    List<Statement> body = new ArrayList<>(loop.body().statements());
    body.addAll(step.build(List.of()).statements());
    return new Statement.Loop(
        loop.results(),
        loop.parameters(),
        initial,
        condition.build(List.of(goesOn)),
        new Block(body, next),
        loop.origin());
  }

  /** Until the last one; below a limit, where there is one of which the last one was computed. */
  private Atom goesOn(Value counter, Atom first, Atom last, BlockBuilder out) {
    if (definition(last) instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && operator.kind() == Operator.Kind.MINUS
        && apply.operands().get(1).equals(Constant.of(1))) {
      Atom limit = apply.operands().get(0);
      if (definition(limit) instanceof Operation.Length) {
        return out.operator(Operator.Kind.LESS, counter, limit);
      }
      if (definition(limit) instanceof Operation.Apply max
          && max.primitive() instanceof Method method
          && method.equals(IntegerArithmetic.MAX)) {
        Atom end = max.operands().get(1).equals(first) ? max.operands().get(0) : limit;
        return out.operator(Operator.Kind.LESS, counter, end);
      }
    }
    return out.operator(Operator.Kind.LESS_OR_EQUAL, counter, last);
  }

  private @Nullable Operation definition(Atom atom) {
    return atom instanceof Value value ? definitions.get(value) : null;
  }
}
