package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which arrays are older than others: what a loop's trip begins with is older than what the trip
 * makes.
 */
final class ArrayAges {
  private final ArrayClasses classes;

  /** The innermost loop in whose trips a value is defined; a parameter is there before the trip. */
  private final Map<Value, Statement.Loop> loops = new HashMap<>();

  private final Map<Statement.Loop, Statement.Loop> outer = new IdentityHashMap<>();

  /** The arrays that are made, with all their rows. */
  private final Set<Value> made = new HashSet<>();

  /** What an array is a row of, where rows stay where they are. */
  private final Map<Value, Value> wholes = new HashMap<>();

  private ArrayAges(ArrayClasses classes) {
    this.classes = classes;
  }

  static ArrayAges of(Block body, ArrayClasses classes) {
    ArrayAges ages = new ArrayAges(classes);
    ages.collect(body, null);
    return ages;
  }

  private void collect(Block block, Statement.@Nullable Loop loop) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let && let.value().type() instanceof ArrayType) {
        operation(let.value(), let.operation());
      }
      for (Value value : statement.results()) {
        if (loop != null) {
          loops.put(value, loop);
        }
      }
      if (statement instanceof Statement.Loop inner) {
        loop(inner, loop);
      } else {
        Values.blocks(statement).forEach(b -> collect(b, loop));
      }
    }
  }

  private void loop(Statement.Loop inner, Statement.@Nullable Loop loop) {
    if (loop != null) {
      outer.put(inner, loop);
      inner.parameters().forEach(parameter -> loops.put(parameter, loop));
    }
    collect(inner.condition(), inner);
    collect(inner.body(), inner);
  }

  private void operation(Value value, Operation operation) {
    if (operation instanceof Operation.Load load && load.array() instanceof Value array) {
      if (!classes.hasMovingRows(array)) {
        wholes.put(value, array);
      }
    } else if (operation instanceof Operation.Allocate || makesNumbers(value, operation)) {
      made.add(value);
    }
  }

  private static boolean makesNumbers(Value value, Operation operation) {
    return ((ArrayType) value.type()).element().isReal()
        && (operation instanceof Operation.NewArray || ArrayMethod.copies(operation));
  }

  /**
   * The array, made by the function, that this one is, or is a row of; null if it may be others.
   */
  @Nullable Value made(Atom array) {
    Value whole = array instanceof Value value ? whole(value) : null;
    return made.contains(whole) ? whole : null;
  }

  private Value whole(Value array) {
    Value whole = array;
    while (wholes.containsKey(whole)) {
      whole = wholes.get(whole);
    }
    return whole;
  }

  /** Whether each trip of the loop makes its own. */
  boolean isMadeIn(Statement.Loop loop, @Nullable Value array) {
    return array != null && isWithin(loops.get(array), loop);
  }

  /** Whether a trip makes {@code array} after {@code other} was there, and all its rows. */
  boolean isNewer(@Nullable Value array, Value other) {
    Statement.Loop loop = array == null ? null : loops.get(array);
    return loop != null && !isWithin(loops.get(whole(other)), loop);
  }

  private boolean isWithin(Statement.@Nullable Loop inner, Statement.Loop loop) {
    Statement.Loop l = inner;
    while (l != null && l != loop) {
      l = outer.get(l);
    }
    return l == loop;
  }
}
