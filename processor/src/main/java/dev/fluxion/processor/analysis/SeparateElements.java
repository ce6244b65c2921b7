package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which elements are other ones than those that are written to later, told by the counters of the
 * loops around both: what elimination has made of row k is read as long as rows below it change.
 *
 * <pre>
 * for (int k = 0; k &lt; n; k++)
 *   for (int i = k + 1; i &lt; n; i++)
 *     for (int j = k; j &lt; n; j++)
 *       m[i][j] -= m[i][k] / m[k][k] * m[k][j];     // m[k][j] is read; nothing changes it any more
 * </pre>
 */
final class SeparateElements {
  /** Where there are more writes, to compare each read with all of them takes too long. */
  private static final int MOST_WRITES = 100;

  /** A loop around elements. */
  static final class Around {
    private final CounterBounds bounds;

    private Around(Statement.Loop loop) {
      this.bounds = CounterBounds.of(loop);
    }
  }

  /** An element, wherever it is read or written. */
  static final class Element {
    private final List<Around> loops;
    private final @Nullable Value whole;
    private final List<Atom> indices;

    private Element(List<Around> loops, @Nullable Value whole, List<Atom> indices) {
      this.loops = loops;
      this.whole = whole;
      this.indices = indices;
    }
  }

  private final SeparateRows rows;
  private final Map<Statement, Element> elements = new IdentityHashMap<>();
  private final Map<Statement, Around> loops = new IdentityHashMap<>();
  private final Map<Value, Operation.Load> loads = new HashMap<>();
  private int writes;

  private SeparateElements(SeparateRows rows) {
    this.rows = rows;
  }

  static SeparateElements of(Block body, ArrayClasses classes) {
    SeparateElements elements = new SeparateElements(SeparateRows.of(body, classes));
    elements.collect(body, List.of());
    if (elements.writes > MOST_WRITES) {
      elements.elements.clear();
    }
    return elements;
  }

  private void collect(Block block, List<Around> around) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Load load) {
        loads.put(let.value(), load);
        put(statement, around, load.array(), load.index());
      } else if (statement instanceof Statement.Store store) {
        put(statement, around, store.array(), store.index());
        writes += around.isEmpty() ? 0 : 1;
      } else if (statement instanceof Statement.Loop loop) {
        List<Around> inside = new ArrayList<>(around);
        inside.add(new Around(loop));
        loops.put(loop, inside.get(around.size()));
        collect(loop.condition(), inside);
        collect(loop.body(), inside);
      } else {
        Values.blocks(statement).forEach(inner -> collect(inner, around));
      }
    }
  }

  private void put(Statement statement, List<Around> around, Atom array, Atom index) {
    if (around.isEmpty()) {
      return;
    }
    List<Atom> indices = new ArrayList<>(List.of(index));
    Atom whole = array;
    while (whole instanceof Value row && loads.get(row) != null) {
      Operation.Load load = loads.get(row);
      indices.add(0, load.index());
      whole = load.array();
    }
    boolean areApart = whole instanceof Value value && rows.areApart(value);
    elements.put(
        statement, new Element(around, areApart ? (Value) whole : null, List.copyOf(indices)));
  }

  /** The element that the statement reads or writes; null if nothing is known of it. */
  @Nullable Element of(Statement statement) {
    return elements.get(statement);
  }

  /** The loop, as something around elements. */
  Around around(Statement.Loop loop) {
    return Objects.requireNonNull(loops.get(loop));
  }

  /**
   * Whether a write does not come to the element that was read before it.
   *
   * @param repeated the loop in a later trip of which the write is; null if both are in the same
   *     trip of each loop around them
   */
  static boolean areApart(Element read, Element written, @Nullable Around repeated) {
    for (int i = 0; i < Math.min(read.loops.size(), written.loops.size()); i++) {
      Around loop = read.loops.get(i);
      if (loop != written.loops.get(i)) {
        return false;
      }
      if (differ(loop.bounds, read, written, loop == repeated)) {
        return true;
      }
      if (loop == repeated) {
        return false; // Loops inside it are in any of their trips.
      }
    }
    return false;
  }

  private static boolean differ(
      CounterBounds bounds, Element read, Element written, boolean isLaterTrip) {
    int last = read.indices.size() - 1;
    int lastWritten = written.indices.size() - 1;
    if (bounds.differ(read.indices.get(last), written.indices.get(lastWritten), isLaterTrip)) {
      return true;
    }
    if (read.whole == null || !read.whole.equals(written.whole) || last != lastWritten) {
      return false;
    }
    for (int i = 0; i < last; i++) {
      if (bounds.differ(read.indices.get(i), written.indices.get(i), isLaterTrip)) {
        return true;
      }
    }
    return false;
  }
}
