package dev.fluxion.processor.fuzz;

import java.util.List;
import java.util.Set;

/** An expression of a random program, with its Java type. */
sealed interface Expr {

  Type type();

  record Literal(Type type, Object value) implements Expr {}

  record Read(Variable variable) implements Expr {
    @Override
    public Type type() {
      return variable.type;
    }
  }

  record Element(Expr array, Expr index) implements Expr {
    @Override
    public Type type() {
      return array.type().element();
    }
  }

  /** {@code array[index] = value}, or a compound one where the operator is not empty. */
  record Store(Expr array, Expr index, String operator, Expr value) implements Expr {
    @Override
    public Type type() {
      return array.type().element();
    }
  }

  /** {@code array[index]++} or the like. */
  record ElementStep(Expr array, Expr index, boolean prefix, String sign) implements Expr {
    @Override
    public Type type() {
      return Type.DOUBLE;
    }
  }

  /** {@code new double[] {…}}, or rows. */
  record Initializer(Type type, List<Expr> elements) implements Expr {}

  /** {@code new double[length]}; the rows of a matrix have two elements. */
  record Zeros(Type type, Expr length) implements Expr {}

  record Clone(Expr array) implements Expr {
    @Override
    public Type type() {
      return array.type();
    }
  }

  /** {@code Arrays.copyOfRange}; {@code Arrays.copyOf} where {@code from} is null. */
  record CopyOf(Expr array, Expr from, Expr to) implements Expr {
    @Override
    public Type type() {
      return array.type();
    }
  }

  /** {@code Arrays.stream(array).sum()}. */
  record Sum(Expr array) implements Expr {
    @Override
    public Type type() {
      return Type.DOUBLE;
    }
  }

  /** {@code ==} of arrays. */
  record Same(Expr left, Expr right) implements Expr {
    @Override
    public Type type() {
      return Type.BOOLEAN;
    }
  }

  /** {@code new Pair(…)}. */
  record Make(Type type, List<Expr> components) implements Expr {}

  /** The component of a record: the field itself, or what the accessor tells. */
  record Part(Expr object, int number, boolean direct) implements Expr {
    Type.Component component() {
      return object.type().components().get(number);
    }

    @Override
    public Type type() {
      return component().type();
    }
  }

  /** {@code Tensor.vector(…)}, or an operation on the first argument. */
  record TensorCall(Type type, String name, List<Expr> arguments) implements Expr {}

  /** {@code null}. */
  record Nothing(Type type) implements Expr {}

  record Length(Expr array) implements Expr {
    @Override
    public Type type() {
      return Type.INT;
    }
  }

  record Unary(String operator, Expr operand) implements Expr {
    @Override
    public Type type() {
      return operand.type();
    }
  }

  record Binary(String operator, Expr left, Expr right) implements Expr {
    private static final Set<String> TESTS = Set.of("<", "<=", ">", ">=", "==", "!=", "&&", "||");

    @Override
    public Type type() {
      return TESTS.contains(operator) ? Type.BOOLEAN : Type.promote(left.type(), right.type());
    }
  }

  record Choice(Expr condition, Expr yes, Expr no) implements Expr {
    @Override
    public Type type() {
      return yes.type().isReference() ? yes.type() : Type.promote(yes.type(), no.type());
    }
  }

  record Convert(Type type, Expr operand) implements Expr {}

  record MathCall(MathFunction function, List<Expr> arguments) implements Expr {
    @Override
    public Type type() {
      return function.result(arguments.stream().map(Expr::type).toList());
    }
  }

  record Invoke(Routine routine, List<Expr> arguments) implements Expr {
    @Override
    public Type type() {
      return routine.result;
    }
  }

  /** {@code target = value}, or a compound one where the operator is not empty. */
  record Assign(Variable target, String operator, Expr value) implements Expr {
    @Override
    public Type type() {
      return target.type;
    }
  }

  /** {@code ++} or {@code --}. */
  record Step(Variable target, boolean prefix, String sign) implements Expr {
    @Override
    public Type type() {
      return target.type;
    }
  }

  /** A switch expression on an {@code int}; the last arm, without labels, is its default. */
  record SwitchValue(Type type, Expr selector, List<Arm> arms) implements Expr {}

  /** {@code case labels -> { body; yield value; }}. */
  record Arm(List<Integer> labels, List<Stmt> body, Expr value) {}
}
