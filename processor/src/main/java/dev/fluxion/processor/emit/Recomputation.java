package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a part of a long function computes again of what it reads anyway: a few sums and products,
 * to the bit the same, cost less than an element that is written by one part and read by another.
 *
 * <pre>
 * double t = kept[3]; double u = kept[4];    →    double t = kept[3]; double u = 2.0 + t * 0.1;
 * </pre>
 */
final class Recomputation {
  /** More of them cost more than to write and read an element. */
  private static final int MOST_OPERATIONS = 3;

  /** The statements of the block, by what they define, if they are cheap. */
  private final Map<Value, Statement.Let> definitions = new HashMap<>();

  private final Map<Value, Integer> positions = new HashMap<>();

  /**
   * Looks at a block.
   *
   * @param overwritten what may have another value where it is read again
   */
  Recomputation(Block block, Set<Value> overwritten) {
    for (int i = 0; i < block.statements().size(); i++) {
      if (block.statements().get(i) instanceof Statement.Let let
          && isCheap(let.operation())
          && Collections.disjoint(let.operation().operands(), overwritten)) {
        definitions.put(let.value(), let);
        positions.put(let.value(), i);
      }
    }
  }

  private static boolean isCheap(Operation operation) {
    if (!(operation instanceof Operation.Apply apply) || !apply.isPure()) {
      return false;
    }
    if (apply.primitive() instanceof Cast) {
      return true;
    }
    return apply.primitive() instanceof Operator operator
        && switch (operator.kind()) {
          case PLUS, MINUS, TIMES, NEGATE, NOT -> true;
          default -> operator.kind().isComparison() && operator.operand() != Scalar.BOOLEAN;
        };
  }

  boolean isCheap(Value value) {
    return definitions.containsKey(value);
  }

  /**
   * Adds, by their positions, the statements that compute the value of {@code others}; false if
   * these are too many, or not enough.
   */
  boolean add(Value value, Set<Value> others, SortedMap<Integer, Statement.Let> out) {
    SortedMap<Integer, Statement.Let> needed = new TreeMap<>();
    if (!collect(value, others, needed)) {
      return false;
    }
    out.putAll(needed);
    return true;
  }

  private boolean collect(
      Value value, Set<Value> others, SortedMap<Integer, Statement.Let> needed) {
    Statement.Let let = definitions.get(value);
    if (let == null) {
      return false;
    }
    needed.put(positions.get(value), let);
    if (needed.size() > MOST_OPERATIONS) {
      return false;
    }
    for (Atom operand : let.operation().operands()) {
      if (operand instanceof Value read
          && !others.contains(read)
          && !collect(read, others, needed)) {
        return false;
      }
    }
    return true;
  }
}
