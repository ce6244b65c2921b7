package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
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
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes atoms and operations as Java expressions, folded values in place. */
final class ExpressionWriter implements Operation.Visitor<Expression> {

  /** The Java name of a value at the current place. */
  interface Names {
    Code of(Value value);
  }

  private final Folding folding;
  private final Names names;
  private final CompanionNames companion;
  private final MemberWriter members;

  ExpressionWriter(Folding folding, Names names, CompanionNames companion) {
    this.folding = folding;
    this.names = names;
    this.companion = companion;
    this.members = new MemberWriter(this, companion);
  }

  Expression of(Atom atom) {
    if (atom instanceof Constant constant) {
      return Literals.of(constant);
    }
    return folding.isFolded(atom)
        ? of(folding.definition((Value) atom))
        : Expression.primary(names.of((Value) atom));
  }

  /** What a statement that is an expression evaluates to. */
  Expression of(Statement statement) {
    if (statement instanceof Statement.Let let) {
      return let.operation().accept(this);
    }
    if (statement instanceof Statement.Call call) {
      return Expression.primary(
          Code.of("$L($L)", companion.method(call.callee()), arguments(call)));
    }
    return conditional((Statement.If) statement);
  }

  private Code arguments(Statement.Call call) {
    Code arguments = list(call.arguments());
    String owner = companion.tapeParts().ownerFor(call.callee());
    return owner == null
        ? arguments
        : Code.of(call.arguments().isEmpty() ? "$L$L" : "$L, $L", arguments, owner);
  }

  /** The statement's value on the right of an assignment, where Java widens by itself. */
  Expression assigned(Statement statement) {
    return statement instanceof Statement.Let let && Operators.isWidening(let.operation())
        ? of(let.operation().operands().get(0))
        : of(statement);
  }

  Expression assigned(Atom atom) {
    return folding.isFolded(atom) ? assigned(folding.definition((Value) atom)) : of(atom);
  }

  private Expression conditional(Statement.If branch) {
    Atom condition = branch.condition();
    Atom left = branch.then().results().get(0);
    Atom right = branch.otherwise().results().get(0);
    if (!Conditionals.isLogic(branch)) {
      return Expression.conditional(of(condition), of(left), of(right));
    }
    if (left instanceof Constant && right instanceof Constant && !left.equals(right)) {
      return left.equals(Constant.TRUE) ? of(condition) : not(condition);
    }
    if (right.equals(Constant.FALSE)) {
      return and(of(condition), of(left));
    }
    if (left.equals(Constant.TRUE)) {
      return or(of(condition), of(right));
    }
    return left.equals(Constant.FALSE)
        ? and(not(condition), of(right))
        : or(not(condition), of(left));
  }

  private static Expression and(Expression left, Expression right) {
    return Expression.binary(left, "&&", Expression.CONDITIONAL_AND, right);
  }

  private static Expression or(Expression left, Expression right) {
    return Expression.binary(left, "||", Expression.CONDITIONAL_OR, right);
  }

  /** {@code !condition}; a comparison is turned where that is the same for a NaN, too. */
  Expression not(Atom condition) {
    Operation operation = folding.operation(condition);
    Operator operator = Operators.of(operation);
    if (operation instanceof Operation.Extern extern
        && extern.member().kind() == ExternalMember.Kind.IDENTITY) {
      return identity("!=", extern.operands());
    }
    if (operation == null || operator == null) {
      return Expression.unary("!", of(condition));
    }
    if (operator.kind() == Operator.Kind.NOT) {
      return of(operation.operands().get(0));
    }
    Operator.Kind opposite = Operators.opposite(operator);
    return opposite == null
        ? Expression.unary("!", of(condition))
        : binary(new Operator(opposite, operator.operand()), operation.operands());
  }

