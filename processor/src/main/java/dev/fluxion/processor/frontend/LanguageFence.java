package dev.fluxion.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.fluxion.processor.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Which parts of Java are not supported, and what is said about each. */
final class LanguageFence {
  private LanguageFence() {}

  /** Refuses an expression of a kind that no reader knows. */
  static Operand refuse(BodyReader body, ExpressionTree tree) {
    return switch (tree.getKind()) {
      case LAMBDA_EXPRESSION -> body.refuse(Diagnostic.LAMBDA, tree);
      case MEMBER_REFERENCE -> body.refuse(Diagnostic.METHOD_REFERENCE, tree);
      case INSTANCE_OF -> {
        declareBindings(body, (InstanceOfTree) tree);
        yield body.refuse(Diagnostic.INSTANCEOF, tree);
      }
      case ERRONEOUS -> body.unresolved(tree);
      default ->
          body.refuse(Diagnostic.UNSUPPORTED_EXPRESSION, tree, TypeModel.words(tree.getKind()));
    };
  }

  /** Whatever uses the variables of a refused pattern is not to blame. */
  private static void declareBindings(BodyReader body, InstanceOfTree tree) {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree variable, @Nullable Void p) {
        body.statements.declare(variable, body.types.unknown().type());
        return null;
      }
    }.scan(tree.getPattern(), null);
  }

  /** Refuses a statement of a kind that no reader knows. */
  static void refuse(BodyReader body, StatementTree tree) {
    switch (tree.getKind()) {
      case TRY -> body.refuse(Diagnostic.TRY, tree);
      case SYNCHRONIZED -> body.refuse(Diagnostic.SYNCHRONIZED, tree);
      case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE -> {
        body.names.ignore(((ClassTree) tree).getSimpleName().toString());
        body.refuse(Diagnostic.LOCAL_CLASS, tree);
      }
      case ERRONEOUS -> body.unresolved(tree);
      default ->
          body.refuse(Diagnostic.UNSUPPORTED_STATEMENT, tree, TypeModel.words(tree.getKind()));
    }
  }
}
