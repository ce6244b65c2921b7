package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.KnownLengths;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The length of a new array is what it was made with.
 *
 * <pre>
 * a = new double[n]; … a.length    →    a = new double[n]; … n
 * </pre>
 */
final class FoldLengths extends BlockPass {
  private final Map<Atom, Atom> lengths = new HashMap<>();

  private FoldLengths(Function function) {
    KnownLengths.of(function.body()).forEach((array, n) -> lengths.put(array, Constant.of(n)));
  }

  static Program fold(Program program) {
    return onEachFunction(program, FoldLengths::new);
  }

  @Override
  protected void let(Statement.Let let, List<Statement> out) {
    Operation operation = substitution.apply(let.operation());
    if (operation instanceof Operation.Length length && lengths.containsKey(length.array())) {
      substitution.put(let.value(), lengths.get(length.array()));
      return;
    }
    if (operation instanceof Operation.Allocate allocation) {
      lengths.put(let.value(), allocation.operands().get(0));
    }
    out.add(let.with(operation));
  }
}
