package dev.fluxion.processor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts that can be seen, and small random graphs whose cuts are tried one by one. */
class MinimumCutTest {
  private final MinimumCut network = new MinimumCut();

  private static BitSet set(int... vertices) {
    BitSet set = new BitSet();
    Arrays.stream(vertices).forEach(set::set);
    return set;
  }

  private int[] chain(long... costs) {
    int[] chain = new int[costs.length];
    for (int i = 0; i < costs.length; i++) {
      chain[i] = network.vertex(costs[i]);
      if (i > 0) {
        network.edge(chain[i - 1], chain[i]);
      }
    }
    network.source(chain[0]);
    network.sink(chain[costs.length - 1]);
    return chain;
  }

  @Test
  void nothingIsWanted() {
    network.source(network.vertex(8));
    assertEquals(set(), network.cut());
  }

  @Test
  void whatComesFromNowhereIsFree() {
    network.sink(network.vertex(8));
    assertEquals(set(), network.cut());
  }

  @Test
  void aSourceThatIsWanted() {
    int only = network.vertex(8);
    network.source(only);
    network.sink(only);
    assertEquals(set(only), network.cut());
  }

  @Test
  void theCheapestLinkOfAChain() {
    int[] chain = chain(8, 4, 8);
    assertEquals(set(chain[1]), network.cut());
  }

  @Test
  void amongEqualsTheOneNearestToTheSink() {
    int[] chain = chain(8, 8, 8);
    assertEquals(set(chain[2]), network.cut());
  }

  @Test
  void oneIngredientOfTwoResults() {
    int source = network.vertex(8);
    network.source(source);
    for (int i = 0; i < 2; i++) {
      int result = network.vertex(8);
      network.edge(source, result);
      network.sink(result);
    }
    assertEquals(set(source), network.cut());
  }

  @Test
  void oneResultOfTwoIngredients() {
    int result = network.vertex(8);
    network.sink(result);
    for (int i = 0; i < 2; i++) {
      int source = network.vertex(8);
      network.source(source);
      network.edge(source, result);
    }
    assertEquals(set(result), network.cut());
  }

  @Test
  void aFlagIsCheaperThanWhatItIsComputedFrom() {
    int a = network.vertex(8);
    int b = network.vertex(8);
    int flag = network.vertex(1);
    network.source(a);
    network.source(b);
    network.edge(a, flag);
    network.edge(b, flag);
    network.sink(flag);
    network.sink(b);
    assertEquals(set(flag, b), network.cut());
  }

  @Test
  void aLongChainNeedsNoDeepStack() {
    long[] costs = new long[100_000];
    Arrays.fill(costs, 8);
    costs[500] = 1;
    int[] chain = chain(costs);
    assertEquals(set(chain[500]), network.cut());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noCutIsCheaper(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      new RandomGraph(random).check();
    }
  }

  /** Nine vertices; edges go from lower numbers to higher. */
  private static final class RandomGraph {
    private static final int SIZE = 9;
    private final MinimumCut network = new MinimumCut();
    private final long[] costs = new long[SIZE];
    private final BitSet sources = new BitSet();
    private final BitSet sinks = new BitSet();
    private final List<int[]> edges = new ArrayList<>();

    RandomGraph(Random random) {
      for (int i = 0; i < SIZE; i++) {
        costs[i] = 1 + random.nextInt(8);
        network.vertex(costs[i]);
        for (int j = 0; j < i; j++) {
          if (random.nextInt(3) == 0) {
            edges.add(new int[] {j, i});
            network.edge(j, i);
          }
        }
        if (random.nextInt(4) == 0) {
          sources.set(i);
          network.source(i);
        }
        if (random.nextInt(4) == 0) {
          sinks.set(i);
          network.sink(i);
        }
      }
    }

    void check() {
      long best = Long.MAX_VALUE;
      for (long bits = 0; bits < 1 << SIZE; bits++) {
        BitSet candidate = BitSet.valueOf(new long[] {bits});
        if (separates(candidate)) {
          best = Math.min(best, cost(candidate));
        }
      }
      BitSet cut = network.cut();
      assertTrue(separates(cut), cut::toString);
      assertEquals(best, cost(cut));
    }

    private long cost(BitSet cut) {
      return cut.stream().mapToLong(i -> costs[i]).sum();
    }

    private boolean separates(BitSet cut) {
      BitSet reached = (BitSet) sources.clone();
      reached.andNot(cut);
      // The edges are in the order of their targets.
      for (int[] edge : edges) {
        if (reached.get(edge[0]) && !cut.get(edge[1])) {
          reached.set(edge[1]);
        }
      }
      return !reached.intersects(sinks);
    }
  }
}
