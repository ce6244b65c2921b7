package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import dev.fluxion.processor.diagnostic.Diagnostic;

/** Which parts of Java are not supported, and what is said about each. */
final class LanguageFence {
  private LanguageFence() {}

  /** Refuses an expression of a kind that no reader knows. */
  static Operand refuse(BodyReader body, ExpressionTree tree) {
    return switch (tree.getKind()) {
      case LAMBDA_EXPRESSION -> body.refuse(Diagnostic.LAMBDA, tree);
      case MEMBER_REFERENCE -> body.refuse(Diagnostic.METHOD_REFERENCE, tree);
      case NEW_ARRAY -> body.refuse(Diagnostic.ARRAY_CREATION, tree);
      case INSTANCE_OF -> body.refuse(Diagnostic.INSTANCEOF, tree);
      case ERRONEOUS -> body.unresolved(tree);
      default ->
          body.refuse(Diagnostic.UNSUPPORTED_EXPRESSION, tree, TypeModel.words(tree.getKind()));
    };
  }

  /** Refuses a statement of a kind that no reader knows. */
  static void refuse(BodyReader body, StatementTree tree) {
    switch (tree.getKind()) {
      case TRY -> body.refuse(Diagnostic.TRY, tree);
      case SYNCHRONIZED -> body.refuse(Diagnostic.SYNCHRONIZED, tree);
      case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE ->
          body.refuse(Diagnostic.LOCAL_CLASS, tree);
      case ERRONEOUS -> body.unresolved(tree);
      default ->
          body.refuse(Diagnostic.UNSUPPORTED_STATEMENT, tree, TypeModel.words(tree.getKind()));
    }
  }
}
