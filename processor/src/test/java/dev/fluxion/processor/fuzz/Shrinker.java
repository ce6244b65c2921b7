package dev.fluxion.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing program small: takes parts away as long as it still fails. */
final class Shrinker {
  private static final int MOST_ATTEMPTS = Integer.getInteger("fluxion.fuzz.attempts", 1500);

  private final RandomProgram program;
  private final Predicate<RandomProgram> fails;
  private int attempts;

  private Shrinker(RandomProgram program, Predicate<RandomProgram> fails) {
    this.program = program;
    this.fails = fails;
  }

  /** Changes the program. */
  static void shrink(RandomProgram program, Predicate<RandomProgram> fails) {
    new Shrinker(program, fails).run();
  }

  private void run() {
    boolean progress = true;
    while (progress && attempts < MOST_ATTEMPTS) {
      progress = dropPoints();
      List<Routine> routines = new ArrayList<>(program.helpers);
      routines.add(program.main);
      routines.addAll(program.accessors);
      if (program.constructor != null) {
        routines.add(program.constructor);
      }
      for (Routine routine : routines) {
        progress |= simplify(routine);
      }
      for (Routine helper : List.copyOf(program.helpers)) {
        progress |= tryWithout(program.helpers, helper);
      }
      for (Routine accessor : List.copyOf(program.accessors)) {
        progress |= tryWithout(program.accessors, accessor);
      }
      for (Variable constant : List.copyOf(program.constants)) {
        progress |= tryWithout(program.constants, constant);
      }
    }
  }

  private boolean stillFails() {
    attempts++;
    return fails.test(program);
  }

  private boolean dropPoints() {
    boolean progress = false;
    for (Object[] point : List.copyOf(program.points)) {
      progress |= program.points.size() > 1 && tryWithout(program.points, point);
    }
    return progress;
  }

  private <T> boolean tryWithout(List<T> list, T element) {
    int index = list.indexOf(element);
    list.remove(index);
    if (stillFails()) {
      return true;
    }
    list.add(index, element);
    return false;
  }

  private boolean simplify(Routine routine) {
    boolean progress = false;
    for (int place = 0; attempts < MOST_ATTEMPTS; ) {
      boolean changed = false;
      for (int choice = 0; attempts < MOST_ATTEMPTS; choice++) {
        Cut cut = new Cut(place, choice);
        List<Stmt> before = routine.body;
        List<Stmt> after = cut.statements(before);
        if (!cut.found) {
          return progress;
        }
        if (!cut.changed) {
          break;
        }
        routine.body = after;
        if (stillFails()) {
          changed = true;
          progress = true;
          break;
        }
        routine.body = before;
      }
      if (!changed) {
        place++;
      }
    }
    return progress;
  }

  /** Rewrites a body with one change: the n-th possible one at one place. */
  private static final class Cut {
    private int place;
    private final int choice;
    boolean found;
    boolean changed;

    Cut(int place, int choice) {
      this.place = place;
      this.choice = choice;
    }

    private boolean isHere() {
      boolean here = place-- == 0;
      found |= here;
      return here;
    }

    List<Stmt> statements(List<Stmt> statements) {
      List<Stmt> result = new ArrayList<>();
      for (Stmt statement : statements) {
        if (isHere()) {
          List<List<Stmt>> instead = alternatives(statement);
          changed = choice < instead.size();
          result.addAll(changed ? instead.get(choice) : List.of(statement));
        } else {
          result.add(found ? statement : inside(statement));
        }
      }
      return result;
    }

    private static List<List<Stmt>> alternatives(Stmt statement) {
      List<List<Stmt>> instead = new ArrayList<>();
      instead.add(List.of());
      if (statement instanceof Stmt.If s) {
        instead.add(s.yes());
        instead.add(s.no());
        instead.add(List.of(new Stmt.If(s.condition(), s.yes(), List.of())));
      } else if (statement instanceof Stmt.For s) {
        instead.add(s.body());
        List<Stmt> once = new ArrayList<>();
        once.add(new Stmt.Declare(s.counter(), s.start(), false));
        once.addAll(s.body());
        instead.add(once);
      } else if (statement instanceof Stmt.While s) {
        instead.add(s.body());
      } else if (statement instanceof Stmt.Do s) {
        instead.add(s.body());
      } else if (statement instanceof Stmt.Block s) {
        instead.add(s.body());
      } else if (statement instanceof Stmt.Switch s) {
        s.cases().forEach(c -> instead.add(c.body()));
        for (Stmt.Case c : s.cases()) {
          List<Stmt.Case> fewer = new ArrayList<>(s.cases());
          fewer.remove(c);
          instead.add(List.of(new Stmt.Switch(s.arrows(), s.selector(), fewer)));
        }
      }
      return instead;
    }

