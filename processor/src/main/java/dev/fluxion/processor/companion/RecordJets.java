package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code fJets} of a method of records, for callers in other files: in the place of the jets
 * of a record stand those of its parts, in order.
 */
final class RecordJets {
  private final RecordParts parts;
  private final MethodDescriptor method;
  private final MethodDescriptor core;
  private final MemberSpecs specs;

  RecordJets(RecordParts parts, MemberSpecs specs) {
    this.parts = parts;
    this.method = parts.method();
    this.core = parts.core();
    this.specs = specs;
  }

  private boolean isVoid() {
    return method.method().isVoid();
  }

  void write() {
    Companions jets = Companions.of(core, Inputs.whole(core), "Jet", JetsMember::jetType);
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    parameters.addAll(jets.parameters());
    CodeBlock call = parts.call(Member.JETS, Members.names(jets.parameters()));
    ClassName result = method.typeName(Member.JETS.suffix());
    MethodSpec.Builder member =
        JetsMember.signature(method, parameters, method.visibility())
            .addJavadoc(jets.tags("the Taylor coefficients"))
            .addCode(parts.unpacked());
    if (isVoid()) {
      specs.add(member.returns(TypeName.VOID).addStatement("$L", call).build());
      return;
    }
    MethodDescriptor.UniqueNames names = parts.locals();
    jets.parameters().forEach(p -> names.reserve(p.name()));
    String ofCore = names.unique("parts");
    List<CodeBlock> components = new ArrayList<>();
    components.add(CodeBlock.of("$N.$N()", ofCore, core.results().get(0).component()));
    JetsMember.jets(core).forEach(jet -> components.add(CodeBlock.of("$N.$N()", ofCore, jet)));
    specs.add(
        member
            .addJavadoc("\n@return the value and its series")
            .returns(result)
            .addStatement("$T $N = $L", core.typeName(Member.JETS.suffix()), ofCore, call)
            .addStatement("return new $T($L)", result, Members.list(components))
            .build());
    specs.add(record());
  }

  /** By their numbers: callers know the parts of a record in order, not by name. */
  private TypeSpec record() {
    ResultRecord result =
        new ResultRecord(
                method.typeName(Member.JETS.suffix()),
                CodeBlock.of("Value and Taylor series of $L.", Doc.link(method)),
                method.visibility())
            .component(method.valueType(), "value", "the result");
    List<MethodDescriptor.Result> derived = core.derivedResults();
    for (int i = 0; i < derived.size(); i++) {
      result.component(
          JetsMember.jetType(derived.get(i).type()),
          core.hasWhole() ? "jet" + i : "jet",
          "Taylor coefficients; null if constant");
    }
    return result.build();
  }
}
