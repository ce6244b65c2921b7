package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code fDerivative}, and {@code fHessian} of methods that return more than a number: all
 * derivatives of one order as a tensor, from Taylor coefficients in directions that determine them.
 */
final class DerivativeMember {
  static final ClassName TENSOR = ClassName.get("dev.fluxion", "Tensor");
  private static final ClassName DIRECTIONS = ClassName.get("dev.fluxion.tape", "Directions");

  private DerivativeMember() {}

  /**
   * Adds the member.
   *
   * @param member {@link Member#DERIVATIVE} or {@link Member#HESSIAN}
   */
  static void write(MethodDescriptor method, Member member, Bodies bodies, MemberSpecs specs) {
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    String order = null;
    if (member == Member.DERIVATIVE) {
      order = MethodDescriptor.localsBeside(parameters).unique("order");
      parameters.add(ParameterSpec.builder(TypeName.INT, order).build());
    }
    MethodSpec.Builder spec =
        Members.method(method, member, parameters)
            .addJavadoc(text(method, order))
            .addJavadoc(Doc.tags(method, parameters, returns(member)))
            .returns(TENSOR)
            .addCode(
                bodies.areMissing()
                    ? bodies.failure()
                    : body(method, bodies.inputs(), parameters, order));
    specs.add(spec.build());
  }

  static CodeBlock text(MethodDescriptor method, @Nullable String order) {
    return order == null
        ? CodeBlock.of(
            "The Hessians of all results of $L with respect to\n$L, in this order.",
            Doc.link(method),
            Doc.differentiated(method))
        : CodeBlock.of(
            "The derivative of order {@code $L} of $L with respect to\n$L, in this order.",
            order,
            Doc.link(method),
            Doc.differentiated(method));
  }

  static String returns(Member member) {
    return member == Member.DERIVATIVE
        ? "the derivative, of shape (n, …, n) for n flattened inputs"
        : "the Hessians, of shape (m, n, n) for m results and n inputs, both flattened";
  }

  private static CodeBlock body(
      MethodDescriptor method,
      Inputs inputs,
      List<ParameterSpec> parameters,
      @Nullable String order) {
    MethodDescriptor.UniqueNames names = inputs.localsBeside(parameters);
    String directions = names.unique("directions");
    RepeatedRuns runs = new RepeatedRuns(method, inputs, names);
    CodeBlock degree = order == null ? CodeBlock.of("2") : CodeBlock.of("$N", order);
    return CodeBlock.builder()
        .add(runs.snapshots())
        .addStatement(
            "$1T $2N = new $1T($3L, $4L)",
            DIRECTIONS,
            directions,
            degree,
            Members.size(method.components()))
        .beginControlFlow("while ($N.advance())", directions)
        .add(runs.restore())
        .addStatement("$N.add($L[$L])", directions, run(method, directions, degree), degree)
        .endControlFlow()
        .addStatement("return $N.$L()", directions, order == null ? "derivatives" : "derivative")
        .build();
  }

  /** The call of the member for Taylor coefficients. */
  private static CodeBlock run(MethodDescriptor method, String directions, CodeBlock degree) {
    List<CodeBlock> arguments = new ArrayList<>(Members.names(method.arguments()));
    method
        .components()
        .forEach(c -> arguments.add(CodeBlock.of("$N.part($N)", directions, c.argument())));
    arguments.add(degree);
    return CodeBlock.of("$N($L)", method.memberName(Member.TAYLOR), Members.list(arguments));
  }
}
