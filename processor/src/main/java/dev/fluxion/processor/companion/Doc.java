package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** The Javadoc of what is generated. */
final class Doc {
  private Doc() {}

  /** A link to the method that the user wrote; plain text where a link could not be followed. */
  static CodeBlock link(MethodDescriptor method) {
    ExecutableElement element = method.element();
    if (element.getModifiers().contains(Modifier.PRIVATE)) {
      return CodeBlock.of("{@code $L}", method.method().displayName());
    }
    CodeBlock parameters =
        element.getParameters().stream()
            .map(VariableElement::asType)
            .map(type -> CodeBlock.of("$T", erased(type)))
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of(
        "{@link $T#$L($L)}",
        ClassName.get(method.method().owner()),
        element.getSimpleName(),
        parameters);
  }

  private static TypeName erased(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return MethodDescriptor.arrayOf(erased(array.getComponentType()));
    }
    if (type instanceof TypeVariable variable) {
      TypeMirror bound = ((TypeParameterElement) variable.asElement()).getBounds().get(0);
      return erased(bound);
    }
    if (type instanceof IntersectionType intersection) {
      return erased(intersection.getBounds().get(0));
    }
    return type.getKind() == TypeKind.DECLARED
        ? ClassName.get((javax.lang.model.element.TypeElement) ((DeclaredType) type).asElement())
        : TypeName.get(type);
  }

  /** {@code x} and {@code y}. */
  static CodeBlock differentiated(MethodDescriptor method) {
    List<CodeBlock> names =
        method.components().stream().map(c -> CodeBlock.of("{@code $L}", c.parameter())).toList();
    return names.stream().collect(CodeBlock.joining(", "));
  }

  /**
   * The tags for what the method itself does not have.
   *
   * @param returns empty for a method that returns nothing
   */
  static CodeBlock tags(MethodDescriptor method, List<ParameterSpec> parameters, String returns) {
    CodeBlock.Builder tags = CodeBlock.builder().add("\n");
    for (MethodDescriptor.Component c : method.components()) {
      if (parameters.stream().anyMatch(p -> p.name().equals(c.tangent()))) {
        tags.add("\n@param $L the tangent of {@code $L}", c.tangent(), c.parameter());
      }
    }
    for (MethodDescriptor.Result r : method.results()) {
      if (parameters.stream().anyMatch(p -> p.name().equals(r.cotangent()))) {
        tags.add(
            "\n@param $L the cotangent of $L",
            r.cotangent(),
            r.argument().isEmpty() ? "the value" : "{@code " + r.argument() + "}");
      }
    }
    return returns.isEmpty() ? tags.build() : tags.add("\n@return $L", returns).build();
  }
}