    private Stmt inside(Stmt statement) {
      if (statement instanceof Stmt.Declare s) {
        return s.value() == null
            ? s
            : new Stmt.Declare(s.variable(), expression(s.value()), s.inferred());
      } else if (statement instanceof Stmt.Run s) {
        Expr e = expression(s.expression());
        boolean stands =
            e instanceof Expr.Assign
                || e instanceof Expr.Step
                || e instanceof Expr.Store
                || e instanceof Expr.ElementStep
                || e instanceof Expr.Invoke;
        return stands ? new Stmt.Run(e) : s;
      } else if (statement instanceof Stmt.If s) {
        return new Stmt.If(expression(s.condition()), statements(s.yes()), statements(s.no()));
      } else if (statement instanceof Stmt.For s) {
        return new Stmt.For(
            s.label(),
            s.counter(),
            expression(s.start()),
            expression(s.condition()),
            s.updates(),
            statements(s.body()));
      } else if (statement instanceof Stmt.ForEach s) {
        Expr array = expression(s.array());
        return new Stmt.ForEach(s.label(), s.element(), array, statements(s.body()));
      } else if (statement instanceof Stmt.Fill s) {
        return new Stmt.Fill(expression(s.array()), expression(s.value()));
      } else if (statement instanceof Stmt.Move s) {
        return new Stmt.Move(
            expression(s.from()),
            expression(s.fromIndex()),
            expression(s.to()),
            expression(s.toIndex()),
            expression(s.length()));
      } else if (statement instanceof Stmt.While s) {
        return new Stmt.While(s.label(), expression(s.condition()), statements(s.body()));
      } else if (statement instanceof Stmt.Do s) {
        return new Stmt.Do(s.label(), statements(s.body()), expression(s.condition()));
      } else if (statement instanceof Stmt.Switch s) {
        return new Stmt.Switch(
            s.arrows(),
            expression(s.selector()),
            s.cases().stream().map(c -> new Stmt.Case(c.labels(), statements(c.body()))).toList());
      } else if (statement instanceof Stmt.Block s) {
        return new Stmt.Block(s.label(), statements(s.body()));
      } else if (statement instanceof Stmt.Return s && s.value() != null) {
        return new Stmt.Return(expression(s.value()));
      }
      return statement;
    }

    private Expr expression(Expr e) {
      if (found) {
        return e;
      }
      if (isHere()) {
        List<Expr> instead = alternatives(e);
        changed = choice < instead.size();
        return changed ? instead.get(choice) : e;
      }
      if (e instanceof Expr.Unary x) {
        return new Expr.Unary(x.operator(), expression(x.operand()));
      } else if (e instanceof Expr.Binary x) {
        return new Expr.Binary(x.operator(), expression(x.left()), expression(x.right()));
      } else if (e instanceof Expr.Choice x) {
        return new Expr.Choice(expression(x.condition()), expression(x.yes()), expression(x.no()));
      } else if (e instanceof Expr.Convert x) {
        return new Expr.Convert(x.type(), expression(x.operand()));
      } else if (e instanceof Expr.MathCall x) {
        return new Expr.MathCall(
            x.function(), x.arguments().stream().map(this::expression).toList());
      } else if (e instanceof Expr.Invoke x) {
        return new Expr.Invoke(x.routine(), x.arguments().stream().map(this::expression).toList());
      } else if (e instanceof Expr.Assign x) {
        return new Expr.Assign(x.target(), x.operator(), expression(x.value()));
      } else if (e instanceof Expr.Element x) {
        return new Expr.Element(expression(x.array()), expression(x.index()));
      } else if (e instanceof Expr.Store x) {
        return new Expr.Store(
            expression(x.array()), expression(x.index()), x.operator(), expression(x.value()));
      } else if (e instanceof Expr.ElementStep x) {
        return new Expr.ElementStep(x.array(), expression(x.index()), x.prefix(), x.sign());
      } else if (e instanceof Expr.Initializer x) {
        return new Expr.Initializer(x.type(), x.elements().stream().map(this::expression).toList());
      } else if (e instanceof Expr.Clone x) {
        return new Expr.Clone(expression(x.array()));
      } else if (e instanceof Expr.Sum x) {
        return new Expr.Sum(expression(x.array()));
      } else if (e instanceof Expr.Make x) {
        return new Expr.Make(x.type(), x.components().stream().map(this::expression).toList());
      } else if (e instanceof Expr.TensorCall x) {
        return new Expr.TensorCall(
            x.type(), x.name(), x.arguments().stream().map(this::expression).toList());
      } else if (e instanceof Expr.Part x) {
        return new Expr.Part(expression(x.object()), x.number(), x.direct());
      } else if (e instanceof Expr.Same x) {
        return new Expr.Same(expression(x.left()), expression(x.right()));
      } else if (e instanceof Expr.Length x) {
        return new Expr.Length(expression(x.array()));
      } else if (e instanceof Expr.SwitchValue x) {
        return new Expr.SwitchValue(
            x.type(),
            expression(x.selector()),
            x.arms().stream()
                .map(a -> new Expr.Arm(a.labels(), statements(a.body()), expression(a.value())))
                .toList());
      }
      return e;
    }

