package dev.fluxion.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads operators that assign nothing. */
final class OperatorReader {
  private final BodyReader body;

  OperatorReader(BodyReader body) {
    this.body = body;
  }

  /** A binary operator. Long chains {@code a + b + c + …} lean to the left: no recursion there. */
  Operand binary(BinaryTree tree) {
    Deque<BinaryTree> chain = new ArrayDeque<>();
    ExpressionTree leftmost = tree;
    while (leftmost instanceof BinaryTree each) {
      chain.push(each);
      leftmost = withoutParentheses(each.getLeftOperand());
    }
    Operand operand = body.expressions.read(leftmost);
    for (BinaryTree each : chain) {
      operand =
          switch (each.getKind()) {
            case CONDITIONAL_AND, CONDITIONAL_OR -> shortCircuit(each, operand);
            default ->
                apply(
                    each,
                    kind(each.getKind()),
                    each.getLeftOperand(),
                    operand,
                    each.getRightOperand(),
                    body.expressions.read(each.getRightOperand()));
          };
    }
    return operand;
  }

  static ExpressionTree withoutParentheses(ExpressionTree tree) {
    ExpressionTree inner = tree;
    while (inner instanceof ParenthesizedTree parenthesized) {
      inner = parenthesized.getExpression();
    }
    return inner;
  }

  private Operand shortCircuit(BinaryTree tree, Operand left) {
    Operand first = body.conversions.condition(tree.getLeftOperand(), left);
    boolean isAnd = tree.getKind() == Tree.Kind.CONDITIONAL_AND;
    Operand[] second = new Operand[1];
    Branch right =
        body.flow.branch(() -> second[0] = body.expressions.condition(tree.getRightOperand()));
    if (first.isUnknown() || second[0].isUnknown()) {
      return body.types.unknown();
    }
    if (first.isConstant() && second[0].isConstant()) {
      boolean a = (Boolean) first.constantValue();
      boolean b = (Boolean) second[0].constantValue();
      return body.types.constant(body.types.bool(), isAnd ? a && b : a || b);
    }
    Variable result = body.variables.hidden("", body.types.bool(), Scalar.BOOLEAN);
    body.flow.resume(right, () -> body.variables.set(result, second[0].atom()));
    Branch skip = body.flow.branch(() -> body.variables.set(result, Constant.of(!isAnd)));
    body.flow.merge(tree, first.atom(), isAnd ? right : skip, isAnd ? skip : right);
    return Operand.of(body.types.bool(), body.variables.get(result));
  }

  /** {@code left kind right}; both operands have been evaluated. */
  Operand apply(
      Tree tree, Operator.Kind kind, Tree leftTree, Operand left, Tree rightTree, Operand right) {
    if (left.isUnknown() || right.isUnknown()) {
      return body.types.unknown();
    }
    if (kind == Operator.Kind.PLUS
        && (body.types.isString(left.type()) || body.types.isString(right.type()))) {
      return concatenate(tree, left, right);
    }
    boolean isEquality = kind == Operator.Kind.EQUAL || kind == Operator.Kind.NOT_EQUAL;
    if (isEquality && TypeModel.isReference(left.type()) && TypeModel.isReference(right.type())) {
      return sameReference(tree, kind, left, right);
    }
    boolean isLogical =
        isEquality
            || kind == Operator.Kind.AND
            || kind == Operator.Kind.OR
            || kind == Operator.Kind.XOR;
    if (isLogical
        && TypeModel.number(left.type()) == Scalar.BOOLEAN
        && TypeModel.number(right.type()) == Scalar.BOOLEAN) {
      return operator(
          tree,
          kind,
          body.conversions.condition(leftTree, left),
          body.conversions.condition(rightTree, right));
    }
    Scalar a = body.conversions.number(leftTree, left);
    Scalar b = body.conversions.number(rightTree, right);
    if (a == null || b == null) {
      return body.types.unknown();
    }
    if (kind.isShift()) {
      // Only the lowest six bits of the distance count: a long one may be cut.
      return operator(
          tree,
          kind,
          body.conversions.cast(leftTree, left, TypeModel.promoted(a)),
          body.conversions.cast(rightTree, right, Scalar.INT));
    }
    Scalar promoted = TypeModel.promoted(a, b);
    return operator(
        tree,
        kind,
        body.conversions.cast(leftTree, left, promoted),
        body.conversions.cast(rightTree, right, promoted));
  }

  private Operand operator(Tree tree, Operator.Kind kind, Operand left, Operand right) {
    TypeMirror type = kind.isComparison() ? body.types.bool() : left.type();
    if (left.isConstant() && right.isConstant()) {
      Object value = ConstantFolder.binary(kind, left.constantValue(), right.constantValue());
      if (value != null) {
        return body.types.constant(type, value);
      }
    }
    return Operand.of(type, body.flow.operator(tree, kind, left.atom(), right.atom()));
  }

