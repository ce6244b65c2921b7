package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.emit.TapeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes {@code fJvp} and its result. */
final class JvpMember {
  private JvpMember() {}

  static void write(MethodDescriptor method, Bodies bodies, MemberSpecs specs) {
    specs.add(
        signature(method)
            .addCode(bodies.areMissing() ? CodeBlock.of("") : method.tangentChecks())
            .addCode(
                bodies.of(
                    Member.JVP,
                    bodies.inputs().names(method.withTangents()),
                    Set.of(),
                    TapeSource.NEW,
                    results ->
                        CodeBlock.of(
                            "return new $T($L);\n",
                            method.typeName("Jvp"),
                            Members.list(inPairs(method, results)))))
            .build());
    specs.add(record(method));
  }

  /** The member without its body. */
  static MethodSpec.Builder signature(MethodDescriptor method) {
    List<ParameterSpec> parameters = method.withTangents();
    return Members.method(method, Member.JVP, parameters)
        .addJavadoc(
            "Value and tangent of $L:\nthe derivative in the direction of the tangents of $L.",
            Doc.link(method),
            Doc.differentiated(method))
        .addJavadoc(Doc.tags(method, parameters, "the value and its tangent"))
        .returns(method.typeName("Jvp"));
  }

  /** Each result with its tangent, if it has one. */
  private static List<CodeBlock> inPairs(MethodDescriptor method, List<CodeBlock> results) {
    int tangent = method.results().size();
    List<CodeBlock> pairs = new ArrayList<>();
    for (int i = 0; i < method.results().size(); i++) {
      pairs.add(results.get(i));
      if (!method.results().get(i).isWhole()) {
        pairs.add(results.get(tangent++));
      }
    }
    return pairs;
  }

  static TypeSpec record(MethodDescriptor method) {
    ResultRecord result =
        new ResultRecord(
            method.typeName("Jvp"),
            CodeBlock.of("Value and tangent of $L.", Doc.link(method)),
            method.visibility());
    for (MethodDescriptor.Result r : method.results()) {
      boolean isReturned = r.argument().isEmpty();
      result.component(
          r.type(),
          r.component(),
          isReturned ? "what the method returns" : "the array that is written to");
      if (!r.isWhole()) {
        result.component(r.type(), r.tangent(), isReturned ? "the value's tangent" : "its tangent");
      }
    }
    return result.build();
  }
}
