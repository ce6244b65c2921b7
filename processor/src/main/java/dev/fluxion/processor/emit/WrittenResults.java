package dev.fluxion.processor.emit;

import dev.fluxion.processor.emit.KeptArrays.Slot;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a block writes to arrays instead of having it as results. */
final class WrittenResults {
  /**
   * One of them.
   *
   * @param earlier what is in the slot before, and may be read by any statement of the block
   */
  record Write(Slot slot, Atom result, @Nullable Value earlier) {}

  private final Block block;
  private final List<Write> writes;

  /** The positions of the statements by what they define. */
  private final Map<Value, Integer> defined = new HashMap<>();

  WrittenResults(Block block, List<Write> writes) {
    this.block = block;
    this.writes = writes;
    for (int i = 0; i < block.statements().size(); i++) {
      for (Value value : block.statements().get(i).results()) {
        defined.put(value, i);
      }
    }
  }

  /** Where values of the block are, from the statement on that writes them. */
  Map<Value, Slot> places() {
    Map<Value, Slot> places = new HashMap<>();
    for (Write write : writes) {
      if (write.result() instanceof Value value && defined.containsKey(value)) {
        places.put(value, write.slot());
      }
    }
    return places;
  }

  /**
   * The block with other results, where all is written as soon as it may: in the part that computes
   * it, if there are parts.
   */
  Block block(List<Atom> results) {
    Map<Value, Integer> read = lastReads();
    List<Statement> original = block.statements();
    Map<Integer, List<Statement>> after = new HashMap<>();
    for (Write write : writes) {
      int last = position(write.result(), defined);
      if (write.earlier() != null) {
        last = Math.max(last, position(write.earlier(), read));
      }
      after.computeIfAbsent(last, i -> new ArrayList<>()).add(write.slot().write(write.result()));
    }
    List<Statement> statements = new ArrayList<>(after.getOrDefault(-1, List.of()));
    for (int i = 0; i < original.size(); i++) {
      statements.add(original.get(i));
      statements.addAll(after.getOrDefault(i, List.of()));
    }
    return new Block(statements, results);
  }

  /** The positions where what is in a slot before is read last. */
  private Map<Value, Integer> lastReads() {
    Map<Value, Integer> read = new HashMap<>();
    if (writes.stream().allMatch(write -> write.earlier() == null)) {
      return read;
    }
    for (int i = 0; i < block.statements().size(); i++) {
      int position = i;
      Block statement = new Block(List.of(block.statements().get(i)), List.of());
      Values.forEachUse(statement, value -> read.put(value, position));
    }
    return read;
  }

  private static int position(Atom atom, Map<Value, Integer> positions) {
    return atom instanceof Value value ? positions.getOrDefault(value, -1) : -1;
  }
}
