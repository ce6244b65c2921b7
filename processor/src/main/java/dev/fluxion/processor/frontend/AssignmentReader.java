package dev.fluxion.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.Scalar;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads the operators that assign to variables. */
final class AssignmentReader {
  private final BodyReader body;

  AssignmentReader(BodyReader body) {
    this.body = body;
  }

  /** {@code variable = expression}. */
  Operand assign(AssignmentTree tree) {
    Variable variable = variable(tree.getVariable());
    if (variable == null) {
      body.expressions.read(tree.getExpression());
      return body.types.unknown();
    }
    return store(variable, body.expressions.converted(tree.getExpression(), variable.javaType()));
  }

  /** {@code variable += expression} and its like: with an implicit cast (JLS 15.26.2). */
  Operand compound(CompoundAssignmentTree tree) {
    Variable variable = variable(tree.getVariable());
    if (variable == null) {
      body.expressions.read(tree.getExpression());
      return body.types.unknown();
    }
    Operand before = Operand.of(variable.javaType(), body.variables.get(variable));
    Operand operand = body.expressions.read(tree.getExpression());
    Operand result =
        body.operators.apply(
            tree,
            OperatorReader.kind(tree.getKind()),
            tree.getVariable(),
            before,
            tree.getExpression(),
            operand);
    return store(variable, body.conversions.convert(tree, result, variable.javaType()));
  }

  /** {@code x++} and its like. */
  Operand increment(UnaryTree tree) {
    Variable variable = variable(tree.getExpression());
    if (variable == null) {
      return body.types.unknown();
    }
    TypeMirror type = variable.javaType();
    Operand before = Operand.of(type, body.variables.get(variable));
    Operand one = body.types.constant(body.types.primitive(Scalar.INT), 1);
    Operand result =
        body.operators.apply(
            tree,
            OperatorReader.kind(tree.getKind()),
            tree.getExpression(),
            before,
            tree.getExpression(),
            one);
    Operand after = store(variable, body.conversions.convert(tree, result, type));
    boolean isPostfix =
        tree.getKind() == Tree.Kind.POSTFIX_INCREMENT
            || tree.getKind() == Tree.Kind.POSTFIX_DECREMENT;
    return isPostfix && !after.isUnknown() ? before : after;
  }

  private Operand store(Variable variable, Operand operand) {
    if (operand.isUnknown()) {
      return operand;
    }
    body.flow.assign(variable, operand.atom());
    return Operand.of(variable.javaType(), body.variables.get(variable));
  }

  /** The local variable that is assigned to; null, and a problem is known, if it is another one. */
  private @Nullable Variable variable(ExpressionTree target) {
    ExpressionTree tree = OperatorReader.withoutParentheses(target);
    if (tree instanceof ArrayAccessTree) {
      body.refuse(Diagnostic.ARRAY_WRITE, tree);
    } else if (tree instanceof MemberSelectTree select) {
      body.refuse(Diagnostic.FIELD_WRITE, tree, select.getIdentifier());
    } else if (tree instanceof IdentifierTree identifier) {
      String name = identifier.getName().toString();
      Variable variable = body.variables.find(name);
      if (variable != null) {
        return variable;
      }
      if (body.names.field(name) != null) {
        body.refuse(Diagnostic.FIELD_WRITE, tree, name);
      } else {
        body.unresolved(tree);
      }
    } else {
      body.unresolved(tree);
    }
    return null;
  }
}
