package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The folded values of a block that have an effect and wait for their use, in order. They are
 * written no earlier than they were computed, and no effect overtakes another.
 */
final class EffectOrder {

  /** What the order matters for. */
  enum Kind {
    /** Reads elements for a derivative: it does not matter which of several throws first. */
    READS,
    /** Takes values off tapes, too: these keep their order. */
    POPS,
    /** Anything. */
    OTHER
  }

  private final List<Value> waiting = new ArrayList<>();
  private final Consumer<Value> unfold;
  private final Function<Value, Kind> kind;

  /**
   * @param unfold gives a value a local, where it was computed
   * @param kind what a value does
   */
  EffectOrder(Consumer<Value> unfold, Function<Value, Kind> kind) {
    this.unfold = unfold;
    this.kind = kind;
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
      unfoldFirst(operands.stream().mapToInt(waiting::indexOf).min().orElse(waiting.size()));
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
    if (before < 0) {
      return false;
    }
    List<Value> last = waiting.subList(before, waiting.size());
    return last.equals(operands)
        || (last.containsAll(operands)
            && operands.stream().noneMatch(v -> kind.apply(v) == Kind.OTHER)
            && pops(last).equals(pops(operands)));
  }

  private List<Value> pops(List<Value> values) {
    return values.stream().filter(v -> kind.apply(v) == Kind.POPS).toList();
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
