package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A Java variable: the values it holds one after the other. */
final class Variable {
  private final List<Value> members = new ArrayList<>();
  private final BitSet numbers = new BitSet();
  private final BitSet conflicts;
  private final boolean isParameter;
  private String wish;

  /**
   * @param number of the value, as in the conflicts of others
   */
  Variable(Value value, int number, BitSet conflicts, boolean isParameter) {
    members.add(value);
    numbers.set(number);
    this.conflicts = (BitSet) conflicts.clone();
    this.isParameter = isParameter;
    this.wish = value.name();
  }

  List<Value> members() {
    return members;
  }

  Type type() {
    return members.get(0).type();
  }

  /** Whether this is a parameter of the method. */
  boolean isParameter() {
    return isParameter;
  }

  /** The name that its values want; empty if none has a name. */
  String wish() {
    return wish;
  }

  boolean canHold(Variable other) {
    return type().equals(other.type())
        && !conflicts.intersects(other.numbers)
        && !other.conflicts.intersects(numbers);
  }

  /** Holds the values of {@code other}, too. */
  void take(Variable other) {
    members.addAll(other.members);
    numbers.or(other.numbers);
    conflicts.or(other.conflicts);
    if (wish.isEmpty()) {
      wish = other.wish;
    }
  }
}
