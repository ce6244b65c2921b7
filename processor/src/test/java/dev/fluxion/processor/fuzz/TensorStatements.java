package dev.fluxion.processor.fuzz;

import static dev.fluxion.processor.fuzz.Expressions.binary;
import static dev.fluxion.processor.fuzz.Expressions.number;

import dev.fluxion.processor.fuzz.Variable.Role;
import java.util.List;

/** Makes random statements about tensors and arrays of them. */
final class TensorStatements {
  private final ProgramGenerator generator;
  private final Scope scope;
  private final Expressions expressions;

  TensorStatements(ProgramGenerator generator, Scope scope, Expressions expressions) {
    this.generator = generator;
    this.scope = scope;
    this.expressions = expressions;
  }

  void add(List<Stmt> out) {
    Variable array = scope.any(v -> v.type == Type.TENSORS);
    int kind = scope.below(100);
    if (kind < 15 || array == null) {
      declare(out);
    } else if (kind < 40) {
      assign(out);
    } else if (kind < 70) {
      store(out, new Expr.Read(array));
    } else if (kind < 78) {
      exchange(out, new Expr.Read(array));
    } else if (kind < 88 && scope.loops < 3) {
      sweep(out, new Expr.Read(array));
    } else {
      move(out, new Expr.Read(array));
    }
  }

  private void declare(List<Stmt> out) {
    Type type = scope.chance(0.5) ? Type.TENSOR : Type.TENSORS;
    Variable variable = scope.prepare(type, scope.chance(0.2) ? Role.FINAL_LOCAL : Role.LOCAL);
    Expr value = expressions.of(type, 2);
    scope.add(variable);
    out.add(new Stmt.Declare(variable, value, false));
  }

  private void assign(List<Stmt> out) {
    Type type = scope.chance(0.7) ? Type.TENSOR : Type.TENSORS;
    Variable target = scope.any(v -> v.type == type && v.role == Role.LOCAL);
    if (target == null) {
      declare(out);
      return;
    }
    Stmt assignment = new Stmt.Run(new Expr.Assign(target, "", expressions.of(type, 2)));
    out.add(
        scope.chance(0.4)
            ? new Stmt.If(expressions.condition(2), List.of(assignment), List.of())
            : assignment);
  }

  private void store(List<Stmt> out, Expr array) {
    Expr value = expressions.of(Type.TENSOR, 2);
    out.add(new Stmt.Run(new Expr.Store(array, expressions.arrays.index(array), "", value)));
  }

  private void exchange(List<Stmt> out, Expr array) {
    Expr last = binary("-", new Expr.Length(array), number(1));
    Variable t = scope.prepare(Type.TENSOR, Role.LOCAL);
    out.add(new Stmt.Declare(t, new Expr.Element(array, number(0)), false));
    scope.add(t);
    Expr other = new Expr.Element(array, last);
    out.add(new Stmt.Run(new Expr.Store(array, number(0), "", other)));
    out.add(new Stmt.Run(new Expr.Store(array, last, "", new Expr.Read(t))));
  }

  private void sweep(List<Stmt> out, Expr array) {
    generator.spend(1);
    Scope body = scope.loop(null);
    Variable element = body.declare(Type.TENSOR, Role.LOCAL);
    List<Stmt> statements = new Statements(generator, body).list(1 + scope.below(3));
    out.add(new Stmt.ForEach(null, element, array, statements));
  }

  /** All elements filled, or moved by one place. */
  private void move(List<Stmt> out, Expr array) {
    Expr last = binary("-", new Expr.Length(array), number(1));
    out.add(
        scope.chance(0.5)
            ? new Stmt.Fill(array, expressions.of(Type.TENSOR, 1))
            : new Stmt.Move(array, number(0), array, number(1), last));
  }
}
