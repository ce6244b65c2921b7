package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** What all generated members have in common. */
final class Members {
  private Members() {}

  static MethodSpec.Builder method(
      MethodDescriptor method, Member member, List<ParameterSpec> parameters) {
    return method(method, member, parameters, method.visibility());
  }

  /**
   * A static method with the original's type parameters, exceptions and, where they are still last,
   * variable arguments.
   */
  static MethodSpec.Builder method(
      MethodDescriptor method,
      Member member,
      List<ParameterSpec> parameters,
      Modifier[] modifiers) {
    boolean isVarArgs = method.isVarArgs() && parameters.equals(method.arguments());
    return MethodSpec.methodBuilder(method.memberName(member))
        .addModifiers(with(modifiers, Modifier.STATIC))
        .addTypeVariables(method.typeVariables())
        .addParameters(parameters)
        .varargs(isVarArgs && parameters.get(parameters.size() - 1).type() instanceof ArrayTypeName)
        .addExceptions(method.exceptions());
  }

  static Modifier[] with(Modifier[] modifiers, Modifier another) {
    return Stream.concat(Stream.of(modifiers), Stream.of(another)).toArray(Modifier[]::new);
  }

  static List<CodeBlock> names(List<ParameterSpec> parameters) {
    return parameters.stream().map(p -> CodeBlock.of("$N", p.name())).toList();
  }

  static CodeBlock list(List<CodeBlock> elements) {
    return elements.stream().collect(CodeBlock.joining(", "));
  }
}
