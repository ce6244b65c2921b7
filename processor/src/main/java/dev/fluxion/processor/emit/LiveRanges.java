package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where each value is live, as ranges of positions in the text: statements are numbered in the
 * order in which they are written, an even number for what a statement reads, the next odd one for
 * what it defines. Built backwards over the structure (Wimmer and Franz: Linear scan register
 * allocation on SSA form, 2010); folded values have no range, and what they read is read where they
 * are written.
 */
final class LiveRanges {
  /** From {@code start} to {@code end}, both included. */
  record Range(int start, int end) {}

  private final Folding folding;
  private final Map<Value, List<Range>> ranges = new HashMap<>();

  private final Map<Statement, Integer> positions = new IdentityHashMap<>();

  /** The first and last positions of the blocks inside a statement. */
  private final Map<Statement, int[]> bounds = new IdentityHashMap<>();

  private int next = 2;

  private LiveRanges(Folding folding) {
    this.folding = folding;
  }

  static LiveRanges of(Function function, Folding folding) {
    LiveRanges live = new LiveRanges(folding);
    live.number(function.body());
    int end = live.next;
    Set<Value> entry = live.block(function.body(), 0, end, new HashSet<>());
    for (Value parameter : function.parameters()) {
      if (!entry.contains(parameter)) {
        live.add(parameter, 1, 1);
      }
    }
    return live;
  }

  List<Range> of(Value value) {
    return ranges.getOrDefault(value, List.of());
  }

  private void number(Block block) {
    for (Statement statement : block.statements()) {
      positions.put(statement, next);
      next += 2;
      List<Block> inner = Values.blocks(statement);
      int[] bound = new int[2 * inner.size()];
      for (int i = 0; i < inner.size(); i++) {
        bound[2 * i] = next;
        next += 2;
        number(inner.get(i));
        bound[2 * i + 1] = next;
        next += 2;
      }
      bounds.put(statement, bound);
      if (!inner.isEmpty()) {
        next += 2;
      }
    }
  }

  private void add(Value value, int start, int end) {
    if (end >= start) {
      ranges.computeIfAbsent(value, v -> new ArrayList<>()).add(new Range(start, end));
    }
  }

  /** A block under way, backwards: for each live value the position up to which it is. */
  private final class Scope {
    private final int start;
    private final Map<Value, Integer> liveUntil = new HashMap<>();

    Scope(int start) {
      this.start = start;
    }

    void use(List<? extends Atom> atoms, int position) {
      for (Atom atom : atoms) {
        if (atom instanceof Value value) {
          use(value, position);
        }
      }
    }

    private void use(Value value, int position) {
      if (folding.isFolded(value)) {
        folded(folding.definition(value), position);
      } else {
        liveUntil.putIfAbsent(value, position);
      }
    }

    private void folded(Statement statement, int position) {
      use(Values.operands(statement), position);
      for (Block block : Values.blocks(statement)) {
        use(block.results(), position);
      }
    }

    void define(Value value, int position) {
      Integer until = liveUntil.remove(value);
      add(value, position, until == null ? position : until);
    }

    Set<Value> finish() {
      liveUntil.forEach((value, until) -> add(value, start, until));
      return liveUntil.keySet();
    }
  }

  /** Returns what is live at the start of the block. */
  private Set<Value> block(Block block, int start, int end, Set<Value> liveAfter) {
    Scope scope = new Scope(start);
    liveAfter.forEach(v -> scope.liveUntil.put(v, end));
    scope.use(block.results(), end);
    for (int i = block.statements().size() - 1; i >= 0; i--) {
      statement(block.statements().get(i), scope);
    }
    return scope.finish();
  }

  private int position(Statement statement) {
    Integer position = positions.get(statement);
    return position == null ? 0 : position;
  }

