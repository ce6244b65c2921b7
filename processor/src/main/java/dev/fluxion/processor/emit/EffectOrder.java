package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The folded values of a block that have an effect and wait for their use, in order. They are
 * written no earlier than they were computed, and no effect overtakes another.
 */
final class EffectOrder {
  private final List<Value> waiting = new ArrayList<>();
  private final Consumer<Value> unfold;

  /**
   * @param unfold gives a value a local, where it was computed
   */
  EffectOrder(Consumer<Value> unfold) {
    this.unfold = unfold;
  }

  void add(Value value) {
    waiting.add(value);
  }

  /**
   * A statement evaluates {@code operands} in this order.
   *
   * @param stays whether the statement is folded itself, so that it is evaluated later: then
   *     nothing may come between its operands and it. If not, it is evaluated now: then nothing may
   *     wait any longer
   * @param hasEffect whether the statement has an effect of its own
   */
  void use(List<Value> operands, boolean stays, boolean hasEffect) {
    if (operands.isEmpty() && !hasEffect) {
      return;
    }
    if (!isLast(operands)) {
      int first = operands.isEmpty() ? waiting.size() : waiting.indexOf(operands.get(0));
      unfoldFirst(first);
      if (!isLast(operands)) {
        end();
        return;
      }
    }
    int before = waiting.size() - operands.size();
    if (!stays) {
      unfoldFirst(before);
      before = 0;
    }
    waiting.subList(before, waiting.size()).clear();
  }

  private boolean isLast(List<Value> operands) {
    int before = waiting.size() - operands.size();
    return before >= 0 && waiting.subList(before, waiting.size()).equals(operands);
  }

  private void unfoldFirst(int count) {
    List<Value> first = waiting.subList(0, count);
    first.forEach(unfold);
    first.clear();
  }

  /** Gives locals to a value, if it waits, and to all before it. */
  void unfoldThrough(Value value) {
    unfoldFirst(waiting.indexOf(value) + 1);
  }

  /** Whatever still waits gets a local. */
  void end() {
    unfoldFirst(waiting.size());
  }
}
