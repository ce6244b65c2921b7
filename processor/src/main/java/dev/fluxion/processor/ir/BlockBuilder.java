package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends statements to a block under construction. The arithmetic methods fold what needs no
 * computation (0 + x, 1 · x), as derivatives are full of it; they treat the zeros as equal, so they
 * are for derivatives only. Code of the primal goes through {@link #apply}, which changes nothing.
 */
public final class BlockBuilder {
  private final ValueSupply values;
  private final List<Statement> statements = new ArrayList<>();
  private Origin origin = Origin.NONE;

  public BlockBuilder(ValueSupply values) {
    this.values = values;
  }

  /** A builder for a block inside this one, with the same supply and origin. */
  public BlockBuilder inner() {
    BlockBuilder builder = new BlockBuilder(values);
    builder.origin = origin;
    return builder;
  }

  /** Statements appended from now on come from {@code origin}. */
  public BlockBuilder at(Origin origin) {
    this.origin = origin;
    return this;
  }

  public Origin origin() {
    return origin;
  }

  public ValueSupply values() {
    return values;
  }

  public void append(Statement statement) {
    statements.add(statement);
  }

  public boolean isEmpty() {
    return statements.isEmpty();
  }

  /** Whether what was appended never completes. */
  public boolean isAbrupt() {
    return !statements.isEmpty() && statements.get(statements.size() - 1).isAbrupt();
  }

  /** The finished block. An abrupt one drops the results. */
  public Block build(List<? extends Atom> results) {
    return new Block(statements, isAbrupt() ? List.of() : List.copyOf(results));
  }

  /** {@code name = operation}. */
  public Value let(String name, Operation operation) {
    Value value = values.fresh(name, operation.type());
    append(new Statement.Let(value, operation, origin));
    return value;
  }

  public Value let(Operation operation) {
    return let("", operation);
  }

  /**
   * Gives a nameless value that the last statement defines the name {@code name}: the user assigns
   * it to that variable.
   *
   * @return the value with its name, or the atom as it is
   */
  public Atom named(Atom atom, String name) {
    if (!(atom instanceof Value value) || !value.isTemporary() || statements.isEmpty()) {
      return atom;
    }
    int last = statements.size() - 1;
    Statement statement = statements.get(last);
    if (!statement.results().contains(value)) {
      return atom;
    }
    Value renamed = new Value(value.id(), name, value.type());
    if (statement instanceof Statement.Let let) {
      statements.set(last, new Statement.Let(renamed, let.operation(), let.origin()));
    } else if (statement instanceof Statement.If branch) {
      statements.set(
          last,
          new Statement.If(
              renamed(branch.results(), renamed),
              branch.condition(),
              branch.then(),
              branch.otherwise(),
              branch.origin()));
    } else if (statement instanceof Statement.Call call) {
      statements.set(
          last,
          new Statement.Call(
              renamed(call.results(), renamed), call.callee(), call.arguments(), call.origin()));
    } else {
      return atom;
    }
    return renamed;
  }

  private static List<Value> renamed(List<Value> values, Value renamed) {
    return values.stream().map(value -> value.equals(renamed) ? renamed : value).toList();
  }

  /** The primitive applied as it stands. */
  public Value apply(Primitive primitive, Atom... operands) {
    return let(new Operation.Apply(primitive, List.of(operands)));
  }

  public Atom plus(Atom a, Atom b) {
    if (isZero(a)) {
      return b;
    }
    if (isZero(b)) {
      return a;
    }
    Double x = number(a);
    Double y = number(b);
    return x != null && y != null ? real(a, x + y) : operator(Operator.Kind.PLUS, a, b);
  }

  public Atom minus(Atom a, Atom b) {
    if (isZero(b)) {
      return a;
    }
    if (isZero(a)) {
      return negate(b);
    }
    Double x = number(a);
    Double y = number(b);
    return x != null && y != null ? real(a, x - y) : operator(Operator.Kind.MINUS, a, b);
  }

  /** The product; a constant zero factor makes it zero whatever the other one is. */
  public Atom times(Atom a, Atom b) {
    if (isZero(a) || isZero(b)) {
      return real(a, 0);
    }
    Double x = number(a);
    Double y = number(b);
    if (x != null && y != null) {
      return real(a, x * y);
    }
    if (x != null && Math.abs(x) == 1) {
      return x > 0 ? b : negate(b);
    }
    if (y != null && Math.abs(y) == 1) {
      return y > 0 ? a : negate(a);
    }
    return operator(Operator.Kind.TIMES, a, b);
  }

  public Atom times(double factor, Atom a) {
    return times(real(a, factor), a);
  }

  /**
   * {@code a == 0 ? 0 : a * b}.
   *
   * @param a the derivative whose exact zero wins
   */
  public Atom strongTimes(Atom a, Atom b) {
    boolean plain = number(a) != null || (b instanceof Constant && Double.isFinite(numberOf(b)));
    return plain ? times(a, b) : operator(Operator.Kind.STRONG_TIMES, a, b);
  }

  /**
   * {@code a == 0 ? 0 : a / b}.
   *
   * @param a the derivative whose exact zero wins
   */
  public Atom strongDivide(Atom a, Atom b) {
    Double y = number(b);
    boolean plain = number(a) != null || (y != null && y != 0 && !y.isNaN());
    return plain ? divide(a, b) : operator(Operator.Kind.STRONG_DIVIDE, a, b);
  }

  public Atom divide(Atom a, Atom b) {
    if (isZero(a)) {
      return a;
    }
    Double y = number(b);
    if (y != null && Math.abs(y) == 1) {
      return y > 0 ? a : negate(a);
    }
    Double x = number(a);
    return x != null && y != null ? real(a, x / y) : operator(Operator.Kind.DIVIDE, a, b);
  }

  public Atom divide(double dividend, Atom b) {
    return divide(real(b, dividend), b);
  }

  public Atom negate(Atom a) {
    Double x = number(a);
    return x != null ? real(a, x == 0 ? 0 : -x) : operator(Operator.Kind.NEGATE, a);
  }

  /** The comparison or other operator {@code kind} at the type of {@code operands[0]}, unfolded. */
  public Value operator(Operator.Kind kind, Atom... operands) {
    return apply(new Operator(kind, (Scalar) operands[0].type()), operands);
  }

  public Atom select(Atom condition, Atom whenTrue, Atom whenFalse) {
    if (condition instanceof Constant constant) {
      return Boolean.TRUE.equals(constant.value()) ? whenTrue : whenFalse;
    }
    return whenTrue.equals(whenFalse)
        ? whenTrue
        : let(new Operation.Select(condition, whenTrue, whenFalse));
  }

  /** {@code a} converted to a real type. */
  public Atom cast(Scalar to, Atom a) {
    Double x = number(a);
    if (x != null) {
      return Constant.of(to, x);
    }
    Scalar from = (Scalar) a.type();
    return from == to ? a : apply(new Cast(from, to), a);
  }

  /**
   * Names {@code atom} if it is the nameless value appended last, with the origin of now: a
   * cotangent that is a value of the primal is none. Returns it under its new name.
   */
  public Atom name(Atom atom, String name) {
    int last = statements.size() - 1;
    if (last >= 0
        && !name.isEmpty()
        && statements.get(last) instanceof Statement.Let let
        && let.value().equals(atom)
        && let.value().isTemporary()
        && let.origin().equals(origin)) {
      Value named = new Value(let.value().id(), name, let.value().type());
      statements.set(last, new Statement.Let(named, let.operation(), let.origin()));
      return named;
    }
    return atom;
  }

  /** The real number {@code x} in the type of {@code like}. */
  public static Constant real(Atom like, double x) {
    return Constant.of((Scalar) like.type(), x);
  }

  /** Whether the atom is the constant 0 or −0. */
  public static boolean isZero(Atom atom) {
    return atom instanceof Constant constant && (constant.is(0) || constant.is(-0.0));
  }

  private static double numberOf(Atom atom) {
    Double number = number(atom);
    return number == null ? Double.NaN : number;
  }

  private static @Nullable Double number(Atom atom) {
    return atom instanceof Constant constant
            && constant.type().isReal()
            && constant.value() instanceof Number number
        ? Double.valueOf(number.doubleValue())
        : null;
  }
}
