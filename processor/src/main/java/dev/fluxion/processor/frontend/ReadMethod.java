package dev.fluxion.processor.frontend;

import dev.fluxion.processor.diagnostic.Problem;
import dev.fluxion.processor.ir.Program;
import java.util.List;
import java.util.Set;

/**
 * What the front end makes of a method.
 *
 * @param program the method first, then the helpers that it reaches; meaningful only if no problem
 *     is an error
 * @param problems everything found, in order of the source
 * @param overridableCalls the positions of calls that are executed as they stand, because what they
 *     execute shows at run time only
 * @param source where positions lead back to the source
 * @param traits what is unusual about the records of the program
 */
public record ReadMethod(
    Program program,
    List<Problem> problems,
    Set<Integer> overridableCalls,
    SourceText source,
    RecordTraits traits) {
  public ReadMethod {
    problems = List.copyOf(problems);
    overridableCalls = Set.copyOf(overridableCalls);
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }
}
