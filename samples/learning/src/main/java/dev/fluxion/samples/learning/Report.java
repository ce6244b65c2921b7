package dev.fluxion.samples.learning;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** Where a story is told: lines of text, pictures, and the progress of what takes long. */
final class Report {

  private static final long PATIENCE_NANOS = 2_000_000_000L;

  private final PrintStream out;
  private final Path plots;
  private long lastSign = System.nanoTime();

  Report(PrintStream out, Path plots) {
    this.out = out;
    this.plots = plots;
  }

  void title(String title) {
    line("%n%s%n%s", title, "─".repeat(title.length()));
  }

  void line(String format, Object... arguments) {
    out.printf(Locale.ROOT, format + "%n", arguments);
    lastSign = System.nanoTime();
  }

  void plot(Plot plot, String name) {
    line("  picture: %s", plot.save(plots, name));
  }

  /** Says how far the work is, once two seconds have passed without a word. */
  void progress(String what, int done, int all, double loss) {
    if (System.nanoTime() - lastSign > PATIENCE_NANOS) {
      line("  … %s %d of %d, loss %.6f", what, done, all, loss);
    }
  }
}
