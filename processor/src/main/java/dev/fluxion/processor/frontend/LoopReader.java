package dev.fluxion.processor.frontend;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads loops. */
final class LoopReader {
  private final BodyReader body;

  LoopReader(BodyReader body) {
    this.body = body;
  }

  /**
   * A loop of any form.
   *
   * @param parts the trees that are executed again and again
   * @param counters variables of the reader's own that the loop changes
   * @param condition reads the condition
   * @param statement reads the body, and its tail if there is one
   * @param update reads what comes after the body, even after a {@code continue}
   * @param testsInside whether the condition is part of a trip: that of {@code do}, or one that
   *     assigns variables
   * @param testsFirst false for {@code do}
   * @param snapshots as of {@link Statement.Loop}
   */
  private record Form(
      Tree tree,
      Set<String> labels,
      List<Tree> parts,
      List<Variable> counters,
      Supplier<Atom> condition,
      Consumer<StatementReader.@Nullable Tail> statement,
      Runnable update,
      boolean testsInside,
      boolean testsFirst,
      int snapshots) {}

  void read(StatementTree tree, Set<String> labels) {
    if (tree instanceof WhileLoopTree loop) {
      plain(tree, labels, loop.getCondition(), loop.getStatement(), List.of(), List.of());
    } else if (tree instanceof DoWhileLoopTree loop) {
      run(
          new Form(
              tree,
              labels,
              List.of(loop.getStatement(), loop.getCondition()),
              List.of(),
              () -> body.expressions.condition(loop.getCondition()).atom(),
              tail -> readBody(loop.getStatement(), tail),
              () -> {},
              true,
              false,
              Statement.Loop.RECORDED));
    } else if (tree instanceof ForLoopTree loop) {
      body.statements.readHeader(loop.getInitializer());
      plain(
          tree,
          labels,
          loop.getCondition(),
          loop.getStatement(),
          loop.getInitializer(),
          loop.getUpdate());
    } else if (tree instanceof EnhancedForLoopTree loop) {
      forEach(loop, labels);
    }
  }

  private void plain(
      StatementTree tree,
      Set<String> labels,
      @Nullable ExpressionTree condition,
      StatementTree statement,
      List<? extends StatementTree> header,
      List<? extends StatementTree> update) {
    List<Tree> parts = new ArrayList<>(update);
    parts.add(statement);
    if (condition != null) {
      parts.add(condition);
    }
    boolean assigns =
        condition != null
            && (LoopEffects.assigns(body.flow, condition) || body.arrayCalls.mayWrite(condition));
    run(
        new Form(
            tree,
            labels,
            parts,
            List.of(),
            () -> condition == null ? Constant.TRUE : body.expressions.condition(condition).atom(),
            tail -> readBody(statement, tail),
            () -> body.statements.readAll(update),
            assigns,
            true,
            body.checkpoints.snapshots(header)));
  }

  private void forEach(EnhancedForLoopTree tree, Set<String> labels) {
    Operand array = body.expressions.read(tree.getExpression());
    if (!array.isUnknown() && array.type().getKind() != TypeKind.ARRAY) {
      array =
          body.refuse(
              Diagnostic.FOR_EACH_OBJECT, tree.getExpression(), TypeModel.text(array.type()));
    }
    Atom elements = array.atom();
    boolean isKnown = !array.isUnknown();
    TypeMirror component =
        isKnown ? ((ArrayType) array.type()).getComponentType() : body.types.unknown().type();
    Variable index = body.variables.hidden("index", body.types.integer(), Scalar.INT);
    body.variables.set(index, Constant.of(0));
    Atom length =
        isKnown
            ? body.flow.let(tree.getExpression(), new Operation.Length(elements))
            : Constant.of(0);
    Consumer<StatementReader.@Nullable Tail> trip =
        tail -> {
          if (isKnown) {
            declareElement(tree, elements, component, body.variables.get(index));
          } else {
            body.statements.declare(tree.getVariable(), component);
          }
          readBody(tree.getStatement(), tail);
        };
    run(
        new Form(
            tree,
            labels,
            List.of(tree.getStatement()),
            List.of(index),
            () -> count(tree, Operator.Kind.LESS, index, length),
            tail -> body.statements.inScope(() -> trip.accept(tail)),
            () -> body.variables.set(index, count(tree, Operator.Kind.PLUS, index, Constant.of(1))),
            false,
            true,
            body.checkpoints.snapshots(List.of(tree.getVariable()))));
  }

