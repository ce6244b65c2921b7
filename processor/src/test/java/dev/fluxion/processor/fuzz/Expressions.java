package dev.fluxion.processor.fuzz;

import dev.fluxion.processor.fuzz.Variable.Role;
import java.util.ArrayList;
import java.util.List;

/** Makes random expressions, mostly with finite values. */
final class Expressions {
  /** How many of the operations may leave their domain. */
  static final double UNSAFE = 0.02;

  private final Scope scope;
  private final ProgramGenerator generator;
  final ArrayExpressions arrays;
  final RecordExpressions records;
  private final TensorExpressions tensors;

  Expressions(ProgramGenerator generator, Scope scope) {
    this.generator = generator;
    this.scope = scope;
    this.arrays = new ArrayExpressions(generator, scope, this);
    this.records = new RecordExpressions(generator, scope, this);
    this.tensors = new TensorExpressions(scope, this);
  }

  Expr of(Type type, int depth) {
    return switch (type) {
      case DOUBLE -> real(depth);
      case FLOAT -> floating(depth);
      case INT -> integer(depth);
      case LONG -> longInteger(depth);
      case BOOLEAN -> condition(depth);
      case DOUBLES -> arrays.array(depth);
      case MATRIX -> arrays.matrix(depth);
      case PAIR, PACK, UNIT, PAIRS -> records.of(type, depth);
      case TENSOR, TENSORS -> tensors.of(type, depth);
      default -> throw new IllegalArgumentException();
    };
  }

  static Expr number(double value) {
    return new Expr.Literal(Type.DOUBLE, value);
  }

  static Expr number(int value) {
    return new Expr.Literal(Type.INT, value);
  }

  private static Expr call(MathFunction function, Expr... arguments) {
    return new Expr.MathCall(function, List.of(arguments));
  }

  static Expr binary(String operator, Expr left, Expr right) {
    return new Expr.Binary(operator, left, right);
  }

  private Expr literal() {
    return number((scope.below(61) - 30) / 16.0);
  }

  private Expr realLeaf() {
    Expr component = generator.records && scope.chance(0.35) ? records.component() : null;
    if (component != null) {
      return component;
    }
    Expr ofTensor = generator.hasTensors() && scope.chance(0.35) ? tensors.component() : null;
    if (ofTensor != null) {
      return ofTensor;
    }
    if (generator.arrays && scope.chance(0.35)) {
      Expr place = arrays.place();
      if (place != null) {
        return new Expr.Element(place, arrays.index(place));
      }
    }
    if (scope.chance(0.8)) {
      boolean narrow = scope.chance(0.1);
      Variable v = scope.any(w -> narrow ? w.type == Type.FLOAT : w.type == Type.DOUBLE);
      if (v != null) {
        return new Expr.Read(v);
      }
    }
    if (scope.chance(0.2)) {
      Variable array = scope.any(v -> v.type == Type.DOUBLES);
      if (array != null) {
        Expr read = new Expr.Read(array);
        return new Expr.Element(read, arrays.index(read));
      }
    }
    if (scope.chance(0.2)) {
      Variable v = scope.any(w -> w.role == Role.COUNTER);
      if (v != null) {
        return new Expr.Read(v);
      }
    }
    return literal();
  }

  /** An expression of type double, or one that widens to it. */
  Expr real(int depth) {
    if (depth <= 0) {
      return realLeaf();
    }
    int kind = scope.below(100);
    if (kind < 12) {
      return realLeaf();
    } else if (kind < 46) {
      String operator = List.of("+", "-", "*", "*", "+").get(scope.below(5));
      return asDouble(binary(operator, real(depth - 1), real(depth - 1)));
    } else if (kind < 52) {
      Expr divisor = scope.chance(UNSAFE) ? real(depth - 1) : positive(depth - 1);
      return binary(scope.chance(0.8) ? "/" : "%", asDouble(real(depth - 1)), divisor);
    } else if (kind < 56) {
      return new Expr.Unary(scope.chance(0.9) ? "-" : "+", real(depth - 1));
    } else if (kind < 76) {
      return function(depth);
    } else if (kind < 81) {
      return new Expr.Choice(condition(depth - 1), asDouble(real(depth - 1)), real(depth - 1));
    } else if (kind < 83) {
      Type narrow = List.of(Type.FLOAT, Type.INT, Type.DOUBLE, Type.LONG).get(scope.below(4));
      return new Expr.Convert(narrow, real(depth - 1));
    } else if (kind < 90) {
      return invoke(Type.DOUBLE, depth);
    } else if (kind < 95) {
      Expr store = scope.chance(0.3) ? arrays.store(depth - 1) : null;
      return store != null ? store : assignment(depth);
    } else if (kind < 96 && generator.arrays) {
      Expr place = arrays.place();
      return place == null ? step(Type.DOUBLE) : new Expr.Sum(place);
    } else if (kind < 97) {
      return step(Type.DOUBLE);
    } else if (kind < 98) {
      return switchValue(Type.DOUBLE, depth);
    } else if (kind < 99) {
      return new Expr.Choice(condition(depth - 1), integer(depth - 1), real(depth - 1));
    }
    return asDouble(integer(depth - 1));
  }

