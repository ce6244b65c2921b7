package dev.fluxion.processor.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * The cheapest set of vertices whose removal separates the sources from the sinks, by Dinic's
 * maximum-flow algorithm. Of several cheapest sets, the one nearest to the sinks.
 */
public final class MinimumCut {
  private static final long INFINITE = Long.MAX_VALUE / 4;
  private static final int SOURCE = 0;
  private static final int SINK = 1;

  private final List<List<Edge>> edges = new ArrayList<>();
  private int vertices;

  private static final class Edge {
    private final int to;
    private long residual;
    private final int reverse;

    Edge(int to, long residual, int reverse) {
      this.to = to;
      this.residual = residual;
      this.reverse = reverse;
    }
  }

  public MinimumCut() {
    edges.add(new ArrayList<>());
    edges.add(new ArrayList<>());
  }

  /** A new vertex; returns its number, counted from 0. */
  public int vertex(long cost) {
    edges.add(new ArrayList<>());
    edges.add(new ArrayList<>());
    int number = vertices++;
    connect(entry(number), exit(number), cost);
    return number;
  }

  public void source(int vertex) {
    connect(SOURCE, entry(vertex), INFINITE);
  }

  public void sink(int vertex) {
    connect(exit(vertex), SINK, INFINITE);
  }

  public void edge(int from, int to) {
    connect(exit(from), entry(to), INFINITE);
  }

  private static int entry(int vertex) {
    return 2 + 2 * vertex;
  }

  private static int exit(int vertex) {
    return 3 + 2 * vertex;
  }

  private void connect(int from, int to, long capacity) {
    edges.get(from).add(new Edge(to, capacity, edges.get(to).size()));
    edges.get(to).add(new Edge(from, 0, edges.get(from).size() - 1));
  }

  /** The numbers of the vertices in the cut. */
  public BitSet cut() {
    int[] level = new int[edges.size()];
    while (layer(level)) {
      int[] next = new int[edges.size()];
      while (augment(level, next)) {
        // Until the layered network is saturated.
      }
    }
    boolean[] reachesSink = reachesSink();
    BitSet cut = new BitSet();
    for (int v = 0; v < vertices; v++) {
      cut.set(v, reachesSink[exit(v)] && !reachesSink[entry(v)]);
    }
    return cut;
  }

  private boolean layer(int[] level) {
    Arrays.fill(level, -1);
    level[SOURCE] = 0;
    Deque<Integer> queue = new ArrayDeque<>(List.of(SOURCE));
    while (!queue.isEmpty()) {
      int node = queue.remove();
      for (Edge edge : edges.get(node)) {
        if (edge.residual > 0 && level[edge.to] < 0) {
          level[edge.to] = level[node] + 1;
          queue.add(edge.to);
        }
      }
    }
    return level[SINK] >= 0;
  }

  /**
   * Pushes flow along one path of the layered network; without recursion, as paths are as long as
   * the user's loop body.
   */
  private boolean augment(int[] level, int[] next) {
    Deque<Edge> path = new ArrayDeque<>();
    int node = SOURCE;
    while (node != SINK) {
      if (next[node] < edges.get(node).size()) {
        Edge edge = edges.get(node).get(next[node]);
        if (edge.residual > 0 && level[edge.to] == level[node] + 1) {
          path.push(edge);
          node = edge.to;
        } else {
          next[node]++;
        }
      } else if (path.isEmpty()) {
        return false;
      } else {
        Edge back = path.pop();
        node = edges.get(back.to).get(back.reverse).to;
        next[node]++;
      }
    }
    long flow = path.stream().mapToLong(e -> e.residual).min().orElse(0);
    for (Edge edge : path) {
      edge.residual -= flow;
      edges.get(edge.to).get(edge.reverse).residual += flow;
    }
    return true;
  }

  private boolean[] reachesSink() {
    boolean[] reaches = new boolean[edges.size()];
    reaches[SINK] = true;
    Deque<Integer> work = new ArrayDeque<>(List.of(SINK));
    while (!work.isEmpty()) {
      int node = work.pop();
      for (Edge edge : edges.get(node)) {
        boolean leadsHere = edges.get(edge.to).get(edge.reverse).residual > 0;
        if (leadsHere && !reaches[edge.to]) {
          reaches[edge.to] = true;
          work.push(edge.to);
        }
      }
    }
    return reaches;
  }
}
