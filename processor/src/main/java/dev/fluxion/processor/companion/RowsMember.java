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
 * Writes a private method that {@code fJacobian} calls, {@code fRows}: the Jacobian of a small
 * {@code void} method with few rows, in one run.
 */
final class RowsMember {
  private static final TypeName VECTOR = ArrayTypeName.of(TypeName.DOUBLE);
  private static final TypeName MATRIX = ArrayTypeName.of(VECTOR);

  private final MethodDescriptor method;
  private final Bodies bodies;

  RowsMember(MethodDescriptor method, Bodies bodies) {
    this.method = method;
    this.bodies = bodies;
  }

  /**
   * Writes the method, if there is one.
   *
   * @param result what {@code fJacobian} returns
   * @return statements that return the Jacobian, where it has few rows
   */
  CodeBlock write(ClassName result, MemberSpecs specs) {
    Program rows = bodies.jacobian().rows();
    if (rows == null || !bodies.inputs().areWhole() || !method.method().isVoid()) {
      return CodeBlock.of("");
    }
    String name = method.method().baseName() + "Rows";
    Bodies.Emitted body =
        bodies.emit(
            rows,
            bodies.inputs().names(method.arguments()),
            Set.of(),
            TapeSource.NEW,
            results -> CodeBlock.of("return $L;\n", results.get(1)));
    specs.addLater(
        Members.method(method, name, method.arguments(), Modifier.PRIVATE)
            .returns(MATRIX)
            .addCode(body.body())
            .build());
    CodeBlock arguments = Members.list(Members.names(method.arguments()));
    String jacobian = bodies.inputs().localsBeside(method.arguments()).unique("jacobian");
    String written = method.results().get(0).argument();
    CodeBlock.Builder condition =
        CodeBlock.builder()
            .add(
                "$T.isByRows($T.size($N), $L)",
                ShapeCode.JACOBIAN_SWEEPS,
                ShapeCode.FLAT,
                written,
                Members.size(method.components()));
    others(written).forEach(other -> condition.add("$W&& $N != $N", other, written));
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", condition.build())
        .addStatement("$T $N = $N($L)", MATRIX, jacobian, name, arguments)
        .addStatement("return new $T($N, $N)", result, written, jacobian)
        .endControlFlow()
        .build();
  }

  /** The other arrays that may be the one that is written to. */
  private List<String> others(String written) {
    List<String> others = new ArrayList<>();
    for (ParameterSpec parameter : method.arguments()) {
      if (parameter.type().equals(VECTOR) && !parameter.name().equals(written)) {
        others.add(parameter.name());
      }
    }
    return others;
  }
}
