package dev.fluxion.processor.companion;

import dev.fluxion.processor.diagnostic.Diagnostic;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a declaration.
 *
 * @param annotation where in the declaration; null: the element itself
 * @param value where in the annotation; null: the whole annotation
 */
public record DeclarationProblem(
    Diagnostic diagnostic,
    Element element,
    @Nullable AnnotationMirror annotation,
    @Nullable AnnotationValue value,
    List<Object> args) {
  public DeclarationProblem {
    args = List.copyOf(args);
  }
}
