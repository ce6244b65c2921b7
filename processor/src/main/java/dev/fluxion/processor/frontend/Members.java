package dev.fluxion.processor.frontend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * The members of a class, inherited ones included. {@code Elements.getAllMembers} is no help: it
 * attributes too much, and returns hidden members.
 */
final class Members {
  private final Compiler compiler;
  private final TypeModel types;
  private final Map<TypeElement, Map<String, List<ExecutableElement>>> methods = new HashMap<>();

  Members(Compiler compiler, TypeModel types) {
    this.compiler = compiler;
    this.types = types;
  }

  /** The field that {@code name} means in {@code type}. */
  @Nullable VariableElement field(TypeElement type, String name) {
    for (TypeElement each : withSupertypes(type)) {
      for (VariableElement field : ElementFilter.fieldsIn(each.getEnclosedElements())) {
        if (field.getSimpleName().contentEquals(name)) {
          return field;
        }
      }
    }
    return null;
  }

  /** The class that {@code name} means in {@code type}. */
  @Nullable TypeElement memberType(TypeElement type, String name) {
    for (TypeElement each : withSupertypes(type)) {
      for (TypeElement member : ElementFilter.typesIn(each.getEnclosedElements())) {
        if (member.getSimpleName().contentEquals(name)) {
          return member;
        }
      }
    }
    return null;
  }

  /** The methods called {@code name} that {@code type} has, without overridden ones. */
  List<ExecutableElement> methods(TypeElement type, String name) {
    return methods
        .computeIfAbsent(type, t -> new HashMap<>())
        .computeIfAbsent(name, n -> findMethods(type, n));
  }

  private List<ExecutableElement> findMethods(TypeElement type, String name) {
    List<ExecutableElement> found = new ArrayList<>();
    for (TypeElement each : withSupertypes(type)) {
      for (ExecutableElement method : ElementFilter.methodsIn(each.getEnclosedElements())) {
        if (method.getSimpleName().contentEquals(name)
            && isInherited(method, each, type)
            && found.stream().noneMatch(known -> sameParameters(known, method))) {
          found.add(method);
        }
      }
    }
    return found;
  }

  List<ExecutableElement> constructors(TypeElement type) {
    return ElementFilter.constructorsIn(type.getEnclosedElements());
  }

  /** Whether code in the class {@code from} may name {@code member}. */
  boolean isAccessible(Element member, TypeElement from) {
    return switch (TypeModel.access(member)) {
      case PUBLIC -> true;
      case PRIVATE -> outermost(member).equals(outermost(from));
      case PACKAGE -> samePackage(member, from);
      case PROTECTED -> samePackage(member, from) || isInside(from, enclosing(member));
    };
  }

  static TypeElement outermost(Element element) {
    Element e = element;
    while (enclosing(e).getKind() != ElementKind.PACKAGE) {
      e = enclosing(e);
    }
    return (TypeElement) e;
  }

  /** What encloses an element that is no package. */
  static Element enclosing(Element element) {
    return Objects.requireNonNull(element.getEnclosingElement());
  }

  /** The class that declares a member. */
  static TypeElement owner(Element member) {
    return (TypeElement) enclosing(member);
  }

  private boolean samePackage(Element a, Element b) {
    return compiler.elements().getPackageOf(a).equals(compiler.elements().getPackageOf(b));
  }

  private boolean isInside(TypeElement from, Element ancestor) {
    for (Element e = from; e instanceof TypeElement type; e = e.getEnclosingElement()) {
      if (inherits(type, ancestor)) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code type} is {@code ancestor} or below it. */
  boolean inherits(TypeElement type, Element ancestor) {
    return withSupertypes(type).contains(ancestor);
  }

  /** Static methods of interfaces belong to these alone. */
  private static boolean isInherited(
      ExecutableElement method, TypeElement owner, TypeElement type) {
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    return owner.equals(type) || !isStatic || !owner.getKind().isInterface();
  }

  private boolean sameParameters(ExecutableElement a, ExecutableElement b) {
    int count = a.getParameters().size();
    if (b.getParameters().size() != count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      TypeMirror x = types.erased(a.getParameters().get(i).asType());
      TypeMirror y = types.erased(b.getParameters().get(i).asType());
      if (!compiler.types().isSameType(x, y)) {
        return false;
      }
    }
    return true;
  }

  /** The class, its superclasses, then its interfaces; of an interface also Object. */
  private Set<TypeElement> withSupertypes(TypeElement type) {
    Set<TypeElement> all = new LinkedHashSet<>();
    TypeElement each = type;
    while (each != null && all.add(each)) {
      each = types.element(each.getSuperclass());
    }
    for (TypeElement known : List.copyOf(all)) {
      addInterfaces(known, all);
    }
    if (type.getKind().isInterface()) {
      all.add(compiler.elements().getTypeElement("java.lang.Object"));
    }
    return all;
  }

  private void addInterfaces(TypeElement type, Set<TypeElement> all) {
    for (TypeMirror each : type.getInterfaces()) {
      TypeElement element = types.element(each);
      if (element != null && all.add(element)) {
        addInterfaces(element, all);
      }
    }
  }
}
