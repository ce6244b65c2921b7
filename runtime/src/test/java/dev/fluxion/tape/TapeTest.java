package dev.fluxion.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TapeTest {

  /** More than the first two capacities of a tape. */
  private static final int MANY = 1000;

  /** One of the tapes, seen through boxed values. */
  private interface Tape {
    Object example(int i);

    void push(Object value);

    Object pop();

    void clear();
  }

  static Stream<Tape> tapes() {
    DoubleTape doubles = new DoubleTape();
    FloatTape floats = new FloatTape();
    LongTape longs = new LongTape();
    IntTape ints = new IntTape();
    BooleanTape booleans = new BooleanTape();
    ObjectTape<String> objects = new ObjectTape<>();
    return Stream.of(
        tape(
            i -> i == 7 ? Double.NaN : i * 0.1,
            v -> doubles.push((double) v),
            doubles::pop,
            doubles::clear),
        tape(
            i -> i == 7 ? -0.0f : i * 0.1f,
            v -> floats.push((float) v),
            floats::pop,
            floats::clear),
        tape(i -> Long.MAX_VALUE - i, v -> longs.push((long) v), longs::pop, longs::clear),
        tape(i -> Integer.MIN_VALUE + i, v -> ints.push((int) v), ints::pop, ints::clear),
        tape(i -> i % 3 == 0, v -> booleans.push((boolean) v), booleans::pop, booleans::clear),
        tape(
            i -> i == 7 ? null : "value " + i,
            v -> objects.push((String) v),
            objects::pop,
            objects::clear));
  }

  @ParameterizedTest
  @MethodSource("tapes")
  void returnsTheYoungestValueFirst(Tape tape) {
    List<Object> expected = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      tape.push(tape.example(i));
      expected.add(tape.example(i));
      if (i % 5 == 4) {
        assertEquals(expected.remove(expected.size() - 1), tape.pop());
      }
    }
    while (!expected.isEmpty()) {
      assertEquals(expected.remove(expected.size() - 1), tape.pop());
    }
  }

  @ParameterizedTest
  @MethodSource("tapes")
  void startsAnewAfterClear(Tape tape) {
    for (int i = 0; i < MANY; i++) {
      tape.push(tape.example(i));
    }
    tape.clear();
    tape.push(tape.example(3));
    assertEquals(tape.example(3), tape.pop());
    assertThrows(IndexOutOfBoundsException.class, tape::pop);
  }

  @ParameterizedTest
  @MethodSource("tapes")
  void refusesToPopWhatWasNeverPushed(Tape tape) {
    assertThrows(IndexOutOfBoundsException.class, tape::pop);
  }

  @Test
  void releasesPoppedAndClearedObjects() {
    ObjectTape<Object> tape = new ObjectTape<>();
    List<WeakReference<Object>> dropped = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Object value = new Object();
      dropped.add(new WeakReference<>(value));
      tape.push(value);
    }
    tape.pop();
    tape.clear();
    for (WeakReference<Object> reference : dropped) {
      assertCollected(reference);
    }
    tape.push(null);
    assertNull(tape.pop());
  }

  private static void assertCollected(WeakReference<Object> reference) {
    for (int attempt = 0; attempt < 50 && reference.get() != null; attempt++) {
      System.gc();
    }
    assertTrue(reference.refersTo(null), "still reachable");
  }

  private static Tape tape(
      IntFunction<Object> example, Consumer<Object> push, Supplier<Object> pop, Runnable clear) {
    return new Tape() {
      @Override
      public Object example(int i) {
        return example.apply(i);
      }

      @Override
      public void push(Object value) {
        push.accept(value);
      }

      @Override
      public Object pop() {
        return pop.get();
      }

      @Override
      public void clear() {
        clear.run();
      }
    };
  }

  @Test
  void aReservedPartIsWrittenAndReadInAnyOrder() {
    DoubleTape tape = new DoubleTape();
    tape.push(7);
    int first = tape.reserve(MANY);
    assertEquals(1, first);
    for (int i = MANY - 1; i >= 0; i--) {
      tape.set(first + i, i * 0.5);
    }
    int empty = tape.reserve(0);
    assertEquals(1 + MANY, empty);
    assertEquals(empty, tape.release(0));
    assertEquals(first, tape.release(MANY));
    for (int i = 0; i < MANY; i++) {
      assertEquals(i * 0.5, tape.get(first + i));
    }
    assertEquals(7, tape.pop());
    assertEquals(0, tape.reserve(3));
  }

  @Test
  void tapesOfAllKindsReserve() {
    FloatTape floats = new FloatTape();
    LongTape longs = new LongTape();
    IntTape ints = new IntTape();
    BooleanTape booleans = new BooleanTape();
    floats.set(floats.reserve(40) + 39, 1.5f);
    longs.set(longs.reserve(40) + 39, Long.MIN_VALUE);
    ints.set(ints.reserve(40) + 39, -3);
    booleans.set(booleans.reserve(40) + 39, true);
    assertEquals(1.5f, floats.get(floats.release(40) + 39));
    assertEquals(Long.MIN_VALUE, longs.get(longs.release(40) + 39));
    assertEquals(-3, ints.get(ints.release(40) + 39));
    assertTrue(booleans.get(booleans.release(40) + 39));
  }
}
