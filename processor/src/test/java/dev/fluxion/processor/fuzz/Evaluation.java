package dev.fluxion.processor.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Evaluates the expressions of a random program over hyper-dual numbers. */
final class Evaluation {
  private final Interpreter interpreter;
  private final RandomProgram program;
  private final double largest;
  private final Set<Variable> compileTimeConstants = new HashSet<>();

  /** Whether an infinity or NaN was met: of derivatives nothing is promised. */
  boolean wild;

  /**
   * @param largest derivatives that exceed it are wild: they may overflow on another way
   */
  Evaluation(Interpreter interpreter, RandomProgram program, double largest) {
    this.interpreter = interpreter;
    this.program = program;
    this.largest = largest;
  }

  /** From now on the variable counts as a compile-time constant. */
  void keep(Variable constant) {
    compileTimeConstants.add(constant);
  }

  boolean test(Expr condition) {
    return (Boolean) evaluate(condition);
  }

  private Object value(Variable variable) {
    if (variable.role != Variable.Role.CLASS_CONSTANT) {
      return interpreter.frame.get(variable);
    }
    return variable.constant instanceof double[] numbers
        ? Arrays.stream(numbers).mapToObj(HyperDual::constant).toArray()
        : HyperDual.constant((Double) variable.constant);
  }

  Object[] array(Expr expression) {
    return (Object[]) evaluate(expression);
  }

  int index(Expr expression) {
    return (Integer) evaluate(expression, Type.INT);
  }

  Object evaluate(Expr expression, Type type) {
    return Arithmetic.convert(evaluate(expression), type);
  }

  Object evaluate(Expr expression) {
    interpreter.step();
    return watch(compute(expression));
  }

  private Object watch(Object result) {
    if (result instanceof HyperDual x && (!Double.isFinite(x.value) || x.exceeds(largest))) {
      wild = true;
    }
    return result;
  }

  private Object compute(Expr expression) {
    if (expression instanceof Expr.Literal e) {
      return e.type().isReal() ? HyperDual.constant(((Number) e.value()).doubleValue()) : e.value();
    } else if (expression instanceof Expr.Read e) {
      return value(e.variable());
    } else if (expression instanceof Expr.Element e) {
      Object[] array = array(e.array());
      return array[index(e.index())];
    } else if (expression instanceof Expr.Length e) {
      return array(e.array()).length;
    } else if (expression instanceof Expr.Unary e) {
      Object operand = evaluate(e.operand());
      return switch (e.operator()) {
        case "!" -> !(Boolean) operand;
        case "-" -> Arithmetic.negate(operand, e.type());
        default -> operand;
      };
    } else if (expression instanceof Expr.Binary e) {
      return binary(e);
    } else if (expression instanceof Expr.Choice e) {
      return evaluate(test(e.condition()) ? e.yes() : e.no(), e.type());
    } else if (expression instanceof Expr.Convert e) {
      return evaluate(e.operand(), e.type());
    } else if (expression instanceof Expr.MathCall e) {
      return mathCall(e);
    } else if (expression instanceof Expr.Invoke e) {
      List<Object> arguments = new ArrayList<>();
      for (int i = 0; i < e.arguments().size(); i++) {
        arguments.add(evaluate(e.arguments().get(i), e.routine().parameters.get(i).type));
      }
      return interpreter.call(e.routine(), arguments);
    } else if (expression instanceof Expr.Assign e) {
      return assign(e);
    } else if (expression instanceof Expr.Step e) {
      Object old = value(e.target());
      Type type = Type.promote(e.target().type, Type.INT);
      Object one = Arithmetic.convert(1, type);
      Object next = Arithmetic.binary(e.sign().substring(1), old, one, type);
      interpreter.frame.put(e.target(), next);
      return e.prefix() ? next : old;
    }
    return expression instanceof Expr.SwitchValue e ? switchValue(e) : computeArray(expression);
  }

  private Object switchValue(Expr.SwitchValue e) {
    int selector = (Integer) evaluate(e.selector());
    for (Expr.Arm arm : e.arms()) {
      if (arm.labels().contains(selector) || arm.labels().isEmpty()) {
        interpreter.run(arm.body());
        return evaluate(arm.value(), e.type());
      }
    }
    throw new IllegalStateException("no default");
  }

