package dev.fluxion.processor.companion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The rules of a class that are differentiated without being annotated as such, as callers in other
 * files may need that, as far as it is possible: nobody hears of what is not.
 */
public final class RuleDeclarations {
  private RuleDeclarations() {}

  public static List<MethodDeclaration> of(TypeElement owner, Elements elements, Types types) {
    List<MethodDeclaration> rules = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
      Optional<? extends AnnotationMirror> annotation = Annotations.rule(method);
      if (annotation.isPresent() && isForCallers(method)) {
        // Overloads may be rules, too.
        String name = method.getSimpleName() + "_" + rules.size() + MethodDeclaration.RULE;
        DeclarationReader.rule(method, annotation.get(), name, elements, types)
            .ifPresent(rules::add);
      }
    }
    return rules;
  }

  private static boolean isForCallers(ExecutableElement rule) {
    return rule.getModifiers().contains(Modifier.STATIC)
        && !rule.getModifiers().contains(Modifier.PRIVATE)
        && rule.getReturnType().getKind() != TypeKind.VOID
        && Annotations.views(rule).isEmpty()
        && !DeclarationReader.hasUnresolvedTypes(rule);
  }
}