  private static Expr asDouble(Expr e) {
    return e.type() == Type.DOUBLE ? e : new Expr.Convert(Type.DOUBLE, e);
  }

  /** A value of moderate size, so that loops do not overflow. */
  Expr damped(int depth) {
    Expr e = real(depth);
    return switch (scope.below(8)) {
      case 0 -> call(MathFunction.SIN, e);
      case 1 -> call(MathFunction.TANH, e);
      case 2 -> call(MathFunction.ATAN, e);
      case 3 -> binary("*", number(0.5), e);
      case 4 -> binary("*", e, number(0.25));
      case 5 -> binary("/", e, number(3.0));
      case 6 -> call(MathFunction.COS, e);
      default -> e;
    };
  }

  /** What a variable may become, in a loop again and again. */
  Expr bounded(int depth) {
    return scope.loops > 0 ? damped(depth) : real(depth);
  }

  /** What a variable may be multiplied by. */
  Expr factor(int depth) {
    return scope.loops > 0 ? call(MathFunction.COS, real(depth)) : damped(depth);
  }

  Expr positive(int depth) {
    Expr e = damped(depth);
    return switch (scope.below(3)) {
      case 0 -> binary("+", number(1.5), call(MathFunction.ABS, asDouble(e)));
      case 1 -> binary("+", number(1.25), call(MathFunction.SIN, e));
      default -> binary("+", call(MathFunction.EXP, call(MathFunction.SIN, e)), number(0.5));
    };
  }

  private Expr function(int depth) {
    MathFunction[] all = MathFunction.values();
    MathFunction function = all[scope.below(all.length)];
    Expr x = real(depth - 1);
    if (scope.chance(UNSAFE * 2) && function.arity == 1 && function.result(List.of()).isReal()) {
      return call(function, asDouble(x));
    }
    return switch (function) {
      case SIN, COS, TANH, ATAN, TO_RADIANS, FLOOR, CEIL, RINT -> call(function, x);
      case TAN, SINH, COSH, EXP, EXPM1 -> call(function, call(MathFunction.SIN, x));
      case ASIN, ACOS -> call(function, binary("*", number(0.9), call(MathFunction.COS, x)));
      case LOG, LOG10, LOG1P, SQRT, CBRT -> call(function, positive(depth - 1));
      case ABS -> call(function, x);
      case SIGNUM, ULP, NEXT_UP -> call(function, asDouble(x));
      case TO_DEGREES -> call(function, binary("*", number(0.0625), x));
      case POW -> call(function, positive(depth - 1), scope.chance(0.4) ? exponent() : sine(depth));
      case ATAN2 -> call(function, x, positive(depth - 1));
      case HYPOT -> call(function, x, positive(depth - 1));
      case MAX, MIN -> call(function, x, real(depth - 1));
      case COPY_SIGN -> call(function, asDouble(x), asDouble(real(depth - 1)));
      case ROUND -> new Expr.Convert(Type.DOUBLE, call(function, asDouble(x)));
      case FLOOR_MOD -> call(function, integer(depth - 1), number(2 + scope.below(4)));
      case IS_NAN -> new Expr.Choice(isNaN(x), number(1.0), asDouble(x));
    };
  }

  private static Expr isNaN(Expr x) {
    return call(MathFunction.IS_NAN, x);
  }

  private Expr sine(int depth) {
    return call(MathFunction.SIN, real(depth - 1));
  }

