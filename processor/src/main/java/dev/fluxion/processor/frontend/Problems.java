package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.diagnostic.Problem;
import dev.fluxion.processor.diagnostic.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Collects what is wrong with a method, each thing once. */
final class Problems {
  private final SourceText source;
  private final List<Problem> found = new ArrayList<>();
  private final Set<Problem> known = new HashSet<>();

  Problems(SourceText source) {
    this.source = source;
  }

  void report(Diagnostic diagnostic, Tree tree, Object... arguments) {
    int position = source.origin(tree).position();
    Problem problem = Problem.of(diagnostic, position, arguments);
    boolean silenced = diagnostic.severity() == Severity.WARNING && source.isSuppressed(position);
    if (!silenced && known.add(problem)) {
      found.add(problem);
    }
  }

  /** All problems in order of the source. */
  List<Problem> inOrder() {
    return found.stream()
        .sorted(
            Comparator.comparingLong(
                problem -> source.start(Objects.requireNonNull(source.tree(problem.position())))))
        .toList();
  }
}