  private Object computeArray(Expr expression) {
    if (expression instanceof Expr.Store e) {
      return store(e);
    } else if (expression instanceof Expr.ElementStep e) {
      Object[] array = array(e.array());
      int index = index(e.index());
      Object old = array[index];
      Object one = HyperDual.constant(1);
      Object next = Arithmetic.binary(e.sign().substring(1), old, one, Type.DOUBLE);
      array[index] = next;
      return e.prefix() ? next : old;
    } else if (expression instanceof Expr.Initializer e) {
      return e.elements().stream().map(x -> evaluate(x, e.type().element())).toArray();
    } else if (expression instanceof Expr.Zeros e) {
      int length = index(e.length());
      return e.type() == Type.PAIRS ? new Object[length] : zeros(length, e.type() == Type.MATRIX);
    } else if (expression instanceof Expr.Clone e) {
      return array(e.array()).clone();
    } else if (expression instanceof Expr.CopyOf e) {
      Object[] array = array(e.array());
      int from = e.from() == null ? 0 : index(e.from());
      Object[] copy = Arrays.copyOfRange(array, from, index(e.to()));
      for (int i = Math.max(0, array.length - from); i < copy.length; i++) {
        copy[i] = e.type() == Type.PAIRS ? null : HyperDual.constant(0);
      }
      return copy;
    } else if (expression instanceof Expr.Sum e) {
      return sum(array(e.array()));
    } else if (expression instanceof Expr.Same e) {
      return identity(evaluate(e.left())) == identity(evaluate(e.right()));
    }
    return computeRecord(expression);
  }

  private static Object identity(Object value) {
    return value instanceof Instance record ? record.identity : value;
  }

  private Object computeRecord(Expr expression) {
    if (expression instanceof Expr.Make e) {
      return make(e);
    } else if (expression instanceof Expr.Part e) {
      Routine accessor = e.direct() ? null : program.accessor(e.object().type(), e.component());
      Instance object = (Instance) Objects.requireNonNull(evaluate(e.object()));
      return accessor == null
          ? object.components()[e.number()]
          : interpreter.call(accessor, Collections.singletonList(object));
    }
    return expression instanceof Expr.TensorCall e ? tensorCall(e) : null; // It is the literal.
  }

  private Object tensorCall(Expr.TensorCall e) {
    List<Object> values = new ArrayList<>();
    for (Expr argument : e.arguments()) {
      Type type = argument.type();
      boolean isNumber = type != Type.TENSOR && !e.name().equals("get");
      values.add(evaluate(argument, isNumber ? Type.DOUBLE : type));
    }
    if (e.name().equals("vector")) {
      return new TensorValue((HyperDual) values.get(0), (HyperDual) values.get(1));
    }
    TensorValue tensor = (TensorValue) Objects.requireNonNull(values.get(0));
    Object result = tensor.apply(e.name(), values.subList(1, values.size()));
    if (result instanceof TensorValue t) {
      t.elements().forEach(this::watch);
    }
    return result;
  }

  private Object make(Expr.Make e) {
    List<Type.Component> components = e.type().components();
    Object[] values = new Object[components.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = evaluate(e.components().get(i), components.get(i).type());
    }
    Routine constructor = e.type() == Type.UNIT ? program.constructor : null;
    if (constructor != null) {
      Map<Variable, Object> caller = interpreter.frame;
      interpreter.frame = new IdentityHashMap<>();
      for (int i = 0; i < values.length; i++) {
        interpreter.frame.put(constructor.parameters.get(i), values[i]);
      }
      interpreter.run(constructor.body);
      for (int i = 0; i < values.length; i++) {
        values[i] = interpreter.frame.get(constructor.parameters.get(i));
      }
      interpreter.frame = caller;
    }
    for (int i = 0; i < values.length; i++) {
      if (components.get(i).isConstant()) {
        values[i] = HyperDual.constant(((HyperDual) values[i]).value);
      }
    }
    return new Instance(e.type(), values);
  }

  private static Object[] zeros(int length, boolean rows) {
    Object[] zeros = new Object[length];
    for (int i = 0; i < length; i++) {
      zeros[i] = rows ? zeros(2, false) : HyperDual.constant(0);
    }
    return zeros;
  }

  /** Compensated, as Java has it. */
  private static HyperDual sum(Object[] array) {
    double value = Arrays.stream(array).mapToDouble(x -> ((HyperDual) x).value).sum();
    HyperDual sum = HyperDual.constant(0);
    for (Object x : array) {
      sum = (HyperDual) Arithmetic.binary("+", sum, x, Type.DOUBLE);
    }
    return sum.withValue(value);
  }

