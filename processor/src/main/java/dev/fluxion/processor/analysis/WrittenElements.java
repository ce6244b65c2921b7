package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been written for sure at some point of a function. Once written is always written. */
final class WrittenElements {

  /** An element of an array, or a row. */
  record Element(Object array, Atom index) {}

  /** The limit that is the length of an array. */
  record LengthOf(Object array) {}

  /** An index that is less than another one. */
  record Earlier(Atom than) {}

  /** All elements of an array before a limit. */
  private record Before(Object array, Object limit) {}

  private final Set<Element> elements = new HashSet<>();
  private final Set<Before> ranges = new HashSet<>();
  private final Set<Object> wholes = new HashSet<>();

  WrittenElements copy() {
    WrittenElements copy = new WrittenElements();
    copy.add(this);
    return copy;
  }

  void add(WrittenElements other) {
    elements.addAll(other.elements);
    ranges.addAll(other.ranges);
    wholes.addAll(other.wholes);
  }

  void retain(WrittenElements other) {
    elements.retainAll(other.elements);
    ranges.retainAll(other.ranges);
    wholes.retainAll(other.wholes);
  }

  void add(Object array, Atom index) {
    elements.add(new Element(array, index));
  }

  void addWhole(Object array) {
    wholes.add(array);
  }

  /** All elements before the limit; a length means all there are. */
  void addRange(Object array, Object limit) {
    if (limit.equals(new LengthOf(array))) {
      wholes.add(array);
    } else {
      ranges.add(new Before(array, limit));
    }
  }

  void addBefore(Object array, Value index) {
    ranges.add(new Before(array, index));
  }

  boolean hasWhole(Object array) {
    return wholes.contains(array) || (array instanceof Element row && hasWhole(row.array()));
  }

  /**
   * Whether the element is written.
   *
   * @param limit what the index is known to be less than
   * @param earlier the index that it is less than
   */
  boolean has(Object array, Atom index, @Nullable Object limit, @Nullable Earlier earlier) {
    return hasWhole(array)
        || elements.contains(new Element(array, index))
        || (limit != null && ranges.contains(new Before(array, limit)))
        || (earlier != null && ranges.contains(new Before(array, earlier.than())));
  }

  /** Whether all elements before {@code start} are written. */
  boolean hasUpTo(Object array, Atom start) {
    if (start instanceof Constant c && c.value() instanceof Integer n) {
      for (int i = 0; i < n; i++) {
        if (!has(array, Constant.of(i), null, null)) {
          return false;
        }
      }
      return true;
    }
    return false;
  }

  /** The arrays of which the element, or the whole row, at the index is written. */
  List<Object> writtenAt(Value index) {
    Set<Object> arrays = new HashSet<>();
    elements.stream().filter(e -> e.index().equals(index)).forEach(e -> arrays.add(e.array()));
    for (Object whole : wholes) {
      if (whole instanceof Element row && row.index().equals(index)) {
        arrays.add(row.array());
      }
    }
    return List.copyOf(arrays);
  }
}
