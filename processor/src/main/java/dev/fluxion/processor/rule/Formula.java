package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the table says about one parameter: the product of a derivative {@code d} (a
 * tangent or a cotangent) with the partial, as an expression in {@code d}, the parameters by name
 * and the result {@code r}.
 *
 * <p>The language is Java's, with two operators of our own, {@code ⊛} and {@code ⊘} (see {@link
 * Operator.Kind#STRONG_TIMES}), and two tests that are decided while the formula is written out:
 * {@code constant(y)}, whether the user wrote a compile-time constant for {@code y}, and {@code
 * is(y, 2)}, whether the argument is known to be that number.
 */
final class Formula {
  /** The formula of a parameter whose partial is zero wherever it exists. */
  static final Formula ZERO = of("0");

  private final String text;

  /** Read when it is first asked for: a compilation needs few of the table. */
  private volatile @Nullable Node root;

  private Formula(String text) {
    this.text = text;
  }

  static Formula of(String text) {
    return new Formula(text);
  }

  boolean isZero() {
    return root() instanceof Node.Number number && number.value() == 0;
  }

  /** The partial, as people write it: the formula at {@code d} = 1. */
  String partial() {
    return new FormulaPrinter().print(root());
  }

  @Override
  public String toString() {
    return FormulaPrinter.verbatim(root());
  }

  Node root() {
    Node known = root;
    if (known == null) {
      known = new FormulaParser(text).parse();
      root = known;
    }
    return known;
  }

  Atom build(Scope scope) {
    return scope.build(root());
  }

  /** An expression. */
  sealed interface Node {
    record Number(double value) implements Node {}

    record Name(String name) implements Node {}

    record Call(String function, List<Node> arguments) implements Node {}

    record Negation(Node operand) implements Node {}

    record Binary(String sign, Node left, Node right) implements Node {}

    record Conditional(Node condition, Node whenTrue, Node whenFalse) implements Node {}
  }

  /** Where a formula is written out: the names it may use and the block it goes to. */
  static final class Scope {
    /**
     * Functions whose results are exact, so it does not matter whose they are; {@link Math}'s are
     * machine instructions.
     */
    private static final Set<String> EXACT = Set.of("sqrt", "rint", "signum", "scalb");

    /** Functions that Java has in {@code float}, too. */
    private static final Set<String> OVERLOADED = Set.of("signum", "scalb");

    private static final Map<String, Operator.Kind> COMPARISONS =
        Map.of(
            "<", Operator.Kind.LESS,
            "<=", Operator.Kind.LESS_OR_EQUAL,
            ">", Operator.Kind.GREATER,
            ">=", Operator.Kind.GREATER_OR_EQUAL,
            "==", Operator.Kind.EQUAL,
            "!=", Operator.Kind.NOT_EQUAL);

    private final BlockBuilder b;
    private final Scalar real;
    private final String owner;
    private final Map<String, Atom> names = new HashMap<>();
    private final Set<String> constants;

    /**
     * @param real the type to compute in
     * @param owner the class whose elementary functions the formula calls
     * @param constants the parameters that are compile-time constants
     */
    Scope(BlockBuilder b, Scalar real, String owner, Set<String> constants) {
      this.b = b;
      this.real = real;
      this.owner = owner;
      this.constants = constants;
    }

    void define(String name, Atom atom) {
      names.put(name, atom);
    }

    private Atom build(Node node) {
      if (node instanceof Node.Number number) {
        return Constant.of(real, number.value());
      }
      if (node instanceof Node.Name name) {
        Atom atom = names.get(name.name());
        if (atom == null) {
          throw new IllegalArgumentException("a formula uses the unknown name " + name.name());
        }
        return atom;
      }
      if (node instanceof Node.Call call) {
        return call(call);
      }
      if (node instanceof Node.Negation negation) {
        return b.negate(build(negation.operand()));
      }
      if (node instanceof Node.Binary binary) {
        return binary(binary.sign(), build(binary.left()), build(binary.right()));
      }
      Node.Conditional conditional = (Node.Conditional) node;
      Atom condition = build(conditional.condition());
      if (condition instanceof Constant constant) {
        return build(
            Constant.TRUE.equals(constant) ? conditional.whenTrue() : conditional.whenFalse());
      }
      return b.select(condition, build(conditional.whenTrue()), build(conditional.whenFalse()));
    }

