package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.emit.TapeSource;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.transform.DistinctArrays;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes {@code fHvp} and its result. */
final class HvpMember {
  private HvpMember() {}

  /**
   * @param modifiers of the member and its type: private where only {@code fHessian} needs them
   */
  static void write(
      MethodDescriptor method, Bodies bodies, Modifier[] modifiers, MemberSpecs specs) {
    MethodSpec.Builder member = signature(method, modifiers);
    DistinctArrays distinct = bodies.distinct(Member.HVP);
    if (bodies.areMissing()) {
      member.addCode(bodies.failure());
    } else if (distinct == null) {
      member.addCode(body(method, bodies, bodies.program(Member.HVP)));
    } else {
      AliasedMember aliased = new AliasedMember(method, Member.HVP, method.withTangents());
      member
          .addCode(aliased.call(distinct, bodies.inputs()))
          .addCode(body(method, bodies, distinct.program()));
      specs.addLater(
          aliased.method(method.typeName("Hvp"), body(method, bodies, bodies.program(Member.HVP))));
    }
    specs.add(member.build());
    specs.add(record(method, modifiers));
  }

  private static CodeBlock body(MethodDescriptor method, Bodies bodies, Program program) {
    CodeBlock body =
        bodies.of(
            program,
            bodies.inputs().names(method.withTangents()),
            Set.of(),
            TapeSource.NEW,
            results -> {
              int half = results.size() / 2;
              return CodeBlock.of(
                  "return new $1T(new $2T($3L), new $2T($4L));\n",
                  method.typeName("Hvp"),
                  method.gradientType(),
                  Members.list(results.subList(0, half)),
                  Members.list(results.subList(half, results.size())));
            });
    return CodeBlock.builder().add(method.tangentChecks()).add(body).build();
  }

  /** The member without its body. */
  static MethodSpec.Builder signature(MethodDescriptor method, Modifier[] modifiers) {
    List<ParameterSpec> parameters = method.withTangents();
    return Members.method(method, Member.HVP, parameters, modifiers)
        .addJavadoc(
            "Value, gradient and Hessian-vector product of $L:\n"
                + "how the gradient with respect to $L changes in the direction of the\n"
                + "tangents.",
            Doc.link(method),
            Doc.differentiated(method))
        .addJavadoc(
            Doc.tags(method, parameters, "the gradient, and the Hessian times the tangents"))
        .returns(method.typeName("Hvp"));
  }

  static TypeSpec record(MethodDescriptor method, Modifier[] modifiers) {
    return new ResultRecord(
            method.typeName("Hvp"),
            CodeBlock.of("Gradient and Hessian-vector product of $L.", Doc.link(method)),
            modifiers)
        .component(method.gradientType(), "gradient", "the value and the gradient")
        .component(
            method.gradientType(),
            "product",
            "the tangents of both: the directional derivative, and the Hessian times\n"
                + "    the tangents")
        .build();
  }
}
