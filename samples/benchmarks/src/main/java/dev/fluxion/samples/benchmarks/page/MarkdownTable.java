package dev.fluxion.samples.benchmarks.page;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Rows of cells, under a header whose first cell is empty; rows without a number are left out. */
final class MarkdownTable {
  private static final String NOTHING = "–";

  private final List<String> columns;
  private final StringBuilder text = new StringBuilder();

  MarkdownTable(List<String> columns, Function<String, String> title) {
    this.columns = columns;
    text.append('|');
    columns.forEach(c -> text.append(" | ").append(title.apply(c)));
    text.append(" |\n|---").append("|---:".repeat(columns.size())).append("|\n");
  }

  /** A cell for each column; an empty one where there is nothing to say. */
  void row(String title, Function<String, String> cell) {
    List<String> cells = columns.stream().map(cell).toList();
    if (cells.stream().allMatch(String::isEmpty)) {
      return;
    }
    text.append("| ").append(title);
    cells.forEach(c -> text.append(" | ").append(c.isEmpty() ? NOTHING : c));
    text.append(" |\n");
  }

  /** To three digits, where there are no more before the point. */
  static String number(double x) {
    double size = Math.abs(x);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, x);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
