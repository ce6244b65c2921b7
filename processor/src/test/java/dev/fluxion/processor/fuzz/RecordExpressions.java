package dev.fluxion.processor.fuzz;

import static dev.fluxion.processor.fuzz.Expressions.number;

import java.util.ArrayList;
import java.util.List;

/** Makes random expressions that are records, arrays of records, or parts of these. */
final class RecordExpressions {
  private final ProgramGenerator generator;
  private final Scope scope;
  private final Expressions expressions;

  RecordExpressions(ProgramGenerator generator, Scope scope, Expressions expressions) {
    this.generator = generator;
    this.scope = scope;
    this.expressions = expressions;
  }

  private Expr read(Type type) {
    Variable variable = scope.any(v -> v.type == type);
    return variable == null ? null : new Expr.Read(variable);
  }

  private Expr part(Expr object, int number) {
    return new Expr.Part(object, number, generator.direct || scope.chance(0.1));
  }

  /** A pair without effects, in a variable or part of something; null if there is none. */
  Expr place() {
    Expr pairs = read(Type.PAIRS);
    Expr pack = read(Type.PACK);
    Expr unit = read(Type.UNIT);
    Expr pair = read(Type.PAIR);
    if (pairs != null && (pair == null || scope.chance(0.35))) {
      return new Expr.Element(pairs, expressions.arrays.index(pairs));
    } else if (pack != null && (pair == null || scope.chance(0.2))) {
      return part(pack, 1);
    } else if (unit != null && (pair == null || scope.chance(0.2))) {
      return part(unit, 1);
    }
    return pair;
  }

  /** A number in a record; null if there is none. */
  Expr component() {
    Expr pack = read(Type.PACK);
    Expr unit = read(Type.UNIT);
    if (pack != null && scope.chance(0.3)) {
      Expr array = part(pack, 0);
      return scope.chance(0.3)
          ? part(pack, 3)
          : new Expr.Element(array, expressions.arrays.index(array));
    } else if (unit != null && scope.chance(0.3)) {
      return part(unit, 0);
    }
    Expr pair = place();
    if (pair == null) {
      return null;
    }
    Expr component = part(pair, scope.below(2));
    return scope.chance(0.15) ? new Expr.Choice(isNull(pair), number(0.5), component) : component;
  }

  private static Expr isNull(Expr record) {
    return new Expr.Same(record, new Expr.Nothing(record.type()));
  }

  /** What a method of a record is called on. */
  Expr receiver(int depth) {
    Expr known = place();
    return known == null || scope.chance(0.1) ? newPair(depth) : known;
  }

  Expr of(Type type, int depth) {
    return switch (type) {
      case PAIR -> pair(depth);
      case PACK -> pack(depth);
      case UNIT -> unit(depth);
      default -> pairs(depth);
    };
  }

  private Expr newPair(int depth) {
    Expr x = expressions.bounded(depth - 1);
    return new Expr.Make(Type.PAIR, List.of(x, expressions.bounded(depth - 1)));
  }

  private Expr pair(int depth) {
    Expr known = place();
    int kind = scope.below(100);
    if (kind < 30 && known != null) {
      return known;
    } else if (kind < 34) {
      return new Expr.Nothing(Type.PAIR);
    } else if (kind < 48 && depth > 0) {
      return new Expr.Choice(expressions.condition(1), pair(depth - 1), pair(depth - 1));
    } else if (kind < 70 && depth > 0) {
      Routine helper = generator.helper(scope, Type.PAIR);
      if (helper != null) {
        return expressions.invoke(helper, depth);
      }
    }
    return newPair(depth);
  }

  private Expr pack(int depth) {
    Expr known = read(Type.PACK);
    if (known != null && scope.chance(0.4)) {
      return known;
    }
    Routine helper = depth > 0 && scope.chance(0.3) ? generator.helper(scope, Type.PACK) : null;
    if (helper != null) {
      return expressions.invoke(helper, depth);
    }
    Expr v = expressions.arrays.array(depth - 1);
    Expr n = expressions.integer(1);
    return new Expr.Make(Type.PACK, List.of(v, pair(depth - 1), n, expressions.bounded(depth - 1)));
  }

  private Expr unit(int depth) {
    Expr known = read(Type.UNIT);
    if (known != null && scope.chance(0.3)) {
      return known;
    }
    Expr u = expressions.bounded(depth - 1);
    return new Expr.Make(Type.UNIT, List.of(u, pair(depth - 1)));
  }

  private Expr pairs(int depth) {
    Expr known = read(Type.PAIRS);
    int kind = known == null ? 60 + scope.below(40) : scope.below(100);
    if (kind < 40) {
      return known;
    } else if (kind < 50) {
      return new Expr.Clone(known);
    } else if (kind < 54) {
      return new Expr.CopyOf(known, null, new Expr.Length(known));
    } else if (kind < 60 && depth > 0) {
      return new Expr.Choice(expressions.condition(1), pairs(depth - 1), pairs(depth - 1));
    } else if (kind < 75) {
      Routine helper = depth > 0 ? generator.helper(scope, Type.PAIRS) : null;
      if (helper != null) {
        return expressions.invoke(helper, depth);
      }
    }
    List<Expr> elements = new ArrayList<>();
    for (int count = 1 + scope.below(3); count > 0; count--) {
      elements.add(scope.chance(0.85) ? newPair(depth - 1) : pair(depth - 1));
    }
    return new Expr.Initializer(Type.PAIRS, elements);
  }

  /** A test of references; null where there are none. */
  Expr condition() {
    Expr pair = place();
    if (pair == null) {
      return null;
    }
    Expr other = scope.chance(0.4) ? place() : new Expr.Nothing(Type.PAIR);
    Expr same = new Expr.Same(pair, other);
    return scope.chance(0.5) ? same : new Expr.Unary("!", same);
  }
}
