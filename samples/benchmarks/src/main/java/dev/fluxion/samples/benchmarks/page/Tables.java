package dev.fluxion.samples.benchmarks.page;

import dev.fluxion.samples.benchmarks.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures everything and writes the tables of the page. Arguments: nothing for that; {@code quick}
 * for shorter and fewer iterations, whose tables are only printed; after it, if wanted, regular
 * expressions for the tasks, such as {@code "Rosenbrock.*"}, and for the methods.
 */
public final class Tables {

  /**
   * How long and how often. Large methods take HotSpot seconds to compile. Every round measures all
   * once more: the clock of a virtual machine may be slow for minutes, and a loop compiled badly.
   */
  private enum Effort {
    STANDARD(2, 3, 300, 5, 500),
    QUICK(1, 3, 100, 3, 300);

    private final int rounds;
    private final int iterations;
    private final TimeValue time;
    private final int longWarmups;
    private final TimeValue longWarmup;

    Effort(int rounds, int iterations, int time, int longWarmups, int longWarmup) {
      this.rounds = rounds;
      this.iterations = iterations;
      this.time = TimeValue.milliseconds(time);
      this.longWarmups = longWarmups;
      this.longWarmup = TimeValue.milliseconds(longWarmup);
    }
  }

  private Tables() {}

  /** See the class. */
  public static void main(String[] arguments) throws RunnerException, IOException {
    boolean isQuick = arguments.length > 0 && arguments[0].equals("quick");
    Effort effort = isQuick ? Effort.QUICK : Effort.STANDARD;
    String tasks = isQuick && arguments.length > 1 ? arguments[1] : ".*";
    String methods = isQuick && arguments.length > 2 ? arguments[2] : ".*";
    List<Class<? extends Measured>> measured =
        Tasks.all().stream().filter(task -> Tasks.name(task).matches(tasks)).toList();
    measured.forEach(Tables::check);
    Collection<RunResult> runs = new ArrayList<>();
    for (int round = 0; round < effort.rounds; round++) {
      for (Class<? extends Measured> task : measured) {
        runs.addAll(new Runner(options(task, methods, effort).build()).run());
      }
    }
    String report = new Report(Results.of(runs)).toString();
    if (!isQuick) {
      List<Class<? extends Measured>> withHand = new ArrayList<>(Tasks.SMALL);
      withHand.addAll(Tasks.ADBENCH);
      report += CodeTable.of(withHand);
      report += CompileTable.of(List.of(CompiledProgram.values()));
      new Page(Path.of("README.md")).replace(section(), report);
    }
    System.out.println(report);
  }

  private static void check(Class<? extends Measured> task) {
    Tasks.sizes(task).forEach(sized -> sized.measured().check());
  }

  private static String section() {
    return "JDK " + Runtime.version().feature();
  }

  private static ChainedOptionsBuilder options(
      Class<? extends Measured> task, String methods, Effort effort) {
    boolean isSmall = Tasks.SMALL.contains(task);
    List<String> heap =
        Tasks.LONG.contains(task) ? List.of("-Xmx64m") : List.of("-Xms512m", "-Xmx3g");
    List<String> arguments = new ArrayList<>(heap);
    // On a virtual machine the first touch of a page can cost more than what is measured.
    arguments.add("-XX:+AlwaysPreTouch");
    // As the runtime uses the library of matrix products: without native code.
    arguments.add("-Ddev.ludovic.netlib.blas.allowNative=false");
    return new OptionsBuilder()
        .include("\\." + task.getSimpleName() + "\\.(" + methods + ")$")
        .forks(1)
        .warmupIterations(isSmall ? effort.iterations : effort.longWarmups)
        .warmupTime(isSmall ? effort.time : effort.longWarmup)
        .measurementIterations(effort.iterations)
        .measurementTime(effort.time)
        .addProfiler(GCProfiler.class)
        .jvmArgs(arguments.toArray(String[]::new));
  }
}
