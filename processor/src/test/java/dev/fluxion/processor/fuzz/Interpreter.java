package dev.fluxion.processor.fuzz;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a random program over hyper-dual numbers: the independent oracle. */
final class Interpreter {

  /** The run is longer than a test should be, or endless. */
  static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLong() {
      super(null, null, false, false);
    }
  }

  /** Why a statement did not complete normally. */
  private record Jump(Kind kind, String label, Object value) {
    enum Kind {
      BREAK,
      CONTINUE,
      RETURN
    }

    boolean isBreakOf(String loop) {
      return kind == Kind.BREAK && (label == null || label.equals(loop));
    }

    boolean isContinueOf(String loop) {
      return kind == Kind.CONTINUE && (label == null || label.equals(loop));
    }
  }

  private static final int LONGEST = 60_000;

  private final RandomProgram program;
  private final double largest;
  private Map<Variable, Object> frame = new IdentityHashMap<>();
  private final Set<Variable> compileTimeConstants = new HashSet<>();
  private int steps;
  private int depth;

  /** Whether an infinity or NaN was met: of derivatives nothing is promised. */
  boolean wild;

  /**
   * @param largest derivatives that exceed it are wild: they may overflow on another way
   */
  Interpreter(RandomProgram program, double largest) {
    this.program = program;
    this.largest = largest;
  }

  /** What the program returned, and what it left in its arguments; arrays are {@link Object}s. */
  record Outcome(Object result, List<Object> arguments) {}

  /**
   * Runs the program.
   *
   * @param size how many numbers the differentiated parameters are
   */
  Outcome run(Object[] arguments, int size) {
    List<Integer> active = program.active();
    List<Object> values = new ArrayList<>();
    Inputs inputs = new Inputs(size);
    for (int i = 0; i < arguments.length; i++) {
      values.add(inputs.read(arguments[i], active.contains(i)));
    }
    List<Object> own = List.copyOf(values);
    return new Outcome(call(program.main, values), own);
  }

  /** Makes arguments with derivatives; an array that is passed twice is one array. */
  private static final class Inputs {
    private final int size;
    private final Map<Object, Object> known = new IdentityHashMap<>();
    private int next;

    Inputs(int size) {
      this.size = size;
    }

    Object read(Object argument, boolean isActive) {
      if (argument instanceof Double || argument instanceof Float) {
        double x = ((Number) argument).doubleValue();
        return isActive ? HyperDual.parameter(x, next++, size) : HyperDual.constant(x);
      } else if (!argument.getClass().isArray()) {
        return argument;
      }
      int length = Array.getLength(argument);
      Object[] elements = (Object[]) known.get(argument);
      if (elements == null) {
        elements = new Object[length];
        for (int i = 0; i < length; i++) {
          elements[i] = read(Array.get(argument, i), isActive);
        }
        known.put(argument, elements);
      } else if (isActive) {
        // The places of this use have the derivatives of the first.
        next += numbers(elements);
      }
      return elements;
    }
  }

  private static int numbers(Object value) {
    return value instanceof Object[] elements
        ? Arrays.stream(elements).mapToInt(Interpreter::numbers).sum()
        : 1;
  }

  private Object call(Routine routine, List<Object> arguments) {
    if (++depth > 200) {
      throw new TooLong();
    }
    Map<Variable, Object> caller = frame;
    frame = new IdentityHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      Variable parameter = routine.parameters.get(i);
      Object argument = arguments.get(i);
      boolean stops = parameter.role == Variable.Role.CONSTANT_PARAMETER;
      frame.put(
          parameter,
          stops && argument instanceof HyperDual x ? HyperDual.constant(x.value) : argument);
    }
    Jump end = run(routine.body);
    frame = caller;
    depth--;
    return end == null ? null : Arithmetic.convert(end.value, routine.result);
  }

  private Jump run(List<Stmt> statements) {
    for (Stmt statement : statements) {
      Jump jump = run(statement);
      if (jump != null) {
        return jump;
      }
    }
    return null;
  }

  private void step() {
    if (++steps > LONGEST) {
      throw new TooLong();
    }
  }

  private Jump run(Stmt statement) {
    step();
    if (statement instanceof Stmt.Declare s) {
      if (s.value() != null) {
        frame.put(s.variable(), evaluate(s.value(), s.variable().type));
        if (s.variable().role == Variable.Role.FINAL_LOCAL && isCompileTimeConstant(s.value())) {
          compileTimeConstants.add(s.variable());
        }
      }
    } else if (statement instanceof Stmt.Run s) {
      evaluate(s.expression());
    } else if (statement instanceof Stmt.If s) {
      return run(test(s.condition()) ? s.yes() : s.no());
    } else if (statement instanceof Stmt.For s) {
      frame.put(s.counter(), evaluate(s.start(), s.counter().type));
      for (; test(s.condition()); s.updates().forEach(this::evaluate)) {
        Jump jump = run(s.body());
        if (leaves(jump, s.label())) {
          return outside(jump, s.label());
        }
      }
    } else if (statement instanceof Stmt.ForEach s) {
      for (Object element : array(s.array())) {
        frame.put(s.element(), element);
        Jump jump = run(s.body());
        if (leaves(jump, s.label())) {
          return outside(jump, s.label());
        }
      }
    } else if (statement instanceof Stmt.While s) {
      while (test(s.condition())) {
        Jump jump = run(s.body());
        if (leaves(jump, s.label())) {
          return outside(jump, s.label());
        }
      }
    } else if (statement instanceof Stmt.Do s) {
      do {
        Jump jump = run(s.body());
        if (leaves(jump, s.label())) {
          return outside(jump, s.label());
        }
      } while (test(s.condition()));
    } else if (statement instanceof Stmt.Switch s) {
      return runSwitch(s);
    } else if (statement instanceof Stmt.Block s) {
      Jump jump = run(s.body());
      boolean own = jump != null && s.label() != null && s.label().equals(jump.label);
      return own ? null : jump;
    } else if (statement instanceof Stmt.Break s) {
      return new Jump(Jump.Kind.BREAK, s.label(), null);
    } else if (statement instanceof Stmt.Continue s) {
      return new Jump(Jump.Kind.CONTINUE, s.label(), null);
    } else if (statement instanceof Stmt.Return s) {
      return new Jump(Jump.Kind.RETURN, null, s.value() == null ? null : evaluate(s.value()));
    } else if (statement instanceof Stmt.Fill s) {
      Object[] target = array(s.array());
      Arrays.fill(target, evaluate(s.value(), Type.DOUBLE));
    } else if (statement instanceof Stmt.Move s) {
      Object[] from = array(s.from());
      int fromIndex = index(s.fromIndex());
      Object[] to = array(s.to());
      System.arraycopy(from, fromIndex, to, index(s.toIndex()), index(s.length()));
    } else if (statement instanceof Stmt.Throw s) {
      throw new IllegalStateException(s.message());
    }
    return null;
  }

  /** Whether a jump out of the body ends the loop. */
  private boolean leaves(Jump jump, String label) {
    step();
    return jump != null && !jump.isContinueOf(label);
  }

  private static Jump outside(Jump jump, String label) {
    return jump.isBreakOf(label) ? null : jump;
  }

  private Jump runSwitch(Stmt.Switch s) {
    int selector = (Integer) evaluate(s.selector());
    int start = -1;
    for (int i = 0; i < s.cases().size(); i++) {
      List<Integer> labels = s.cases().get(i).labels();
      if (labels.contains(selector) || labels.isEmpty() && start < 0) {
        start = i;
        if (!labels.isEmpty()) {
          break;
        }
      }
    }
    if (start < 0) {
      return null;
    }
    int end = s.arrows() ? start + 1 : s.cases().size();
    for (int i = start; i < end; i++) {
      Jump jump = run(s.cases().get(i).body());
      if (jump != null) {
        return jump.kind == Jump.Kind.BREAK && jump.label == null ? null : jump;
      }
    }
    return null;
  }

  private boolean test(Expr condition) {
    return (Boolean) evaluate(condition);
  }

  private Object value(Variable variable) {
    if (variable.role != Variable.Role.CLASS_CONSTANT) {
      return frame.get(variable);
    }
    return variable.constant instanceof double[] numbers
        ? Arrays.stream(numbers).mapToObj(HyperDual::constant).toArray()
        : HyperDual.constant((Double) variable.constant);
  }

  private Object[] array(Expr expression) {
    return (Object[]) evaluate(expression);
  }

  private int index(Expr expression) {
    return (Integer) evaluate(expression, Type.INT);
  }

  private Object evaluate(Expr expression, Type type) {
    return Arithmetic.convert(evaluate(expression), type);
  }

  private Object evaluate(Expr expression) {
    step();
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
      return call(e.routine(), arguments);
    } else if (expression instanceof Expr.Assign e) {
      return assign(e);
    } else if (expression instanceof Expr.Step e) {
      Object old = value(e.target());
      Type type = Type.promote(e.target().type, Type.INT);
      Object one = Arithmetic.convert(1, type);
      Object next = Arithmetic.binary(e.sign().substring(1), old, one, type);
      frame.put(e.target(), next);
      return e.prefix() ? next : old;
    }
    return expression instanceof Expr.SwitchValue e ? switchValue(e) : computeArray(expression);
  }

  private Object switchValue(Expr.SwitchValue e) {
    int selector = (Integer) evaluate(e.selector());
    for (Expr.Arm arm : e.arms()) {
      if (arm.labels().contains(selector) || arm.labels().isEmpty()) {
        run(arm.body());
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
      return zeros(index(e.length()), e.type() == Type.MATRIX);
    } else if (expression instanceof Expr.Clone e) {
      return array(e.array()).clone();
    } else if (expression instanceof Expr.CopyOf e) {
      Object[] array = array(e.array());
      int from = e.from() == null ? 0 : index(e.from());
      Object[] copy = Arrays.copyOfRange(array, from, index(e.to()));
      for (int i = Math.max(0, array.length - from); i < copy.length; i++) {
        copy[i] = HyperDual.constant(0);
      }
      return copy;
    } else if (expression instanceof Expr.Sum e) {
      return sum(array(e.array()));
    }
    Expr.Same e = (Expr.Same) expression;
    return evaluate(e.left()) == evaluate(e.right());
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
    frame.put(e.target(), result);
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

  private boolean isCompileTimeConstant(Expr e) {
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
