package dev.fluxion.processor.frontend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * The rules known at a place: those that the classes around it declare themselves, and those that
 * {@code @UseDerivatives} on these classes or on their package names.
 */
final class RuleScope {
  private static final String USE_DERIVATIVES = "dev.fluxion.UseDerivatives";

  private final Compiler compiler;
  private final TypeModel types;
  private final Members members;
  private final Map<TypeElement, List<UserRule>> declared = new HashMap<>();
  private final Map<TypeElement, List<UserRule>> known = new HashMap<>();

  RuleScope(Compiler compiler, TypeModel types, Members members) {
    this.compiler = compiler;
    this.types = types;
    this.members = members;
  }

  /** The rules for {@code target} known in the class {@code place}. */
  List<UserRule> rulesFor(ExecutableElement target, TypeElement place) {
    return known.computeIfAbsent(place, this::knownIn).stream()
        .filter(rule -> rule.target().equals(target))
        .toList();
  }

  private List<UserRule> knownIn(TypeElement place) {
    Set<TypeElement> classes = new LinkedHashSet<>();
    for (Element e = place; e instanceof TypeElement type; e = e.getEnclosingElement()) {
      classes.add(type);
      addUsed(type, classes);
    }
    addUsed(compiler.elements().getPackageOf(place), classes);
    List<UserRule> rules = new ArrayList<>();
    classes.forEach(type -> rules.addAll(declared.computeIfAbsent(type, this::declaredIn)));
    return rules;
  }

  private List<UserRule> declaredIn(TypeElement type) {
    return RuleReader.read(type, compiler, types, members).rules();
  }

  private static void addUsed(Element place, Set<TypeElement> classes) {
    for (AnnotationMirror annotation : place.getAnnotationMirrors()) {
      TypeElement name = (TypeElement) annotation.getAnnotationType().asElement();
      if (name.getQualifiedName().contentEquals(USE_DERIVATIVES)) {
        annotation.getElementValues().values().forEach(value -> addClasses(value, classes));
      }
    }
  }

  private static void addClasses(AnnotationValue value, Set<TypeElement> classes) {
    if (value.getValue() instanceof List<?> list) {
      list.forEach(each -> addClasses((AnnotationValue) each, classes));
    } else if (value.getValue() instanceof DeclaredType type) {
      classes.add((TypeElement) type.asElement());
    }
  }
}
