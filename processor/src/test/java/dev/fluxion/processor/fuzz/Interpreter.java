package dev.fluxion.processor.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
  record Jump(Kind kind, String label, Object value) {
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
  private final Evaluation evaluation;
  Map<Variable, Object> frame = new IdentityHashMap<>();
  private int steps;
  private int depth;

  /**
   * @param largest derivatives that exceed it are wild: they may overflow on another way
   */
  Interpreter(RandomProgram program, double largest) {
    this.program = program;
    this.evaluation = new Evaluation(this, program, largest);
  }

  /** Whether an infinity or NaN was met: of derivatives nothing is promised. */
  boolean isWild() {
    return evaluation.wild;
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
    List<Object> own = new ArrayList<>(values);
    return new Outcome(call(program.main, values), own);
  }

  Object call(Routine routine, List<Object> arguments) {
    if (routine.isOfRecord()) {
      Objects.requireNonNull(arguments.get(0));
    }
    if (++depth > 200) {
      throw new TooLong();
    }
    Map<Variable, Object> caller = frame;
    frame = new IdentityHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      Variable parameter = routine.parameters.get(i);
      Object argument = arguments.get(i);
      boolean stops = parameter.role == Variable.Role.CONSTANT_PARAMETER;
      frame.put(parameter, stops ? detached(argument) : argument);
    }
    Jump end = run(routine.body);
    frame = caller;
    depth--;
    return end == null ? null : Arithmetic.convert(end.value, routine.result);
  }

  private static Object detached(Object value) {
    if (value instanceof HyperDual x) {
      return HyperDual.constant(x.value);
    }
    return value instanceof Instance record ? record.with((i, x) -> detached(x)) : value;
  }

  Jump run(List<Stmt> statements) {
    for (Stmt statement : statements) {
      Jump jump = run(statement);
      if (jump != null) {
        return jump;
      }
    }
    return null;
  }

  void step() {
    if (++steps > LONGEST) {
      throw new TooLong();
    }
  }

  private Jump run(Stmt statement) {
    step();
    if (statement instanceof Stmt.Declare s) {
      if (s.value() != null) {
        frame.put(s.variable(), evaluation.evaluate(s.value(), s.variable().type));
        if (s.variable().role == Variable.Role.FINAL_LOCAL
            && evaluation.isCompileTimeConstant(s.value())) {
          evaluation.keep(s.variable());
        }
      }
    } else if (statement instanceof Stmt.Run s) {
      evaluation.evaluate(s.expression());
    } else if (statement instanceof Stmt.If s) {
      return run(evaluation.test(s.condition()) ? s.yes() : s.no());
    } else if (statement instanceof Stmt.For s) {
      frame.put(s.counter(), evaluation.evaluate(s.start(), s.counter().type));
      for (; evaluation.test(s.condition()); s.updates().forEach(evaluation::evaluate)) {
        Jump jump = run(s.body());
        if (leaves(jump, s.label())) {
          return outside(jump, s.label());
        }
      }
    } else if (statement instanceof Stmt.ForEach s) {
      for (Object element : evaluation.array(s.array())) {
        frame.put(s.element(), element);
        Jump jump = run(s.body());
        if (leaves(jump, s.label())) {
          return outside(jump, s.label());
        }
      }
    } else if (statement instanceof Stmt.While s) {
      while (evaluation.test(s.condition())) {
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
      } while (evaluation.test(s.condition()));
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
      return new Jump(
          Jump.Kind.RETURN, null, s.value() == null ? null : evaluation.evaluate(s.value()));
    } else if (statement instanceof Stmt.Fill s) {
      Object[] target = evaluation.array(s.array());
      Arrays.fill(target, evaluation.evaluate(s.value(), Type.DOUBLE));
    } else if (statement instanceof Stmt.Move s) {
      Object[] from = evaluation.array(s.from());
      int fromIndex = evaluation.index(s.fromIndex());
      Object[] to = evaluation.array(s.to());
      System.arraycopy(
          from, fromIndex, to, evaluation.index(s.toIndex()), evaluation.index(s.length()));
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
    int selector = (Integer) evaluation.evaluate(s.selector());
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
}
