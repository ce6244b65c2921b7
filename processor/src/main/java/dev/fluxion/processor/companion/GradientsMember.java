package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.emit.TapeSource;
import dev.fluxion.processor.ir.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes a private method that {@code fHessian} calls, {@code fBundle}: the gradient along as many
 * directions as it is told; and its result.
 */
final class GradientsMember {
  private static final TypeName NUMBERS = ArrayTypeName.of(TypeName.DOUBLE);

  private final MethodDescriptor method;
  private final Bodies bodies;
  private final ClassName type;

  GradientsMember(MethodDescriptor method, Bodies bodies) {
    this.method = method;
    this.bodies = bodies;
    this.type = method.typeName("Bundle");
  }

  /** The body of {@code fHessian}, which returns a {@code result}. */
  CodeBlock hessian(Program program, ClassName result, MemberSpecs specs) {
    write(program, specs);
    MethodDescriptor.UniqueNames names = bodies.inputs().localsBeside(method.arguments());
    String sweeps = names.unique("sweeps");
    String gradients = names.unique("gradients");
    RepeatedRuns runs = new RepeatedRuns(method, bodies.inputs(), names);
    return CodeBlock.builder()
        .add(runs.snapshots())
        .addStatement(
            "$1T $2N = $1T.ofGradient($3L)",
            ShapeCode.JACOBIAN_SWEEPS,
            sweeps,
            Members.size(method.components()))
        .addStatement("$T $N", type, gradients)
        .beginControlFlow("do")
        .add(runs.restore())
        .addStatement("$N = $L", gradients, call(sweeps))
        .addStatement("$N.forward($N.tangents())", sweeps, gradients)
        .endControlFlow("while ($N.goForward())", sweeps)
        .addStatement(
            "return new $1T($2N.gradient().$3N(),$W$2N.gradient().toArray(),$W$4N.symmetric())",
            result,
            gradients,
            method.valueName(),
            sweeps)
        .build();
  }

  private CodeBlock call(String sweeps) {
    List<CodeBlock> arguments = new ArrayList<>(Members.names(method.arguments()));
    method
        .components()
        .forEach(c -> arguments.add(CodeBlock.of("$N.lanes($N)", sweeps, c.argument())));
    arguments.add(CodeBlock.of("$N.directions()", sweeps));
    return CodeBlock.of("$N($L)", name(), Members.list(arguments));
  }

  private void write(Program program, MemberSpecs specs) {
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    parameters.addAll(VectorMember.lanes(method, bodies));
    Bodies.Emitted body =
        bodies.emit(
            program,
            bodies.inputs().names(parameters),
            Set.of(),
            TapeSource.NEW,
            this::gradientAndTangents);
    specs.addLater(
        Members.method(method, name(), parameters, Modifier.PRIVATE)
            .returns(type)
            .addCode(bodies.inputs().unpacked())
            .addCode(body.body())
            .build());
    specs.addLater(
        new ResultRecord(
                type,
                CodeBlock.of("Gradient of $L, and its tangents.", Doc.link(method)),
                Modifier.PRIVATE)
            .component(method.gradientType(), "gradient", "the value and the gradient")
            .component(NUMBERS, "tangents", "those of all numbers in the gradient")
            .build());
  }

  /** The tangents of the value are not needed. */
  private CodeBlock gradientAndTangents(List<CodeBlock> results) {
    int half = results.size() / 2;
    CodeBlock tangents =
        results.subList(half + 1, results.size()).stream()
            .map(tangent -> CodeBlock.of("$Z.add($L)", tangent))
            .collect(CodeBlock.joining(""));
    return CodeBlock.of(
        "return new $T(new $T($L), new $T()$L.toArray());\n",
        type,
        method.gradientType(),
        Members.list(results.subList(0, half)),
        ShapeCode.FLAT,
        tangents);
  }

  private String name() {
    return method.method().baseName() + "Bundle";
  }
}
