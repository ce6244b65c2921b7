package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
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
                    Members.simpleNames(parameters),
                    Set.of(),
                    TapeSource.NEW,
                    results -> CodeBlock.of("return new $T($L);\n", result, Members.list(results))))
            .build());
    specs.add(
        new ResultRecord(
                result,
                CodeBlock.of("Value and tangent of $L.", Doc.link(method)),
                method.visibility())
            .component(method.valueType(), "value", "what the method returns")
            .component(method.valueType(), "tangent", "the value's tangent")
            .build());
  }
}
