package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.KnownLengths;
import dev.fluxion.processor.analysis.LoopShape;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The arrays of a function whose elements could as well be locals. Those that loops hand on, or
 * that are one or the other array, are among them if nothing is written to them from then on: their
 * elements are handed on instead.
 */
final class LocalArrays {
  private static final int LONGEST = 16;

  private static final Set<Scalar> ELEMENTS =
      EnumSet.of(Scalar.DOUBLE, Scalar.FLOAT, Scalar.INT, Scalar.LONG, Scalar.BOOLEAN);

  private final Map<Value, Integer> lengths = new LinkedHashMap<>();

  /** The arrays that become one another, where loops hand them on or branches choose. */
  private final List<Set<Atom>> together = new ArrayList<>();

  private final Set<Atom> handedOn = new HashSet<>();
  private final Deque<Statement.Loop> around = new ArrayDeque<>();

  private LocalArrays() {}

  /** These arrays, each with its length. */
  static Map<Value, Integer> find(Function function) {
    LocalArrays arrays = new LocalArrays();
    arrays.collect(function.body(), KnownLengths.of(function.body()));
    if (!arrays.lengths.isEmpty()) {
      arrays.keepLocalIn(function.body());
    }
    return arrays.lengths;
  }

  private void keepLocalIn(Block whole) {
    keepLocal(whole);
    whole.results().forEach(this::lose);
    loseTogether();
  }

  /** An array that is not local is none of those that it may be, either. */
  private void loseTogether() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Set<Atom> some : together) {
        if (!lengths.keySet().containsAll(some)) {
          changed |= lengths.keySet().removeAll(some);
        }
      }
    }
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
    arrays.keepLocalIn(block);
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

  private void collect(Block block, Map<Value, Integer> known) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let && isNew(let.operation())) {
        collect(let.value(), known);
      } else if (statement instanceof Statement.Loop loop && !loop.body().isAbrupt()) {
        for (int i = 0; i < loop.parameters().size(); i++) {
          collect(loop.parameters().get(i), known);
          collect(loop.results().get(i), known);
        }
      }
      if (statement instanceof Statement.If branch) {
        branch.results().forEach(result -> collect(result, known));
      }
      Values.blocks(statement).forEach(inner -> collect(inner, known));
    }
  }

  private void collect(Value array, Map<Value, Integer> known) {
    Integer length = known.get(array);
    if (length != null
        && length <= LONGEST
        && array.type() instanceof ArrayType type
        && type.element() instanceof Scalar element
        && ELEMENTS.contains(element)) {
      lengths.put(array, length);
    }
  }

  private static boolean isNew(Operation operation) {
    return operation instanceof Operation.NewArray
        || operation instanceof Operation.Allocate
        || operation instanceof Operation.Select;
  }

  /** Forgets the arrays of which more is used than elements with known indices, and the length. */
  private void keepLocal(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let && let.operation() instanceof Operation.Load l) {
        element(l.array(), l.index());
      } else if (statement instanceof Statement.Store store) {
        element(store.array(), store.index());
        lose(store.value());
        if (handedOn.contains(store.array())) {
          lose(store.array());
        }
      } else if (statement instanceof Statement.Loop loop) {
        handOn(loop);
      } else if (statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Select select
          && let.value().type() instanceof ArrayType) {
        becomeOne(List.of(let.value(), select.whenTrue(), select.whenFalse()), Set.of());
      } else if (!(statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Length)) {
        Values.operands(statement).forEach(this::lose);
      }
      keepLocalInside(statement);
    }
  }

  private void keepLocalInside(Statement statement) {
    if (statement instanceof Statement.Loop loop) {
      forEachStore(loop.condition(), store -> lose(store.array()));
      around.push(loop);
    }
    Values.blocks(statement).forEach(this::keepLocal);
    if (statement instanceof Statement.Loop) {
      around.pop();
    } else if (statement instanceof Statement.If branch) {
      choose(branch);
    }
  }

  /** What a branch leaves as one or the other array. */
  private void choose(Statement.If branch) {
    Set<Value> made = new HashSet<>();
    Values.blocks(branch).forEach(inner -> Values.forEachDefinition(inner, made::add));
    for (int i = 0; i < branch.results().size(); i++) {
      List<Atom> names = new ArrayList<>(List.of(branch.results().get(i)));
      for (Block inner : Values.blocks(branch)) {
        if (!inner.isAbrupt()) {
          names.add(inner.results().get(i));
        }
      }
      becomeOne(names, made);
    }
  }

  /**
   * One value may be any of these arrays from now on.
   *
   * @param hidden what cannot be named any more
   */
  private void becomeOne(List<Atom> names, Set<Value> hidden) {
    if (names.get(0).type() instanceof ArrayType) {
      together.add(new LinkedHashSet<>(names));
      names.stream().filter(name -> !hidden.contains(name)).forEach(this::handOn);
    }
  }

  /**
   * What a loop hands on is local if nothing is written to it from then on: neither by the names
   * that it gets, nor by those that it has had before the loop.
   */
  private void handOn(Statement.Loop loop) {
    if (loop.parameters().stream().noneMatch(p -> p.type() instanceof ArrayType)) {
      return;
    }
    Set<Value> made = new HashSet<>();
    Values.forEachDefinition(loop.body(), made::add);
    for (int i = 0; i < loop.parameters().size(); i++) {
      List<Atom> names = new ArrayList<>(List.of(loop.parameters().get(i), loop.results().get(i)));
      names.add(loop.initial().get(i));
      if (!loop.body().isAbrupt()) {
        names.add(loop.body().results().get(i));
      }
      becomeOne(names, made);
    }
  }

  /** Nothing is written to it from here on, nor in the next trips of the loops around. */
  private void handOn(Atom array) {
    handedOn.add(array);
    for (Statement.Loop loop : around) {
      if (!LoopShape.definedIn(loop).contains(array)) {
        forEachStore(
            loop.body(),
            store -> {
              if (store.array().equals(array)) {
                lose(array);
              }
            });
      }
    }
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
