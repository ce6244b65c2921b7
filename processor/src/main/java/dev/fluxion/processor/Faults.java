package dev.fluxion.processor;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Keeps an internal fault in one method from ending the whole compilation. */
final class Faults {
  private static final int FRAMES = 5;

  /** How javac, or the editor around it, ends a compilation: not for us to stop. */
  private static final List<String> CANCELLATIONS =
      List.of("Abort", "Cancel", "PropagatedException", "ClientCodeException");

  private Faults() {}

  /** Does {@code work}; what it throws, whatever it is, goes to {@code whenFaulty}. */
  @SuppressWarnings("PMD.AvoidCatchingThrowable")
  static void guard(Runnable work, Consumer<Throwable> whenFaulty) {
    try {
      work.run();
    } catch (Throwable fault) {
      if (isCancellation(fault)) {
        throw fault;
      }
      whenFaulty.accept(fault);
    }
  }

  private static boolean isCancellation(Throwable fault) {
    String name = fault.getClass().getSimpleName();
    return CANCELLATIONS.stream().anyMatch(name::contains);
  }

  /** The exception and where it was thrown, in one line, for a report. */
  static String describe(Throwable fault) {
    return fault
        + Arrays.stream(fault.getStackTrace())
            .takeWhile(frame -> !frame.getClassName().equals(Faults.class.getName()))
            .limit(FRAMES)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining(" < ", " at ", ""));
  }
}
