package dev.fluxion.processor.fuzz;

import static dev.fluxion.processor.fuzz.Expressions.binary;
import static dev.fluxion.processor.fuzz.Expressions.number;

import dev.fluxion.processor.fuzz.Variable.Role;
import java.util.ArrayList;
import java.util.List;

/** Makes random statements. Jumps stand in an {@code if}, so that what follows is reachable. */
final class Statements {
  private final ProgramGenerator generator;
  private final Scope scope;
  private final Expressions expressions;

  Statements(ProgramGenerator generator, Scope scope) {
    this.generator = generator;
    this.scope = scope;
    this.expressions = new Expressions(generator, scope);
  }

  List<Stmt> list(int count) {
    List<Stmt> statements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      add(statements);
    }
    return statements;
  }

  private List<Stmt> nested(int count) {
    return new Statements(generator, scope.nested()).list(count);
  }

  private int few() {
    return 1 + scope.below(3);
  }

  private void add(List<Stmt> out) {
    boolean canNest = generator.spend(1) && scope.loops < 3;
    if (generator.arrays && scope.chance(0.35)) {
      new ArrayStatements(generator, scope, expressions).add(out);
      return;
    }
    if (generator.records && scope.chance(0.35)) {
      new RecordStatements(generator, scope, expressions).add(out);
      return;
    }
    if (generator.hasTensors() && scope.chance(0.4)) {
      new TensorStatements(generator, scope, expressions).add(out);
      return;
    }
    int kind = scope.below(100);
    if (kind < 18) {
      out.add(declare());
    } else if (kind < 44 || !canNest) {
      out.add(assign());
    } else if (kind < 49) {
      out.add(chain());
    } else if (kind < 54) {
      swap(out);
    } else if (kind < 66) {
      List<Stmt> yes = nested(few());
      Expr condition = expressions.condition(2);
      out.add(new Stmt.If(condition, yes, scope.chance(0.5) ? nested(few()) : List.of()));
    } else if (kind < 72) {
      jump(out);
    } else if (kind < 84) {
      loop(out);
    } else if (kind < 87) {
      out.add(switchStatement());
    } else if (kind < 89) {
      declareLater(out);
    } else if (kind < 91) {
      block(out);
    } else if (kind < 92) {
      out.add(
          new Stmt.If(
              binary(">", expressions.real(1), number(scope.chance(0.2) ? 3.0 : 1e9)),
              List.of(new Stmt.Throw("too large")),
              List.of()));
    } else if (kind < 94) {
      out.add(squared());
    } else {
      out.add(assign());
    }
  }

  private Stmt declare() {
    Type type =
        List.of(
                Type.DOUBLE,
                Type.DOUBLE,
                Type.DOUBLE,
                Type.DOUBLE,
                Type.DOUBLE,
                Type.INT,
                Type.INT,
                Type.FLOAT,
                Type.BOOLEAN,
                Type.LONG)
            .get(scope.below(10));
    if (type == Type.FLOAT && !generator.floats) {
      type = Type.DOUBLE;
    }
    Role role = scope.chance(0.15) ? Role.FINAL_LOCAL : Role.LOCAL;
    Variable variable = scope.prepare(type, role);
    Expr value = expressions.of(type, 2);
    scope.add(variable);
    return new Stmt.Declare(variable, value, value.type() == type && scope.chance(0.2));
  }

  private void declareLater(List<Stmt> out) {
    Variable variable = scope.prepare(Type.DOUBLE, Role.LOCAL);
    Expr condition = expressions.condition(2);
    out.add(new Stmt.Declare(variable, null, false));
    List<List<Stmt>> branches = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Scope inner = scope.nested();
      List<Stmt> branch = new ArrayList<>();
      Expr value = expressions.real(2);
      branch.add(new Stmt.Run(new Expr.Assign(variable, "", value)));
      inner.add(variable);
      branch.addAll(new Statements(generator, inner).list(scope.below(2)));
      branches.add(branch);
    }
    scope.add(variable);
    out.add(new Stmt.If(condition, branches.get(0), branches.get(1)));
  }

  private Stmt assign() {
    Variable target = scope.any(v -> v.isAssignable() && v.type == Type.DOUBLE);
    if (target == null || scope.chance(0.15)) {
      target = scope.any(Variable::isAssignable);
    }
    if (target == null) {
      return declare();
    }
    if (scope.chance(0.05) && target.type != Type.BOOLEAN) {
      return new Stmt.Run(
          new Expr.Step(target, scope.chance(0.5), scope.chance(0.5) ? "++" : "--"));
    }
    return new Stmt.Run(expressions.assignment(target, 3));
  }

  /** {@code u = v = …} and {@code u += v = …}. */
  private Stmt chain() {
    Variable u = scope.any(v -> v.isAssignable() && v.type == Type.DOUBLE);
    Variable w = scope.any(v -> v.isAssignable() && v.type == Type.DOUBLE);
    if (u == null) {
      return declare();
    }
    Expr inner = new Expr.Assign(w, scope.chance(0.7) ? "" : "+", expressions.damped(2));
    return new Stmt.Run(new Expr.Assign(u, scope.chance(0.7) ? "" : "-", inner));
  }

  private void swap(List<Stmt> out) {
    Variable a = scope.any(v -> v.isAssignable() && v.type == Type.DOUBLE);
    Variable b = scope.any(v -> v.isAssignable() && v.type == Type.DOUBLE);
    if (a == null) {
      out.add(declare());
      return;
    }
    Variable t = scope.declare(Type.DOUBLE, Role.LOCAL);
    out.add(new Stmt.Declare(t, new Expr.Read(a), false));
    out.add(new Stmt.Run(new Expr.Assign(a, "", new Expr.Read(b))));
    out.add(new Stmt.Run(new Expr.Assign(b, "", new Expr.Read(t))));
  }

  private Stmt squared() {
    Variable x = scope.any(v -> v.isAssignable() && v.type == Type.DOUBLE);
    if (x == null) {
      return assign();
    }
    Expr read = new Expr.Read(x);
    Expr square = binary("*", read, read);
    Expr value = scope.loops == 0 ? square : binary("-", square, number(0.75));
    return new Stmt.Run(new Expr.Assign(x, "", value));
  }

  private void jump(List<Stmt> out) {
    Expr condition = expressions.condition(2);
    List<Stmt> body = scope.chance(0.4) ? nested(1) : new ArrayList<>();
    Stmt jump = jump();
    if (jump == null) {
      out.add(assign());
      return;
    }
    body.add(jump);
    out.add(new Stmt.If(condition, body, scope.chance(0.2) ? nested(1) : List.of()));
  }

  /** Null where there is nothing to jump to. */
  private Stmt jump() {
    boolean inLoop = !scope.loopLabels.isEmpty();
    List<String> labels = scope.loopLabels.stream().filter(l -> !l.isEmpty()).toList();
    int kind = scope.below(10);
    if (kind < 3 && (inLoop || scope.inSwitch)) {
      return new Stmt.Break(null);
    } else if (kind < 5 && inLoop) {
      return new Stmt.Continue(null);
    } else if (kind < 7 && !labels.isEmpty()) {
      String label = labels.get(scope.below(labels.size()));
      return scope.chance(0.5) ? new Stmt.Break(label) : new Stmt.Continue(label);
    } else if (kind < 8 && !scope.blockLabels.isEmpty()) {
      return new Stmt.Break(scope.blockLabels.get(scope.below(scope.blockLabels.size())));
    }
    return scope.returns ? generator.end(expressions, scope.routine, 2) : null;
  }

  private void block(List<Stmt> out) {
    Scope inner = scope.nested();
    String label = scope.chance(0.6) ? generator.label() : null;
    if (label != null) {
      inner.blockLabels = new ArrayList<>(scope.blockLabels);
      inner.blockLabels.add(label);
    }
    out.add(new Stmt.Block(label, new Statements(generator, inner).list(few())));
  }

  private Stmt switchStatement() {
    boolean arrows = scope.chance(0.5);
    Expr selector = binary("%", expressions.integer(1), number(4));
    List<Stmt.Case> cases = new ArrayList<>();
    int count = 2 + scope.below(3);
    int otherwise = scope.chance(0.7) ? scope.below(count) : -1;
    for (int i = 0; i < count; i++) {
      Scope inner = scope.nested();
      inner.inSwitch = true;
      List<Stmt> body = new ArrayList<>(new Statements(generator, inner).list(scope.below(3)));
      if (!arrows) {
        // A declaration would be in scope of the cases after it, unassigned.
        body = body.isEmpty() ? body : new ArrayList<>(List.of(new Stmt.Block(null, body)));
        if (scope.chance(0.6)) {
          body.add(new Stmt.Break(null));
        }
      }
      List<Integer> labels =
          i == otherwise
              ? List.of()
              : scope.chance(0.2) ? List.of(2 * i, 2 * i + 1) : List.of(i * 2);
      cases.add(new Stmt.Case(labels, body));
    }
    return new Stmt.Switch(arrows, selector, cases);
  }

  private void loop(List<Stmt> out) {
    String label = scope.chance(0.4) ? generator.label() : null;
    Variable array = scope.any(v -> v.type == Type.DOUBLES);
    int kind = scope.below(12);
    Scope body = scope.loop(label);
    if (kind < 2 && array != null) {
      Variable element = body.declare(Type.DOUBLE, Role.LOCAL);
      out.add(new Stmt.ForEach(label, element, new Expr.Read(array), body(body)));
    } else if (kind < 7) {
      out.add(countedLoop(label, body, array));
    } else {
      // A counter of its own bounds the loop, first in the condition or the last.
      Variable fuel = scope.declare(Type.INT, Role.COUNTER);
      out.add(new Stmt.Declare(fuel, number(0), false));
      Expr bound =
          binary("<", new Expr.Step(fuel, scope.chance(0.3), "++"), number(2 + scope.below(6)));
      Expr test = expressions.condition(2);
      Expr condition =
          scope.chance(0.2)
              ? bound
              : scope.chance(0.6) ? binary("&&", bound, test) : binary("&&", test, bound);
      List<Stmt> statements = body(body);
      out.add(
          kind < 10
              ? new Stmt.While(label, condition, statements)
              : new Stmt.Do(label, statements, condition));
    }
  }

  private List<Stmt> body(Scope body) {
    Statements inner = new Statements(generator, body);
    List<Stmt> statements = inner.list(few() + scope.below(2));
    if (scope.chance(0.04)) {
      statements.add(new Stmt.Break(null));
    } else if (scope.chance(0.04)) {
      statements.add(new Stmt.Continue(null));
    }
    return statements;
  }

  private Stmt countedLoop(String label, Scope body, Variable array) {
    Type type = scope.chance(0.1) ? Type.LONG : Type.INT;
    boolean down = scope.chance(0.25);
    boolean touched = scope.chance(0.15);
    Variable bound = scope.any(v -> v.type == Type.INT && v.role != Role.COUNTER);
    Variable counter = scope.prepare(type, touched && type == Type.INT ? Role.LOCAL : Role.COUNTER);
    body.add(counter);
    Expr limit;
    if (array != null && scope.chance(0.25)) {
      limit = new Expr.Length(new Expr.Read(array));
    } else if (bound != null && scope.chance(0.35)) {
      limit = new Expr.Read(bound);
    } else if (scope.chance(0.25)) {
      limit = binary("+", binary("&", expressions.integer(1), number(3)), number(scope.below(3)));
    } else {
      limit = number(scope.below(7));
    }
    Expr start = down ? limit : number(scope.below(2));
    Expr read = new Expr.Read(counter);
    Expr condition = down ? binary(">", read, number(0)) : binary("<", read, limit);
    if (scope.chance(0.15)) {
      condition = binary("&&", condition, new Expressions(generator, body).condition(1));
    }
    String sign = down ? "-" : "+";
    Expr update =
        scope.chance(0.7)
            ? new Expr.Step(counter, scope.chance(0.5), sign + sign)
            : new Expr.Assign(counter, sign, number(1 + scope.below(3)));
    List<Expr> updates = new ArrayList<>(List.of(update));
    if (scope.chance(0.1)) {
      Variable x = scope.any(v -> v.isAssignable() && v.type == Type.DOUBLE);
      if (x != null) {
        updates.add(new Expr.Assign(x, "*", number(0.5)));
      }
    }
    return new Stmt.For(label, counter, start, condition, updates, body(body));
  }
}
