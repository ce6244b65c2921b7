package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tape that grows. What has been released stays readable until something is put on top. */
final class InterpretedTape {
  private final List<@Nullable Object> entries = new ArrayList<>();
  private int size;

  void push(@Nullable Object value) {
    reserve(1);
    entries.set(size - 1, value);
  }

  @Nullable Object pop() {
    return entries.get(release(1));
  }

  @Nullable Object get(int index) {
    return entries.get(index);
  }

  void set(int index, @Nullable Object value) {
    entries.set(index, value);
  }

  int reserve(int count) {
    int start = size;
    size += count;
    entries.subList(start, entries.size()).clear();
    entries.addAll(Collections.nCopies(count, Interpreter.UNDEFINED));
    return start;
  }

  int release(int count) {
    size -= count;
    return size;
  }
}
