package dev.fluxion.processor.fuzz;

import static dev.fluxion.processor.fuzz.Expressions.binary;
import static dev.fluxion.processor.fuzz.Expressions.number;

import dev.fluxion.processor.fuzz.Variable.Role;
import java.util.ArrayList;
import java.util.List;

/** Makes random statements about arrays: writes, other names, copies, loops over them. */
final class ArrayStatements {
  private final ProgramGenerator generator;
  private final Scope scope;
  private final Expressions expressions;

  ArrayStatements(ProgramGenerator generator, Scope scope, Expressions expressions) {
    this.generator = generator;
    this.scope = scope;
    this.expressions = expressions;
  }

  void add(List<Stmt> out) {
    int kind = scope.below(100);
    Expr array = expressions.arrays.writable();
    if (kind < 16 || array == null) {
      declare(out);
    } else if (kind < 58) {
      out.add(new Stmt.Run(expressions.arrays.store(3)));
    } else if (kind < 66) {
      rename(out);
    } else if (kind < 72) {
      exchange(array, out);
    } else if (kind < 76) {
      out.add(new Stmt.Fill(array, expressions.bounded(1)));
    } else if (kind < 82) {
      out.add(move(array));
    } else if (kind < 91 && scope.loops < 3) {
      sweep(array, out);
    } else if (kind < 94) {
      rowWrite(out);
    } else {
      call(out);
    }
  }

  private void declare(List<Stmt> out) {
    Type type = scope.chance(0.2) ? Type.MATRIX : Type.DOUBLES;
    Role role = scope.chance(0.3) ? Role.FINAL_LOCAL : Role.LOCAL;
    Variable variable = scope.prepare(type, role);
    Expr value = expressions.of(type, 2);
    scope.add(variable);
    out.add(new Stmt.Declare(variable, value, scope.chance(0.2)));
  }

  private Variable renamed(Type type) {
    return scope.any(
        v -> v.isFreeArray(type) && v.role != Role.FINAL_LOCAL && v.role != Role.COUNTER);
  }

  /** {@code q = p}, or two names exchanged. */
  private void rename(List<Stmt> out) {
    Variable p = renamed(scope.chance(0.15) ? Type.MATRIX : Type.DOUBLES);
    if (p == null) {
      declare(out);
      return;
    }
    Variable q = renamed(p.type);
    if (scope.chance(0.6)) {
      out.add(new Stmt.Run(new Expr.Assign(p, "", expressions.of(p.type, 1))));
      return;
    }
    Variable t = scope.declare(p.type, Role.LOCAL);
    out.add(new Stmt.Declare(t, new Expr.Read(p), false));
    out.add(new Stmt.Run(new Expr.Assign(p, "", new Expr.Read(q))));
    out.add(new Stmt.Run(new Expr.Assign(q, "", new Expr.Read(t))));
  }

  /** Two elements exchanged. */
  private void exchange(Expr array, List<Stmt> out) {
    Variable t = scope.prepare(Type.DOUBLE, Role.LOCAL);
    Expr last = binary("-", new Expr.Length(array), number(1));
    out.add(new Stmt.Declare(t, new Expr.Element(array, number(0)), false));
    scope.add(t);
    Expr other = new Expr.Element(array, last);
    out.add(new Stmt.Run(new Expr.Store(array, number(0), "", other)));
    out.add(new Stmt.Run(new Expr.Store(array, last, "", new Expr.Read(t))));
  }

  private Stmt move(Expr to) {
    Expr length = new Expr.Length(to);
    Expr less = binary("-", length, number(1));
    return switch (scope.below(4)) {
      case 0 -> new Stmt.Move(to, number(0), to, number(1), less);
      case 1 -> new Stmt.Move(to, number(1), to, number(0), less);
      default -> {
        Expr from = expressions.arrays.place();
        Expr shorter = new Expr.MathCall(MathFunction.MIN, List.of(new Expr.Length(from), length));
        yield new Stmt.Move(from, number(0), to, number(0), shorter);
      }
    };
  }

  /** Over all elements, one after the other. */
  private void sweep(Expr array, List<Stmt> out) {
    generator.spend(1);
    Scope body = scope.loop(null);
    if (scope.chance(0.25)) {
      Variable element = body.declare(Type.DOUBLE, Role.LOCAL);
      List<Stmt> statements = new Statements(generator, body).list(1 + scope.below(2));
      out.add(new Stmt.ForEach(null, element, array, statements));
      return;
    }
    boolean down = scope.chance(0.3);
    Variable counter = body.declare(Type.INT, Role.COUNTER);
    Expr read = new Expr.Read(counter);
    Expr length = new Expr.Length(array);
    Expr condition = down ? binary(">=", read, number(0)) : binary("<", read, length);
    Expr update = new Expr.Step(counter, false, down ? "--" : "++");
    Expressions inner = new Expressions(generator, body);
    List<Stmt> statements = new ArrayList<>();
    Expr value =
        scope.chance(0.5)
            ? binary("*", new Expr.Element(array, read), inner.factor(1))
            : inner.damped(2);
    Expr index = scope.chance(0.8) ? read : inner.arrays.index(array);
    statements.add(new Stmt.Run(new Expr.Store(array, index, scope.chance(0.5) ? "" : "+", value)));
    statements.addAll(new Statements(generator, body).list(scope.below(2)));
    Expr start = down ? binary("-", length, number(1)) : number(scope.below(2));
    out.add(new Stmt.For(null, counter, start, condition, List.of(update), statements));
  }

  private void rowWrite(List<Stmt> out) {
    Variable matrix = scope.any(v -> v.isFreeArray(Type.MATRIX));
    if (matrix == null) {
      out.add(new Stmt.Run(expressions.arrays.store(2)));
      return;
    }
    Expr index = expressions.arrays.row(matrix);
    Expr row = expressions.arrays.array(1);
    out.add(new Stmt.Run(new Expr.Store(new Expr.Read(matrix), index, "", row)));
  }

  private void call(List<Stmt> out) {
    Routine helper = generator.helper(scope, scope.chance(0.7) ? Type.VOID : Type.DOUBLES);
    if (helper == null) {
      out.add(new Stmt.Run(expressions.arrays.store(2)));
      return;
    }
    out.add(new Stmt.Run(expressions.invoke(helper, 2)));
  }
}
