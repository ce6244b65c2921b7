package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.emit.TapeSource;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.transform.Reverse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes a private method that {@code fJacobian} calls, {@code fRows}: the Jacobian of a small
 * method with few rows, in one run.
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
    Reverse.Rows rows = bodies.jacobian().rows();
    boolean isReturned = rows != null && rows.made() > 0;
    if (rows == null
        || !bodies.inputs().areWhole()
        || !(isReturned ? returnsVector() : method.method().isVoid())) {
      return CodeBlock.of("");
    }
    MethodDescriptor.UniqueNames names = bodies.inputs().localsBeside(method.arguments());
    MethodDescriptor.Result array = method.results().get(0);
    String written = isReturned ? names.unique(array.component()) : array.argument();
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    if (isReturned) {
      parameters.add(ParameterSpec.builder(VECTOR, written).build());
    }
    String name = writeRows(rows.program(), parameters, specs);
    CodeBlock.Builder code =
        CodeBlock.builder().beginControlFlow("if ($L)", condition(written, rows.made()));
    if (isReturned) {
      code.addStatement("$1T $2N = new double[$3L]", VECTOR, written, rows.made());
    }
    String jacobian = names.unique("jacobian");
    CodeBlock arguments = Members.list(Members.names(parameters));
    return code.addStatement("$T $N = $N($L)", MATRIX, jacobian, name, arguments)
        .addStatement("return new $T($N, $N)", result, written, jacobian)
        .endControlFlow()
        .build();
  }

  private boolean returnsVector() {
    return method.results().size() == 1 && method.results().get(0).type().equals(VECTOR);
  }

  /** Writes the method; returns its name. */
  private String writeRows(Program rows, List<ParameterSpec> parameters, MemberSpecs specs) {
    String name = method.method().baseName() + "Rows";
    Bodies.Emitted body =
        bodies.emit(
            rows,
            bodies.inputs().names(parameters),
            Set.of(),
            TapeSource.NEW,
            results -> CodeBlock.of("return $L;\n", results.get(1)));
    specs.addLater(
        Members.method(method, name, parameters, Modifier.PRIVATE)
            .returns(MATRIX)
            .addCode(body.body())
            .build());
    return name;
  }

  /** Whether it has few rows, and writes to no other array than the one that is {@code written}. */
  private CodeBlock condition(String written, int made) {
    CodeBlock count =
        made > 0 ? CodeBlock.of("$L", made) : CodeBlock.of("$T.size($N)", ShapeCode.FLAT, written);
    CodeBlock.Builder condition =
        CodeBlock.builder()
            .add(
                "$T.isByRows($L, $L)",
                ShapeCode.JACOBIAN_SWEEPS,
                count,
                Members.size(method.components()));
    if (made == 0) {
      others(written).forEach(other -> condition.add("$W&& $N != $N", other, written));
    }
    return condition.build();
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
