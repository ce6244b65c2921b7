package dev.fluxion.processor.emit;

import dev.fluxion.processor.emit.KeptArrays.Slot;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A long branch, often a chain of them as a {@code switch} makes it: what it computes is written to
 * arrays where it is computed, and what most branches leave alone is written once, before.
 *
 * <pre>
 *                                        kept[7] = a; kept[8] = b;
 * if (p) { x = f(…); y = b; }            if (p) { kept[7] = f(…); }
 * else if (q) { x = a; y = g(…); }   ─▶  else if (q) { kept[8] = g(…); }
 * else { x = a; y = b; }                 double x = kept[7]; double y = kept[8];
 * </pre>
 */
final class BranchesInArrays {
  /**
   * Where a result goes.
   *
   * @param before what is there before
   */
  private record Target(Slot slot, @Nullable Atom before) {}

  private final Statement.If branch;
  private final KeptArrays arrays;
  private final List<Target> targets = new ArrayList<>();

  /** How often a value is used inside. */
  private final Map<Value, Integer> uses = new HashMap<>();

  BranchesInArrays(Statement.If branch, KeptArrays arrays) {
    this.branch = branch;
    this.arrays = arrays;
    Set<Value> inside = new HashSet<>();
    for (Block block : Values.blocks(branch)) {
      Values.forEachDefinition(block, inside::add);
      Values.forEachUse(block, value -> uses.merge(value, 1, Integer::sum));
    }
    List<Map<Atom, Integer>> counts =
        branch.results().stream()
            .map(v -> (Map<Atom, Integer>) new LinkedHashMap<Atom, Integer>())
            .toList();
    countYields(branch, counts);
    for (int i = 0; i < counts.size(); i++) {
      counts.get(i).keySet().removeIf(a -> a instanceof Value value && inside.contains(value));
      Slot slot = arrays.reusedSlot(branch.results().get(i).type());
      targets.add(new Target(slot, mostFrequent(counts.get(i))));
    }
  }

  /** How many results a branch hands on, with those of branches inside that it hands on. */
  static int handedOn(Statement.If branch) {
    int sum = branch.results().size();
    for (Block block : Values.blocks(branch)) {
      for (Statement.If nested : chained(block)) {
        sum += handedOn(nested);
      }
    }
    return sum;
  }

  /** The branches of which the block yields a result. */
  private static List<Statement.If> chained(Block block) {
    Set<Atom> yielded = new HashSet<>(block.results());
    List<Statement.If> chained = new ArrayList<>();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.If nested
          && !Collections.disjoint(yielded, nested.results())) {
        chained.add(nested);
      }
    }
    return chained;
  }

  /** Adds, for each result, in how many branches it is what. */
  private static void countYields(Statement.If branch, List<Map<Atom, Integer>> counts) {
    for (Block block : Values.blocks(branch)) {
      Map<Atom, Map<Atom, Integer>> open = new HashMap<>();
      for (int i = 0; i < block.results().size(); i++) {
        Atom yielded = block.results().get(i);
        counts.get(i).merge(yielded, 1, Integer::sum);
        open.put(yielded, counts.get(i));
      }
      for (Statement.If nested : chained(block)) {
        countYields(
            nested,
            nested.results().stream().map(v -> open.getOrDefault(v, new HashMap<>())).toList());
      }
    }
  }

  private static @Nullable Atom mostFrequent(Map<Atom, Integer> counts) {
    Atom most = null;
    int count = 0;
    for (Map.Entry<Atom, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > count) {
        most = entry.getKey();
        count = entry.getValue();
      }
    }
    return most;
  }

  /** What comes before the branch. */
  List<Statement> before() {
    return targets.stream()
        .filter(t -> t.before() != null)
        .map(t -> t.slot().write(t.before()))
        .toList();
  }

  /** The branch, without results. */
  Statement.If branch() {
    return written(branch, targets);
  }

  /** What comes after the branch. */
  List<Statement> after() {
    List<Statement> reads = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      reads.add(read(branch.results().get(i), targets.get(i)));
    }
    return reads;
  }

  private Statement read(Value value, Target target) {
    arrays.place(Map.of(value, target.slot()));
    return target.slot().read(value);
  }

  /** A branch of which only those results remain that have no target. */
  private Statement.If written(Statement.If nested, List<@Nullable Target> to) {
    List<Value> results = new ArrayList<>();
    for (int i = 0; i < to.size(); i++) {
      if (to.get(i) == null) {
        results.add(nested.results().get(i));
      }
    }
    return new Statement.If(
        results,
        nested.condition(),
        written(nested.then(), to),
        written(nested.otherwise(), to),
        nested.origin());
  }

  private Block written(Block block, List<@Nullable Target> to) {
    if (block.isAbrupt()) {
      return block;
    }
    Map<Value, Target> chained = targetsOfChained(block, to);
    List<Atom> results = new ArrayList<>();
    List<WrittenResults.Write> writes = new ArrayList<>();
    for (int i = 0; i < to.size(); i++) {
      Atom result = block.results().get(i);
      Target target = to.get(i);
      if (target == null) {
        results.add(result);
      } else if (!result.equals(target.before()) && !target.equals(chained.get(result))) {
        writes.add(new WrittenResults.Write(target.slot(), result, null));
      }
    }
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : block.statements()) {
      if (!(statement instanceof Statement.If nested)
          || Collections.disjoint(chained.keySet(), nested.results())) {
        statements.add(statement);
        continue;
      }
      statements.add(written(nested, nested.results().stream().map(chained::get).toList()));
      for (Value value : nested.results()) {
        if (chained.containsKey(value) && uses.getOrDefault(value, 0) > 1) {
          statements.add(read(value, chained.get(value)));
        }
      }
    }
    WrittenResults written = new WrittenResults(new Block(statements, List.of()), writes);
    arrays.place(written.places());
    return written.block(results);
  }

  /** Where branches inside write what the block would only hand on. */
  private static Map<Value, Target> targetsOfChained(Block block, List<@Nullable Target> to) {
    Set<Value> defined = new HashSet<>();
    chained(block).forEach(nested -> defined.addAll(nested.results()));
    Map<Value, Target> targets = new HashMap<>();
    for (int i = 0; i < to.size(); i++) {
      if (to.get(i) != null
          && block.results().get(i) instanceof Value value
          && defined.contains(value)) {
        targets.putIfAbsent(value, to.get(i));
      }
    }
    return targets;
  }
}
