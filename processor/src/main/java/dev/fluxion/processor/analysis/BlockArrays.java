package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
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
  private final Set<Value> shared = new HashSet<>();

  /** What each name may stand for: an array itself, or the array of arrays that it is a row of. */
  private final Map<Value, List<Atom>> names = new HashMap<>();

  private BlockArrays() {}

  public static BlockArrays of(Function function) {
    BlockArrays arrays = new BlockArrays();
    arrays.collect(function.body());
    function.body().results().forEach(arrays::share);
    for (Value name : arrays.names.keySet()) {
      if (arrays.shared.contains(name)) {
        arrays.shareWhatIsNamed(name);
      }
    }
    return arrays;
  }

  /** Whether the array, which is made by an operation of the function, is one of them. */
  public boolean contains(Value array) {
    return !shared.contains(array);
  }

  private void shareWhatIsNamed(Value name) {
    for (Atom array : names.getOrDefault(name, List.of())) {
      if (array instanceof Value value) {
        shared.add(value);
        shareWhatIsNamed(value);
      }
    }
  }

  private void collect(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let) {
        operation(let);
      } else if (statement instanceof Statement.Store store) {
        share(store.value());
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
      List<Atom> arrays = new ArrayList<>();
      if (!branch.then().isAbrupt()) {
        arrays.add(branch.then().results().get(i));
      }
      if (!branch.otherwise().isAbrupt()) {
        arrays.add(branch.otherwise().results().get(i));
      }
      names.put(branch.results().get(i), arrays);
    }
  }

  private void operation(Statement.Let let) {
    Operation operation = let.operation();
    if (operation instanceof Operation.Load load) {
      if (let.value().type() instanceof ArrayType) {
        names.put(let.value(), List.of(load.array()));
      }
    } else if (operation instanceof Operation.Select select) {
      names.put(let.value(), List.of(select.whenTrue(), select.whenFalse()));
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

  private void share(Atom atom) {
    if (atom instanceof Value value && value.type() instanceof ArrayType) {
      shared.add(value);
    }
  }
}
