package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How integers in a loop's trip compare with its counter, as far as it is known: that of a loop
 * inside it, which begins behind the counter, is always greater.
 */
final class CounterBounds {
  /** What is further from the counter may have wrapped around. */
  private static final long FURTHEST = 1 << 20;

  private final Map<Value, Long> lows = new HashMap<>();
  private final Map<Value, Long> highs = new HashMap<>();

  /** The change of the counter from trip to trip: 1 or −1; 0 where nothing is known. */
  private final int direction;

  private CounterBounds(int direction) {
    this.direction = direction;
  }

  static CounterBounds of(Statement.Loop loop) {
    LoopShape shape = LoopShape.of(loop);
    if (shape.counter() == null || shape.bound().isEmpty()) {
      return new CounterBounds(0);
    }
    CounterBounds bounds = new CounterBounds(shape.direction());
    bounds.lows.put(shape.counter(), 0L);
    bounds.highs.put(shape.counter(), 0L);
    bounds.block(loop.body());
    return bounds;
  }

  /**
   * Whether two numbers differ.
   *
   * @param earlier in a trip
   * @param later in the same trip, or in a later one
   */
  boolean differ(Atom earlier, Atom later, boolean isLaterTrip) {
    int steps = isLaterTrip ? direction : 0;
    return (steps >= 0 && isLess(highs.get(earlier), lows.get(later), steps))
        || (steps <= 0 && isLess(highs.get(later), lows.get(earlier), -steps));
  }

  private static boolean isLess(@Nullable Long high, @Nullable Long low, int more) {
    return high != null && low != null && high < low + more;
  }

  private void block(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let) {
        let(let);
      } else if (statement instanceof Statement.Loop inner) {
        counter(inner);
      }
      Values.blocks(statement).forEach(this::block);
    }
  }

  private void let(Statement.Let let) {
    if (let.operation() instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && operator.operand() == Scalar.INT
        && apply.operands().size() == 2
        && apply.operands().get(1) instanceof Constant c
        && c.value() instanceof Integer n) {
      if (operator.kind() == Operator.Kind.PLUS) {
        put(let.value(), apply.operands().get(0), n);
      } else if (operator.kind() == Operator.Kind.MINUS) {
        put(let.value(), apply.operands().get(0), -(long) n);
      }
    }
  }

  private void put(Value value, Atom other, long more) {
    put(lows, value, other, more);
    put(highs, value, other, more);
  }

  private static void put(Map<Value, Long> bounds, Value value, Atom other, long more) {
    Long bound = bounds.get(other);
    if (bound != null && Math.abs(bound + more) <= FURTHEST) {
      bounds.put(value, bound + more);
    }
  }

  /** From its first value to its last. */
  private void counter(Statement.Loop inner) {
    LoopShape shape = LoopShape.of(inner);
    if (shape.counter() == null || shape.bound().isEmpty()) {
      return;
    }
    Value counter = shape.counter();
    Atom first = inner.initial().get(inner.parameters().indexOf(counter));
    LoopShape.Bound bound = shape.bound().get();
    boolean isUp = shape.direction() > 0;
    put(isUp ? lows : highs, counter, first, 0);
    put(isUp ? highs : lows, counter, bound.limit(), bound.offset());
  }
}
