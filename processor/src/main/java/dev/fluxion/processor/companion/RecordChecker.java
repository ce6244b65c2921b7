package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.fluxion.processor.ir.Struct;
import java.util.Objects;

/** How generated code refuses derivatives that have not the shape of what they belong to. */
final class RecordChecker {
  private static final ClassName PART_NAME = ClassName.get("dev.fluxion.tape", "PartName");

  private final RecordReader reader;
  private final RecordMethods methods;

  RecordChecker(RecordReader reader, RecordMethods methods) {
    this.reader = reader;
    this.methods = methods;
  }

  /**
   * Statements that throw if {@code derivative} has not the shape of {@code primal}.
   *
   * @param name an expression for what a message calls it; not a text put together, as it is
   *     evaluated where there is nothing to say, too
   */
  CodeBlock check(Part part, CodeBlock name, CodeBlock primal, CodeBlock derivative) {
    if (part.isRecord()) {
      return CodeBlock.of("$N($L, $L, $L);\n", checker(part), name, primal, derivative);
    }
    return part.isNumber()
        ? CodeBlock.of("")
        : CodeBlock.of("$T.check($L, $L, $L);\n", ShapeCode.SHAPES, name, primal, derivative);
  }

  private String checker(Part part) {
    return methods.method(
        "check",
        part,
        builder -> {
          builder
              .addParameter(Object.class, "name")
              .addParameter(part.javaType(), "primal")
              .addParameter(part.javaType(), "derivative")
              .beginControlFlow("if (!$T.haveParts(name, primal, derivative))", ShapeCode.SHAPES)
              .addStatement("return")
              .endControlFlow();
          return part.rank() == 0 ? checkOne(part, builder) : checkEach(part, builder);
        });
  }

  private MethodSpec.Builder checkOne(Part part, MethodSpec.Builder builder) {
    Struct struct = Objects.requireNonNull(part.record());
    for (int i = 0; i < part.members().size(); i++) {
      Part member = part.members().get(i);
      if (member.isDerived()) {
        builder.addCode(
            check(
                member,
                CodeBlock.of("$T.of(name, $S)", PART_NAME, member.component()),
                reader.read(struct, i, "primal"),
                reader.read(struct, i, "derivative")));
      }
    }
    return builder;
  }

  private MethodSpec.Builder checkEach(Part part, MethodSpec.Builder builder) {
    return builder
        .beginControlFlow("for (int i = 0; i < primal.length; i++)")
        .addStatement(
            "$N($T.of(name, i), primal[i], derivative[i])", checker(part.element()), PART_NAME)
        .endControlFlow();
  }
}
