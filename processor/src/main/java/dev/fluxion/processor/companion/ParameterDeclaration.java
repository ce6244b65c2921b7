package dev.fluxion.processor.companion;

import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A parameter of an annotated method.
 *
 * @param isDifferentiated whether derivatives are taken with respect to it
 */
public record ParameterDeclaration(VariableElement element, Shape shape, boolean isDifferentiated) {

  public String name() {
    return element.getSimpleName().toString();
  }

  public TypeMirror type() {
    return element.asType();
  }
}
