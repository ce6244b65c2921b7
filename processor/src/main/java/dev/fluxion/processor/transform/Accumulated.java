package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the reverse sweep adds to elements of shadows, {@code xBar[i] += e}, in a loop. As long as
 * nothing else reads or writes shadows of that type, these additions may change places, whichever
 * shadows are one array.
 */
final class Accumulated {

  /** One addition: three statements in a row. */
  record Addition(Value array, Atom index, Atom term, Statement.Let load, Statement.Store store) {

    /** The statements that make it. */
    List<Statement> statements(Block block) {
      int last = block.statements().indexOf(store);
      return block.statements().subList(last - 2, last + 1);
    }
  }

  private final List<Addition> own = new ArrayList<>();
  private final Set<Type> others = new HashSet<>();

  private Accumulated() {}

  static Accumulated of(Statement.Loop loop) {
    Accumulated accumulated = new Accumulated();
    accumulated.collect(loop.condition(), false);
    accumulated.collect(loop.body(), true);
    return accumulated;
  }

  /** The additions of the loop's own block whose places may change. */
  List<Addition> free() {
    return own.stream().filter(a -> !others.contains(a.array().type())).toList();
  }

  private void collect(Block block, boolean isOwn) {
    Set<Value> summands = new HashSet<>();
    List<Statement> statements = block.statements();
    for (int i = 0; i < statements.size(); i++) {
      Addition addition = i < 2 ? null : addition(statements.subList(i - 2, i + 1));
      if (addition != null) {
        summands.add(addition.load().value());
        if (isOwn) {
          own.add(addition);
        }
      } else if (statements.get(i) instanceof Statement.Store store && store.origin().adjoint()) {
        others.add(store.array().type());
      }
      Values.blocks(statements.get(i)).forEach(inner -> collect(inner, false));
    }
    for (Statement statement : statements) {
      if (statement instanceof Statement.Let let && !summands.contains(let.value())) {
        collect(let);
      }
    }
  }

  /** What the primal reads does not count, also where the reverse sweep repeats that. */
  private void collect(Statement.Let let) {
    if (let.operation() instanceof Operation.Load load) {
      if (let.origin().adjoint() && !load.isStable()) {
        others.add(load.array().type());
      }
    } else if (let.operation() instanceof Operation.Extern extern) {
      extern.operands().stream()
          .map(Atom::type)
          .filter(ArrayType.class::isInstance)
          .forEach(others::add);
    }
  }

  private static @Nullable Addition addition(List<Statement> three) {
    return three.get(0) instanceof Statement.Let before
            && before.origin().adjoint()
            && before.operation() instanceof Operation.Load load
            && !load.isStable()
            && load.array() instanceof Value array
            && before.value().type().isReal()
            && three.get(1) instanceof Statement.Let sum
            && sum.operation() instanceof Operation.Apply apply
            && apply.primitive() instanceof Operator operator
            && operator.kind() == Operator.Kind.PLUS
            && apply.operands().get(0).equals(before.value())
            && !apply.operands().get(1).equals(before.value())
            && three.get(2) instanceof Statement.Store store
            && store.value().equals(sum.value())
            && store.array().equals(array)
            && store.index().equals(load.index())
        ? new Addition(array, load.index(), apply.operands().get(1), before, store)
        : null;
  }
}
