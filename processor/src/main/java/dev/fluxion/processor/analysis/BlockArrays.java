package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arrays of a function that have no second name outside of the block that makes them: they are
 * not returned, carried, stored, recorded or handed to code that may keep them. When the block
 * ends, their memory may serve for something else.
 */
public final class BlockArrays {
  private final Function function;
  private final Set<Value> shared = new HashSet<>();

  /** What each name may stand for: an array itself, or the array of arrays that it is a row of. */
  private final Map<Value, Set<Value>> names = new HashMap<>();

  /** The tapes on which an array, or a row of it, may be. */
  private final Map<Value, Set<Value>> tapes = new HashMap<>();

  /** What comes from a tape. */
  private final Map<Value, List<Value>> restored = new HashMap<>();

  private BlockArrays(Function function) {
    this.function = function;
  }

  public static BlockArrays of(Function function) {
    BlockArrays arrays = new BlockArrays(function);
    arrays.collect(function.body());
    function.body().results().forEach(arrays::share);
    arrays.tapes.forEach(
        (array, on) -> {
          for (Value tape : on) {
            arrays.restored.getOrDefault(tape, List.of()).forEach(r -> arrays.name(r, array));
          }
        });
    boolean isStable = false;
    while (!isStable) {
      isStable = !arrays.passOn();
    }
    return arrays;
  }

  /** Whether the array, which is made by an operation of the function, is one of them. */
  public boolean contains(Value array) {
    return !shared.contains(array) && !tapes.containsKey(array);
  }

  /**
   * Whether nothing knows the array any more when a trip of the loop, which makes it, has ended: it
   * may be on tapes that each trip leaves empty.
   */
  public boolean endsWithTrip(Value array, Statement.Loop loop) {
    return !shared.contains(array)
        && tapes.getOrDefault(array, Set.of()).stream().allMatch(tape -> isOfTrip(tape, loop));
  }

  private boolean isOfTrip(Value tape, Statement.Loop loop) {
    return uses(tape, function.body()) == uses(tape, loop.body());
  }

  private static long uses(Value value, Block block) {
    long[] uses = {0};
    Values.forEachUse(block, v -> uses[0] += v.equals(value) ? 1 : 0);
    return uses[0];
  }

  /** What is true of a name is true of what it stands for; whether that is any news. */
  private boolean passOn() {
    boolean isNew = false;
    for (Map.Entry<Value, Set<Value>> entry : names.entrySet()) {
      Value name = entry.getKey();
      for (Value array : entry.getValue()) {
        isNew |= shared.contains(name) && shared.add(array);
        isNew |=
            tapes.containsKey(name)
                && tapes
                    .computeIfAbsent(array, a -> new HashSet<>())
                    .addAll(Set.copyOf(tapes.get(name)));
      }
    }
    return isNew;
  }

  private void name(Value name, Atom array) {
    if (array instanceof Value value) {
      names.computeIfAbsent(name, n -> new HashSet<>()).add(value);
    }
  }

  private void collect(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let) {
        operation(let);
      } else if (statement instanceof Statement.Store store) {
        share(store.value());
      } else if (statement instanceof Statement.Push push) {
        record(push.value(), push.tape());
      } else if (statement instanceof Statement.TapeWrite write) {
        record(write.value(), write.tape());
      } else {
        Values.operands(statement).forEach(this::share);
      }
      if (statement instanceof Statement.If branch) {
        ways(branch);
      } else {
        Values.blocks(statement).forEach(inner -> inner.results().forEach(this::share));
      }
      Values.blocks(statement).forEach(this::collect);
    }
  }

  private void ways(Statement.If branch) {
    for (int i = 0; i < branch.results().size(); i++) {
      if (!branch.then().isAbrupt()) {
        name(branch.results().get(i), branch.then().results().get(i));
      }
      if (!branch.otherwise().isAbrupt()) {
        name(branch.results().get(i), branch.otherwise().results().get(i));
      }
    }
  }

  private void operation(Statement.Let let) {
    Operation operation = let.operation();
    if (operation instanceof Operation.Load load) {
      if (let.value().type() instanceof ArrayType) {
        name(let.value(), load.array());
      }
    } else if (operation instanceof Operation.Select select) {
      name(let.value(), select.whenTrue());
      name(let.value(), select.whenFalse());
    } else if (operation instanceof TapeOperation.TapeRead
        || operation instanceof TapeOperation.Pop) {
      restored
          .computeIfAbsent((Value) operation.operands().get(0), tape -> new ArrayList<>())
          .add(let.value());
    } else if (!(operation instanceof Operation.Length) && !isForNumbers(operation)) {
      operation.operands().forEach(this::share);
    }
  }

  /** Whether it looks at arrays of numbers, or writes to them, and no more. */
  private static boolean isForNumbers(Operation operation) {
    if (!(operation instanceof Operation.Extern extern)) {
      return false;
    }
    Optional<ArrayMethod> method = ArrayMethod.of(extern.member());
    return method.isPresent()
        && method.get().flows().stream().noneMatch(ArrayMethod.Flow::isAlias)
        && extern.operands().stream().map(Atom::type).noneMatch(BlockArrays::hasRows);
  }

  private static boolean hasRows(Type type) {
    return type instanceof ArrayType array && !array.element().isReal();
  }

  private void record(Atom array, Atom tape) {
    if (array.type() instanceof ArrayType && array instanceof Value value) {
      tapes.computeIfAbsent(value, a -> new HashSet<>()).add((Value) tape);
    }
  }

  private void share(Atom atom) {
    if (atom instanceof Value value && value.type() instanceof ArrayType) {
      shared.add(value);
    }
  }
}
