package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;

/**
 * Branches that are written as expressions. What has a name comes from an assignment in the user's
 * {@code if} statement; what has none, from {@code &&}, {@code ||} or {@code ?:}.
 */
final class Conditionals {
  private static final int WIDEST = 60;

  private Conditionals() {}

  static boolean isExpression(Statement.If branch, Folding folding, Width width) {
    if (branch.results().size() != 1
        || !folding.isExpression(branch.then())
        || !folding.isExpression(branch.otherwise())) {
      return false;
    }
    Value result = branch.results().get(0);
    if (!folding.isUsed(result)) {
      return false;
    }
    if (isLogic(branch)) {
      return true;
    }
    Atom then = branch.then().results().get(0);
    Atom otherwise = branch.otherwise().results().get(0);
    return result.isTemporary() && width.of(then) + width.of(otherwise) <= WIDEST;
  }

  /** Whether the branch is {@code &&} or {@code ||}, one side perhaps negated. */
  static boolean isLogic(Statement.If branch) {
    if (branch.results().get(0).type() != Scalar.BOOLEAN) {
      return false;
    }
    Atom then = branch.then().results().get(0);
    Atom otherwise = branch.otherwise().results().get(0);
    return otherwise.equals(Constant.FALSE)
        || then.equals(Constant.TRUE)
        || then.equals(Constant.FALSE)
        || otherwise.equals(Constant.TRUE);
  }
}