  private Object store(Expr.Store e) {
    Object[] array = array(e.array());
    int index = index(e.index());
    Object result;
    if (e.operator().isEmpty()) {
      result = evaluate(e.value(), e.type());
    } else {
      Object old = array[index];
      Object operand = evaluate(e.value(), Type.DOUBLE);
      result = watch(old, operand, Arithmetic.binary(e.operator(), old, operand, Type.DOUBLE));
    }
    array[index] = result;
    return watch(result);
  }

  private Object binary(Expr.Binary e) {
    switch (e.operator()) {
      case "&&":
        return test(e.left()) && test(e.right());
      case "||":
        return test(e.left()) || test(e.right());
      default:
        Type type = Type.promote(e.left().type(), e.right().type());
        Object left = evaluate(e.left(), type);
        Object right = evaluate(e.right(), type);
        return watch(left, right, Arithmetic.binary(e.operator(), left, right, type));
    }
  }

  /** An infinite constant makes what it meets wild, even where the result is finite. */
  private Object watch(Object left, Object right, Object result) {
    if (result instanceof HyperDual r
        && !r.isConstant()
        && !(Double.isFinite(((HyperDual) left).value)
            && Double.isFinite(((HyperDual) right).value))) {
      wild = true;
    }
    return result;
  }

  private Object assign(Expr.Assign e) {
    Object result;
    if (e.operator().isEmpty()) {
      result = evaluate(e.value(), e.target().type);
    } else {
      Type type = Type.promote(e.target().type, e.value().type());
      Object old = Arithmetic.convert(value(e.target()), type);
      Object operand = evaluate(e.value(), type);
      Object computed = watch(old, operand, Arithmetic.binary(e.operator(), old, operand, type));
      result = Arithmetic.convert(computed, e.target().type);
    }
    interpreter.frame.put(e.target(), result);
    return watch(result);
  }

  private Object mathCall(Expr.MathCall e) {
    MathFunction function = e.function();
    Type type = function.isGeneric() ? e.type() : Type.DOUBLE;
    List<Object> arguments = new ArrayList<>();
    for (Expr argument : e.arguments()) {
      arguments.add(evaluate(argument, type.isInteger() ? Type.LONG : type));
    }
    if (type.isInteger()) {
      return Arithmetic.convert(integer(function, arguments, type == Type.INT), type);
    }
    HyperDual x = (HyperDual) arguments.get(0);
    HyperDual r;
    if (function.arity == 1) {
      r = function.apply(x);
      watch(x, x, r);
    } else {
      HyperDual y = (HyperDual) arguments.get(1);
      boolean hasConstant = e.arguments().stream().anyMatch(this::isCompileTimeConstant);
      r = function.apply(x, y, hasConstant);
      watch(x, y, r);
    }
    return switch (e.type()) {
      case LONG -> Math.round(x.value);
      case INT -> (int) r.value;
      case BOOLEAN -> r.value != 0;
      default -> r;
    };
  }

  private static long integer(MathFunction function, List<Object> arguments, boolean isInt) {
    long x = (Long) arguments.get(0);
    return switch (function) {
      case ABS -> isInt ? Math.abs((int) x) : Math.abs(x);
      case MAX -> Math.max(x, (Long) arguments.get(1));
      default -> Math.min(x, (Long) arguments.get(1));
    };
  }

  boolean isCompileTimeConstant(Expr e) {
    if (e instanceof Expr.Read read) {
      return compileTimeConstants.contains(read.variable())
          || read.variable().role == Variable.Role.CLASS_CONSTANT;
    } else if (e instanceof Expr.Unary unary) {
      return isCompileTimeConstant(unary.operand());
    } else if (e instanceof Expr.Binary binary) {
      return isCompileTimeConstant(binary.left()) && isCompileTimeConstant(binary.right());
    } else if (e instanceof Expr.Convert convert) {
      return isCompileTimeConstant(convert.operand());
    } else if (e instanceof Expr.Choice choice) {
      return isCompileTimeConstant(choice.condition())
          && isCompileTimeConstant(choice.yes())
          && isCompileTimeConstant(choice.no());
    }
    return e instanceof Expr.Literal;
  }
}
