package dev.fluxion.processor.frontend;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/**
 * A derivative that the user wrote.
 *
 * @param rule the annotated method
 * @param target the method that it is a derivative of
 * @param wrt the numbers of the target's parameters, where a receiver counts as the first
 * @param takesResult whether it gets the target's result behind the target's parameters
 */
record UserRule(
    Kind kind,
    ExecutableElement rule,
    ExecutableElement target,
    List<Integer> wrt,
    boolean takesResult) {

  /** The annotations that make rules. */
  enum Kind {
    DERIVATIVE("dev.fluxion.DerivativeOf"),
    PULLBACK("dev.fluxion.PullbackOf"),
    PUSHFORWARD("dev.fluxion.PushforwardOf");

    private final String annotation;

    Kind(String annotation) {
      this.annotation = annotation;
    }

    static Optional<Kind> of(String annotation) {
      for (Kind kind : values()) {
        if (kind.annotation.equals(annotation)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  UserRule {
    wrt = List.copyOf(wrt);
  }

  /** Whether both say the same derivative. */
  boolean collidesWith(UserRule other) {
    return kind == other.kind
        && target.equals(other.target)
        && wrt.stream().anyMatch(other.wrt::contains);
  }
}
