package dev.fluxion.processor.frontend;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a loop may do to the world outside it, found before it is read: the names it assigns to, and
 * the targets it jumps to. (Java forbids to declare a local variable where one of its name is
 * visible, so names suffice.)
 */
final class LoopEffects extends AssignmentScanner {
  private final Flow flow;
  private final Set<String> labels;
  private final Set<String> assigned = new LinkedHashSet<>();
  private final List<JumpTarget> exits = new ArrayList<>();
  private boolean continues;
  private boolean writesArrays;
  private int loops;
  private int switches;
  private int switchExpressions;

  /**
   * A scanner.
   *
   * @param flow with the target of {@code break} for this loop open already
   * @param labels the loop's own
   */
  LoopEffects(Flow flow, Set<String> labels) {
    this.flow = flow;
    this.labels = labels;
  }

  /** Whether the tree assigns to a variable, or to an element of an array. */
  static boolean assigns(Flow flow, Tree tree) {
    LoopEffects effects = new LoopEffects(flow, Set.of());
    effects.scan(tree, null);
    return effects.writesArrays || !effects.assigned.isEmpty();
  }

  Set<String> assigned() {
    return assigned;
  }

  /** The targets outside the body that it jumps to, this loop's end included. */
  List<JumpTarget> exits() {
    return exits;
  }

  /** Whether there is a {@code continue} of this loop. */
  boolean continues() {
    return continues;
  }

  @Override
  void assignment(ExpressionTree target, @Nullable ExpressionTree value) {
    if (OperatorReader.withoutParentheses(target) instanceof IdentifierTree identifier) {
      assigned.add(identifier.getName().toString());
    } else {
      writesArrays = true;
    }
  }

  private void exits(JumpTarget.Kind kind, @Nullable String label) {
    JumpTarget target = flow.target(kind, label);
    if (target != null && !exits.contains(target)) {
      exits.add(target);
    }
  }

  @Override
  public @Nullable Void visitBreak(BreakTree tree, @Nullable Void p) {
    if (tree.getLabel() != null) {
      exits(JumpTarget.Kind.BREAK, tree.getLabel().toString());
    } else if (loops == 0 && switches == 0) {
      exits(JumpTarget.Kind.BREAK, null);
    }
    return null;
  }

  @Override
  public @Nullable Void visitContinue(ContinueTree tree, @Nullable Void p) {
    boolean isOwn =
        tree.getLabel() == null ? loops == 0 : labels.contains(tree.getLabel().toString());
    continues |= isOwn;
    if (!isOwn && tree.getLabel() != null) {
      exits(JumpTarget.Kind.CONTINUE, tree.getLabel().toString());
    }
    return null;
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void p) {
    exits(JumpTarget.Kind.RETURN, null);
    return super.visitReturn(tree, p);
  }

  @Override
  public @Nullable Void visitYield(YieldTree tree, @Nullable Void p) {
    if (switchExpressions == 0) {
      exits(JumpTarget.Kind.YIELD, null);
    }
    return super.visitYield(tree, p);
  }

  private @Nullable Void inLoop(Supplier<@Nullable Void> scan) {
    loops++;
    scan.get();
    loops--;
    return null;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void p) {
    return inLoop(() -> super.visitForLoop(tree, p));
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void p) {
    return inLoop(() -> super.visitWhileLoop(tree, p));
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void p) {
    return inLoop(() -> super.visitDoWhileLoop(tree, p));
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void p) {
    return inLoop(() -> super.visitEnhancedForLoop(tree, p));
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void p) {
    switches++;
    super.visitSwitch(tree, p);
    switches--;
    return null;
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void p) {
    switchExpressions++;
    super.visitSwitchExpression(tree, p);
    switchExpressions--;
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void p) {
    return null;
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void p) {
    return null;
  }
}
