package dev.fluxion.processor.frontend;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Statement;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Reads {@code @Checkpointed}, which stands on the variable that the header of a loop declares. */
final class CheckpointReader {
  private static final String NAME = "dev.fluxion.Checkpointed";

  private final BodyReader body;

  CheckpointReader(BodyReader body) {
    this.body = body;
  }

  /** How many snapshots the loop with this in its header may keep, as of {@link Statement.Loop}. */
  int snapshots(List<? extends StatementTree> header) {
    for (StatementTree statement : header) {
      if (statement instanceof VariableTree variable) {
        Optional<AnnotationTree> annotation = find(variable);
        if (annotation.isPresent()) {
          return snapshots(annotation.get());
        }
      }
    }
    return Statement.Loop.RECORDED;
  }

  /** Refuses the annotation on a variable that no loop's header declares. */
  void refuseOn(VariableTree variable) {
    find(variable).ifPresent(a -> body.refuse(Diagnostic.MISPLACED_CHECKPOINT, a));
  }

  private Optional<AnnotationTree> find(VariableTree variable) {
    for (AnnotationTree annotation : variable.getModifiers().getAnnotations()) {
      if (body.names.typeOf(annotation.getAnnotationType()) instanceof DeclaredType type
          && ((TypeElement) type.asElement()).getQualifiedName().contentEquals(NAME)) {
        return Optional.of(annotation);
      }
    }
    return Optional.empty();
  }

  private int snapshots(AnnotationTree annotation) {
    for (ExpressionTree argument : annotation.getArguments()) {
      ExpressionTree value =
          argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
      Operand number = body.expressions.read(value);
      if (number.atom() instanceof Constant constant && constant.value() instanceof Integer count) {
        if (count < 0) {
          body.refuse(Diagnostic.NEGATIVE_SNAPSHOTS, value, count);
        }
        return Math.max(count, 0);
      }
    }
    return 0;
  }
}