  private Expr exponent() {
    return number(List.of(2.0, 3.0, 0.5, -1.0, 1.0, 0.0, 1.5, -2.0).get(scope.below(8)));
  }

  private Expr floating(int depth) {
    Variable v = scope.any(w -> w.type == Type.FLOAT);
    if (depth <= 0 || scope.chance(0.2)) {
      return v != null && scope.chance(0.7)
          ? new Expr.Read(v)
          : new Expr.Literal(Type.FLOAT, (scope.below(31) - 15) / 8f);
    }
    return switch (scope.below(5)) {
      case 0 -> binary("+", floating(depth - 1), floating(depth - 1));
      case 1 -> binary("*", floating(depth - 1), floating(depth - 1));
      case 2 -> binary("-", floating(depth - 1), floating(depth - 1));
      case 3 -> call(MathFunction.MAX, floating(depth - 1), floating(depth - 1));
      default -> new Expr.Convert(Type.FLOAT, damped(depth - 1));
    };
  }

  Expr integer(int depth) {
    Variable v = scope.any(w -> w.type == Type.INT);
    if (depth <= 0 || scope.chance(0.3)) {
      return v != null && scope.chance(0.75) ? new Expr.Read(v) : number(scope.below(5));
    }
    Expr x = integer(depth - 1);
    return switch (scope.below(12)) {
      case 0 -> binary("+", x, integer(depth - 1));
      case 1 -> binary("-", x, integer(depth - 1));
      case 2 -> binary("*", x, number(1 + scope.below(3)));
      case 3, 4 -> binary("%", x, number(2 + scope.below(4)));
      case 5 -> binary("&", x, number(3));
      case 6 -> new Expr.Convert(Type.INT, damped(depth - 1));
      case 7 -> call(MathFunction.MAX, x, integer(depth - 1));
      case 8 -> new Expr.Choice(condition(depth - 1), x, integer(depth - 1));
      case 9 -> scope.chance(0.1) ? binary("/", x, integer(depth - 1)) : step(Type.INT);
      case 10 -> {
        Routine helper = generator.helper(scope, Type.INT);
        yield helper == null ? new Expr.Unary("-", x) : invoke(helper, depth);
      }
      default -> {
        Variable array = scope.any(w -> w.type == Type.DOUBLES);
        yield array == null ? x : new Expr.Length(new Expr.Read(array));
      }
    };
  }

  private Expr longInteger(int depth) {
    Variable v = scope.any(w -> w.type == Type.LONG);
    Expr x = v != null ? new Expr.Read(v) : new Expr.Convert(Type.LONG, integer(depth - 1));
    return switch (scope.below(4)) {
      case 0 -> x;
      case 1 -> binary("+", x, new Expr.Literal(Type.LONG, (long) scope.below(4)));
      case 2 -> binary("%", binary("*", x, integer(0)), new Expr.Literal(Type.LONG, 7L));
      default -> binary("%", call(MathFunction.ROUND, asDouble(damped(1))), number(5));
    };
  }

  Expr condition(int depth) {
    int kind = scope.below(20);
    Routine helper = depth > 0 && kind < 2 ? generator.helper(scope, Type.BOOLEAN) : null;
    if (helper != null) {
      return invoke(helper, depth);
    } else if (depth <= 0 || kind < 7) {
      String operator = List.of("<", "<=", ">", ">=", "!=", "<", ">").get(scope.below(7));
      return binary(operator, real(Math.max(depth, 0)), real(0));
    } else if (kind < 10) {
      String operator = List.of("<", "<=", ">", "==", "!=").get(scope.below(5));
      return binary(operator, integer(depth - 1), integer(0));
    } else if (kind < 14) {
      return binary(scope.chance(0.5) ? "&&" : "||", condition(depth - 1), condition(depth - 1));
    } else if (kind < 15) {
      return new Expr.Unary("!", condition(depth - 1));
    } else if (kind < 16) {
      String operator = List.of("&", "|", "^", "==").get(scope.below(4));
      return binary(operator, condition(depth - 1), condition(depth - 1));
    } else if (kind < 18) {
      return binary(scope.chance(0.5) ? "<" : ">", assignment(depth), literal());
    }
    Variable v = scope.any(w -> w.type == Type.BOOLEAN);
    if (generator.arrays && scope.chance(0.2)) {
      Expr left = arrays.writable();
      Expr right = arrays.writable();
      if (left != null) {
        return new Expr.Same(left, right);
      }
    }
    if (generator.records && scope.chance(0.4)) {
      Expr condition = records.condition();
      if (condition != null) {
        return condition;
      }
    }
    if (v == null) {
      return isNaN(real(depth - 1));
    }
    return kind == 18 || !v.isAssignable()
        ? new Expr.Read(v)
        : new Expr.Assign(v, "", condition(depth - 1));
  }

