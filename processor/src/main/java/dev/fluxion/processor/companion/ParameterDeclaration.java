package dev.fluxion.processor.companion;

import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A parameter of an annotated method.
 *
 * @param isReceiver whether it is the object of an instance method, which comes first
 * @param isDifferentiated whether derivatives are taken with respect to it
 * @param choice what the user said about it
 */
public record ParameterDeclaration(
    String name,
    TypeMirror type,
    Shape shape,
    boolean isReceiver,
    boolean isDifferentiated,
    Choice choice) {

  /** What the user can say about a parameter. */
  enum Choice {
    NOTHING,
    IN_WRT,
    CONSTANT,
    /** What he said makes it a result; here it is an input, too, as elements may be left alone. */
    RESULT
  }

  ParameterDeclaration(
      VariableElement element, Shape shape, boolean isDifferentiated, Choice choice) {
    this(
        element.getSimpleName().toString(),
        element.asType(),
        shape,
        false,
        isDifferentiated,
        choice);
  }

  /** The same as a result only. */
  ParameterDeclaration asResult() {
    return new ParameterDeclaration(name, type, shape, isReceiver, false, choice);
  }

  /** The same as an input, too. */
  ParameterDeclaration asInput() {
    return new ParameterDeclaration(name, type, shape, isReceiver, true, Choice.RESULT);
  }

  /** The object, as a constant. */
  static ParameterDeclaration receiver(TypeMirror type) {
    return new ParameterDeclaration("self", type, new Shape.Inert(), true, false, Choice.NOTHING);
  }
}
