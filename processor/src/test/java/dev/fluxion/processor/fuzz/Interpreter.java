package dev.fluxion.processor.fuzz;

import java.util.ArrayList;
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

  /** The result with its derivatives in the differentiated parameters. */
  HyperDual run(Object[] arguments) {
    List<Integer> active = program.active();
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      Type type = program.main.parameters.get(i).type;
      int position = active.indexOf(i);
      values.add(
          type.isReal()
              ? real(((Number) arguments[i]).doubleValue(), position, active.size())
              : arguments[i]);
    }
    return (HyperDual) call(program.main, values);
  }

  private static HyperDual real(double value, int position, int size) {
    return position < 0 ? HyperDual.constant(value) : HyperDual.parameter(value, position, size);
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
    return Arithmetic.convert(end.value, routine.result);
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
      for (double element : (double[]) value(s.array())) {
        frame.put(s.element(), HyperDual.constant(element));
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
      return new Jump(Jump.Kind.RETURN, null, evaluate(s.value()));
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
    return variable.role == Variable.Role.CLASS_CONSTANT
        ? variable.constant instanceof Double d ? HyperDual.constant(d) : variable.constant
        : frame.get(variable);
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
      double[] array = (double[]) value(e.array());
      return HyperDual.constant(array[(Integer) evaluate(e.index(), Type.INT)]);
    } else if (expression instanceof Expr.Length e) {
      return ((double[]) value(e.array())).length;
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
    Expr.SwitchValue e = (Expr.SwitchValue) expression;
    int selector = (Integer) evaluate(e.selector());
    for (Expr.Arm arm : e.arms()) {
      if (arm.labels().contains(selector) || arm.labels().isEmpty()) {
        run(arm.body());
        return evaluate(arm.value(), e.type());
      }
    }
    throw new IllegalStateException("no default");
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
