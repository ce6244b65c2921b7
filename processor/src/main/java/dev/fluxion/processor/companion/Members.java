package dev.fluxion.processor.companion;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** What all generated members have in common. */
final class Members {
  /** On what is made of a method that writes to arrays. */
  static final String OVERWRITES = "dev.fluxion.tape.Overwrites";

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
      Modifier... modifiers) {
    return method(method, method.memberName(member), parameters, modifiers);
  }

  /** The same for a method that no member is named after. */
  static MethodSpec.Builder method(
      MethodDescriptor method, String name, List<ParameterSpec> parameters, Modifier... modifiers) {
    boolean isVarArgs = method.isVarArgs() && parameters.equals(method.arguments());
    return MethodSpec.methodBuilder(name)
        .addAnnotations(overwrites(method))
        .addModifiers(with(modifiers, Modifier.STATIC))
        .addTypeVariables(method.typeVariables())
        .addParameters(parameters)
        .varargs(isVarArgs && parameters.get(parameters.size() - 1).type() instanceof ArrayTypeName)
        .addExceptions(method.exceptions());
  }

  private static List<AnnotationSpec> overwrites(MethodDescriptor method) {
    BitSet parameters = method.method().overwritten();
    if (method.isCore() || parameters.isEmpty()) {
      return List.of();
    }
    CodeBlock numbers =
        parameters.stream()
            .mapToObj(i -> CodeBlock.of("$L", i))
            .collect(CodeBlock.joining(", ", "{", "}"));
    return List.of(
        AnnotationSpec.builder(ClassName.bestGuess(OVERWRITES))
            .addMember(
                "value",
                parameters.cardinality() == 1
                    ? CodeBlock.of("$L", parameters.nextSetBit(0))
                    : numbers)
            .build());
  }

  /** An expression for how many numbers there are in the differentiated parameters. */
  static CodeBlock size(List<MethodDescriptor.Component> components) {
    long numbers = components.stream().filter(c -> c.code().isNumber()).count();
    List<CodeBlock> terms = new ArrayList<>();
    for (MethodDescriptor.Component c : components) {
      if (!c.code().isNumber()) {
        terms.add(c.code().size(CodeBlock.of("$N", c.argument())));
      }
    }
    if (numbers > 0) {
      terms.add(CodeBlock.of("$L", numbers));
    }
    return terms.stream().collect(CodeBlock.joining("$W+ "));
  }

  static Modifier[] with(Modifier[] modifiers, Modifier another) {
    return Stream.concat(Stream.of(modifiers), Stream.of(another)).toArray(Modifier[]::new);
  }

  static List<String> simpleNames(List<ParameterSpec> parameters) {
    return parameters.stream().map(ParameterSpec::name).toList();
  }

  static List<CodeBlock> names(List<ParameterSpec> parameters) {
    return parameters.stream().map(p -> CodeBlock.of("$N", p.name())).toList();
  }

  static CodeBlock list(List<CodeBlock> elements) {
    return elements.stream().collect(CodeBlock.joining(",$W"));
  }
}
