package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** The arrays of a function whose elements could as well be locals. */
final class LocalArrays {
  private static final int LONGEST = 16;

  private static final Set<Scalar> ELEMENTS =
      EnumSet.of(Scalar.DOUBLE, Scalar.FLOAT, Scalar.INT, Scalar.LONG, Scalar.BOOLEAN);

  private final Map<Value, Integer> lengths = new LinkedHashMap<>();

  private LocalArrays() {}

  /** These arrays, each with its length. */
  static Map<Value, Integer> find(Function function) {
    LocalArrays arrays = new LocalArrays();
    arrays.collect(function.body());
    arrays.keepLocal(function.body());
    return arrays.lengths;
  }

  /** Calls {@code action} with every store in the block and those inside it. */
  static void forEachStore(Block block, Consumer<Statement.Store> action) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Store store) {
        action.accept(store);
      }
      Values.blocks(statement).forEach(inner -> forEachStore(inner, action));
    }
  }

  /**
   * How many elements of the array the block uses, all of which have known indices; 0 if there are
   * many, or it uses more than that.
   */
  static int knownElements(Value array, Block block) {
    LocalArrays arrays = new LocalArrays();
    arrays.lengths.put(array, LONGEST);
    arrays.keepLocal(block);
    int[] count = {0};
    if (arrays.lengths.containsKey(array)) {
      forEachIndex(array, block, index -> count[0] = Math.max(count[0], index + 1));
    }
    return count[0];
  }

  private static void forEachIndex(Value array, Block block, IntConsumer action) {
    for (Statement statement : block.statements()) {
      Atom index =
          statement instanceof Statement.Store store && store.array().equals(array)
              ? store.index()
              : statement instanceof Statement.Let let
                      && let.operation() instanceof Operation.Load load
                      && load.array().equals(array)
                  ? load.index()
                  : null;
      if (index instanceof Constant constant && constant.value() instanceof Integer i) {
        action.accept(i);
      }
      Values.blocks(statement).forEach(inner -> forEachIndex(array, inner, action));
    }
  }

  private void collect(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let
          && let.value().type() instanceof ArrayType type
          && type.element() instanceof Scalar element
          && ELEMENTS.contains(element)) {
        int length = length(let.operation());
        if (length >= 0 && length <= LONGEST) {
          lengths.put(let.value(), length);
        }
      }
      Values.blocks(statement).forEach(this::collect);
    }
  }

  /** The length of the array that is made here; −1 if none is, or it is not known. */
  private static int length(Operation operation) {
    if (operation instanceof Operation.NewArray made) {
      return made.operands().size();
    }
    return operation instanceof Operation.Allocate allocation
            && allocation.operands().size() == 1
            && allocation.operands().get(0) instanceof Constant constant
            && constant.value() instanceof Integer length
        ? length
        : -1;
  }

  /** Forgets the arrays of which more is used than elements with known indices, and the length. */
  private void keepLocal(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let && let.operation() instanceof Operation.Load l) {
        element(l.array(), l.index());
      } else if (statement instanceof Statement.Store store) {
        element(store.array(), store.index());
        lose(store.value());
      } else if (!(statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Length)) {
        Values.operands(statement).forEach(this::lose);
      }
      if (statement instanceof Statement.Loop loop) {
        forEachStore(loop.condition(), store -> lose(store.array()));
      }
      Values.blocks(statement).forEach(this::keepLocal);
    }
    block.results().forEach(this::lose);
  }

  private void element(Atom array, Atom index) {
    Integer length = array instanceof Value value ? lengths.get(value) : null;
    boolean isInside =
        length != null
            && index instanceof Constant constant
            && constant.value() instanceof Integer i
            && i >= 0
            && i < length;
    if (length != null && !isInside) {
      lose(array);
    }
  }

  private void lose(Atom atom) {
    if (atom instanceof Value value) {
      lengths.remove(value);
    }
  }
}
