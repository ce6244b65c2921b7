package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The indices in a loop's own block that are the counter plus a constant. Two of them are equal in
 * trips whose counters differ as much as these constants do, and in no others: also where integers
 * wrap around.
 */
public final class CounterDistances {
  private final Map<Atom, Integer> distances = new HashMap<>();

  private CounterDistances() {}

  public static CounterDistances of(Statement.Loop loop, Value counter) {
    CounterDistances distances = new CounterDistances();
    distances.distances.put(counter, 0);
    loop.body().statements().forEach(distances::add);
    return distances;
  }

  private void add(Statement statement) {
    if (statement instanceof Statement.Let let
        && let.operation() instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && operator.operand() == Scalar.INT
        && apply.operands().size() == 2
        && distances.containsKey(apply.operands().get(0))
        && apply.operands().get(1) instanceof Constant c
        && c.value() instanceof Integer n) {
      int from = distances.get(apply.operands().get(0));
      if (operator.kind() == Operator.Kind.PLUS) {
        distances.put(let.value(), from + n);
      } else if (operator.kind() == Operator.Kind.MINUS) {
        distances.put(let.value(), from - n);
      }
    }
  }

  /** How much greater than the counter the index is; null if that is not known. */
  public @Nullable Integer of(Atom index) {
    return distances.get(index);
  }
}
