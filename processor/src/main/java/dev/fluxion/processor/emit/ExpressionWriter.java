package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.fluxion.processor.emit.Variables.Variable;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes atoms and operations as Java expressions, folded values in place. */
final class ExpressionWriter implements Operation.Visitor<Expression> {

  /** The Java name of a variable at the current place. */
  interface Names {
    CodeBlock of(Variable variable);
  }

  private final Folding folding;
  private final Variables variables;
  private final Names names;
  private final CompanionNames companion;

  ExpressionWriter(Folding folding, Variables variables, Names names, CompanionNames companion) {
    this.folding = folding;
    this.variables = variables;
    this.names = names;
    this.companion = companion;
  }

  Expression of(Atom atom) {
    if (atom instanceof Constant constant) {
      return Literals.of(constant);
    }
    Value value = (Value) atom;
    if (!folding.isFolded(value)) {
      return Expression.primary(names.of(variables.of(value)));
    }
    Statement definition = folding.definition(value);
    return definition instanceof Statement.Let let
        ? of(let.operation())
        : logic((Statement.If) definition);
  }

  Expression of(Operation operation) {
    return operation.accept(this);
  }

  private Expression logic(Statement.If branch) {
    Expression condition = of(branch.condition());
    Block then = branch.then();
    Block otherwise = branch.otherwise();
    Atom left = then.results().get(0);
    Atom right = otherwise.results().get(0);
    if (right.equals(Constant.FALSE)) {
      return Expression.binary(condition, "&&", Expression.CONDITIONAL_AND, of(left));
    }
    if (left.equals(Constant.TRUE)) {
      return Expression.binary(condition, "||", Expression.CONDITIONAL_OR, of(right));
    }
    if (left.equals(Constant.FALSE)) {
      return Expression.binary(
          Expression.unary("!", condition), "&&", Expression.CONDITIONAL_AND, of(right));
    }
    if (right.equals(Constant.TRUE)) {
      return Expression.binary(
          Expression.unary("!", condition), "||", Expression.CONDITIONAL_OR, of(left));
    }
    return Expression.conditional(condition, of(left), of(right));
  }

  /** {@code !condition}, without doubling a negation. */
  Expression not(Atom condition) {
    if (condition instanceof Value value
        && folding.isFolded(value)
        && folding.definition(value) instanceof Statement.Let let
        && let.operation() instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && operator.kind() == Operator.Kind.NOT) {
      return of(apply.operands().get(0));
    }
    return Expression.unary("!", of(condition));
  }

  @Override
  public Expression visit(Operation.Apply apply) {
    Primitive primitive = apply.primitive();
    if (primitive instanceof Operator operator) {
      return operator(operator, apply.operands());
    }
    if (primitive instanceof Cast cast) {
      Expression operand = of(apply.operands().get(0));
      CodeBlock code = CodeBlock.of("($L) $L", cast.to().keyword(), operand.in(Expression.UNARY));
      return new Expression(code, Expression.UNARY, false);
    }
    Method method = (Method) primitive;
    return Expression.primary(
        CodeBlock.of(
            "$T.$L($L)", TypeNames.ofClass(method.owner()), method.name(), list(apply.operands())));
  }

  private Expression operator(Operator operator, List<Atom> operands) {
    Operator.Kind kind = operator.kind();
    if (kind.isUnary()) {
      return Expression.unary(kind.sign(), of(operands.get(0)));
    }
    if (Folding.isStrong(kind)) {
      Expression left = of(operands.get(0));
      Expression test =
          Expression.binary(left, "==", Expression.EQUALITY, Expression.primary(CodeBlock.of("0")));
      String sign = kind == Operator.Kind.STRONG_TIMES ? "*" : "/";
      Expression product =
          Expression.binary(left, sign, Expression.MULTIPLICATIVE, of(operands.get(1)));
      return Expression.conditional(test, Expression.primary(CodeBlock.of("0")), product);
    }
    Atom left = operands.get(0);
    Atom right = operands.get(1);
    Expression difference = difference(operator, left, right);
    if (difference != null) {
      return difference;
    }
    boolean promotes = operator.operand() != Scalar.BOOLEAN && !kind.isShift();
    boolean leftWidens = promotes && widens(left) && !widens(right);
    boolean rightWidens = promotes && widens(right);
    return Expression.binary(
        leftWidens ? unwidened(left) : of(left),
        kind.sign(),
        precedence(kind),
        rightWidens ? unwidened(right) : of(right));
  }

