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

  record Element(Variable array, Expr index) implements Expr {
    @Override
    public Type type() {
      return Type.DOUBLE;
    }
  }

  record Length(Variable array) implements Expr {
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
      return Type.promote(yes.type(), no.type());
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
