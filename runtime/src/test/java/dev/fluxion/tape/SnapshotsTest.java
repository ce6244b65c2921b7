package dev.fluxion.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotsTest {

  /** How many trips are run again to reverse {@code trips} of them, as generated code does it. */
  private static long rerun(int trips, int capacity) {
    Deque<Integer> stack = new ArrayDeque<>();
    stack.push(0);
    long run = 0;
    for (int trip = trips - 1; trip >= 0; trip--) {
      int position = stack.pop();
      while (position != trip) {
        int room = capacity - stack.size();
        int steps = Snapshots.steps(trip - position + 1, room);
        assertTrue(steps >= 1 && position + steps <= trip);
        if (room > 0) {
          stack.push(position);
        }
        assertTrue(stack.size() <= capacity);
        position += steps;
        run += steps;
      }
    }
    return run;
  }

  /** The least number possible: Griewank and Walther, Evaluating Derivatives, theorem 12.2. */
  private static long least(int trips, int snapshots) {
    int repetitions = 0;
    while (binomial(snapshots + repetitions, snapshots) < trips) {
      repetitions++;
    }
    return (long) repetitions * trips - binomial(snapshots + repetitions, snapshots + 1);
  }

  private static long binomial(int n, int k) {
    long binomial = 1;
    for (int i = 1; i <= k; i++) {
      binomial = binomial * (n - k + i) / i;
    }
    return binomial;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "9,1", "10,3", "56,3", "57,3", "100,1", "1000,5", "1000,10", "997,31"})
  void runsNoTripMoreOftenThanItMust(int trips, int capacity) {
    assertEquals(least(trips, capacity), rerun(trips, capacity));
  }

  @Test
  void aMillionTripsRunFourTimesMoreAtMost() {
    assertEquals(80, Snapshots.logarithmic(1_000_000));
    assertTrue(rerun(1_000_000, 80) < 4_000_000);
  }

  @Test
  void noTripNeedsNoSteps() {
    assertEquals(0, rerun(0, 1));
    assertEquals(1, Snapshots.logarithmic(0));
    assertEquals(1, Snapshots.squareRoot(0));
    assertEquals(1, Snapshots.squareRoot(-5));
    assertEquals(32, Snapshots.squareRoot(1000));
  }

  @Test
  void copiesShareNothing() {
    int[][] array = {{1, 2}, null, {}};
    int[][] copy = Snapshots.copy(array);
    assertNotSame(array[0], copy[0]);
    array[0][1] = 7;
    int[] row = array[0];
    Snapshots.restore(array, copy);
    assertArrayEquals(new int[] {1, 2}, row);
    assertNull(Snapshots.copy((int[]) null));
    Snapshots.restore(null, null);
  }
}
