package dev.fluxion.processor.ir;

import java.util.Arrays;

/**
 * How often values are used; by their ids, as a map of them would be asked for each operand. In
 * pages: a part of a long function has few of its values, from anywhere.
 */
public final class UseCounts {
  private static final int PAGE = 64;

  private int[][] pages = new int[4][];

  /** Those of the block and the blocks inside it. */
  public static UseCounts in(Block block) {
    UseCounts uses = new UseCounts();
    Values.forEachUse(block, v -> uses.add(v, 1));
    return uses;
  }

  public int of(Value value) {
    int page = value.id() / PAGE;
    return page < pages.length && pages[page] != null ? pages[page][value.id() % PAGE] : 0;
  }

  /** Adds to the count of {@code value}. */
  public void add(Value value, int more) {
    int page = value.id() / PAGE;
    if (page >= pages.length) {
      pages = Arrays.copyOf(pages, Math.max(2 * pages.length, page + 1));
    }
    if (pages[page] == null) {
      pages[page] = new int[PAGE];
    }
    pages[page][value.id() % PAGE] += more;
  }
}
