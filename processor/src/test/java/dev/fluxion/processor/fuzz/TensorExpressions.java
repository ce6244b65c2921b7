package dev.fluxion.processor.fuzz;

import static dev.fluxion.processor.fuzz.Expressions.number;

import java.util.ArrayList;
import java.util.List;

/** Makes random expressions that are tensors, arrays of tensors, or numbers made of these. */
final class TensorExpressions {
  private static final List<String> UNARY =
      List.of("negate", "sin", "cos", "tanh", "square", "tanh");
  private static final List<String> BINARY =
      List.of("plus", "minus", "times", "maximum", "minimum", "plus");

  private final Scope scope;
  private final Expressions expressions;

  TensorExpressions(Scope scope, Expressions expressions) {
    this.scope = scope;
    this.expressions = expressions;
  }

  private Expr read(Type type) {
    Variable variable = scope.any(v -> v.type == type);
    return variable == null ? null : new Expr.Read(variable);
  }

  /** A tensor in a variable or an array; null if there is none. */
  private Expr place() {
    Expr tensors = read(Type.TENSORS);
    Expr tensor = read(Type.TENSOR);
    return tensors != null && (tensor == null || scope.chance(0.5))
        ? new Expr.Element(tensors, expressions.arrays.index(tensors))
        : tensor;
  }

  static Expr call(Type type, String name, Expr... arguments) {
    return new Expr.TensorCall(type, name, List.of(arguments));
  }

  /** A number in a tensor; null if there is none. */
  Expr component() {
    Expr tensor = place();
    if (tensor == null) {
      return null;
    }
    return scope.chance(0.5)
        ? call(Type.DOUBLE, "sum", tensor)
        : call(Type.DOUBLE, "get", tensor, number(scope.below(2)));
  }

  Expr of(Type type, int depth) {
    return type == Type.TENSOR ? bounded(depth) : tensors(depth);
  }

  /** In a loop a value of moderate size. */
  private Expr bounded(int depth) {
    Expr tensor = tensor(depth);
    return scope.loops > 0 && !(tensor instanceof Expr.Read)
        ? call(Type.TENSOR, scope.chance(0.5) ? "tanh" : "sin", tensor)
        : tensor;
  }

  private Expr tensor(int depth) {
    Expr known = place();
    int kind = scope.below(100);
    if (known != null && (kind < 25 || depth <= 0)) {
      return known;
    } else if (known == null || kind < 35) {
      return call(
          Type.TENSOR, "vector", expressions.bounded(depth - 1), expressions.bounded(depth - 1));
    } else if (kind < 45) {
      return new Expr.Choice(expressions.condition(1), tensor(depth - 1), tensor(depth - 1));
    } else if (kind < 65) {
      return call(Type.TENSOR, UNARY.get(scope.below(UNARY.size())), tensor(depth - 1));
    } else if (kind < 78) {
      return call(Type.TENSOR, "times", tensor(depth - 1), expressions.bounded(depth - 1));
    }
    String name = BINARY.get(scope.below(BINARY.size()));
    return call(Type.TENSOR, name, tensor(depth - 1), tensor(depth - 1));
  }

  private Expr tensors(int depth) {
    Expr known = read(Type.TENSORS);
    int kind = known == null ? 99 : scope.below(100);
    if (kind < 40) {
      return known;
    } else if (kind < 55) {
      return new Expr.Clone(known);
    } else if (kind < 65 && depth > 0) {
      return new Expr.Choice(expressions.condition(1), tensors(depth - 1), tensors(depth - 1));
    }
    List<Expr> elements = new ArrayList<>();
    for (int count = 1 + scope.below(3); count > 0; count--) {
      elements.add(bounded(depth - 1));
    }
    return new Expr.Initializer(Type.TENSORS, elements);
  }
}