  @Override
  public Expression visit(Operation.Apply apply) {
    Primitive primitive = apply.primitive();
    List<Atom> operands = apply.operands();
    if (primitive instanceof Cast cast) {
      Code operand = of(operands.get(0)).in(Expression.UNARY);
      return new Expression(
          Code.of("($L) $L", cast.to().keyword(), operand), Expression.UNARY, false);
    }
    if (Operators.isSign(apply)) {
      return sign(of(operands.get(0)));
    }
    if (primitive instanceof Method method) {
      return Expression.primary(
          Code.of("$T.$L($L)", TypeNames.ofClass(method.owner()), method.name(), list(operands)));
    }
    Operator operator = (Operator) primitive;
    if (operator.kind() == Operator.Kind.NOT) {
      return not(operands.get(0));
    }
    if (operator.kind().isUnary()) {
      return Expression.unary(operator.kind().sign(), of(operands.get(0)));
    }
    return Operators.isStrong(apply) ? strong(operator, operands) : binary(operator, operands);
  }

  /**
   * {@code Math.signum}, to the bit, in the two comparisons that mostly do: the gradient of
   * Black-Scholes, which has it twice, takes 83 % of the time on JDK 17.
   */
  private static Expression sign(Expression x) {
    Expression zero = Expression.primary(Code.of("0"));
    return Expression.conditional(
        Expression.binary(x, ">", Expression.RELATIONAL, zero),
        Expression.primary(Code.of("1")),
        Expression.conditional(
            Expression.binary(x, "<", Expression.RELATIONAL, zero),
            Expression.unary("-", Expression.primary(Code.of("1"))),
            x));
  }

  private Expression strong(Operator operator, List<Atom> operands) {
    Expression zero = Expression.primary(Code.of("0"));
    Expression left = of(operands.get(0));
    String sign = operator.kind() == Operator.Kind.STRONG_TIMES ? "*" : "/";
    return Expression.conditional(
        Expression.binary(left, "==", Expression.EQUALITY, zero),
        zero,
        Expression.binary(left, sign, Expression.MULTIPLICATIVE, of(operands.get(1))));
  }

  private Expression binary(Operator operator, List<Atom> operands) {
    Atom left = operands.get(0);
    Atom right = operands.get(1);
    if (isDivisionByZero(operator, right)) {
      // The same exception, of which javac does not warn.
      return Expression.primary(
          Code.of("$T.floorDiv($L)", TypeNames.ofClass("java.lang.Math"), list(operands)));
    }
    Expression difference = difference(operator, left, right);
    if (difference != null) {
      return difference;
    }
    boolean promotes = operator.operand() != Scalar.BOOLEAN && !operator.kind().isShift();
    boolean rightWidens = promotes && Operators.isWidening(folding.operation(right));
    boolean leftWidens = promotes && !rightWidens && Operators.isWidening(folding.operation(left));
    return Expression.binary(
        leftWidens ? assigned(left) : of(left),
        operator.kind().sign(),
        Expression.precedence(operator.kind()),
        rightWidens ? assigned(right) : of(right));
  }

  static boolean isDivisionByZero(Operator operator, Atom right) {
    boolean divides =
        operator.kind() == Operator.Kind.DIVIDE || operator.kind() == Operator.Kind.REMAINDER;
    return divides
        && !operator.operand().isReal()
        && right instanceof Constant constant
        && constant.value() instanceof Number zero
        && zero.longValue() == 0;
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
    negated = kind == Operator.Kind.PLUS && isPure(left) && isPure(right) ? negated(left) : null;
    return negated == null || left instanceof Constant
        ? null
        : Expression.binary(of(right), "-", Expression.ADDITIVE, of(negated));
  }

  private boolean isPure(Atom atom) {
    return !folding.isFolded(atom) || !folding.isImpure((Value) atom);
  }

  /** What the atom is the negative of: a folded negation's operand or a positive number. */
  @Nullable Atom negated(Atom atom) {
    if (atom instanceof Constant constant) {
      return Operators.negativeOf(constant);
    }
    Operation operation = folding.operation(atom);
    return Operators.is(operation, Operator.Kind.NEGATE) && atom.type().isReal()
        ? java.util.Objects.requireNonNull(operation).operands().get(0)
        : null;
  }

