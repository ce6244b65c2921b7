package dev.fluxion.processor.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fluxion.processor.fuzz.Checker.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Random programs against the oracle.
 *
 * <p>{@code -Dfluxion.fuzz.programs=50000} runs more than the build does, {@code
 * -Dfluxion.fuzz.seed=7} starts elsewhere; {@code -Dfluxion.fuzz.failures=20} collects more than
 * one failure before it gives up.
 */
class RandomProgramsTest {
  private static final int BATCH = 125;
  private static final long SEED = Long.getLong("fluxion.fuzz.seed", 1);
  private static final int PROGRAMS = Integer.getInteger("fluxion.fuzz.programs", 2000);
  private static final int MOST_FAILURES = Integer.getInteger("fluxion.fuzz.failures", 1);

  private final Checker.Statistics statistics = new Checker.Statistics();
  private final List<String> reports = new ArrayList<>();

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void firstHalf() {
    run(SEED, PROGRAMS / 2);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void secondHalf() {
    run(SEED + PROGRAMS / 2, PROGRAMS - PROGRAMS / 2);
  }

  private void run(long firstSeed, int count) {
    for (long seed = firstSeed; seed < firstSeed + count; seed += BATCH) {
      runBatch(seed, Math.min(BATCH, (int) (firstSeed + count - seed)));
      if (reports.size() >= MOST_FAILURES) {
        break;
      }
    }
    System.out.println("Random programs from seed " + firstSeed + ": " + statistics);
    if (!reports.isEmpty()) {
      fail(reports.size() + " failures:\n" + String.join("\n\n", reports));
    }
    double useful = statistics.points - statistics.skipped - statistics.wild - statistics.thrown;
    assertTrue(useful > 0.7 * statistics.points, "too little compared: " + statistics);
  }

  private void runBatch(long seed, int count) {
    List<RandomProgram> programs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      programs.add(ProgramGenerator.generate(seed + i));
    }
    while (!programs.isEmpty()) {
      InMemoryCompiler.Result result = InMemoryCompiler.compile(sources(programs));
      List<RandomProgram> broken = programs.stream().filter(p -> isBlamed(p, result)).toList();
      if (result.isClean()) {
        for (RandomProgram program : programs) {
          Failure failure = Checker.check(program, result.loader(), statistics);
          if (failure != null) {
            report(program, failure);
          }
        }
        return;
      }
      // An error hides what comes after it: the rest is compiled again.
      for (RandomProgram program : broken.isEmpty() ? programs : broken) {
        Failure failure = compileAndCheck(program, new Checker.Statistics());
        if (failure != null) {
          report(program, failure);
        } else if (!broken.isEmpty()) {
          reports.add("Seed " + program.seed + " fails in company only: " + result.diagnostics());
        }
        if (reports.size() >= MOST_FAILURES) {
          return;
        }
      }
      if (broken.isEmpty()) {
        return;
      }
      programs.removeAll(broken);
    }
  }

  private static boolean isBlamed(RandomProgram program, InMemoryCompiler.Result result) {
    return result.diagnostics().containsKey(program.className)
        || result.diagnostics().containsKey(program.className + "Gradients");
  }

  private static Map<String, String> sources(List<RandomProgram> programs) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (RandomProgram program : programs) {
      sources.put("random." + program.className, program.toString());
    }
    return sources;
  }

  private static Failure compileAndCheck(RandomProgram program, Checker.Statistics statistics) {
    Map<String, String> sources = sources(List.of(program));
    InMemoryCompiler.Result result = InMemoryCompiler.compile(sources);
    if (result.isClean()) {
      return Checker.check(program, result.loader(), statistics);
    }
    InMemoryCompiler.Result plain = InMemoryCompiler.compilePlain(sources);
    return plain.isClean()
        ? new Failure("compile", String.valueOf(result.diagnostics()))
        : new Failure("generator", String.valueOf(plain.diagnostics()));
  }

  private void report(RandomProgram program, Failure first) {
    if (reports.size() >= MOST_FAILURES) {
      return;
    }
    if (!first.kind().equals("generator") || Boolean.getBoolean("fluxion.fuzz.shrink")) {
      String key = key(first);
      Shrinker.shrink(
          program,
          candidate -> {
            Failure failure = compileAndCheck(candidate, new Checker.Statistics());
            return failure != null && key(failure).equals(key);
          });
    }
    Failure last = compileAndCheck(program, new Checker.Statistics());
    reports.add(
        "Seed "
            + program.seed
            + ": "
            + first.kind()
            + "\n"
            + (last == null ? first : last).details()
            + "\n"
            + program);
  }

  /** What a smaller program must fail with, too: the kind, of an error the message's beginning. */
  private static String key(Failure failure) {
    if (!failure.kind().equals("compile")) {
      return failure.kind();
    }
    String message = failure.details().replaceAll("(?s)^.*?\\[", "").replaceAll("\\d+", "");
    return message.substring(0, Math.min(60, message.length()));
  }
}
