package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
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
    List<ParameterSpec> parameters = parameters(method, member);
    MethodSpec.Builder spec = signature(method, member);
    if (method.hasWhole()) {
      spec.returns(method.typeName(member.suffix()));
      specs.add(record(method, member));
    }
    specs.add(
        spec.addCode(
                bodies.areMissing()
                    ? bodies.failure()
                    : body(method, bodies.inputs(), parameters, order(member, parameters)))
            .build());
  }

  /** The parameters, of which the last one may be the order. */
  static List<ParameterSpec> parameters(MethodDescriptor method, Member member) {
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    if (member == Member.DERIVATIVE) {
      String order = MethodDescriptor.localsBeside(parameters).unique("order");
      parameters.add(ParameterSpec.builder(TypeName.INT, order).build());
    }
    return parameters;
  }

  private static @Nullable String order(Member member, List<ParameterSpec> parameters) {
    return member == Member.DERIVATIVE ? parameters.get(parameters.size() - 1).name() : null;
  }

  /** The member without its body. */
  static MethodSpec.Builder signature(MethodDescriptor method, Member member) {
    List<ParameterSpec> parameters = parameters(method, member);
    return Members.method(method, member, parameters)
        .addJavadoc(text(method, order(member, parameters)))
        .addJavadoc(Doc.tags(method, parameters, returns(member)))
        .returns(TENSOR);
  }

  /** The derivatives of a record's components, with the record that tells their order. */
  private static TypeSpec record(MethodDescriptor method, Member member) {
    return new ResultRecord(
            method.typeName(member.suffix()),
            CodeBlock.of("Value and derivatives of $L.", Doc.link(method)),
            method.visibility())
        .component(method.valueType(), method.results().get(0).component(), "the value")
        .component(TENSOR, "derivatives", "a matrix for each number")
        .build();
  }

  private static CodeBlock text(MethodDescriptor method, @Nullable String order) {
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

  private static String returns(Member member) {
    return member == Member.DERIVATIVE
        ? "the derivative, of shape (n, ..., n) for n flattened inputs"
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
    String taylor = names.unique("taylor");
    CodeBlock run = add(method, directions, degree, taylor);
    CodeBlock derivatives =
        CodeBlock.of("$N.$L()", directions, order == null ? "derivatives" : "derivative");
    CodeBlock.Builder start = CodeBlock.builder().add(runs.snapshots());
    CodeBlock result = CodeBlock.of("return $L;\n", derivatives);
    if (method.hasWhole()) {
      start.addStatement("$T $N = null", method.typeName(Member.TAYLOR.suffix()), taylor);
      result =
          CodeBlock.of(
              "return new $T($N.$N(), $L);\n",
              method.typeName(Member.HESSIAN.suffix()),
              taylor,
              method.results().get(0).component(),
              derivatives);
    }
    return start
        .addStatement(
            "$1T $2N = new $1T($3L, $4L)",
            DIRECTIONS,
            directions,
            degree,
            Members.size(method.components()))
        .beginControlFlow("while ($N.advance())", directions)
        .add(runs.restore())
        .add(run)
        .endControlFlow()
        .add(result)
        .build();
  }

  /** What is done in each direction. */
  private static CodeBlock add(
      MethodDescriptor method, String directions, CodeBlock degree, String taylor) {
    CodeBlock run = run(method, directions, degree);
    return method.hasWhole()
        ? CodeBlock.builder()
            .addStatement("$N = $L", taylor, run)
            .addStatement("$N.add($N.coefficients()[$L])", directions, taylor, degree)
            .build()
        : CodeBlock.builder().addStatement("$N.add($L[$L])", directions, run, degree).build();
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
