package dev.fluxion.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is emitted computes what the interpreter computes: values, exceptions and side effects. */
class RandomProgramsTest {
  private static final int PROGRAMS = Integer.getInteger("fluxion.emit.programs", 250);
  private static final long FIRST_SEED = Long.getLong("fluxion.emit.seed", 1);

  private static final List<Object[]> ARGUMENTS =
      List.of(
          new Object[] {0.5, -2.0, 3, 1, true, new double[] {1.5, -0.25, 3}},
          new Object[] {-1.25, 0.0, 0, -7, false, new double[] {-2, 4}},
          new Object[] {1e200, 3.75, 1, 2, true, new double[] {0.1, 0.2, 0.3, 0.4, 0.5}});

  @Test
  void javaAndInterpreterAgree() {
    List<Program> programs =
        LongStream.range(FIRST_SEED, FIRST_SEED + PROGRAMS).mapToObj(RandomProgram::of).toList();
    programs.forEach(Verifier::verify);
    check(programs, programs);
  }

  /** The same for programs of which every few statements become a function of their own. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 40})
  void splittingChangesNothing(int passed) {
    List<Program> programs =
        LongStream.range(FIRST_SEED, FIRST_SEED + PROGRAMS / 2)
            .mapToObj(RandomProgram::of)
            .toList();
    SplitLongFunctions.Limits limits = new SplitLongFunctions.Limits(150, 120, 30, passed);
    List<Program> split = new ArrayList<>();
    for (Program program : programs) {
      split.add(SplitLongFunctions.split(program, limits));
    }
    split.forEach(Verifier::verify);
    check(programs, split);
  }

  private static void check(List<Program> programs, List<Program> same) {
    EmittedPrograms emitted = EmittedPrograms.of(same);
    for (int i = 0; i < programs.size(); i++) {
      Program program = programs.get(i);
      int index = i;
      for (Object[] arguments : ARGUMENTS) {
        List<Object> expected = outcome(() -> new Interpreter(program).run(arguments));
        List<Object> actual = outcome(() -> emitted.run(index, arguments));
        assertEquals(
            expected,
            actual,
            () ->
                "seed "
                    + (FIRST_SEED + index)
                    + "\n"
                    + Printer.print(program)
                    + emitted.text(index));
      }
    }
  }

  private interface Run {
    List<?> run() throws Throwable;
  }

  private static List<Object> outcome(Run run) {
    List<Object> outcome = new ArrayList<>();
    try {
      outcome.addAll(run.run());
    } catch (NullPointerException | ArithmeticException | IndexOutOfBoundsException e) {
      // What is thrown often, HotSpot throws without a message in the end.
      outcome.add(e.getClass());
    } catch (Throwable e) {
      outcome.add(e.toString());
    }
    outcome.addAll(Notes.taken());
    return outcome;
  }
}
