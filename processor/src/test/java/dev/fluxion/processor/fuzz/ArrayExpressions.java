package dev.fluxion.processor.fuzz;

import static dev.fluxion.processor.fuzz.Expressions.binary;
import static dev.fluxion.processor.fuzz.Expressions.number;

import dev.fluxion.processor.fuzz.Variable.Role;
import java.util.ArrayList;
import java.util.List;

/** Makes random expressions that are arrays, or elements of arrays. */
final class ArrayExpressions {
  private final ProgramGenerator generator;
  private final Scope scope;
  private final Expressions expressions;

  ArrayExpressions(ProgramGenerator generator, Scope scope, Expressions expressions) {
    this.generator = generator;
    this.scope = scope;
    this.expressions = expressions;
  }

  /** Arrays may be indexed with this: null, or an expression without effects. */
  Expr place() {
    Variable array = scope.any(v -> v.type == Type.DOUBLES);
    Variable matrix = scope.any(v -> v.type == Type.MATRIX);
    if (matrix != null && (array == null || scope.chance(0.3))) {
      return new Expr.Element(new Expr.Read(matrix), row(matrix));
    }
    return array == null ? null : new Expr.Read(array);
  }

  /** Like {@link #place}, of an array that may be written; null if there is none. */
  Expr writable() {
    Variable array = scope.any(v -> v.isFreeArray(Type.DOUBLES));
    Variable matrix = scope.any(v -> v.isFreeArray(Type.MATRIX));
    if (matrix != null && (array == null || scope.chance(0.3))) {
      return new Expr.Element(new Expr.Read(matrix), row(matrix));
    }
    return array == null ? null : new Expr.Read(array);
  }

  /** An index without effects. */
  Expr row(Variable matrix) {
    Variable counter = scope.any(v -> v.role == Role.COUNTER && v.type == Type.INT);
    Expr length = new Expr.Length(new Expr.Read(matrix));
    if (counter != null && scope.chance(0.6)) {
      return new Expr.MathCall(MathFunction.FLOOR_MOD, List.of(new Expr.Read(counter), length));
    }
    return scope.chance(0.7) ? number(0) : binary("-", length, number(1));
  }

  /** An index that mostly fits. */
  Expr index(Expr array) {
    if (scope.chance(Expressions.UNSAFE / 2)) {
      return expressions.integer(1);
    }
    Variable counter = scope.any(v -> v.role == Role.COUNTER && v.type == Type.INT);
    Expr index = counter != null && scope.chance(0.6) ? near(counter) : expressions.integer(1);
    return scope.chance(0.15)
        ? number(0)
        : new Expr.MathCall(MathFunction.FLOOR_MOD, List.of(index, new Expr.Length(array)));
  }

  private Expr near(Variable counter) {
    Expr read = new Expr.Read(counter);
    return switch (scope.below(4)) {
      case 0 -> binary("+", read, number(1));
      case 1 -> binary("-", read, number(1));
      default -> read;
    };
  }

  /** An array, new or old. */
  Expr array(int depth) {
    Expr known = writable();
    int kind = known == null ? 60 + scope.below(40) : scope.below(100);
    if (kind < 40) {
      return known;
    } else if (kind < 52) {
      return new Expr.Clone(known);
    } else if (kind < 58) {
      return copy(known);
    } else if (kind < 75) {
      return initializer(depth);
    } else if (kind < 82) {
      return new Expr.Zeros(Type.DOUBLES, number(scope.chance(0.03) ? 0 : 1 + scope.below(3)));
    } else if (kind < 90 && depth > 0) {
      return new Expr.Choice(expressions.condition(1), array(depth - 1), array(depth - 1));
    }
    Routine helper = generator.helper(scope, Type.DOUBLES);
    return helper == null || depth <= 0 ? initializer(depth) : expressions.invoke(helper, depth);
  }

  private Expr copy(Expr array) {
    Expr length = new Expr.Length(array);
    if (scope.chance(0.5)) {
      Expr size = scope.chance(0.5) ? binary("+", length, number(1)) : number(1 + scope.below(3));
      return new Expr.CopyOf(array, null, size);
    }
    return new Expr.CopyOf(array, binary("-", length, number(1)), binary("+", length, number(1)));
  }

  private Expr initializer(int depth) {
    List<Expr> elements = new ArrayList<>();
    for (int count = 1 + scope.below(3); count > 0; count--) {
      elements.add(expressions.real(depth - 1));
    }
    return new Expr.Initializer(Type.DOUBLES, elements);
  }

  Expr matrix(int depth) {
    Variable known = scope.any(v -> v.isFreeArray(Type.MATRIX));
    int kind = known == null ? 50 + scope.below(50) : scope.below(100);
    if (kind < 35) {
      return new Expr.Read(known);
    } else if (kind < 50) {
      return new Expr.Clone(new Expr.Read(known));
    } else if (kind < 70) {
      return new Expr.Zeros(Type.MATRIX, number(1 + scope.below(2)));
    }
    List<Expr> rows = new ArrayList<>();
    for (int count = 1 + scope.below(2); count > 0; count--) {
      rows.add(array(depth - 1));
    }
    return new Expr.Initializer(Type.MATRIX, rows);
  }

  /** A write to an element; null if there is nothing to write to. */
  Expr store(int depth) {
    Expr array = writable();
    if (array == null) {
      return null;
    }
    Expr index = index(array);
    if (scope.chance(0.05)) {
      return new Expr.ElementStep(array, index, scope.chance(0.5), scope.chance(0.5) ? "++" : "--");
    }
    return switch (scope.below(10)) {
      case 0, 1, 2, 3 -> new Expr.Store(array, index, "", expressions.bounded(depth));
      case 4, 5, 6 -> new Expr.Store(array, index, "+", element(array, depth));
      case 7 -> new Expr.Store(array, index, "-", expressions.damped(depth - 1));
      case 8 -> new Expr.Store(array, index, "*", expressions.factor(depth - 1));
      default -> new Expr.Store(array, index, "/", expressions.positive(depth - 1));
    };
  }

  /** Often another element, or the same, of the same array. */
  private Expr element(Expr array, int depth) {
    Expr factor = number(0.5);
    return scope.chance(0.5)
        ? binary("*", factor, new Expr.Element(array, index(array)))
        : expressions.damped(depth - 1);
  }
}
