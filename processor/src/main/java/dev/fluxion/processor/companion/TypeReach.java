package dev.fluxion.processor.companion;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/** Which types the companion, another class of the same package, can name. */
final class TypeReach {
  private TypeReach() {}

  /** All types that a signature mentions at its top level. */
  static Stream<TypeMirror> types(ExecutableElement method) {
    return Stream.of(
            Stream.of(method.getReturnType()),
            method.getParameters().stream().map(VariableElement::asType),
            method.getTypeParameters().stream()
                .map(TypeParameterElement::getBounds)
                .flatMap(List::stream),
            method.getThrownTypes().stream())
        .flatMap(types -> types);
  }

  static boolean isUnresolved(TypeMirror type) {
    return type.accept(
        new Any() {
          @Override
          public Boolean visitError(ErrorType t, Void unused) {
            return true;
          }
        },
        null);
  }

  static boolean canBeNamed(TypeMirror type) {
    return !type.accept(
        new Any() {
          @Override
          boolean holds(DeclaredType t) {
            return isPrivate(t.asElement());
          }
        },
        null);
  }

  /** Whether the class, or one around it, is private. */
  static boolean isPrivate(Element type) {
    for (Element e = type; e != null; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        return true;
      }
    }
    return false;
  }

  /** Whether something holds for the type or one that it is made of. */
  private static class Any extends SimpleTypeVisitor14<Boolean, Void> {
    Any() {
      super(false);
    }

    boolean holds(DeclaredType type) {
      return false;
    }

    @Override
    public Boolean visitDeclared(DeclaredType type, Void unused) {
      return holds(type)
          || any(type.getTypeArguments())
          || type.getEnclosingType().accept(this, null);
    }

    @Override
    public Boolean visitArray(ArrayType type, Void unused) {
      return type.getComponentType().accept(this, null);
    }

    @Override
    public Boolean visitWildcard(WildcardType type, Void unused) {
      return (type.getExtendsBound() != null && type.getExtendsBound().accept(this, null))
          || (type.getSuperBound() != null && type.getSuperBound().accept(this, null));
    }

    @Override
    public Boolean visitIntersection(IntersectionType type, Void unused) {
      return any(type.getBounds());
    }

    private boolean any(List<? extends TypeMirror> types) {
      return types.stream().anyMatch(type -> type.accept(this, null));
    }
  }
}
