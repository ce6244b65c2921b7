package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which arrays the variables of one function, and the elements of its arrays of arrays, may be, in
 * whatever order its statements are executed: an inclusion-based points-to relation after
 * Andersen's thesis (1994), with one origin for all arrays of a type that one place makes.
 *
 * <p>It grows only; {@link #hasGrown} says whether its builder has to look again.
 */
final class PointsTo {

  /**
   * All arrays of a type that come from one place.
   *
   * @param source the number of a parameter, or the value that was new
   */
  record Origin(Object source, ArrayType type) {
    static Origin parameter(Function function, int number) {
      return new Origin(number, (ArrayType) function.parameters().get(number).type());
    }

    static Origin made(Value value) {
      return new Origin(value, (ArrayType) value.type());
    }

    boolean hasRows() {
      return type.element() instanceof ArrayType;
    }

    Origin row() {
      return new Origin(source, (ArrayType) type.element());
    }

    boolean isParameter() {
      return source instanceof Integer;
    }

    int parameter() {
      return (Integer) source;
    }
  }

  private final Map<Value, Set<Origin>> values = new HashMap<>();
  private final Map<Origin, Set<Origin>> rows = new HashMap<>();
  private boolean hasGrown;

  PointsTo(Function function) {
    for (int i = 0; i < function.parameters().size(); i++) {
      if (isArray(function.parameters().get(i))) {
        include(function.parameters().get(i), Set.of(Origin.parameter(function, i)));
      }
    }
  }

  static boolean isArray(Atom atom) {
    return atom instanceof Value && atom.type() instanceof ArrayType;
  }

  /** Whether something was added since the last time that this was asked. */
  boolean hasGrown() {
    boolean answer = hasGrown;
    hasGrown = false;
    return answer;
  }

  Set<Origin> of(Atom array) {
    return array instanceof Value value ? values.getOrDefault(value, Set.of()) : Set.of();
  }

  /** The rows of such an array: those that it was born with stand for all it may get unseen. */
  Set<Origin> rows(Origin array) {
    if (!array.hasRows()) {
      return Set.of();
    }
    Set<Origin> found = new LinkedHashSet<>(List.of(array.row()));
    found.addAll(rows.getOrDefault(array, Set.of()));
    return found;
  }

  Set<Origin> rows(Collection<Origin> arrays) {
    Set<Origin> found = new LinkedHashSet<>();
    arrays.forEach(array -> found.addAll(rows(array)));
    return found;
  }

  /** The arrays themselves, their rows, and the rows of these. */
  Set<Origin> reachable(Collection<Origin> arrays) {
    Set<Origin> found = new LinkedHashSet<>(arrays);
    List<Origin> work = new ArrayList<>(arrays);
    while (!work.isEmpty()) {
      for (Origin row : rows(work.remove(work.size() - 1))) {
        if (found.add(row)) {
          work.add(row);
        }
      }
    }
    return found;
  }

  /** The variable may be any of the arrays that have its type. */
  void include(Value value, Collection<Origin> arrays) {
    if (value.type() instanceof ArrayType type) {
      include(values.computeIfAbsent(value, v -> new LinkedHashSet<>()), type, arrays);
    }
  }

  /** Any of the arrays that have the type of a row may be put into all the {@code holders}. */
  void includeRows(Collection<Origin> holders, Collection<Origin> arrays) {
    for (Origin holder : List.copyOf(holders)) {
      if (holder.type().element() instanceof ArrayType type) {
        include(rows.computeIfAbsent(holder, o -> new LinkedHashSet<>()), type, arrays);
      }
    }
  }

  private void include(Set<Origin> into, ArrayType type, Collection<Origin> arrays) {
    for (Origin array : List.copyOf(arrays)) {
      hasGrown |= array.type().equals(type) && into.add(array);
    }
  }
}
