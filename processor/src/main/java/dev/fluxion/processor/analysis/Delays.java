package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What loops hand on of an array: in each trip the element that the trip before has read, and in
 * the first one that which a trip before would have.
 *
 * <pre>
 * double last = x[0];
 * for (int i = 1; i &lt; n; i++) {
 *   …
 *   last = x[i];
 * }
 * </pre>
 */
public final class Delays {

  /**
   * A parameter of a loop that is an element.
   *
   * @param counter the parameter of the loop that counts
   * @param distance how much greater its index is than the counter
   * @param first what reads it for the first trip
   * @param next what reads it for the next trip
   */
  public record Delay(
      Value parameter, Value array, Value counter, int distance, Value first, Value next) {}

  /** An integer as a sum. */
  private record Sum(Atom base, int offset) {}

  private static final Constant ZERO = Constant.of(0);

  private final Map<Value, Operation> definitions = new HashMap<>();
  private final Map<Statement.Loop, List<Delay>> delays = new IdentityHashMap<>();

  private Delays() {}

  public static Delays of(Function function) {
    Delays delays = new Delays();
    delays.walk(function.body());
    return delays;
  }

  public boolean areNone() {
    return delays.isEmpty();
  }

  public List<Delay> of(Statement.Loop loop) {
    return delays.getOrDefault(loop, List.of());
  }

  private void walk(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let) {
        definitions.put(let.value(), let.operation());
      }
      Values.blocks(statement).forEach(this::walk);
      if (statement instanceof Statement.Loop loop && !loop.body().isAbrupt()) {
        find(loop);
      }
    }
  }

  private void find(Statement.Loop loop) {
    List<Delay> found = new ArrayList<>();
    Map<Value, Long> steps = null;
    for (int i = 0; i < loop.parameters().size(); i++) {
      if (loop.parameters().get(i).type().isReal()
          && load(loop.initial().get(i)) != null
          && load(loop.body().results().get(i)) != null) {
        steps = steps == null ? LoopShape.of(loop).steps() : steps;
        Delay delay = delay(loop, i, steps);
        if (delay != null) {
          found.add(delay);
        }
      }
    }
    if (!found.isEmpty()) {
      delays.put(loop, found);
    }
  }

  private @Nullable Delay delay(Statement.Loop loop, int number, Map<Value, Long> steps) {
    Value first = (Value) loop.initial().get(number);
    Value next = (Value) loop.body().results().get(number);
    Operation.Load from = Objects.requireNonNull(load(first));
    Operation.Load to = Objects.requireNonNull(load(next));
    Sum index = sum(to.index());
    if (!(index.base() instanceof Value counter)
        || counter.type() != Scalar.INT
        || !steps.containsKey(counter)
        || !(to.array() instanceof Value array)
        || !array.equals(from.array())) {
      return null;
    }
    int distance = index.offset() - steps.get(counter).intValue();
    Sum start = sum(loop.initial().get(loop.parameters().indexOf(counter)));
    Sum earlier = new Sum(start.base(), start.offset() + distance);
    return earlier.equals(sum(from.index()))
        ? new Delay(loop.parameters().get(number), array, counter, distance, first, next)
        : null;
  }

  private Operation.@Nullable Load load(Atom atom) {
    return atom instanceof Value value && definitions.get(value) instanceof Operation.Load load
        ? load
        : null;
  }

  private Sum sum(Atom atom) {
    if (atom instanceof Constant constant && constant.value() instanceof Integer number) {
      return new Sum(ZERO, number);
    }
    if (atom instanceof Value value
        && definitions.get(value) instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && operator.operand() == Scalar.INT
        && apply.operands().size() == 2
        && apply.operands().get(1) instanceof Constant constant
        && constant.value() instanceof Integer number) {
      Sum rest = sum(apply.operands().get(0));
      if (operator.kind() == Operator.Kind.PLUS) {
        return new Sum(rest.base(), rest.offset() + number);
      }
      if (operator.kind() == Operator.Kind.MINUS) {
        return new Sum(rest.base(), rest.offset() - number);
      }
    }
    return new Sum(atom, 0);
  }
}
