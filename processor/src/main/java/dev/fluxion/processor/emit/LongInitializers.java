package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * An array of hundreds of given elements becomes one that is filled, which can be done in parts.
 *
 * <pre>
 * double[] a = {b, c, …};    ─▶    double[] a = new double[500]; a[0] = b; a[1] = c; …
 * </pre>
 */
final class LongInitializers {
  /** So many elements stay together. */
  private static final int MOST_ELEMENTS = 100;

  private LongInitializers() {}

  /** The statements to put in place of this one, which may be itself. */
  static List<Statement> split(Statement statement) {
    if (!(statement instanceof Statement.Let let)
        || !(let.operation() instanceof Operation.NewArray array)
        || array.operands().size() <= MOST_ELEMENTS) {
      return List.of(statement);
    }
    List<Statement> statements = new ArrayList<>();
    Constant length = Constant.of(array.operands().size());
    Operation allocation = new Operation.Allocate(array.type(), List.of(length));
    statements.add(new Statement.Let(let.value(), allocation, let.origin()));
    for (int i = 0; i < array.operands().size(); i++) {
      statements.add(
          new Statement.Store(let.value(), Constant.of(i), array.operands().get(i), let.origin()));
    }
    return statements;
  }
}
