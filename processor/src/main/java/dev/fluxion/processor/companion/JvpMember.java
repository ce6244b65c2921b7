package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
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
    ClassName result = method.typeName("Jvp");
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    parameters.addAll(method.tangents());
    MethodSpec.Builder member =
        Members.method(method, Member.JVP, parameters)
            .addJavadoc(
                "Value and tangent of $L:\nthe derivative in the direction of the tangents of $L.",
                Doc.link(method),
                Doc.differentiated(method))
            .addJavadoc(Doc.tags(method, parameters, "the value and its tangent"))
            .returns(result);
    specs.add(
        member
            .addCode(bodies.areMissing() ? CodeBlock.of("") : method.tangentChecks())
            .addCode(
                bodies.of(
                    Member.JVP,
                    bodies.inputs().names(parameters),
                    Set.of(),
                    TapeSource.NEW,
                    results ->
                        CodeBlock.of(
                            "return new $T($L);\n", result, Members.list(inPairs(results)))))
            .build());
    specs.add(record(method, result));
  }

  /** Each result with its tangent. */
  private static List<CodeBlock> inPairs(List<CodeBlock> results) {
    int half = results.size() / 2;
    List<CodeBlock> pairs = new ArrayList<>();
    for (int i = 0; i < half; i++) {
      pairs.add(results.get(i));
      pairs.add(results.get(half + i));
    }
    return pairs;
  }

  private static TypeSpec record(MethodDescriptor method, ClassName type) {
    ResultRecord result =
        new ResultRecord(
            type, CodeBlock.of("Value and tangent of $L.", Doc.link(method)), method.visibility());
    for (MethodDescriptor.Result r : method.results()) {
      boolean isReturned = r.argument().isEmpty();
      result
          .component(
              r.type(),
              r.component(),
              isReturned ? "what the method returns" : "the array that is written to")
          .component(r.type(), r.tangent(), isReturned ? "the value's tangent" : "its tangent");
    }
    return result.build();
  }
}
