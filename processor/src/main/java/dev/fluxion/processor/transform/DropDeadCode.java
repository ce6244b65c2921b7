package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.TensorRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Drops what no result needs and nobody can notice. In the primal a statement that may throw stays;
 * in the reverse sweep it has succeeded once, so it goes, too.
 */
final class DropDeadCode {
  /** By their ids. */
  private final BitSet live = new BitSet();

  /** Values whose computation has no effect, whatever it looks like. */
  private final Set<Value> idle;

  private DropDeadCode(Set<Value> idle) {
    this.idle = idle;
  }

  static Program drop(Program program) {
    return program.withBodies(f -> drop(f.body()));
  }

  /** The block with what its results do not need dropped. */
  static Block drop(Block block) {
    return drop(block, Set.of());
  }

  /** The same, and what is computed for {@code idle} values goes as well. */
  static Block drop(Block block, Set<Value> idle) {
    return new DropDeadCode(idle).block(block);
  }

  private Block block(Block block) {
    use(block.results());
    List<Statement> kept = new ArrayList<>();
    for (int i = block.statements().size() - 1; i >= 0; i--) {
      Statement statement = keep(block.statements().get(i));
      if (statement != null) {
        kept.add(statement);
      }
    }
    Collections.reverse(kept);
    return block.with(kept, block.results());
  }

  private void use(List<Atom> atoms) {
    for (Atom atom : atoms) {
      if (atom instanceof Value value) {
        live.set(value.id());
      }
    }
  }

  private boolean isLive(Value value) {
    return live.get(value.id());
  }

  private @org.jspecify.annotations.Nullable Statement keep(Statement statement) {
    if (statement instanceof Statement.If branch) {
      return keep(branch);
    }
    if (statement instanceof Statement.Loop loop) {
      return keep(loop);
    }
    if (statement instanceof Statement.Let let && !isLive(let.value()) && isDroppable(let)) {
      return null;
    }
    use(Values.operands(statement));
    return statement;
  }

  private boolean isDroppable(Statement.Let let) {
    Operation operation = let.operation();
    boolean isHarmless =
        operation.isRepeatable()
            || operation instanceof Operation.Load
            || operation instanceof Operation.Allocate
            || Shadows.isMaker(operation);
    return operation.isPure()
        || Carried.isMaker(operation)
        || idle.contains(let.value())
        || (let.origin().adjoint() && isHarmless)
        || (let.origin().derivative() && isOfTensors(operation));
  }

  /** Where the primal has succeeded, its derivative does. */
  private static boolean isOfTensors(Operation operation) {
    return operation instanceof Operation.Extern extern
        && TensorRules.standard().find(extern.member()).isPresent();
  }

  private @org.jspecify.annotations.Nullable Statement keep(Statement.If branch) {
    BitSet wanted = new BitSet();
    for (int i = 0; i < branch.results().size(); i++) {
      wanted.set(i, isLive(branch.results().get(i)));
    }
    Block then = block(pickResults(branch.then(), wanted));
    Block otherwise = block(pickResults(branch.otherwise(), wanted));
    if (wanted.isEmpty() && then.statements().isEmpty() && otherwise.statements().isEmpty()) {
      return null;
    }
    use(List.of(branch.condition()));
    return wanted.cardinality() == branch.results().size()
        ? branch.with(branch.condition(), then, otherwise)
        : new Statement.If(
            pick(branch.results(), wanted), branch.condition(), then, otherwise, branch.origin());
  }

  private @org.jspecify.annotations.Nullable Statement keep(Statement.Loop loop) {
    BitSet wanted = new BitSet();
    for (int i = 0; i < loop.results().size(); i++) {
      wanted.set(i, isLive(loop.results().get(i)));
    }
    if (wanted.isEmpty() && !hasEffects(loop.condition()) && !hasEffects(loop.body())) {
      return null;
    }
    Block condition = block(loop.condition());
    while (true) {
      // A parameter found needed makes its next value needed: until nothing is added. What the
      // round marks live besides stays needed.
      Block body = block(pickResults(loop.body(), wanted));
      BitSet found = (BitSet) wanted.clone();
      for (int i = 0; i < loop.parameters().size(); i++) {
        if (isLive(loop.parameters().get(i))) {
          found.set(i);
        }
      }
      if (found.equals(wanted)) {
        use(pick(loop.initial(), wanted));
        if (wanted.cardinality() == loop.results().size()) {
          return loop.with(loop.initial(), condition, body);
        }
        return new Statement.Loop(
            pick(loop.results(), wanted),
            pick(loop.parameters(), wanted),
            pick(loop.initial(), wanted),
            condition,
            body,
            loop.snapshots(),
            loop.origin());
      }
      wanted = found;
    }
  }

  private boolean hasEffects(Block block) {
    return block.statements().stream().anyMatch(this::hasEffect);
  }

  private boolean hasEffect(Statement statement) {
    if (statement instanceof Statement.If || statement instanceof Statement.Loop) {
      return Values.blocks(statement).stream().anyMatch(this::hasEffects);
    }
    return !(statement instanceof Statement.Let let && isDroppable(let));
  }

  private static Block pickResults(Block block, BitSet wanted) {
    return block.isAbrupt() || wanted.cardinality() == block.results().size()
        ? block
        : new Block(block.statements(), pick(block.results(), wanted));
  }

  private static <T> List<T> pick(List<T> all, BitSet wanted) {
    return wanted.cardinality() == all.size() ? all : wanted.stream().mapToObj(all::get).toList();
  }
}
