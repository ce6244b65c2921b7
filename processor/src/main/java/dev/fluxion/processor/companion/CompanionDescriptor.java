package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * What is generated for one class.
 *
 * @param owner the class with the annotated methods
 */
public record CompanionDescriptor(
    TypeElement owner, ClassName name, boolean isPublic, List<MethodDescriptor> methods) {
  public CompanionDescriptor {
    methods = List.copyOf(methods);
  }

  public static CompanionDescriptor of(CompanionDeclaration declaration) {
    TypeElement owner = declaration.owner();
    ClassName name = nameFor(ClassName.get(owner));
    return new CompanionDescriptor(
        owner,
        name,
        isPublic(owner),
        declaration.methods().stream().map(m -> MethodDescriptor.of(m, name)).toList());
  }

  public String qualifiedName() {
    return name.canonicalName();
  }

  /** {@code p.Outer_InnerGradients} for {@code p.Outer.Inner}. */
  static ClassName nameFor(ClassName owner) {
    return ClassName.get(owner.packageName(), String.join("_", owner.simpleNames()) + "Gradients");
  }

  /** Whether a class that exists already is a companion, from an earlier compilation. */
  public static boolean isCompanion(TypeElement type) {
    return Annotations.find(type, Annotations.GENERATED).isPresent();
  }

  private static boolean isPublic(TypeElement owner) {
    for (Element e = owner; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }
}
