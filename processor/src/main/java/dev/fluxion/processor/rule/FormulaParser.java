package dev.fluxion.processor.rule;

import dev.fluxion.processor.rule.Formula.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads formulas by recursive descent: a method for each level of precedence. */
final class FormulaParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?|\\w+|<=|>=|==|!=|&&|\\|\\||[-+*/⊛⊘<>?:(),])\\s*");

  /** Binary operators from the loosest to the tightest. */
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("||"),
          List.of("&&"),
          List.of("<", "<=", ">", ">=", "==", "!="),
          List.of("+", "-"),
          List.of("*", "/", "⊛", "⊘"));

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  FormulaParser(String text) {
    this.text = text;
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw error("unreadable");
      }
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
  }

  Node parse() {
    Node node = conditional();
    if (next < tokens.size()) {
      throw error("unexpected " + tokens.get(next));
    }
    return node;
  }

  private Node conditional() {
    Node condition = binary(0);
    if (!accept("?")) {
      return condition;
    }
    Node whenTrue = conditional();
    expect(":");
    return new Node.Conditional(condition, whenTrue, conditional());
  }

  private Node binary(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    Node left = binary(level + 1);
    while (next < tokens.size() && LEVELS.get(level).contains(tokens.get(next))) {
      String sign = tokens.get(next++);
      left = new Node.Binary(sign, left, binary(level + 1));
    }
    return left;
  }

  private Node unary() {
    if (!accept("-")) {
      return primary();
    }
    Node operand = unary();
    return operand instanceof Node.Number number
        ? new Node.Number(-number.value())
        : new Node.Negation(operand);
  }

  private Node primary() {
    if (accept("(")) {
      Node node = conditional();
      expect(")");
      return node;
    }
    if (next == tokens.size()) {
      throw error("unexpected end");
    }
    String token = tokens.get(next++);
    if (Character.isDigit(token.charAt(0))) {
      return new Node.Number(Double.parseDouble(token));
    }
    if (!Character.isLetter(token.charAt(0))) {
      throw error("unexpected " + token);
    }
    if (!accept("(")) {
      return new Node.Name(token);
    }
    List<Node> arguments = new ArrayList<>();
    do {
      arguments.add(conditional());
    } while (accept(","));
    expect(")");
    return new Node.Call(token, arguments);
  }

  private boolean accept(String token) {
    boolean found = next < tokens.size() && tokens.get(next).equals(token);
    if (found) {
      next++;
    }
    return found;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw error("expected " + token);
    }
  }

  private IllegalArgumentException error(String message) {
    return new IllegalArgumentException(message + " in the formula: " + text);
  }
}
