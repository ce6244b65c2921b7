package dev.fluxion.processor.companion;

import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A parameter of an annotated method.
 *
 * @param isReceiver whether it is the object of an instance method, which comes first
 * @param isDifferentiated whether derivatives are taken with respect to it
 */
public record ParameterDeclaration(
    String name, TypeMirror type, Shape shape, boolean isReceiver, boolean isDifferentiated) {

  ParameterDeclaration(VariableElement element, Shape shape, boolean isDifferentiated) {
    this(element.getSimpleName().toString(), element.asType(), shape, false, isDifferentiated);
  }

  /** The object, as a constant. */
  static ParameterDeclaration receiver(TypeMirror type) {
    return new ParameterDeclaration("self", type, new Shape.Inert(), true, false);
  }
}