  private Atom count(Tree tree, Operator.Kind kind, Variable index, Atom operand) {
    return body.flow.operator(tree, kind, body.variables.get(index), operand);
  }

  private void readBody(StatementTree tree, StatementReader.@Nullable Tail tail) {
    if (tail == null) {
      body.statements.inScope(() -> body.statements.read(tree));
    } else {
      body.statements.read(tree, tail);
    }
  }

  private void declareElement(
      EnhancedForLoopTree tree, Atom array, TypeMirror component, Atom index) {
    VariableTree declaration = tree.getVariable();
    TypeMirror type =
        declaration.getType() == null ? component : body.names.typeOf(declaration.getType());
    if (type == null) {
      type = body.unresolved(declaration.getType()).type();
    }
    Atom loaded = body.arrays.load(tree.getExpression(), array, index);
    Operand element =
        body.conversions.convert(tree.getExpression(), Operand.of(component, loaded), type);
    Variable variable = body.statements.declare(declaration, type);
    if (!element.isUnknown() && variable.javaType().getKind() != TypeKind.NONE) {
      body.flow.assign(variable, element.atom());
    }
  }

  /** Reads a loop. What it may change is carried from trip to trip. */
  private void run(Form form) {
    JumpTarget broken = body.flow.open(JumpTarget.Kind.BREAK, form.labels(), true, null);
    LoopEffects effects = new LoopEffects(body.flow, form.labels());
    form.parts().forEach(part -> effects.scan(part, null));
    TreeSet<Variable> carried = new TreeSet<>(form.counters());
    for (String name : effects.assigned()) {
      Variable variable = body.variables.find(name);
      if (variable != null && variable.javaType().getKind() != TypeKind.NONE) {
        carried.add(variable);
      }
    }
    List<JumpTarget> exits = effects.exits();
    for (JumpTarget exit : exits) {
      // A trip that tests inside records a break by not going on.
      if (exit != broken || !form.testsInside()) {
        carried.add(exit.flag());
      }
      if (exit.value() != null) {
        carried.add(exit.value());
      }
    }
    boolean isEndless =
        form.testsInside()
            ? runTestingInside(form, carried, effects)
            : runTesting(form, carried, effects);
    boolean goesOn = !isEndless || exits.contains(broken);
    body.flow.setReachable(goesOn);
    if (!goesOn && exits.size() == 1) {
      body.flow.jump(exits.get(0));
    }
    body.variables.set(broken.flag(), Constant.FALSE);
    body.flow.close(broken);
  }

  /** A loop that tests its condition outside the body; returns whether it always holds. */
  private boolean runTesting(Form form, Set<Variable> carried, LoopEffects effects) {
    Carrier carrier = new Carrier(form, carried);
    Atom[] test = new Atom[1];
    boolean[] isEndless = new boolean[1];
    Branch condition =
        body.flow.branch(
            () -> {
              carrier.bind();
              test[0] = condition(form, effects.exits(), isEndless);
            });
    Branch trip =
        body.flow.branch(
            () -> {
              carrier.bind();
              effects.exits().forEach(exit -> body.variables.set(exit.flag(), Constant.FALSE));
              readTrip(form, effects, form.update());
            });
    carrier.close(condition.code.build(List.of(test[0])), trip);
    return isEndless[0];
  }

  private Atom condition(Form form, List<JumpTarget> exits, boolean[] isEndless) {
    Atom exit =
        body.flow.or(form.tree(), exits.stream().map(e -> body.variables.get(e.flag())).toList());
    Variable result = body.variables.hidden("", body.types.bool(), Scalar.BOOLEAN);
    Branch leave = body.flow.branch(() -> body.variables.set(result, Constant.FALSE));
    Branch test = body.flow.branch(() -> body.variables.set(result, form.condition().get()));
    isEndless[0] = Constant.TRUE.equals(test.changes.get(result));
    body.flow.merge(form.tree(), exit, leave, test);
    return body.variables.get(result);
  }