  /** An assignment to a real variable, as an expression; if there is none, something else. */
  Expr assignment(int depth) {
    Variable target = scope.any(v -> v.isAssignable() && v.type.isReal());
    if (target == null) {
      return real(depth - 1);
    }
    return assignment(target, depth);
  }

  Expr assignment(Variable target, int depth) {
    if (target.type == Type.BOOLEAN) {
      String operator = List.of("", "&", "|", "^").get(scope.below(4));
      return new Expr.Assign(target, operator, condition(depth - 1));
    } else if (target.type.isInteger()) {
      return scope.chance(0.5)
          ? new Expr.Assign(target, "", of(target.type, depth))
          : new Expr.Assign(
              target, List.of("+", "-", "%", "*").get(scope.below(4)), number(1 + scope.below(4)));
    }
    int kind = scope.below(10);
    if (kind < 5) {
      Expr value =
          target.type == Type.FLOAT
              ? floating(depth)
              : scope.loops > 0 ? damped(depth) : real(depth);
      return new Expr.Assign(target, "", value);
    } else if (kind < 8) {
      return new Expr.Assign(target, scope.chance(0.6) ? "+" : "-", damped(depth - 1));
    } else if (kind < 9) {
      return new Expr.Assign(
          target, "*", scope.loops > 0 ? call(MathFunction.COS, real(depth - 1)) : damped(depth));
    }
    return new Expr.Assign(target, scope.chance(0.8) ? "/" : "%", positive(depth - 1));
  }

  private Expr step(Type type) {
    Variable target = scope.any(v -> v.isAssignable() && v.type == type);
    return target == null
        ? type == Type.DOUBLE ? realLeaf() : number(scope.below(4))
        : new Expr.Step(target, scope.chance(0.5), scope.chance(0.5) ? "++" : "--");
  }

  private Expr invoke(Type type, int depth) {
    Routine helper = generator.helper(scope, type);
    if (helper == null) {
      return function(depth);
    }
    return invoke(helper, depth);
  }

  Expr invoke(Routine helper, int depth) {
    boolean overloaded = generator.isOverloaded(helper);
    List<Expr> arguments = new ArrayList<>();
    for (int i = 0; i < helper.parameters.size(); i++) {
      Variable parameter = helper.parameters.get(i);
      if (helper.recursive && i == helper.parameters.size() - 1) {
        arguments.add(generator.recursionDepth(scope));
      } else if (i == 0 && helper.isOfRecord()) {
        arguments.add(records.receiver(depth - 1));
      } else if (parameter.type.isReference()) {
        arguments.add(of(parameter.type, depth - 1));
      } else {
        Expr argument = of(parameter.type, depth - 1);
        arguments.add(
            argument.type() == parameter.type
                    || !overloaded && argument.type().ordinal() < parameter.type.ordinal()
                ? argument
                : new Expr.Convert(parameter.type, argument));
      }
    }
    return new Expr.Invoke(helper, arguments);
  }

  private Expr switchValue(Type type, int depth) {
    List<Expr.Arm> arms = new ArrayList<>();
    int label = 0;
    for (int count = 1 + scope.below(2); count > 0; count--) {
      List<Integer> labels = scope.chance(0.3) ? List.of(label, label + 1) : List.of(label);
      label += 2;
      arms.add(arm(labels, type, depth));
    }
    arms.add(arm(List.of(), type, depth));
    return new Expr.SwitchValue(type, binary("%", integer(depth - 1), number(4)), arms);
  }

  private Expr.Arm arm(List<Integer> labels, Type type, int depth) {
    Scope inner = scope.closed();
    List<Stmt> body =
        scope.chance(0.4) ? new Statements(generator, inner).list(1 + scope.below(2)) : List.of();
    Expressions expressions = new Expressions(generator, inner);
    Expr value = expressions.of(type, depth - 1);
    return new Expr.Arm(labels, body, value.type() == type ? value : new Expr.Convert(type, value));
  }
}