  Code list(List<? extends Atom> atoms) {
    List<Code> pieces = new ArrayList<>(atoms.size());
    for (Atom atom : atoms) {
      pieces.add(of(atom).code());
    }
    return Code.join(",$W", pieces);
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

  /** {@code array[index]}. */
  Expression element(Atom array, Atom index) {
    return Expression.primary(Code.of("$L[$L]", receiver(array), of(index).code()));
  }

  /** What a dot or an index follows. */
  Code receiver(Atom atom) {
    return typed(atom).in(Expression.PRIMARY);
  }

  /** The atom where the type of {@code null} matters. */
  Expression typed(Atom atom) {
    return isNull(atom)
        ? new Expression(
            Code.of("($T) null", companion.types().of(atom.type())), Expression.UNARY, false)
        : of(atom);
  }

  @Override
  public Expression visit(Operation.Length length) {
    return Expression.primary(Code.of("$L.length", receiver(length.array())));
  }

  @Override
  public Expression visit(Operation.NewArray array) {
    return Expression.primary(
        Code.of("new $T {$L}", companion.types().of(array.type()), list(array.operands())));
  }

  @Override
  public Expression visit(Operation.Allocate allocation) {
    return NewArrays.of(allocation, this, companion.types());
  }

  @Override
  public Expression visit(Operation.Concatenate concatenate) {
    List<Atom> operands = concatenate.operands();
    boolean hasString =
        operands.stream().limit(2).anyMatch(a -> a.type().equals(ObjectType.STRING));
    Code.Builder code = Code.builder();
    if (!hasString) {
      code.add("\"\" + ");
    }
    for (int i = 0; i < operands.size(); i++) {
      int needed = i == 0 && hasString ? Expression.ADDITIVE : Expression.ADDITIVE + 1;
      code.add(i == 0 ? "$L" : "$W+ $L", typed(operands.get(i)).in(needed));
    }
    return new Expression(code.build(), Expression.ADDITIVE, false);
  }

  @Override
  public Expression visit(Operation.Extern extern) {
    return members.of(extern);
  }

  /** Whether two references are the same object, or are not. */
  Expression identity(String sign, List<Atom> operands) {
    Atom left = operands.get(0);
    Atom right = operands.get(1);
    boolean mayDiffer = !isNull(left) && !isNull(right) && !left.type().equals(right.type());
    Expression first =
        mayDiffer
            ? new Expression(
                Code.of("($T) $L", Object.class, of(left).in(Expression.UNARY)),
                Expression.UNARY,
                false)
            : of(left);
    return Expression.binary(first, sign, Expression.EQUALITY, of(right));
  }

  private static boolean isNull(Atom atom) {
    return atom instanceof Constant constant && constant.value() == null;
  }

  @Override
  public Expression visit(Operation.Pack pack) {
    return Expression.primary(
        Code.of("new $T($L)", companion.types().of(pack.type()), list(pack.operands())));
  }

  @Override
  public Expression visit(Operation.Field field) {
    return Expression.primary(
        Code.of("$L.$L()", receiver(field.struct()), companion.fieldName(field)));
  }

  @Override
  public Expression visit(TapeOperation.NewTape tape) {
    throw new IllegalArgumentException("a tape is a statement");
  }

  @Override
  public Expression visit(TapeOperation.TapeRead read) {
    return ((TapeType) read.tape().type()).indexed()
        ? element(read.tape(), read.index())
        : taken(
            read,
            read.tape(),
            Code.of("$L.get($L)", of(read.tape()).code(), of(read.index()).code()));
  }

  @Override
  public Expression visit(TapeOperation.Reserve reserve) {
    return Expression.primary(
        Code.of("$L.reserve($L)", of(reserve.tape()).code(), of(reserve.count()).code()));
  }

  @Override
  public Expression visit(TapeOperation.Release release) {
    return Expression.primary(
        Code.of("$L.release($L)", of(release.tape()).code(), of(release.count()).code()));
  }

  @Override
  public Expression visit(TapeOperation.Pop pop) {
    return taken(pop, pop.tape(), Code.of("$L.pop()", of(pop.tape()).code()));
  }

  /** What comes from a stack, which knows no type smaller than {@code int}. */
  private static Expression taken(Operation operation, Atom stack, Code code) {
    boolean isNarrow =
        ((TapeType) stack.type()).element() instanceof Scalar scalar
            && scalar != Scalar.BOOLEAN
            && scalar.compareTo(Scalar.INT) < 0;
    return isNarrow
        ? new Expression(Code.of("($L) $L", operation.type(), code), Expression.UNARY, false)
        : Expression.primary(code);
  }
}
