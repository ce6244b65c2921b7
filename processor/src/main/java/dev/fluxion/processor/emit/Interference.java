package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which values must not share a variable: one is written while the other is still to be read, and
 * the one is not just a copy of the other (Chaitin: Register allocation and spilling via graph
 * coloring, 1982). Found by one walk backwards, as the program is structured and in static single
 * assignment; what folded values read is read where they are written.
 */
final class Interference {
  private final Folding folding;
  private final Map<Value, BitSet> conflicts = new HashMap<>();

  /** From 0 on, unlike their ids, which are far apart in a part of a long function. */
  private final Map<Value, Integer> numbers = new HashMap<>();

  private Interference(Folding folding) {
    this.folding = folding;
  }

  static Interference of(Function function, Folding folding) {
    Interference interference = new Interference(folding);
    BitSet live = new BitSet();
    interference.walk(function.body(), live);
    for (Value parameter : function.parameters()) {
      BitSet others = new BitSet();
      function.parameters().forEach(p -> others.set(interference.number(p)));
      others.or(live);
      others.clear(interference.number(parameter));
      interference.conflict(parameter, others);
    }
    return interference;
  }

  /** The number of a value in the sets of {@link #conflicts}. */
  int number(Value value) {
    return numbers.computeIfAbsent(value, v -> numbers.size());
  }

  /** The numbers of the values that are to be read after {@code value} was written. */
  BitSet conflicts(Value value) {
    return conflicts.getOrDefault(value, new BitSet());
  }

  private void conflict(Value value, BitSet live) {
    conflicts.computeIfAbsent(value, v -> new BitSet()).or(live);
  }

  /** {@code value} is written, as a copy of {@code source}, while others are live. */
  private void write(Value value, Atom source, BitSet live) {
    BitSet others = (BitSet) live.clone();
    others.clear(number(value));
    if (source instanceof Value copied && !folding.isFolded(copied)) {
      others.clear(number(copied));
    }
    conflict(value, others);
  }

  private void read(List<? extends Atom> atoms, BitSet live) {
    atoms.forEach(a -> read(a, live));
  }

  private void read(Atom atom, BitSet live) {
    if (atom instanceof Value value) {
      if (folding.isFolded(value)) {
        readOperands(folding.definition(value), live);
      } else {
        live.set(number(value));
      }
    }
  }

  private void readOperands(Statement statement, BitSet live) {
    read(Values.operands(statement), live);
    Values.blocks(statement).forEach(b -> read(b.results(), live));
  }

  /** From what is live after the statements of the block to what is live before. */
  private void walk(Block block, BitSet live) {
    read(block.results(), live);
    walkStatements(block, live);
  }

  private void walkStatements(Block block, BitSet live) {
    for (int i = block.statements().size() - 1; i >= 0; i--) {
      Statement statement = block.statements().get(i);
      if (folding.isFolded(statement)) {
        continue;
      }
      if (statement instanceof Statement.If branch && !folding.isExpression(branch)) {
        branch(branch, live);
      } else if (statement instanceof Statement.Loop loop) {
        loop(loop, live);
      } else {
        for (Value result : statement.results()) {
          write(result, result, live);
          live.clear(number(result));
        }
        readOperands(statement, live);
      }
    }
  }

  private void branch(Statement.If branch, BitSet live) {
    BitSet before = new BitSet();
    for (Block arm : Values.blocks(branch)) {
      BitSet inside = new BitSet();
      if (!arm.isAbrupt()) {
        inside.or(live);
        assign(branch.results(), arm.results(), inside);
      }
      walkStatements(arm, inside);
      before.or(inside);
    }
    live.clear();
    live.or(before);
    read(branch.condition(), live);
  }

  /** {@code targets = sources}, all at once. */
  private void assign(List<Value> targets, List<Atom> sources, BitSet live) {
    for (int i = 0; i < targets.size(); i++) {
      write(targets.get(i), sources.get(i), live);
    }
    targets.forEach(t -> live.clear(number(t)));
    read(sources, live);
  }

  /**
   * What a loop reads from outside lives all through it, as the next trip reads it again; its
   * parameters live from the header to the last use in a trip, and as results after the loop.
   */
  private void loop(Statement.Loop loop, BitSet live) {
    BitSet finished = (BitSet) live.clone();
    BitSet header = (BitSet) live.clone();
    for (int i = 0; i < loop.results().size(); i++) {
      Value result = loop.results().get(i);
      Value parameter = loop.parameters().get(i);
      write(result, parameter, live);
      if (live.get(number(result))) {
        finished.set(number(parameter));
      }
      finished.clear(number(result));
      header.clear(number(result));
    }
    used(loop).forEach(v -> header.set(number(v)));
    header.or(finished);
    BitSet trip = (BitSet) header.clone();
    if (loop.body().isAbrupt()) {
      trip.clear();
    } else {
      assign(loop.parameters(), loop.body().results(), trip);
    }
    walkStatements(loop.body(), trip);
    trip.or(finished);
    walk(loop.condition(), trip);
    BitSet before = (BitSet) header.clone();
    assign(loop.parameters(), loop.initial(), before);
    live.clear();
    live.or(before);
  }

  /** The values that exist at the header of a loop and are read inside: those from outside. */
  private static List<Value> used(Statement.Loop loop) {
    Set<Value> inside = new HashSet<>();
    List<Value> used = new ArrayList<>();
    for (Block block : Values.blocks(loop)) {
      Values.forEachDefinition(block, inside::add);
    }
    for (Block block : Values.blocks(loop)) {
      Values.forEachUse(
          block,
          v -> {
            if (!inside.contains(v)) {
              used.add(v);
            }
          });
    }
    return used;
  }
}
