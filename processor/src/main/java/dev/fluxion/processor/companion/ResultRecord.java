package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Builds the record that a generated method returns. */
final class ResultRecord {
  private final TypeSpec.Builder type;
  private final MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
  private final CodeBlock.Builder doc;

  ResultRecord(ClassName name, CodeBlock doc, Modifier... modifiers) {
    this.type = TypeSpec.recordBuilder(name.simpleName()).addModifiers(modifiers);
    this.doc = CodeBlock.builder().add(doc).add("\n");
  }

  ResultRecord component(TypeName componentType, String name, String format, Object... args) {
    constructor.addParameter(componentType, name);
    doc.add("\n@param $L ", name).add(format, args);
    return this;
  }

  /** Declares {@code toArray()}. */
  ResultRecord flattened(
      List<MethodDescriptor.Component> components,
      Function<MethodDescriptor.Component, String> name) {
    type.addMethod(toArray(components, name));
    return this;
  }

  /**
   * @param name tells under which name a component is to be found
   */
  static MethodSpec toArray(
      List<MethodDescriptor.Component> components,
      Function<MethodDescriptor.Component, String> name) {
    if (components.stream().anyMatch(c -> c.code().isRecord())) {
      return toArray(appended(components, name));
    }
    boolean isOfNumbers = components.stream().allMatch(c -> c.code().isNumber());
    CodeBlock elements =
        components.stream()
            .map(c -> CodeBlock.of(isOfNumbers ? "$N" : "$Z.add($N)", name.apply(c)))
            .collect(CodeBlock.joining(isOfNumbers ? ", " : ""));
    CodeBlock array =
        isOfNumbers
            ? CodeBlock.of("new double[] {$L}", elements)
            : CodeBlock.of("new $T()$L.toArray()", ShapeCode.FLAT, elements);
    return toArray(CodeBlock.of("return $L;\n", array));
  }

  private static CodeBlock appended(
      List<MethodDescriptor.Component> components,
      Function<MethodDescriptor.Component, String> name) {
    MethodDescriptor.UniqueNames names = new MethodDescriptor.UniqueNames();
    components.forEach(c -> names.reserve(name.apply(c)));
    CodeBlock flat = CodeBlock.of("$N", names.unique("flat"));
    CodeBlock.Builder code =
        CodeBlock.builder().addStatement("$1T $2L = new $1T()", ShapeCode.FLAT, flat);
    components.forEach(c -> code.add(c.code().append(flat, CodeBlock.of("$N", name.apply(c)))));
    return code.addStatement("return $L.toArray()", flat).build();
  }

  private static MethodSpec toArray(CodeBlock body) {
    return MethodSpec.methodBuilder("toArray")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(
            "Returns the derivatives in order of declaration, without the value.\n\n"
                + "@return a new array")
        .returns(ArrayTypeName.of(TypeName.DOUBLE))
        .addCode(body)
        .build();
  }

  TypeSpec build() {
    return type.addJavadoc(doc.build()).recordConstructor(constructor.build()).build();
  }
}
