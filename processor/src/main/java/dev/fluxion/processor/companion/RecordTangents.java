package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import java.util.ArrayList;
import java.util.List;

/** Writes the members of methods of records that take tangents. */
final class RecordTangents {
  private final RecordParts parts;
  private final MethodDescriptor method;
  private final MethodDescriptor core;
  private final MemberSpecs specs;

  RecordTangents(RecordParts parts, MemberSpecs specs) {
    this.parts = parts;
    this.method = parts.method();
    this.core = parts.core();
    this.specs = specs;
  }

  void writeJvp() {
    String pair = parts.locals().unique("parts");
    specs.add(
        JvpMember.signature(method)
            .addCode(parts.unpacked())
            .addCode(parts.unpackedTangents())
            .addStatement(
                "$T $N = $L",
                core.typeName("Jvp"),
                pair,
                parts.call(Member.JVP, parts.records().tangentNames()))
            .addCode(parts.unpackedValue(pair, parts.code().reader()::unpackRecords))
            .addStatement("return new $T($L)", method.typeName("Jvp"), Members.list(inPairs(pair)))
            .build());
    specs.add(JvpMember.record(method));
  }

  private List<CodeBlock> inPairs(String pair) {
    List<CodeBlock> results = parts.results(pair);
    List<CodeBlock> pairs = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      pairs.add(results.get(i));
      pairs.add(parts.tangent(method.results().get(i), pair));
    }
    return pairs;
  }

  void writeHvp() {
    String pair = parts.locals().unique("parts");
    specs.add(
        HvpMember.signature(method, method.visibility())
            .addCode(parts.unpacked())
            .addCode(parts.unpackedTangents())
            .addStatement(
                "$T $N = $L",
                core.typeName("Hvp"),
                pair,
                parts.call(Member.HVP, parts.records().tangentNames()))
            .addStatement(
                "return new $T($L,$W$L)",
                method.typeName("Hvp"),
                gradient(CodeBlock.of("$N.gradient()", pair)),
                gradient(CodeBlock.of("$N.product()", pair)))
            .build());
    specs.add(HvpMember.record(method, method.visibility()));
  }

  /** The user's record of a gradient that the core made. */
  private CodeBlock gradient(CodeBlock ofCore) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$L.$N()", ofCore, core.valueName()));
    arguments.addAll(parts.derivatives(name -> CodeBlock.of("$L.$L()", ofCore, name)));
    return CodeBlock.of("new $T($L)", method.gradientType(), Members.list(arguments));
  }

  void writeTaylor() {
    List<ParameterSpec> parameters = TaylorMember.parameters(method);
    List<CodeBlock> more = new ArrayList<>(parts.records().tangentNames());
    more.add(CodeBlock.of("$N", parameters.get(parameters.size() - 1).name()));
    CodeBlock call = parts.call(Member.TAYLOR, more);
    specs.add(
        TaylorMember.signature(method, method.visibility())
            .addCode(parts.unpacked())
            .addCode(parts.unpackedTangents())
            .addCode(
                parts.records().value() == null
                    ? CodeBlock.of("return $L;\n", call)
                    : inOrder(call))
            .build());
  }

  /** The coefficients that the core found, in the order of the value. */
  private CodeBlock inOrder(CodeBlock call) {
    MethodDescriptor.UniqueNames names = parts.locals();
    String ofCore = names.unique("parts");
    RecordPlaces places = new RecordPlaces(parts, names);
    ClassName type = core.typeName(Member.TAYLOR.suffix());
    return CodeBlock.builder()
        .addStatement("$T $N = $L", type, ofCore, call)
        .add(parts.unpackedValue(ofCore, parts.code().reader()::unpackDerived))
        .add(places.ofValue("rows"))
        .addStatement(
            "return $L",
            RecordPlaces.pick("Columns", CodeBlock.of("$N.coefficients()", ofCore), places.name()))
        .build();
  }
}
