package dev.fluxion.samples.benchmarks.page;

import java.io.IOException;
import java.util.List;

/** What the processor adds to a compilation. */
final class CompileTable {

  private CompileTable() {}

  static String of(Iterable<CompiledProgram> programs) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            #### The processor's own time

            Milliseconds of a compilation with `-proc:only` more than without Fluxion, in a new JVM and in one that \
            has compiled the same for 40 s. The whole counts javac's reading of what the processor writes:

            | | cold: the whole | inside the processor | warm: the whole | inside the processor |
            |---|---:|---:|---:|---:|
            """);
    for (CompiledProgram program : programs) {
      text.append("| ").append(program.title());
      for (CompileTime time : List.of(CompileTime.cold(program), CompileTime.warm(program))) {
        text.append(" | ").append(milliseconds(time.whole(), program));
        text.append(" | ").append(milliseconds(time.inside(), program));
      }
      text.append(" |\n");
    }
    return text.append('\n').toString();
  }

  private static String milliseconds(double nanoseconds, CompiledProgram program) {
    return MarkdownTable.number(nanoseconds / 1e6 / program.count());
  }

  /** Prints the table alone. */
  public static void main(String[] arguments) throws IOException {
    System.out.println(of(List.of(CompiledProgram.values())));
  }
}
