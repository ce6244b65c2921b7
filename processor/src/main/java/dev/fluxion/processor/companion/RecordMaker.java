package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.emit.TapeSource;
import dev.fluxion.processor.ir.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** How generated code puts records of derivatives together. */
final class RecordMaker {
  private static final ClassName COPIES = ClassName.get("dev.fluxion.tape", "Copies");

  private final RecordReader reader;
  private final RecordMethods methods;

  RecordMaker(RecordReader reader, RecordMethods methods) {
    this.reader = reader;
    this.methods = methods;
  }

  /**
   * An expression for a record of derivatives.
   *
   * @param primal whose parts' locals exist, those of records at least
   * @param leaf what the derivative of each number or array is
   */
  CodeBlock pack(Part primal, Function<Part, CodeBlock> leaf) {
    if (!primal.isRecord()) {
      return leaf.apply(primal);
    }
    List<CodeBlock> arguments = new ArrayList<>(List.of(CodeBlock.of("$N", primal.name())));
    primal.derivedMembers().forEach(member -> arguments.add(pack(member, leaf)));
    return CodeBlock.of("$N($L)", maker(primal), Members.list(arguments));
  }

  /** The method that makes a record of the primal's constants and the derivatives. */
  private String maker(Part part) {
    TypeName type = RecordMethods.type(Objects.requireNonNull(part.record()), part.rank());
    return methods.method(
        "make",
        part,
        builder -> {
          builder.returns(type).addParameter(type, "primal");
          part.derivedMembers().forEach(m -> builder.addParameter(m.javaType(), local(m)));
          builder
              .beginControlFlow("if (primal == null)")
              .addStatement("return null")
              .endControlFlow();
          return part.rank() == 0 ? makeOne(part, builder) : makeEach(part, builder);
        });
  }

  /** A name that no component can have. */
  private static String local(Part part) {
    return part.component() + "_";
  }

  private MethodSpec.Builder makeOne(Part part, MethodSpec.Builder builder) {
    Struct struct = Objects.requireNonNull(part.record());
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < part.members().size(); i++) {
      Part member = part.members().get(i);
      arguments.add(
          member.isDerived()
              ? CodeBlock.of("$N", local(member))
              : copied(member, reader.read(struct, i, "primal")));
    }
    return builder.addStatement(
        "return new $T($L)", RecordMethods.type(struct, 0), Members.list(arguments));
  }

  /** Whoever gets the derivative may write to its arrays. */
  private static CodeBlock copied(Part constant, CodeBlock value) {
    return constant.javaType() instanceof ArrayTypeName
        ? CodeBlock.of("$T.of($L)", COPIES, value)
        : value;
  }

  private MethodSpec.Builder makeEach(Part part, MethodSpec.Builder builder) {
    List<CodeBlock> arguments = new ArrayList<>(List.of(CodeBlock.of("primal[i]")));
    part.derivedMembers().forEach(m -> arguments.add(CodeBlock.of("$N[i]", local(m))));
    TypeName type = part.javaType();
    return builder
        .addStatement(
            "$T made = $L", type, TapeSource.newArray(type, CodeBlock.of("primal.length")))
        .beginControlFlow("for (int i = 0; i < made.length; i++)")
        .addStatement("made[i] = $N($L)", maker(part.element()), Members.list(arguments))
        .endControlFlow()
        .addStatement("return made");
  }

  /** An expression for a derivative like {@code value}, but zero. */
  CodeBlock zero(Part part, CodeBlock value) {
    if (part.isRecord()) {
      return CodeBlock.of("$N($L)", zeroer(part), value);
    }
    if (part.isTensor()) {
      return CodeBlock.of("$T.cleared($L)", TensorCode.TENSORS, value);
    }
    return part.isNumber()
        ? CodeBlock.of("0")
        : CodeBlock.of("$T.like($L)", ShapeCode.SHADOWS, value);
  }

  private String zeroer(Part part) {
    return methods.method(
        "zero",
        part,
        builder -> {
          builder
              .returns(part.javaType())
              .addParameter(part.javaType(), "record")
              .beginControlFlow("if (record == null)")
              .addStatement("return null")
              .endControlFlow();
          return part.rank() == 0 ? zeroOne(part, builder) : zeroEach(part, builder);
        });
  }

  private MethodSpec.Builder zeroOne(Part part, MethodSpec.Builder builder) {
    Struct struct = Objects.requireNonNull(part.record());
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < part.members().size(); i++) {
      Part member = part.members().get(i);
      CodeBlock value = reader.read(struct, i, "record");
      arguments.add(member.isDerived() ? zero(member, value) : value);
    }
    return builder.addStatement("return new $T($L)", part.javaType(), Members.list(arguments));
  }

  private MethodSpec.Builder zeroEach(Part part, MethodSpec.Builder builder) {
    return builder
        .addStatement(
            "$T zero = $L",
            part.javaType(),
            TapeSource.newArray(part.javaType(), CodeBlock.of("record.length")))
        .beginControlFlow("for (int i = 0; i < zero.length; i++)")
        .addStatement("zero[i] = $N(record[i])", zeroer(part.element()))
        .endControlFlow()
        .addStatement("return zero");
  }
}