  /**
   * {@code a + -b} as {@code a - b} and the like, which are the same to the bit; null if it is
   * nothing of that kind.
   */
  private @Nullable Expression difference(Operator operator, Atom left, Atom right) {
    Operator.Kind kind = operator.kind();
    if (kind != Operator.Kind.PLUS && kind != Operator.Kind.MINUS) {
      return null;
    }
    Atom negated = negated(right);
    if (negated != null) {
      String sign = kind == Operator.Kind.PLUS ? "-" : "+";
      return Expression.binary(of(left), sign, Expression.ADDITIVE, of(negated));
    }
    negated = kind == Operator.Kind.PLUS ? negated(left) : null;
    return negated == null
        ? null
        : Expression.binary(of(right), "-", Expression.ADDITIVE, of(negated));
  }

  /** What the atom is the negative of, if it is a folded real negation. */
  @Nullable Atom negated(Atom atom) {
    return atom instanceof Value value
            && folding.isFolded(value)
            && folding.definition(value) instanceof Statement.Let let
            && let.operation() instanceof Operation.Apply apply
            && apply.primitive() instanceof Operator operator
            && operator.kind() == Operator.Kind.NEGATE
            && operator.operand().isReal()
        ? apply.operands().get(0)
        : null;
  }

  /**
   * Whether the atom is a folded conversion that Java makes by itself beside an operand of the
   * wider type.
   */
  private boolean widens(Atom atom) {
    return atom instanceof Value value
        && folding.isFolded(value)
        && folding.definition(value) instanceof Statement.Let let
        && let.operation() instanceof Operation.Apply apply
        && apply.primitive() instanceof Cast cast
        && cast.from() != Scalar.BOOLEAN
        && cast.to().compareTo(Scalar.INT) > 0
        && cast.from().compareTo(cast.to()) < 0;
  }

  private Expression unwidened(Atom atom) {
    Statement.Let let = (Statement.Let) folding.definition((Value) atom);
    return of(let.operation().operands().get(0));
  }

  private static int precedence(Operator.Kind kind) {
    return switch (kind) {
      case TIMES, DIVIDE, REMAINDER -> Expression.MULTIPLICATIVE;
      case PLUS, MINUS -> Expression.ADDITIVE;
      case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> Expression.SHIFT;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Expression.RELATIONAL;
      case EQUAL, NOT_EQUAL -> Expression.EQUALITY;
      case AND -> Expression.AND;
      case XOR -> Expression.XOR;
      case OR -> Expression.OR;
      default -> throw new IllegalArgumentException("no binary operator of Java: " + kind);
    };
  }

  CodeBlock list(List<? extends Atom> atoms) {
    return atoms.stream().map(a -> of(a).code()).collect(CodeBlock.joining(", "));
  }

  @Override
  public Expression visit(Operation.Select select) {
    return Expression.conditional(
        of(select.condition()), of(select.whenTrue()), of(select.whenFalse()));
  }

  @Override
  public Expression visit(Operation.Detach detach) {
    return of(detach.operand());
  }

  @Override
  public Expression visit(Operation.Load load) {
    return element(load.array(), load.index());
  }

  private Expression element(Atom array, Atom index) {
    return Expression.primary(
        CodeBlock.of("$L[$L]", of(array).in(Expression.PRIMARY), of(index).code()));
  }

  @Override
  public Expression visit(Operation.Length length) {
    return Expression.primary(CodeBlock.of("$L.length", of(length.array()).in(Expression.PRIMARY)));
  }

