package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tangents from which those come that a loop over directions puts into new arrays. As tangents
 * are linear, in directions in which the former are zero the latter stay so.
 *
 * <pre>
 * double[] turn = {cos(a[1]), -sin(a[1]), sin(a[1]), cos(a[1])};
 * </pre>
 */
final class LaneSources {
  private final Map<Value, Integer> looked = new LinkedHashMap<>();
  private final Set<LaneRange> known = new LinkedHashSet<>();
  private final Set<Value> written = new LinkedHashSet<>();
  private boolean isRefused;

  /** The loop reads the tangents of a number. */
  void read(Value number) {
    looked.put(number, 1);
  }

  /**
   * The loop reads those of an element.
   *
   * @param range outside of which the array has none; null: not known
   */
  void read(Atom array, Atom index, @Nullable LaneRange range) {
    if (range != null) {
      known.add(range);
    } else if (array instanceof Value value
        && value.type() instanceof ArrayType
        && index instanceof Constant constant
        && constant.value() instanceof Integer i
        && i >= 0
        && i < LaneRanges.LONGEST_SOURCE) {
      looked.merge(value, i + 1, Math::max);
    } else {
      refuse();
    }
  }

  /** The loop writes to an array that has had tangents in {@code range} only. */
  void write(Value array, LaneRange range) {
    written.add(array);
    known.add(range);
  }

  /** The loop reads or writes what is not looked at. */
  void refuse() {
    isRefused = true;
  }

  /** Whether the loop writes to new arrays, and it is known from what. */
  boolean areKnown() {
    return !isRefused && !written.isEmpty() && looked.size() <= LaneRanges.MOST_SOURCES;
  }

  /** How many tangents in each direction are to be looked at. */
  int elements() {
    return looked.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The numbers, and the arrays with how many of their first elements are read. */
  Map<Value, Integer> looked() {
    return looked;
  }

  Set<LaneRange> known() {
    return known;
  }

  /** The new arrays. */
  Set<Value> written() {
    return written;
  }
}
