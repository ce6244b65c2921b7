package dev.fluxion.processor.frontend;

import dev.fluxion.processor.diagnostic.Problem;
import dev.fluxion.processor.ir.Program;
import java.util.List;

/**
 * What the front end makes of a method.
 *
 * @param program the method first, then the helpers that it reaches; meaningful only if no problem
 *     is an error
 * @param problems everything found, in order of the source
 * @param source where positions lead back to the source
 */
public record ReadMethod(Program program, List<Problem> problems, SourceText source) {
  public ReadMethod {
    problems = List.copyOf(problems);
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }
}
