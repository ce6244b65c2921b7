package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a function closer to what a person would write, and to what javac accepts:
 *
 * <ul>
 *   <li>what follows a branch that throws goes on without an {@code else};
 *   <li>what a loop only passes on to itself is no variable, a loop that never starts is no loop;
 *   <li>a {@link Operation.Detach} is the value itself;
 *   <li>an integer is not divided by the literal 0, which javac would warn of.
 * </ul>
 *
 * Every block of the outcome is an object of its own, as the emitter tells blocks apart by
 * identity.
 */
final class Preparation {
  private final Map<Value, Atom> replacements = new HashMap<>();
  private final ValueSupply values;

  private Preparation(ValueSupply values) {
    this.values = values;
  }

  static Function prepare(Function function) {
    Preparation preparation = new Preparation(ValueSupply.after(function));
    return DropUnused.in(function.withBody(preparation.block(function.body())));
  }

  private Block block(Block block) {
    List<Statement> out = new ArrayList<>();
    block.statements().forEach(s -> add(s, out));
    boolean isAbrupt = !out.isEmpty() && out.get(out.size() - 1).isAbrupt();
    return new Block(out, isAbrupt ? List.of() : replaced(block.results()));
  }

  private Atom replaced(Atom atom) {
    return atom instanceof Value value ? replacements.getOrDefault(value, atom) : atom;
  }

  private List<Atom> replaced(List<Atom> atoms) {
    List<Atom> replaced = new ArrayList<>(atoms.size());
    for (Atom atom : atoms) {
      replaced.add(replaced(atom));
    }
    return replaced;
  }

  private void add(Statement statement, List<Statement> out) {
    statement.accept(
        new Statement.Visitor<Void>() {
          @Override
          public Void visit(Statement.Let let) {
            addLet(let, out);
            return null;
          }

          @Override
          public Void visit(Statement.If branch) {
            addBranch(branch, out);
            return null;
          }

          @Override
          public Void visit(Statement.Loop loop) {
            addLoop(loop, out);
            return null;
          }

          @Override
          public Void visit(Statement.Call call) {
            out.add(
                new Statement.Call(
                    call.results(), call.callee(), replaced(call.arguments()), call.origin()));
            return null;
          }

          @Override
          public Void visit(Statement.Store store) {
            out.add(
                new Statement.Store(
                    replaced(store.array()),
                    replaced(store.index()),
                    replaced(store.value()),
                    store.origin()));
            return null;
          }

          @Override
          public Void visit(Statement.TapeWrite write) {
            out.add(
                new Statement.TapeWrite(
                    replaced(write.tape()),
                    replaced(write.index()),
                    replaced(write.value()),
                    write.origin()));
            return null;
          }

          @Override
          public Void visit(Statement.Push push) {
            out.add(
                new Statement.Push(replaced(push.tape()), replaced(push.value()), push.origin()));
            return null;
          }

          @Override
          public Void visit(Statement.Throw thrown) {
            out.add(new Statement.Throw(replaced(thrown.exception()), thrown.origin()));
            return null;
          }
        });
  }

  private void addLet(Statement.Let let, List<Statement> out) {
    List<Atom> operands = replaced(let.operation().operands());
    if (let.operation() instanceof Operation.Detach) {
      replacements.put(let.value(), operands.get(0));
      return;
    }
    if (isDividedByZero(let.operation().withOperands(operands))) {
      Value zero = values.fresh("zero", operands.get(1).type());
      out.add(new Statement.Let(zero, new Operation.Detach(operands.get(1)), let.origin()));
      operands = List.of(operands.get(0), zero);
    }
    out.add(new Statement.Let(let.value(), let.operation().withOperands(operands), let.origin()));
  }

  /** Whether javac thinks so: of a {@code long} it looks at the lower half only. */
  private static boolean isDividedByZero(Operation operation) {
    return operation instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && operator.mayThrow()
        && apply.operands().get(1) instanceof Constant constant
        && constant.value() instanceof Number number
        && number.intValue() == 0;
  }

  private void addBranch(Statement.If branch, List<Statement> out) {
    Atom condition = replaced(branch.condition());
    Block then = block(branch.then());
    Block otherwise = block(branch.otherwise());
    if (then.isAbrupt()) {
      guard(condition, then, branch, otherwise, out);
    } else if (otherwise.isAbrupt()) {
      Value not = values.temporary(Scalar.BOOLEAN);
      Operator operator = new Operator(Operator.Kind.NOT, Scalar.BOOLEAN);
      out.add(
          new Statement.Let(
              not, new Operation.Apply(operator, List.of(condition)), branch.origin()));
      guard(not, otherwise, branch, then, out);
    } else {
      out.add(new Statement.If(branch.results(), condition, then, otherwise, branch.origin()));
    }
  }

  /** {@code if (condition) { …throw } rest}. */
  private void guard(
      Atom condition, Block abrupt, Statement.If branch, Block rest, List<Statement> out) {
    out.add(
        new Statement.If(
            List.of(), condition, abrupt, new Block(List.of(), List.of()), branch.origin()));
    out.addAll(rest.statements());
    for (int i = 0; !rest.isAbrupt() && i < branch.results().size(); i++) {
      replacements.put(branch.results().get(i), rest.results().get(i));
    }
  }

  private void addLoop(Statement.Loop loop, List<Statement> out) {
    List<Atom> initial = replaced(loop.initial());
    boolean isSkipped =
        loop.condition().statements().isEmpty()
            && loop.condition().results().equals(List.of(Constant.FALSE));
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < initial.size(); i++) {
      boolean isPassedOn =
          !loop.body().isAbrupt() && loop.body().results().get(i).equals(loop.parameters().get(i));
      if (isSkipped || isPassedOn) {
        replacements.put(loop.parameters().get(i), initial.get(i));
        replacements.put(loop.results().get(i), initial.get(i));
      } else {
        kept.add(i);
      }
    }
    if (isSkipped) {
      return;
    }
    Block condition = block(loop.condition());
    Block body = block(loop.body());
    Statement.Loop pruned =
        new Statement.Loop(
            pick(loop.results(), kept),
            pick(loop.parameters(), kept),
            pick(initial, kept),
            condition,
            body.isAbrupt() ? body : new Block(body.statements(), pick(body.results(), kept)),
            loop.origin());
    out.add(body.isAbrupt() ? pruned : counting(pruned));
  }

  /**
   * The loop with its counters stepping at the end, even where a value of another name is the same
   * number: {@code j = i + 1} in a loop over {@code i}.
   */
  private Statement.Loop counting(Statement.Loop loop) {
    List<Statement> statements = new ArrayList<>(loop.body().statements());
    List<Atom> results = new ArrayList<>(loop.body().results());
    for (Statement statement : loop.body().statements()) {
      int i = statement instanceof Statement.Let let ? results.indexOf(let.value()) : -1;
      if (i >= 0
          && statement instanceof Statement.Let let
          && Steps.isStep(loop, i, let.operation())
          && !let.value().name().equals(loop.parameters().get(i).name())) {
        Value step = values.temporary(let.value().type());
        statements.add(new Statement.Let(step, let.operation(), let.origin()));
        results.set(i, step);
      }
    }
    return new Statement.Loop(
        loop.results(),
        loop.parameters(),
        loop.initial(),
        loop.condition(),
        new Block(statements, results),
        loop.origin());
  }

  private static <T> List<T> pick(List<T> all, List<Integer> indices) {
    return indices.stream().map(all::get).toList();
  }
}
