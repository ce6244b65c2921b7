package dev.fluxion.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Scalar;
import java.util.List;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads expressions, in Java's order of evaluation. */
final class ExpressionReader {
  private final BodyReader body;

  ExpressionReader(BodyReader body) {
    this.body = body;
  }

  /** The value of an expression that stands on its own. */
  Operand read(ExpressionTree tree) {
    return read(tree, null);
  }

  /** The value of a boolean expression. */
  Operand condition(ExpressionTree tree) {
    return body.conversions.condition(tree, read(tree, body.types.bool()));
  }

  /** The value of an expression that is assigned or passed to something of type {@code target}. */
  Operand converted(ExpressionTree tree, TypeMirror target) {
    return body.conversions.convert(tree, read(tree, target), target);
  }

  /**
   * The value of an expression.
   *
   * @param target the type to which it will be converted, if that is known
   */
  Operand read(ExpressionTree tree, @Nullable TypeMirror target) {
    return switch (tree.getKind()) {
      case PARENTHESIZED -> parenthesized((ParenthesizedTree) tree, target);
      case IDENTIFIER -> identifier((IdentifierTree) tree);
      case MEMBER_SELECT -> body.fields.select((MemberSelectTree) tree);
      case METHOD_INVOCATION -> body.calls.call((MethodInvocationTree) tree);
      case NEW_CLASS -> body.creations.create((NewClassTree) tree);
      case ARRAY_ACCESS -> element((ArrayAccessTree) tree);
      case TYPE_CAST -> cast((TypeCastTree) tree);
      case CONDITIONAL_EXPRESSION -> conditional((ConditionalExpressionTree) tree, target);
      case SWITCH_EXPRESSION -> body.switches.expression((SwitchExpressionTree) tree, target);
      case ASSIGNMENT -> body.assignments.assign((AssignmentTree) tree);
      case NEW_ARRAY -> body.arrays.create((NewArrayTree) tree, target);
      default -> operatorOrLiteral(tree);
    };
  }

  private Operand parenthesized(ParenthesizedTree tree, @Nullable TypeMirror target) {
    ExpressionTree inner = tree.getExpression();
    boolean isNumber = target != null && TypeModel.isNumeric(target);
    boolean standsAlone = isNumber && inner instanceof ConditionalExpressionTree;
    return read(inner, standsAlone ? null : target);
  }

  private Operand operatorOrLiteral(ExpressionTree tree) {
    if (tree instanceof LiteralTree literal) {
      return literal(literal);
    }
    if (tree instanceof BinaryTree binary) {
      return body.operators.binary(binary);
    }
    if (tree instanceof CompoundAssignmentTree compound) {
      return body.assignments.compound(compound);
    }
    if (tree instanceof UnaryTree unary) {
      return switch (unary.getKind()) {
        case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
            body.assignments.increment(unary);
        default -> body.operators.unary(unary);
      };
    }
    return LanguageFence.refuse(body, tree);
  }

  private Operand literal(LiteralTree tree) {
    TypeModel types = body.types;
    Object value = tree.getValue();
    return switch (tree.getKind()) {
      case INT_LITERAL -> types.constant(types.integer(), value);
      case LONG_LITERAL -> types.constant(types.primitive(Scalar.LONG), value);
      case FLOAT_LITERAL -> types.constant(types.primitive(Scalar.FLOAT), value);
      case DOUBLE_LITERAL -> types.constant(types.primitive(Scalar.DOUBLE), value);
      case CHAR_LITERAL -> types.constant(types.primitive(Scalar.CHAR), value);
      case BOOLEAN_LITERAL -> types.constant(types.bool(), value);
      case STRING_LITERAL -> types.constant(types.string(), value);
      default ->
          Operand.of(
              types.nullType(), new Constant(types.toIr(types.named("java.lang.Object")), null));
    };
  }

  private Operand identifier(IdentifierTree tree) {
    String name = tree.getName().toString();
    Variable variable = body.variables.find(name);
    if (variable == null) {
      return name.equals("this") || name.equals("super")
          ? body.fields.self(tree)
          : body.fields.named(tree, name);
    }
    Operand constant = variable.constant();
    return constant != null
        ? constant
        : Operand.of(variable.javaType(), body.variables.get(variable));
  }

  private Operand element(ArrayAccessTree tree) {
    ArrayReader.Element element = body.arrays.element(tree);
    return element == null ? body.types.unknown() : body.arrays.load(element);
  }

  private Operand cast(TypeCastTree tree) {
    TypeMirror type = body.names.typeOf(tree.getType());
    if (type == null) {
      return tree.getType().getKind() == com.sun.source.tree.Tree.Kind.INTERSECTION_TYPE
          ? body.refuse(Diagnostic.REFERENCE_CAST, tree, tree.getType())
          : body.unresolved(tree.getType());
    }
    Operand operand = read(tree.getExpression(), type);
    boolean isUpward =
        operand.isUnknown()
            || TypeModel.scalar(type) != null
            || body.compiler
                .types()
                .isAssignable(body.types.erased(operand.type()), body.types.erased(type));
    boolean takesOut =
        TypeModel.scalar(type) != null
            && TypeModel.isReference(operand.type())
            && !TypeModel.isBox(operand.type());
    Operand converted =
        isUpward && !takesOut
            ? body.conversions.convert(tree, operand, type)
            : body.refuse(Diagnostic.REFERENCE_CAST, tree, TypeModel.text(type));
    boolean staysConstant =
        converted.isConstant() && (TypeModel.scalar(type) != null || body.types.isString(type));
    return new Operand(converted.type(), converted.atom(), staysConstant);
  }

  private Operand conditional(ConditionalExpressionTree tree, @Nullable TypeMirror target) {
    Operand condition = condition(tree.getCondition());
    Operand[] operands = new Operand[2];
    Branch then = body.flow.branch(() -> operands[0] = read(tree.getTrueExpression(), target));
    Branch otherwise =
        body.flow.branch(() -> operands[1] = read(tree.getFalseExpression(), target));
    TypeMirror common = body.conversions.common(List.of(operands));
    if (condition.isUnknown() || common.getKind() == TypeKind.NONE) {
      return body.types.unknown();
    }
    // By the language, numbers are promoted to their common type first. But javac converts each of
    // them to the target at once, unless there are parentheses around: int to double, not by way of
    // float. We want the values that javac's code has.
    boolean isDirect =
        target != null
            && (TypeModel.isReference(common)
                ? TypeModel.isReference(target)
                : TypeModel.isNumeric(common)
                    && TypeModel.isNumeric(target)
                    && !condition.isConstant());
    TypeMirror type = isDirect && target != null ? target : common;
    if (condition.isConstant() && operands[0].isConstant() && operands[1].isConstant()) {
      Operand chosen = operands[Boolean.TRUE.equals(condition.constantValue()) ? 0 : 1];
      return body.conversions.convert(tree, chosen, type);
    }
    Variable result = body.variables.hidden("", type, body.types.toIr(type));
    set(then, result, tree.getTrueExpression(), operands[0]);
    set(otherwise, result, tree.getFalseExpression(), operands[1]);
    body.flow.merge(tree, condition.atom(), then, otherwise);
    return Operand.of(type, body.variables.get(result));
  }

  private void set(Branch branch, Variable result, ExpressionTree tree, Operand operand) {
    body.flow.resume(
        branch,
        () ->
            body.variables.set(
                result, body.conversions.convert(tree, operand, result.javaType()).atom()));
  }
}
