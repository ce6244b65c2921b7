package dev.fluxion.processor.frontend;

import dev.fluxion.processor.diagnostic.Diagnostic;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;

/** Something wrong with the declaration of a rule, at the annotation that makes it one. */
public record RuleProblem(
    Diagnostic diagnostic,
    ExecutableElement rule,
    AnnotationMirror annotation,
    List<Object> arguments) {
  public RuleProblem {
    arguments = List.copyOf(arguments);
  }
}
