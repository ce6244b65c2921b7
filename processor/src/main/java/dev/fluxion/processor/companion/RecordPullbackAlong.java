package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/** Writes {@code fPullbackAlong} of a method of records, by that of the parts. */
final class RecordPullbackAlong {
  private final RecordParts parts;
  private final MethodDescriptor method;
  private final MethodDescriptor core;
  private final MemberSpecs specs;
  private final MethodDescriptor.UniqueNames names;
  private final Companions tangents;
  private final String ofCore;

  RecordPullbackAlong(RecordParts parts, MemberSpecs specs) {
    this.parts = parts;
    this.method = parts.method();
    this.core = parts.core();
    this.specs = specs;
    Inputs inputs =
        Inputs.inParts(parts.records().arguments(), parts.code(), method.method().overwritten());
    this.tangents = Companions.of(method, inputs, "Tangent", UnaryOperator.identity());
    this.names = parts.locals();
    tangents.parameters().forEach(p -> names.reserve(p.name()));
    this.ofCore = names.unique("parts");
  }

  private boolean isVoid() {
    return method.method().isVoid();
  }

  void write() {
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    parameters.addAll(tangents.parameters());
    CodeBlock.Builder unpacked = CodeBlock.builder().add(parts.unpacked());
    List<CodeBlock> more = new ArrayList<>();
    for (Part argument : parts.records().arguments()) {
      String name = tangents.of(argument.name());
      if (name != null) {
        Part tangent = argument.renamed(name, names);
        unpacked.add(parts.code().reader().unpackDerived(tangent));
        tangent.derivedLeaves().forEach(leaf -> more.add(CodeBlock.of("$N", leaf.name())));
      }
    }
    specs.add(
        PullbackAlongMember.signature(method, parameters)
            .addJavadoc(tangents.tags("the tangent"))
            .addJavadoc("\n@return what serves one reverse sweep")
            .addCode(unpacked.build())
            .addStatement(
                "$T $N = $L",
                core.typeName(Member.PULLBACK_ALONG.suffix()),
                ofCore,
                parts.call(Member.PULLBACK_ALONG, more))
            .addCode(parts.unpackedValue(ofCore, parts.code().reader()::unpackRecords))
            .addStatement(
                "return new $T($L)",
                method.typeName(Member.PULLBACK_ALONG.suffix()),
                Members.list(state()))
            .build());
    specs.add(stateClass());
    specs.add(PullbackAlongMember.cotangentsAlong(method));
  }

  /** What the object is made of. */
  private List<CodeBlock> state() {
    List<CodeBlock> state = new ArrayList<>(List.of(CodeBlock.of("$N", ofCore)));
    if (!isVoid()) {
      state.addAll(parts.results(ofCore));
      state.add(parts.tangent(method.results().get(0), ofCore));
    }
    parts.primals().forEach(primal -> state.add(RecordParts.kept(primal)));
    return state;
  }

  private TypeSpec stateClass() {
    TypeSpec.Builder type = PullbackAlongMember.stateClass(method);
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
    PullbackMember.field(type, constructor, core.typeName(Member.PULLBACK_ALONG.suffix()), ofCore);
    if (!isVoid()) {
      for (MethodDescriptor.Result r : method.results()) {
        PullbackAlongMember.accessible(
            type, constructor, r.type(), names.unique("value"), r.component(), "the result");
        PullbackAlongMember.accessible(
            type, constructor, r.type(), names.unique("tangent"), r.tangent(), "its tangent");
      }
    }
    for (Part primal : parts.primals()) {
      PullbackMember.field(type, constructor, primal.javaType(), primal.name());
    }
    return type.addMethod(constructor.build()).addMethod(apply()).build();
  }

  private MethodSpec apply() {
    List<ParameterSpec> cotangents = PullbackAlongMember.cotangents(method);
    List<ParameterSpec> along = PullbackAlongMember.tangents(cotangents, names);
    List<ParameterSpec> parameters = new ArrayList<>(cotangents);
    parameters.addAll(along);
    CodeBlock.Builder unpacked = CodeBlock.builder().add(parts.unpackedCotangent());
    List<CodeBlock> taken = new ArrayList<>();
    Part cotangent = parts.records().cotangent();
    if (cotangent == null) {
      taken.addAll(Members.names(parameters));
    } else {
      Part tangent = cotangent.renamed(along.get(0).name(), names);
      unpacked.add(parts.code().reader().unpackDerived(tangent));
      for (Part whole : List.of(cotangent, tangent)) {
        whole.derivedLeaves().forEach(leaf -> taken.add(CodeBlock.of("$N", leaf.name())));
      }
    }
    String both = names.unique("both");
    return PullbackAlongMember.applySignature(method, parameters)
        .addCode(unpacked.build())
        .addStatement(
            "$T $N = $N.apply($L)",
            core.typeName("CotangentsAlong"),
            both,
            ofCore,
            Members.list(taken))
        .addStatement(
            "return new $T($L,$W$L)",
            method.typeName("CotangentsAlong"),
            cotangents(CodeBlock.of("$N.cotangents()", both)),
            cotangents(CodeBlock.of("$N.tangents()", both)))
        .build();
  }

  /** The user's record of cotangents that the core made. */
  private CodeBlock cotangents(CodeBlock made) {
    return CodeBlock.of(
        "new $T($L)",
        method.typeName("Cotangents"),
        Members.list(parts.derivatives(name -> CodeBlock.of("$L.$L()", made, name))));
  }
}