  /** A loop that goes on as long as a trip says so; returns whether its condition always holds. */
  private boolean runTestingInside(Form form, Set<Variable> assigned, LoopEffects effects) {
    Variable go = body.variables.hidden("go", body.types.bool(), Scalar.BOOLEAN);
    body.variables.set(go, Constant.TRUE);
    Set<Variable> carried = new TreeSet<>(assigned);
    carried.add(go);
    Carrier carrier = new Carrier(form, carried);
    boolean[] isEndless = new boolean[1];
    Atom[] test = new Atom[1];
    Branch condition =
        body.flow.branch(
            () -> {
              carrier.bind();
              test[0] = body.variables.get(go);
            });
    Branch trip =
        body.flow.branch(
            () -> {
              carrier.bind();
              body.variables.set(go, Constant.FALSE);
              effects.exits().forEach(exit -> body.variables.set(exit.flag(), Constant.FALSE));
              isEndless[0] =
                  form.testsFirst()
                      ? testThenRead(form, effects, go)
                      : readThenTest(form, effects, go);
            });
    carrier.close(condition.code.build(List.of(test[0])), trip);
    return isEndless[0];
  }

  private boolean testThenRead(Form form, LoopEffects effects, Variable go) {
    Atom holds = form.condition().get();
    Branch on =
        body.flow.branch(
            () ->
                readTrip(
                    form,
                    effects,
                    () -> {
                      form.update().run();
                      body.variables.set(go, Constant.TRUE);
                    }));
    body.flow.merge(form.tree(), holds, on, body.flow.branch(() -> {}));
    return holds.equals(Constant.TRUE);
  }

  private boolean readThenTest(Form form, LoopEffects effects, Variable go) {
    boolean[] isEndless = new boolean[1];
    readTrip(
        form,
        effects,
        () -> {
          Atom holds = form.condition().get();
          isEndless[0] = holds.equals(Constant.TRUE);
          body.variables.set(go, holds);
        });
    return isEndless[0];
  }

  /** Reads the body and what comes at the end of each trip, even after a {@code continue}. */
  private void readTrip(Form form, LoopEffects effects, Runnable end) {
    Runnable outside = body.variables.inThisScope(end);
    if (!effects.continues()) {
      form.statement().accept(new StatementReader.Tail(form.tree(), outside));
      return;
    }
    JumpTarget skipped = body.flow.open(JumpTarget.Kind.CONTINUE, form.labels(), true, null);
    form.statement().accept(null);
    body.flow.close(skipped);
    body.flow.guarded(form.tree(), outside);
  }

  /** The variables that a loop carries from trip to trip, as its parameters. */
  private final class Carrier {
    private final Tree tree;
    private final int snapshots;
    private final List<Variable> variables;
    private final List<Atom> initial = new ArrayList<>();
    private final List<Value> parameters = new ArrayList<>();

    Carrier(Form form, Set<Variable> variables) {
      this.tree = form.tree();
      this.snapshots = form.snapshots();
      this.variables = List.copyOf(variables);
      for (Variable variable : this.variables) {
        initial.add(body.variables.get(variable));
        parameters.add(body.flow.fresh(variable.name(), variable.type()));
      }
    }

    /** In a block of the loop: the variables hold the parameters. */
    void bind() {
      for (int i = 0; i < variables.size(); i++) {
        body.variables.set(variables.get(i), parameters.get(i));
      }
    }

    /** After the loop: the variables hold its results. */
    void close(Block condition, Branch trip) {
      List<Atom> next = new ArrayList<>();
      List<Value> results = new ArrayList<>();
      for (Variable variable : variables) {
        Atom atEnd = trip.changes.get(variable);
        next.add(atEnd == null ? body.variables.get(variable) : atEnd);
        Value result = body.flow.fresh(variable.name(), variable.type());
        results.add(result);
        body.variables.set(variable, result);
      }
      body.flow.append(
          new Statement.Loop(
              results,
              parameters,
              initial,
              condition,
              trip.code.build(next),
              snapshots,
              body.program.source().origin(tree)));
    }
  }
}
