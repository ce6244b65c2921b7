package dev.fluxion.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import org.jspecify.annotations.Nullable;

/** Looks for everything in a tree that is assigned to. */
abstract class AssignmentScanner extends TreeScanner<@Nullable Void, @Nullable Void> {

  /**
   * An assignment, before what is inside it.
   *
   * @param value what is assigned; null if that is made of the old value
   */
  abstract void assignment(ExpressionTree target, @Nullable ExpressionTree value);

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void p) {
    assignment(tree.getVariable(), tree.getExpression());
    return super.visitAssignment(tree, p);
  }

  @Override
  public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void p) {
    assignment(tree.getVariable(), null);
    return super.visitCompoundAssignment(tree, p);
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void p) {
    switch (tree.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
          assignment(tree.getExpression(), null);
      default -> {}
    }
    return super.visitUnary(tree, p);
  }
}
