package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes {@code fPullback} of a method of records: the pullback of the parts, and the records that
 * tell how the cotangents are put together.
 */
final class RecordPullback {
  private final RecordParts parts;
  private final MethodDescriptor method;
  private final MethodDescriptor core;
  private final MemberSpecs specs;
  private final MethodDescriptor.UniqueNames names;
  private final String ofCore;

  RecordPullback(RecordParts parts, MemberSpecs specs) {
    this.parts = parts;
    this.method = parts.method();
    this.core = parts.core();
    this.specs = specs;
    this.names = parts.locals();
    this.ofCore = names.unique("parts");
  }

  void write() {
    List<CodeBlock> state = new ArrayList<>();
    state.add(parts.call(Member.PULLBACK, List.of()));
    TypeSpec.Builder type = PullbackMember.pullbackClass(method, method.visibility());
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
    PullbackMember.field(type, constructor, core.typeName(Member.PULLBACK.suffix()), ofCore);
    for (Part part : parts.primals()) {
      PullbackMember.field(type, constructor, part.javaType(), part.name());
      state.add(RecordParts.kept(part));
    }
    specs.add(
        PullbackMember.signature(method, method.visibility())
            .addCode(parts.unpacked())
            .addStatement(
                "return new $T($L)", method.typeName(Member.PULLBACK.suffix()), Members.list(state))
            .build());
    type.addMethod(constructor.build());
    for (int i = 0; i < method.results().size(); i++) {
      CodeBlock body = CodeBlock.of("return $N.$N();\n", ofCore, core.results().get(i).component());
      type.addMethod(PullbackMember.accessor(method.results().get(i), body));
    }
    specs.add(type.addMethod(apply()).build());
    specs.add(PullbackMember.cotangents(method, method.visibility()));
  }

  private MethodSpec apply() {
    String cotangents = names.unique("cotangents");
    Part value = parts.records().value();
    CodeBlock check =
        value == null
            ? CodeBlock.of("")
            : parts
                .code()
                .checker()
                .check(
                    value,
                    CodeBlock.of("$S", method.results().get(0).cotangent()),
                    CodeBlock.of("$N.$N()", ofCore, core.results().get(0).component()),
                    CodeBlock.of("$N", method.results().get(0).cotangent()));
    List<CodeBlock> arguments =
        core.derivedResults().stream().map(r -> CodeBlock.of("$N", r.cotangent())).toList();
    return PullbackMember.applySignature(method)
        .addCode(check)
        .addCode(parts.unpackedCotangent())
        .addStatement(
            "$T $N = $N.apply($L)",
            core.typeName("Cotangents"),
            cotangents,
            ofCore,
            Members.list(arguments))
        .addStatement(
            "return new $T($L)",
            method.typeName("Cotangents"),
            Members.list(parts.derivatives(name -> CodeBlock.of("$N.$L()", cotangents, name))))
        .build();
  }
}
