package dev.fluxion.samples.benchmarks.page;

import dev.fluxion.samples.benchmarks.Measured;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What generated code costs before it is fast: its size, and the first call in a cold JVM. */
final class CodeTable {

  private CodeTable() {}

  static String of(List<Class<? extends Measured>> tasks) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            #### Size of the generated code, and the first call in a cold JVM

            Of each companion with all its members: lines of source, bytes of bytecode, and those of its \
            largest method. Of the first calls, milliseconds: what is ours is `fGradient`, or `fJacobian`.

            | | lines | bytecode | largest method | first call: primal | by hand | ours | Hipparchus |
            |---|---:|---:|---:|---:|---:|---:|---:|
            """);
    for (Class<? extends Measured> task : tasks) {
      Optional<CodeSize> size = CodeSize.of(task);
      if (size.isPresent()) {
        text.append(row(task, size.get()));
      }
    }
    return text.append('\n').toString();
  }

  private static String row(Class<? extends Measured> task, CodeSize size) throws IOException {
    return String.join(
        " | ",
        "| " + Tasks.name(task),
        String.format(Locale.ROOT, "%,d", size.lines()),
        String.format(Locale.ROOT, "%,d", size.total()),
        String.format(Locale.ROOT, "%,d", size.largest()),
        milliseconds(ColdStart.nanoseconds(task, "primal")),
        milliseconds(first(task, "fused", "twoSweeps")),
        milliseconds(first(task, "gradient", "jacobian")),
        milliseconds(ColdStart.nanoseconds(task, "hipparchus")) + " |\n");
  }

  private static OptionalDouble first(
      Class<? extends Measured> task, String method, String otherwise) throws IOException {
    OptionalDouble time = ColdStart.nanoseconds(task, method);
    return time.isPresent() ? time : ColdStart.nanoseconds(task, otherwise);
  }

  private static String milliseconds(OptionalDouble nanoseconds) {
    return nanoseconds.isPresent() ? MarkdownTable.number(nanoseconds.getAsDouble() / 1e6) : "–";
  }
}