    private static List<Expr> alternatives(Expr e) {
      List<Expr> instead = new ArrayList<>();
      if (!(e instanceof Expr.Literal)) {
        switch (e.type()) {
          case DOUBLE -> {
            instead.add(new Expr.Literal(Type.DOUBLE, 0.5));
            if (e instanceof Expr.Store s && !s.operator().isEmpty()) {
              instead.add(new Expr.Store(s.array(), s.index(), "", s.value()));
            }
          }
          case FLOAT -> instead.add(new Expr.Literal(Type.FLOAT, 0.5f));
          case INT -> {
            instead.add(new Expr.Literal(Type.INT, 1));
            instead.add(new Expr.Literal(Type.INT, 2));
          }
          case BOOLEAN -> {
            Expr zero = new Expr.Literal(Type.INT, 0);
            Expr one = new Expr.Literal(Type.INT, 1);
            instead.add(new Expr.Binary("<", zero, one));
            instead.add(new Expr.Binary("<", one, zero));
          }
          case TENSOR -> {
            Expr half = new Expr.Literal(Type.DOUBLE, 0.5);
            instead.add(TensorExpressions.call(Type.TENSOR, "vector", half, half));
          }
          case PAIR -> {
            Expr half = new Expr.Literal(Type.DOUBLE, 0.5);
            instead.add(new Expr.Make(Type.PAIR, List.of(half, half)));
          }
          default -> {}
        }
      }
      for (Expr child : children(e)) {
        if (child.type() == e.type()) {
          instead.add(child);
        }
      }
      return instead;
    }

    private static List<Expr> children(Expr e) {
      if (e instanceof Expr.Unary x) {
        return List.of(x.operand());
      } else if (e instanceof Expr.Binary x) {
        return List.of(x.left(), x.right());
      } else if (e instanceof Expr.Choice x) {
        return List.of(x.yes(), x.no(), x.condition());
      } else if (e instanceof Expr.Convert x) {
        return List.of(x.operand());
      } else if (e instanceof Expr.MathCall x) {
        return x.arguments();
      } else if (e instanceof Expr.Invoke x) {
        return x.arguments();
      } else if (e instanceof Expr.Assign x) {
        return List.of(x.value());
      } else if (e instanceof Expr.Store x) {
        return List.of(x.value());
      } else if (e instanceof Expr.Element x) {
        return List.of(x.array());
      } else if (e instanceof Expr.Clone x) {
        return List.of(x.array());
      } else if (e instanceof Expr.CopyOf x) {
        return List.of(x.array());
      } else if (e instanceof Expr.Initializer x) {
        return x.elements();
      } else if (e instanceof Expr.Make x) {
        return x.components();
      } else if (e instanceof Expr.TensorCall x) {
        return x.arguments();
      } else if (e instanceof Expr.Part x) {
        return List.of(x.object());
      } else if (e instanceof Expr.SwitchValue x) {
        return x.arms().stream().map(Expr.Arm::value).toList();
      }
      return List.of();
    }
  }
}
