package dev.fluxion.processor.ir;

import java.util.Arrays;

/** How often values are used; by their ids, as a map of them would be asked for each operand. */
public final class UseCounts {
  private int[] counts = new int[64];

  /** Those of the block and the blocks inside it. */
  public static UseCounts in(Block block) {
    UseCounts uses = new UseCounts();
    Values.forEachUse(block, v -> uses.add(v, 1));
    return uses;
  }

  public int of(Value value) {
    return value.id() < counts.length ? counts[value.id()] : 0;
  }

  /** Adds to the count of {@code value}. */
  public void add(Value value, int more) {
    if (value.id() >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(2 * counts.length, value.id() + 1));
    }
    counts[value.id()] += more;
  }
}
