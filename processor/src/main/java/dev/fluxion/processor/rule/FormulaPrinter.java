package dev.fluxion.processor.rule;

import dev.fluxion.processor.rule.Formula.Node;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints a formula at d = 1, without the trivial factors that leaves, and with ordinary signs for
 * the strong operators: the partial derivative as in a table.
 */
final class FormulaPrinter {
  private static final int CONDITIONAL = 0;
  private static final int PRIMARY = 7;

  String print(Node node) {
    return text(simplify(node), CONDITIONAL);
  }

  /** The formula as it is written. */
  static String verbatim(Node node) {
    return text(node, CONDITIONAL);
  }

  private static Node simplify(Node node) {
    if (node instanceof Node.Name name && name.name().equals("d")) {
      return new Node.Number(1);
    }
    if (node instanceof Node.Negation negation) {
      Node operand = simplify(negation.operand());
      return operand instanceof Node.Number number
          ? new Node.Number(-number.value())
          : new Node.Negation(operand);
    }
    if (node instanceof Node.Call call) {
      return new Node.Call(
          call.function(), call.arguments().stream().map(FormulaPrinter::simplify).toList());
    }
    if (node instanceof Node.Conditional conditional) {
      // Known numbers are only another way to compute the same; constants are in the note.
      if (isDecidedWhenBuilt(conditional.condition())) {
        return simplify(conditional.whenFalse());
      }
      return new Node.Conditional(
          simplify(conditional.condition()),
          simplify(conditional.whenTrue()),
          simplify(conditional.whenFalse()));
    }
    if (node instanceof Node.Binary binary) {
      String sign = binary.sign().replace('⊛', '*').replace('⊘', '/');
      Node left = simplify(binary.left());
      Node right = simplify(binary.right());
      if (sign.equals("*") && isOne(left)) {
        return right;
      }
      if (sign.equals("*") && isOne(right)) {
        return left;
      }
      // (1 / a) * b is b / a.
      if (sign.equals("*")
          && left instanceof Node.Binary quotient
          && quotient.sign().equals("/")
          && isOne(quotient.left())) {
        return new Node.Binary("/", right, quotient.right());
      }
      return new Node.Binary(sign, left, right);
    }
    return node;
  }

  private static boolean isDecidedWhenBuilt(Node condition) {
    return condition instanceof Node.Binary binary
        ? isDecidedWhenBuilt(binary.left()) && isDecidedWhenBuilt(binary.right())
        : condition instanceof Node.Call call
            && (call.function().equals("is") || call.function().equals("constant"));
  }

  private static boolean isOne(Node node) {
    return node instanceof Node.Number number && number.value() == 1;
  }

  private static String text(Node node, int context) {
    String text;
    int level;
    if (node instanceof Node.Number number) {
      double value = number.value();
      text = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
      level = value < 0 ? 6 : PRIMARY;
    } else if (node instanceof Node.Name name) {
      text = name.name();
      level = PRIMARY;
    } else if (node instanceof Node.Call call) {
      text =
          call.arguments().stream()
              .map(argument -> text(argument, CONDITIONAL))
              .collect(Collectors.joining(", ", call.function() + "(", ")"));
      level = PRIMARY;
    } else if (node instanceof Node.Negation negation) {
      text = "-" + text(negation.operand(), 5);
      level = 4;
    } else if (node instanceof Node.Conditional conditional) {
      text =
          text(conditional.condition(), 1)
              + " ? "
              + text(conditional.whenTrue(), 1)
              + " : "
              + text(conditional.whenFalse(), CONDITIONAL);
      level = CONDITIONAL;
    } else {
      Node.Binary binary = (Node.Binary) node;
      level = level(binary.sign());
      text =
          text(binary.left(), level) + " " + binary.sign() + " " + text(binary.right(), level + 1);
    }
    return level < context ? "(" + text + ")" : text;
  }

  private static int level(String sign) {
    List<String> levels = List.of("||", "&&", "< <= > >= == !=", "+ -", "* / ⊛ ⊘");
    for (int i = 0; i < levels.size(); i++) {
      if (List.of(levels.get(i).split(" ")).contains(sign)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException(sign);
  }
}
