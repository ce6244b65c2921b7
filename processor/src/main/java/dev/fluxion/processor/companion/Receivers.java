package dev.fluxion.processor.companion;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** What becomes of the object of an instance method where that becomes a static one. */
final class Receivers {
  private Receivers() {}

  /**
   * The type parameters that a static method needs for the same signature: those of the classes
   * around, from the outside in, then the method's own.
   */
  static List<TypeParameterElement> typeParameters(ExecutableElement method) {
    List<TypeParameterElement> all = new ArrayList<>();
    if (!isRaw(method)) {
      all.addAll(ofClasses(method));
    }
    all.addAll(method.getTypeParameters());
    return all;
  }

  private static List<TypeParameterElement> ofClasses(ExecutableElement method) {
    List<TypeParameterElement> all = new ArrayList<>();
    Element member = method;
    while (!member.getModifiers().contains(Modifier.STATIC)
        && member.getEnclosingElement() instanceof TypeElement type) {
      all.addAll(0, type.getTypeParameters());
      member = type;
    }
    return all;
  }

  /** Whether a type parameter hides another one, so that the object's type cannot be written. */
  private static boolean isRaw(ExecutableElement method) {
    List<String> names = new ArrayList<>();
    ofClasses(method).forEach(parameter -> names.add(parameter.getSimpleName().toString()));
    method.getTypeParameters().forEach(p -> names.add(p.getSimpleName().toString()));
    return names.stream().distinct().count() < names.size();
  }

  /** The type of the object, as a parameter of the static method. */
  static TypeMirror type(ExecutableElement method, Types types) {
    TypeMirror type = MethodDeclaration.ownerOf(method).asType();
    return isRaw(method) ? types.erasure(type) : type;
  }
}