  @Override
  public Expression visit(Operation.NewArray array) {
    return Expression.primary(
        CodeBlock.of("new $T {$L}", companion.types().of(array.type()), list(array.operands())));
  }

  /**
   * {@code new double[n][m][]}: one pair of brackets for each dimension, the given lengths first.
   */
  @Override
  public Expression visit(Operation.Allocate allocation) {
    Type element = allocation.type();
    CodeBlock.Builder brackets = CodeBlock.builder();
    int dimension = 0;
    while (element instanceof ArrayType array) {
      brackets.add(
          "[$L]",
          dimension < allocation.operands().size()
              ? of(allocation.operands().get(dimension)).code()
              : "");
      element = array.element();
      dimension++;
    }
    return Expression.primary(
        CodeBlock.of("new $T$L", companion.types().of(element), brackets.build()));
  }

  @Override
  public Expression visit(Operation.Concatenate concatenate) {
    List<Atom> operands = concatenate.operands();
    boolean hasString =
        operands.stream().limit(2).anyMatch(a -> a.type().equals(ObjectType.STRING));
    CodeBlock.Builder code = CodeBlock.builder();
    if (!hasString) {
      code.add("$S + ", "");
    }
    for (int i = 0; i < operands.size(); i++) {
      int needed = i == 0 && hasString ? Expression.ADDITIVE : Expression.ADDITIVE + 1;
      code.add(i == 0 ? "$L" : " + $L", of(operands.get(i)).in(needed));
    }
    return new Expression(code.build(), Expression.ADDITIVE, false);
  }

  @Override
  public Expression visit(Operation.Extern extern) {
    ExternalMember member = extern.member();
    List<Atom> operands = extern.operands();
    return Expression.primary(
        switch (member.kind()) {
          case STATIC_METHOD ->
              CodeBlock.of(
                  "$T.$L($L)", TypeNames.ofClass(member.owner()), member.name(), list(operands));
          case INSTANCE_METHOD ->
              CodeBlock.of(
                  "$L.$L($L)",
                  of(operands.get(0)).in(Expression.PRIMARY),
                  member.name(),
                  list(operands.subList(1, operands.size())));
          case CONSTRUCTOR ->
              CodeBlock.of("new $T($L)", TypeNames.ofClass(member.owner()), list(operands));
          case STATIC_FIELD ->
              member.owner().isEmpty()
                  ? CodeBlock.of("$L", companion.constant(member.name()))
                  : CodeBlock.of("$T.$L", TypeNames.ofClass(member.owner()), member.name());
          case INSTANCE_FIELD ->
              CodeBlock.of("$L.$L", of(operands.get(0)).in(Expression.PRIMARY), member.name());
          case CLASS_ASSERTIONS -> CodeBlock.of("$L", companion.assertions(member.owner()));
        });
  }

  @Override
  public Expression visit(Operation.Pack pack) {
    return Expression.primary(
        CodeBlock.of("new $T($L)", companion.types().of(pack.type()), list(pack.operands())));
  }

  @Override
  public Expression visit(Operation.Field field) {
    return Expression.primary(
        CodeBlock.of(
            "$L.$L()", of(field.struct()).in(Expression.PRIMARY), companion.fieldName(field)));
  }

  @Override
  public Expression visit(Operation.NewTape tape) {
    throw new IllegalArgumentException("a tape is a statement");
  }

  @Override
  public Expression visit(Operation.TapeRead read) {
    return element(read.tape(), read.index());
  }

  @Override
  public Expression visit(Operation.Pop pop) {
    CodeBlock code = CodeBlock.of("$L.pop()", of(pop.tape()).code());
    boolean isNarrow =
        ((TapeType) pop.tape().type()).element() instanceof Scalar scalar
            && List.of(Scalar.BYTE, Scalar.SHORT, Scalar.CHAR).contains(scalar);
    return isNarrow
        ? new Expression(CodeBlock.of("($L) $L", pop.type(), code), Expression.UNARY, false)
        : Expression.primary(code);
  }
}
