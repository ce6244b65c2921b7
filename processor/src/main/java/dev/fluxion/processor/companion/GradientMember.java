package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes {@code fGradient} in both forms, the record {@code FGradient} and the class {@code
 * FAdjoint}. The form with an adjoint has the body; the other one calls it with a new one.
 */
final class GradientMember {
  private GradientMember() {}

  static void write(MethodDescriptor method, Bodies bodies, MemberSpecs specs) {
    AdjointClass adjoint = new AdjointClass(method);
    MethodSpec accumulating = accumulating(method, bodies, adjoint);
    specs.add(returning(method, bodies));
    specs.add(accumulating);
    writeRecord(method, method.visibility(), specs);
    specs.add(adjoint.build());
  }

  private static MethodSpec returning(MethodDescriptor method, Bodies bodies) {
    List<ParameterSpec> parameters = method.arguments();
    MethodSpec.Builder member =
        Members.method(method, Member.GRADIENT, parameters)
            .addJavadoc(
                "Value and gradient of $L with respect to\n$L.",
                Doc.link(method),
                Doc.differentiated(method))
            .addJavadoc(Doc.tags(method, parameters, "the value and the gradient"))
            .returns(method.gradientType());
    if (bodies.areMissing()) {
      return member.addCode(bodies.failure()).build();
    }
    MethodDescriptor.UniqueNames names = MethodDescriptor.localsBeside(parameters);
    String adjoint = names.unique("adjoint");
    String value = names.unique("value");
    List<CodeBlock> arguments = new ArrayList<>(Members.names(parameters));
    arguments.add(CodeBlock.of("$N", adjoint));
    List<CodeBlock> results = new ArrayList<>();
    results.add(CodeBlock.of("$N", value));
    method.components().forEach(c -> results.add(CodeBlock.of("$N.$N", adjoint, c.parameter())));
    return member
        .addStatement("$1T $2N = new $1T()", method.adjointType(), adjoint)
        .addStatement(
            "$T $N = $N($L)",
            method.valueType(),
            value,
            method.memberName(Member.GRADIENT),
            Members.list(arguments))
        .addStatement("return new $T($L)", method.gradientType(), Members.list(results))
        .build();
  }

  private static MethodSpec accumulating(
      MethodDescriptor method, Bodies bodies, AdjointClass adjointClass) {
    MethodDescriptor.UniqueNames names = MethodDescriptor.localsBeside(method.arguments());
    ParameterSpec adjoint =
        ParameterSpec.builder(method.adjointType(), names.unique("adjoint")).build();
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    parameters.add(adjoint);
    MethodSpec.Builder member =
        Members.method(method, Member.GRADIENT, parameters)
            .addJavadoc(
                "Returns the value of $L and adds its gradient with respect to\n"
                    + "$L to the fields of {@code $L}. A repeated call allocates\n"
                    + "nothing of its own.",
                Doc.link(method),
                Doc.differentiated(method),
                adjoint.name())
            .addJavadoc(Doc.tags(method, parameters, "what the method returns"))
            .returns(method.valueType());
    if (bodies.areMissing()) {
      return member.addCode(bodies.failure()).build();
    }
    member
        .addStatement("$T.requireNonNull($N)", Objects.class, adjoint.name())
        .addCode(adjointClass.fitting(adjoint.name()));
    List<String> programNames = new ArrayList<>(Members.simpleNames(method.arguments()));
    for (MethodDescriptor.Component c : method.aggregates()) {
      String field = names.unique(c.parameter() + "Bar");
      programNames.add(field);
      member.addStatement("$T $N = $N.$N", c.type(), field, adjoint.name(), c.parameter());
    }
    return member
        .addCode(
            bodies.of(
                Member.GRADIENT,
                programNames,
                Set.of(adjoint.name()),
                adjointClass.tapes(adjoint.name()),
                results -> addTo(method, adjoint.name(), results)))
        .build();
  }

  private static CodeBlock addTo(MethodDescriptor method, String adjoint, List<CodeBlock> results) {
    CodeBlock.Builder code = CodeBlock.builder();
    int next = 1;
    for (MethodDescriptor.Component c : method.components()) {
      if (c.code().isNumber()) {
        code.add("$N.$N += $L;\n", adjoint, c.parameter(), results.get(next++));
      }
    }
    return code.add("return $L;\n", results.get(0)).build();
  }

  static void writeRecord(MethodDescriptor method, Modifier[] modifiers, MemberSpecs specs) {
    ClassName type = method.gradientType();
    ResultRecord result =
        new ResultRecord(
                type, CodeBlock.of("Value and gradient of $L.", Doc.link(method)), modifiers)
            .component(method.valueType(), method.valueName(), "what the method returns");
    for (MethodDescriptor.Component c : method.components()) {
      TypeName componentType = c.type();
      result.component(
          componentType, c.component(), "the derivative with respect to {@code $L}", c.parameter());
    }
    specs.add(result.flattened(method.components()).build());
  }
}
