package dev.fluxion.processor.companion;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * What the annotations in one class ask for.
 *
 * @param methods in the order of the source
 */
public record CompanionDeclaration(TypeElement owner, List<MethodDeclaration> methods) {
  public CompanionDeclaration {
    methods = List.copyOf(methods);
  }
}