    private Atom binary(String sign, Atom left, Atom right) {
      return switch (sign) {
        case "+" -> b.plus(left, right);
        case "-" -> b.minus(left, right);
        case "*" -> b.times(left, right);
        case "/" -> b.divide(left, right);
        case "⊛" -> b.strongTimes(left, right);
        case "⊘" -> b.strongDivide(left, right);
        case "&&" ->
            left instanceof Constant
                ? (Constant.TRUE.equals(left) ? right : left)
                : right instanceof Constant
                    ? (Constant.TRUE.equals(right) ? left : right)
                    : b.operator(Operator.Kind.AND, left, right);
        case "||" ->
            left instanceof Constant
                ? (Constant.TRUE.equals(left) ? left : right)
                : right instanceof Constant
                    ? (Constant.TRUE.equals(right) ? right : left)
                    : b.operator(Operator.Kind.OR, left, right);
        default -> compare(sign, left, right);
      };
    }

    /** The comparison; that of two constants is known now. */
    private Atom compare(String sign, Atom left, Atom right) {
      if (left instanceof Constant x && right instanceof Constant y) {
        double a = number(x);
        double c = number(y);
        return Constant.of(
            switch (sign) {
              case "<" -> a < c;
              case "<=" -> a <= c;
              case ">" -> a > c;
              case ">=" -> a >= c;
              case "==" -> a == c;
              default -> a != c;
            });
      }
      Operator.Kind kind = COMPARISONS.get(sign);
      if (kind == null) {
        throw new IllegalArgumentException("a formula uses the unknown operator " + sign);
      }
      return b.operator(kind, left, right);
    }

    private Atom call(Node.Call call) {
      if (call.function().equals("constant")) {
        return Constant.of(constants.contains(((Node.Name) call.arguments().get(0)).name()));
      }
      List<Atom> arguments = new ArrayList<>();
      for (Node argument : call.arguments()) {
        arguments.add(build(argument));
      }
      return switch (call.function()) {
        case "is" -> Constant.of(isNumber(arguments.get(0), arguments.get(1)));
        case "real" -> real(arguments.get(0));
        case "pow" -> power(arguments.get(0), arguments.get(1));
        case "log" -> logarithm(arguments.get(0));
        default -> function(call.function(), arguments);
      };
    }

    private static boolean isNumber(Atom atom, Atom number) {
      return atom instanceof Constant constant && number(constant) == number((Constant) number);
    }

    /** The number as one of the type to compute in. */
    private Atom real(Atom number) {
      return number instanceof Constant constant
          ? Constant.of(real, number(constant))
          : b.apply(new Cast((Scalar) number.type(), real), number);
    }

    /**
     * {@code x} to the power {@code y}, as products where {@code y} is a small whole number: a
     * hundred times faster than {@link Math#pow}.
     */
    private Atom power(Atom x, Atom y) {
      double exponent = y instanceof Constant constant ? number(constant) : Double.NaN;
      if (exponent == 0) {
        return Constant.of(real, 1);
      }
      if (exponent == 1) {
        return x;
      }
      if (exponent == 2) {
        return b.times(x, x);
      }
      if (exponent == 3) {
        return b.times(b.times(x, x), x);
      }
      return exponent == 0.5 ? function("sqrt", List.of(x)) : function("pow", List.of(x, y));
    }

    /** The logarithm; that of a constant, as in the derivative of 2^x, is known now. */
    private Atom logarithm(Atom x) {
      return x instanceof Constant constant
          ? Constant.of(real, StrictMath.log(number(constant)))
          : function("log", List.of(x));
    }

    private Atom function(String name, List<Atom> arguments) {
      boolean narrow = real == Scalar.FLOAT && !OVERLOADED.contains(name);
      Scalar type = narrow ? Scalar.DOUBLE : real;
      List<Scalar> parameters = new ArrayList<>();
      List<Atom> converted = new ArrayList<>();
      for (Atom argument : arguments) {
        boolean widen = narrow && argument.type() == Scalar.FLOAT;
        converted.add(widen ? widen(argument) : argument);
        parameters.add(widen ? Scalar.DOUBLE : (Scalar) argument.type());
      }
      Method method =
          new Method(EXACT.contains(name) ? RuleTable.MATH : owner, name, parameters, type);
      Value value = b.apply(method, converted.toArray(new Atom[0]));
      return narrow ? b.apply(new Cast(Scalar.DOUBLE, Scalar.FLOAT), value) : value;
    }

    private Atom widen(Atom atom) {
      return atom instanceof Constant constant
          ? Constant.of(number(constant))
          : b.apply(new Cast(Scalar.FLOAT, Scalar.DOUBLE), atom);
    }

    private static double number(Constant constant) {
      @Nullable Object value = constant.value();
      if (value instanceof Character character) {
        return character;
      }
      if (value instanceof Number number) {
        return number.doubleValue();
      }
      throw new IllegalArgumentException("no number: " + constant);
    }
  }
}
