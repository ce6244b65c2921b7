package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
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
  ResultRecord flattened(CodeBlock elements) {
    type.addMethod(toArray(elements));
    return this;
  }

  static MethodSpec toArray(CodeBlock elements) {
    return MethodSpec.methodBuilder("toArray")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(
            "Returns the derivatives in order of declaration, without the value.\n\n"
                + "@return a new array")
        .returns(ArrayTypeName.of(TypeName.DOUBLE))
        .addStatement("return new double[] {$L}", elements)
        .build();
  }

  TypeSpec build() {
    return type.addJavadoc(doc.build()).recordConstructor(constructor.build()).build();
  }
}
