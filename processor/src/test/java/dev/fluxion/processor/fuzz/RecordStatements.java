package dev.fluxion.processor.fuzz;

import static dev.fluxion.processor.fuzz.Expressions.binary;
import static dev.fluxion.processor.fuzz.Expressions.number;

import dev.fluxion.processor.fuzz.Variable.Role;
import java.util.ArrayList;
import java.util.List;

/** Makes random statements about records: variables of them, arrays of them, null tests. */
final class RecordStatements {
  private final ProgramGenerator generator;
  private final Scope scope;
  private final Expressions expressions;

  RecordStatements(ProgramGenerator generator, Scope scope, Expressions expressions) {
    this.generator = generator;
    this.scope = scope;
    this.expressions = expressions;
  }

  void add(List<Stmt> out) {
    int kind = scope.below(100);
    if (kind < 26) {
      declare(out);
    } else if (kind < 50) {
      assign(out);
    } else if (kind < 60 && scope.loops < 3) {
      build(out);
    } else if (kind < 74) {
      store(out);
    } else if (kind < 80) {
      exchange(out);
    } else if (kind < 88 && scope.loops < 3) {
      sweep(out);
    } else if (kind < 94) {
      guard(out);
    } else {
      call(out);
    }
  }

  private Type type() {
    int kind = scope.below(10);
    return kind < 5
        ? Type.PAIR
        : kind < 7 ? Type.PAIRS : kind < 9 || !generator.units ? Type.PACK : Type.UNIT;
  }

  private void declare(List<Stmt> out) {
    Type type = type();
    Role role = scope.chance(0.2) ? Role.FINAL_LOCAL : Role.LOCAL;
    Variable variable = scope.prepare(type, role);
    Expr value = expressions.of(type, 2);
    scope.add(variable);
    out.add(new Stmt.Declare(variable, value, value instanceof Expr.Make && scope.chance(0.3)));
  }

  private Variable variable(Type type) {
    return scope.any(v -> v.type == type && v.role != Role.FINAL_LOCAL);
  }

  /** {@code p = …}, now and then under a condition, or two names exchanged. */
  private void assign(List<Stmt> out) {
    Variable p = variable(type());
    if (p == null) {
      declare(out);
      return;
    }
    if (scope.chance(0.15)) {
      Variable q = variable(p.type);
      Variable t = scope.declare(p.type, Role.LOCAL);
      out.add(new Stmt.Declare(t, new Expr.Read(p), false));
      out.add(new Stmt.Run(new Expr.Assign(p, "", new Expr.Read(q))));
      out.add(new Stmt.Run(new Expr.Assign(q, "", new Expr.Read(t))));
      return;
    }
    Stmt assignment = new Stmt.Run(new Expr.Assign(p, "", expressions.of(p.type, 2)));
    out.add(
        scope.chance(0.4)
            ? new Stmt.If(expressions.condition(2), List.of(assignment), List.of())
            : assignment);
  }

  /** {@code Pair[] p = new Pair[n]}, and a loop that fills it. */
  private void build(List<Stmt> out) {
    if (!generator.pairsWritten) {
      declare(out);
      return;
    }
    generator.spend(1);
    Variable pairs = scope.prepare(Type.PAIRS, Role.LOCAL);
    out.add(new Stmt.Declare(pairs, new Expr.Zeros(Type.PAIRS, number(scope.below(4))), false));
    Scope body = scope.loop(null);
    Variable counter = body.declare(Type.INT, Role.COUNTER);
    Expressions inner = new Expressions(generator, body);
    Expr array = new Expr.Read(pairs);
    Expr read = new Expr.Read(counter);
    List<Stmt> statements = new ArrayList<>(new Statements(generator, body).list(scope.below(2)));
    statements.add(new Stmt.Run(new Expr.Store(array, read, "", inner.of(Type.PAIR, 2))));
    scope.add(pairs);
    Expr condition = binary("<", read, new Expr.Length(array));
    Expr update = new Expr.Step(counter, false, "++");
    out.add(new Stmt.For(null, counter, number(0), condition, List.of(update), statements));
  }

  private Expr pairs() {
    Variable pairs = scope.any(v -> v.type == Type.PAIRS);
    return pairs == null ? null : new Expr.Read(pairs);
  }

  private void store(List<Stmt> out) {
    Expr pairs = pairs();
    if (pairs == null || !generator.pairsWritten) {
      assign(out);
      return;
    }
    Expr index = expressions.arrays.index(pairs);
    out.add(
        scope.chance(0.1)
            ? new Stmt.Fill(pairs, expressions.of(Type.PAIR, 1))
            : new Stmt.Run(new Expr.Store(pairs, index, "", expressions.of(Type.PAIR, 2))));
  }

  /** Two elements exchanged, or all moved by one place. */
  private void exchange(List<Stmt> out) {
    Expr pairs = pairs();
    if (pairs == null || !generator.pairsWritten) {
      assign(out);
      return;
    }
    Expr last = binary("-", new Expr.Length(pairs), number(1));
    if (scope.chance(0.2)) {
      out.add(new Stmt.Move(pairs, number(0), pairs, number(1), last));
      return;
    }
    Variable t = scope.prepare(Type.PAIR, Role.LOCAL);
    out.add(new Stmt.Declare(t, new Expr.Element(pairs, number(0)), false));
    scope.add(t);
    Expr other = new Expr.Element(pairs, last);
    out.add(new Stmt.Run(new Expr.Store(pairs, number(0), "", other)));
    out.add(new Stmt.Run(new Expr.Store(pairs, last, "", new Expr.Read(t))));
  }

  private void sweep(List<Stmt> out) {
    Expr pairs = pairs();
    if (pairs == null) {
      declare(out);
      return;
    }
    generator.spend(1);
    Scope body = scope.loop(null);
    Variable element = body.declare(Type.PAIR, Role.LOCAL);
    List<Stmt> statements = new Statements(generator, body).list(1 + scope.below(2));
    out.add(new Stmt.ForEach(null, element, pairs, statements));
  }

  /** A null test with what is done then. */
  private void guard(List<Stmt> out) {
    Variable pair = variable(Type.PAIR);
    if (pair == null) {
      declare(out);
      return;
    }
    Expr read = new Expr.Read(pair);
    Expr test = new Expr.Same(read, new Expr.Nothing(Type.PAIR));
    if (scope.chance(0.5)) {
      Expr value = expressions.of(Type.PAIR, 1);
      Stmt assignment = new Stmt.Run(new Expr.Assign(pair, "", value));
      out.add(new Stmt.If(test, List.of(assignment), List.of()));
    } else {
      List<Stmt> body = new Statements(generator, scope.nested()).list(1 + scope.below(2));
      out.add(new Stmt.If(new Expr.Unary("!", test), body, List.of()));
    }
  }

  private void call(List<Stmt> out) {
    Routine helper = generator.helper(scope, scope.chance(0.5) ? Type.PAIR : Type.VOID);
    if (helper == null) {
      assign(out);
      return;
    }
    out.add(new Stmt.Run(expressions.invoke(helper, 2)));
  }
}
