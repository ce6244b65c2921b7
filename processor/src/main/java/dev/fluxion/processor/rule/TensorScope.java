package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.rule.Formula.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where a formula over tensors is written out. Operators are the methods of the same meaning, and
 * functions those of the table; where all operands are numbers, it is plain arithmetic.
 */
final class TensorScope {
  private static final Map<String, String> METHODS =
      Map.of(
          "+",
          "plus",
          "-",
          "minus",
          "*",
          "times",
          "/",
          "div",
          "⊛",
          "strongTimes",
          "⊘",
          "strongDivide");

  private final BlockBuilder b;
  private final TensorRules rules;
  private final Map<String, List<Atom>> names = new HashMap<>();

  TensorScope(BlockBuilder b, TensorRules rules) {
    this.b = b;
    this.rules = rules;
  }

  /** A name stands for one atom, or for all that are spread over one parameter. */
  void define(String name, List<Atom> atoms) {
    names.put(name, atoms);
  }

  Atom build(Node node) {
    if (node instanceof Node.Number number) {
      return Constant.of(number.value());
    }
    if (node instanceof Node.Name name) {
      return named(name.name()).get(0);
    }
    if (node instanceof Node.Negation negation) {
      Atom operand = build(negation.operand());
      return isTensor(operand) ? call("negate", List.of(operand)) : b.negate(operand);
    }
    if (node instanceof Node.Binary binary) {
      return binary(binary.sign(), build(binary.left()), build(binary.right()));
    }
    if (node instanceof Node.Conditional conditional) {
      return build(
          holds(conditional.condition()) ? conditional.whenTrue() : conditional.whenFalse());
    }
    Node.Call call = (Node.Call) node;
    List<Atom> arguments = new ArrayList<>();
    for (Node argument : call.arguments()) {
      if (argument instanceof Node.Name name) {
        arguments.addAll(named(name.name()));
      } else {
        arguments.add(build(argument));
      }
    }
    return call(call.function(), arguments);
  }

  private List<Atom> named(String name) {
    List<Atom> atoms = names.get(name);
    if (atoms == null) {
      throw new IllegalArgumentException("a formula uses the unknown name " + name);
    }
    return atoms;
  }

  /** Tests that are decided while the formula is written out. */
  private boolean holds(Node condition) {
    Node.Call call = (Node.Call) condition;
    Atom atom = build(call.arguments().get(0));
    return switch (call.function()) {
      case "constant" -> atom instanceof Constant;
      case "is" -> atom.equals(build(call.arguments().get(1)));
      default -> throw new IllegalArgumentException("no test: " + call.function());
    };
  }

  private static boolean isTensor(Atom atom) {
    return atom.type().equals(ObjectType.TENSOR);
  }

  private Atom binary(String sign, Atom left, Atom right) {
    if (!isTensor(left) && !isTensor(right)) {
      return switch (sign) {
        case "+" -> b.plus(left, right);
        case "-" -> b.minus(left, right);
        case "*" -> b.times(left, right);
        case "/" -> b.divide(left, right);
        case "⊛" -> b.strongTimes(left, right);
        default -> b.strongDivide(left, right);
      };
    }
    boolean isProduct = sign.equals("*") || sign.equals("⊛");
    if (isProduct && isOne(left)) {
      return right;
    }
    if (isProduct && isOne(right)) {
      return left;
    }
    boolean isSwapped = !isTensor(left) && (sign.equals("+") || sign.equals("*"));
    String method = Objects.requireNonNull(METHODS.get(sign));
    return call(method, isSwapped ? List.of(right, left) : List.of(left, right));
  }

  private static boolean isOne(Atom atom) {
    return atom.equals(Constant.of(1.0));
  }

  Atom call(String function, List<Atom> arguments) {
    return call(rules.row(function, types(arguments)), arguments);
  }

  /** The operation, unless it is a product with 1. */
  Atom call(TensorRow row, List<Atom> arguments) {
    boolean isProduct = row.name().equals("times") && isOne(arguments.get(1));
    return isProduct
        ? arguments.get(0)
        : b.let(new Operation.Extern(row.member(types(arguments)), arguments));
  }

  private static List<Type> types(List<Atom> atoms) {
    return atoms.stream().map(Atom::type).toList();
  }

  /** An {@code int}. */
  static Atom number(int i) {
    return new Constant(Scalar.INT, i);
  }
}
