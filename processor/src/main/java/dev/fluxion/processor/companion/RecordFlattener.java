package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.fluxion.processor.ir.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** How generated code writes the numbers in records out, in order. */
final class RecordFlattener {
  private final RecordReader reader;
  private final RecordMethods methods;

  RecordFlattener(RecordReader reader, RecordMethods methods) {
    this.reader = reader;
    this.methods = methods;
  }

  /** Statements that append the numbers of a derivative to {@code flat}. */
  CodeBlock flatten(Part part, CodeBlock flat, CodeBlock value) {
    return part.isRecord()
        ? CodeBlock.of("$N($L, $L);\n", flattener(part), flat, value)
        : CodeBlock.of("$L.add($L);\n", flat, value);
  }

  private String flattener(Part part) {
    return methods.method(
        "flatten",
        part,
        builder -> {
          builder
              .addParameter(ShapeCode.FLAT, "flat")
              .addParameter(part.javaType(), "record")
              .beginControlFlow("if (record == null)")
              .addStatement("return")
              .endControlFlow();
          return part.rank() == 0 ? flattenOne(part, builder) : flattenEach(part, builder);
        });
  }

  private MethodSpec.Builder flattenOne(Part part, MethodSpec.Builder builder) {
    Struct struct = Objects.requireNonNull(part.record());
    for (int i = 0; i < part.members().size(); i++) {
      Part member = part.members().get(i);
      if (member.isDerived()) {
        builder.addCode(flatten(member, CodeBlock.of("flat"), reader.read(struct, i, "record")));
      }
    }
    return builder;
  }

  private MethodSpec.Builder flattenEach(Part part, MethodSpec.Builder builder) {
    Part element = part.element();
    return builder
        .beginControlFlow("for ($T element : record)", element.javaType())
        .addStatement("$N(flat, element)", flattener(element))
        .endControlFlow();
  }

  /**
   * Statements that append to {@code flat} what stands for the parts, in the order of the records.
   *
   * @param leaf what stands for each number or array
   */
  CodeBlock order(Part part, CodeBlock flat, Function<Part, CodeBlock> leaf) {
    if (!part.isRecord()) {
      return CodeBlock.of("$L.add($L);\n", flat, leaf.apply(part));
    }
    List<CodeBlock> arguments = new ArrayList<>(List.of(flat, CodeBlock.of("$N", part.name())));
    part.derivedLeaves().forEach(each -> arguments.add(leaf.apply(each)));
    return CodeBlock.of("$N($L);\n", orderer(part), Members.list(arguments));
  }

  private String orderer(Part part) {
    return methods.method(
        "order",
        part,
        builder -> {
          builder.addParameter(ShapeCode.FLAT, "flat").addParameter(part.javaType(), "primal");
          List<Part> leaves = part.derivedLeaves();
          for (int i = 0; i < leaves.size(); i++) {
            builder.addParameter(leaves.get(i).javaType(), "part" + i);
          }
          builder.beginControlFlow("if (primal == null)").addStatement("return").endControlFlow();
          return part.rank() == 0 ? orderOne(part, builder) : orderEach(part, builder);
        });
  }

  private MethodSpec.Builder orderOne(Part part, MethodSpec.Builder builder) {
    Struct struct = Objects.requireNonNull(part.record());
    int next = 0;
    for (int i = 0; i < part.members().size(); i++) {
      Part member = part.members().get(i);
      List<CodeBlock> parts = new ArrayList<>();
      for (int k = 0; k < (member.isDerived() ? member.derivedLeaves().size() : 0); k++) {
        parts.add(CodeBlock.of("part$L", next++));
      }
      if (member.isDerived() && member.isRecord()) {
        builder.addStatement(
            "$N(flat, $L, $L)",
            orderer(member),
            reader.read(struct, i, "primal"),
            Members.list(parts));
      } else if (member.isDerived()) {
        builder.addStatement("flat.add($L)", parts.get(0));
      }
    }
    return builder;
  }

  private MethodSpec.Builder orderEach(Part part, MethodSpec.Builder builder) {
    List<CodeBlock> arguments =
        new ArrayList<>(List.of(CodeBlock.of("flat"), CodeBlock.of("primal[i]")));
    for (int i = 0; i < part.derivedLeaves().size(); i++) {
      arguments.add(CodeBlock.of("part$L[i]", i));
    }
    return builder
        .beginControlFlow("for (int i = 0; i < primal.length; i++)")
        .addStatement("$N($L)", orderer(part.element()), Members.list(arguments))
        .endControlFlow();
  }
}
