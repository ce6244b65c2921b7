package dev.fluxion.processor.diagnostic;

import java.util.List;

/**
 * One finding in the user's source.
 *
 * @param position the front end's number of the source tree that it is about ({@code
 *     Origin.position}); −1: the method as a whole
 * @param arguments what the texts of the catalogue entry refer to: the user's own names
 */
public record Problem(Diagnostic diagnostic, int position, List<Object> arguments) {
  public Problem {
    arguments = List.copyOf(arguments);
  }

  public static Problem of(Diagnostic diagnostic, int position, Object... arguments) {
    return new Problem(diagnostic, position, List.of(arguments));
  }

  public boolean isError() {
    return diagnostic.severity() == Severity.ERROR;
  }

  /** The text for the user: the code, what is wrong, and what to do instead. */
  public String message() {
    return diagnostic.message(arguments.toArray());
  }
}