  private Operand concatenate(Tree tree, Operand left, Operand right) {
    if (left.type().getKind() == TypeKind.VOID || right.type().getKind() == TypeKind.VOID) {
      return body.unresolved(tree);
    }
    if (left.isConstant() && right.isConstant()) {
      String text = String.valueOf(left.constantValue()) + right.constantValue();
      return body.types.constant(body.types.string(), text);
    }
    Operation text =
        new Operation.Concatenate(
            List.of(
                body.records.outside(tree, left.atom()), body.records.outside(tree, right.atom())));
    return Operand.of(body.types.string(), body.flow.let(tree, text));
  }

  private Operand sameReference(Tree tree, Operator.Kind kind, Operand left, Operand right) {
    boolean isNullTest =
        left.type().getKind() == TypeKind.NULL || right.type().getKind() == TypeKind.NULL;
    if (!isNullTest && (TypeModel.isBox(left.type()) || TypeModel.isBox(right.type()))) {
      return body.refuse(
          Diagnostic.REFERENCE_COMPARISON,
          tree,
          TypeModel.text(left.type()),
          TypeModel.text(right.type()));
    }
    Value same =
        body.flow.let(
            tree,
            new Operation.Extern(
                ExternalMember.identity(),
                List.of(
                    body.records.reference(tree, left.atom()),
                    body.records.reference(tree, right.atom()))));
    return Operand.of(
        body.types.bool(), kind == Operator.Kind.EQUAL ? same : body.flow.not(tree, same));
  }

  /** {@code Objects.equals(a, b)}. */
  Value equal(Tree tree, Atom a, Atom b) {
    Type object = body.types.toIr(body.types.named("java.lang.Object"));
    ExternalMember equals =
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD,
            "java.util.Objects",
            "equals",
            List.of(object, object),
            Scalar.BOOLEAN,
            false,
            true);
    return body.flow.let(tree, new Operation.Extern(equals, List.of(a, b)));
  }

  Operand unary(UnaryTree tree) {
    Operand operand = body.expressions.read(tree.getExpression());
    if (tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      Operand condition = body.conversions.condition(tree.getExpression(), operand);
      return condition.isUnknown() ? condition : negated(tree, condition);
    }
    Scalar scalar = body.conversions.number(tree.getExpression(), operand);
    if (scalar == null) {
      return body.types.unknown();
    }
    Operand promoted =
        body.conversions.cast(tree.getExpression(), operand, TypeModel.promoted(scalar));
    return switch (tree.getKind()) {
      case UNARY_PLUS -> promoted;
      case UNARY_MINUS -> unary(tree, Operator.Kind.NEGATE, promoted);
      default ->
          TypeModel.isIntegral(promoted.type())
              ? unary(tree, Operator.Kind.COMPLEMENT, promoted)
              : body.unresolved(tree);
    };
  }

  private Operand negated(Tree tree, Operand condition) {
    return condition.isConstant()
        ? unary(tree, Operator.Kind.NOT, condition)
        : Operand.of(condition.type(), body.flow.not(tree, condition.atom()));
  }

  private Operand unary(Tree tree, Operator.Kind kind, Operand operand) {
    return operand.isConstant()
        ? body.types.constant(operand.type(), ConstantFolder.unary(kind, operand.constantValue()))
        : Operand.of(operand.type(), body.flow.operator(tree, kind, operand.atom()));
  }

  /** The operator of a binary expression or a compound assignment. */
  static Operator.Kind kind(Tree.Kind kind) {
    return switch (kind) {
      case PLUS, PLUS_ASSIGNMENT, PREFIX_INCREMENT, POSTFIX_INCREMENT -> Operator.Kind.PLUS;
      case MINUS, MINUS_ASSIGNMENT, PREFIX_DECREMENT, POSTFIX_DECREMENT -> Operator.Kind.MINUS;
      case MULTIPLY, MULTIPLY_ASSIGNMENT -> Operator.Kind.TIMES;
      case DIVIDE, DIVIDE_ASSIGNMENT -> Operator.Kind.DIVIDE;
      case REMAINDER, REMAINDER_ASSIGNMENT -> Operator.Kind.REMAINDER;
      case AND, AND_ASSIGNMENT -> Operator.Kind.AND;
      case OR, OR_ASSIGNMENT -> Operator.Kind.OR;
      case XOR, XOR_ASSIGNMENT -> Operator.Kind.XOR;
      case LEFT_SHIFT, LEFT_SHIFT_ASSIGNMENT -> Operator.Kind.SHIFT_LEFT;
      case RIGHT_SHIFT, RIGHT_SHIFT_ASSIGNMENT -> Operator.Kind.SHIFT_RIGHT;
      case UNSIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT_ASSIGNMENT ->
          Operator.Kind.SHIFT_RIGHT_UNSIGNED;
      case LESS_THAN -> Operator.Kind.LESS;
      case LESS_THAN_EQUAL -> Operator.Kind.LESS_OR_EQUAL;
      case GREATER_THAN -> Operator.Kind.GREATER;
      case GREATER_THAN_EQUAL -> Operator.Kind.GREATER_OR_EQUAL;
      case EQUAL_TO -> Operator.Kind.EQUAL;
      case NOT_EQUAL_TO -> Operator.Kind.NOT_EQUAL;
      default -> throw new IllegalArgumentException("no operator: " + kind);
    };
  }
}