  private void statement(Statement statement, Scope scope) {
    if (statement.results().size() == 1 && folding.isFolded(statement.results().get(0))) {
      return;
    }
    if (statement instanceof Statement.If branch) {
      branch(branch, scope);
    } else if (statement instanceof Statement.Loop loop) {
      loop(loop, scope);
    } else {
      int position = position(statement);
      statement.results().forEach(r -> scope.define(r, position + 1));
      scope.use(Values.operands(statement), position);
    }
  }

  private int[] bounds(Statement statement) {
    int[] bound = bounds.get(statement);
    return bound == null ? new int[4] : bound;
  }

  /** A branch writes the results at its end: there they begin to live, on either side. */
  private void branch(Statement.If branch, Scope scope) {
    int[] bound = bounds(branch);
    for (Value result : branch.results()) {
      scope.define(result, bound[3] + 1);
      add(result, bound[1] + 1, bound[1] + 1);
    }
    Set<Value> liveAfter = new HashSet<>(scope.liveUntil.keySet());
    Set<Value> entry =
        block(branch.then(), bound[0], bound[1], branch.then().isAbrupt() ? Set.of() : liveAfter);
    entry = new HashSet<>(entry);
    entry.addAll(
        block(
            branch.otherwise(),
            bound[2],
            bound[3],
            branch.otherwise().isAbrupt() ? Set.of() : liveAfter));
    int position = position(branch);
    for (Value value : entry) {
      if (!scope.liveUntil.containsKey(value)) {
        scope.liveUntil.put(value, position);
      }
    }
    scope.use(List.of(branch.condition()), position);
  }

  /**
   * What a loop reads from outside lives through all of it; its parameters live from the header to
   * their last use, and as results after it.
   */
  private void loop(Statement.Loop loop, Scope scope) {
    int[] bound = bounds(loop);
    int position = position(loop);
    int end = bound[3] + 2;
    Set<Value> resultsLive = new HashSet<>();
    for (int i = 0; i < loop.results().size(); i++) {
      if (scope.liveUntil.containsKey(loop.results().get(i))) {
        resultsLive.add(loop.parameters().get(i));
      }
      scope.define(loop.results().get(i), end + 1);
    }
    Set<Value> through = outsideUses(loop);
    through.addAll(scope.liveUntil.keySet());
    Set<Value> afterCondition = new HashSet<>(through);
    Set<Value> bodyEntry = new HashSet<>(block(loop.body(), bound[2], bound[3], through));
    bodyEntry.removeAll(through);
    afterCondition.addAll(bodyEntry);
    afterCondition.addAll(loop.parameters());
    Set<Value> conditionEntry = block(loop.condition(), bound[0], bound[1], afterCondition);
    for (Value parameter : loop.parameters()) {
      add(parameter, position + 1, bound[0]);
      // Written for the next trip at the end of the body.
      add(parameter, bound[3] + 1, end);
    }
    for (Value value : through) {
      scope.liveUntil.putIfAbsent(value, end);
      add(value, position, end);
    }
    for (Value value : conditionEntry) {
      if (!loop.parameters().contains(value)) {
        scope.liveUntil.putIfAbsent(value, end);
      }
    }
    scope.use(loop.initial(), position);
  }

  /** The values from outside the loop that it reads. */
  private Set<Value> outsideUses(Statement.Loop loop) {
    Set<Value> inside = new HashSet<>(loop.parameters());
    Values.forEachDefinition(loop.condition(), inside::add);
    Values.forEachDefinition(loop.body(), inside::add);
    Set<Value> outside = new HashSet<>();
    for (Block block : Values.blocks(loop)) {
      Values.forEachUse(
          block,
          v -> {
            if (!inside.contains(v)) {
              addUnfolded(v, outside);
            }
          });
    }
    return outside;
  }

  private void addUnfolded(Value value, Set<Value> values) {
    if (!folding.isFolded(value)) {
      values.add(value);
      return;
    }
    Statement statement = folding.definition(value);
    Values.operands(statement).stream()
        .filter(Value.class::isInstance)
        .forEach(v -> addUnfolded((Value) v, values));
  }
}
