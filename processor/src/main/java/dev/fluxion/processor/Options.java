package dev.fluxion.processor;

import java.util.Map;
import java.util.Set;

/**
 * The processor's options, for those who work on it; users need none.
 *
 * @param simplify whether programs are simplified ({@code -Afluxion.simplify=false}: no), so that a
 *     test can compare
 * @param trace the method whose programs are printed after each pass ({@code
 *     -Afluxion.trace=loss}); empty: none
 */
record Options(boolean simplify, String trace) {
  private static final String SIMPLIFY = "fluxion.simplify";
  private static final String TRACE = "fluxion.trace";

  /** All names. */
  static final Set<String> NAMES = Set.of(SIMPLIFY, TRACE);

  static Options of(Map<String, String> written) {
    return new Options(!"false".equals(written.get(SIMPLIFY)), written.getOrDefault(TRACE, ""));
  }
}
