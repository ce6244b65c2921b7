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
        || !(isReturned ? returnsDoubles() : method.method().isVoid())) {
      return CodeBlock.of("");
    }
    MethodDescriptor.UniqueNames names = bodies.inputs().localsBeside(method.arguments());
    String written = isReturned ? names.unique("results") : method.results().get(0).argument();
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    List<CodeBlock> arguments = new ArrayList<>();
    method.arguments().forEach(p -> arguments.add(CodeBlock.of("$N", p.name())));
    if (isReturned) {
      parameters.add(ParameterSpec.builder(VECTOR, written).build());
      arguments.add(CodeBlock.of("new double[$L]", rows.made()));
    }
    String name = writeRows(rows.program(), parameters, written, result, specs);
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", condition(written, rows.made()))
        .addStatement("return $N($L)", name, Members.list(arguments))
        .endControlFlow()
        .build();
  }

  private boolean returnsDoubles() {
    return method.results().stream()
        .allMatch(r -> r.isWhole() || r.type().equals(VECTOR) || r.type().equals(TypeName.DOUBLE));
  }

  /** Writes the method; returns its name. */
  private String writeRows(
      Program rows,
      List<ParameterSpec> parameters,
      String written,
      ClassName result,
      MemberSpecs specs) {
    String name = method.method().baseName() + "Rows";
    Bodies.Emitted body =
        bodies.emit(
            rows,
            bodies.inputs().names(parameters),
            Set.of(),
            TapeSource.NEW,
            results -> CodeBlock.of("return new $T($L);\n", result, components(written, results)));
    specs.addLater(
        Members.method(method, name, parameters, Modifier.PRIVATE)
            .returns(result)
            .addCode(body.body())
            .build());
    return name;
  }

  /**
   * What the method returns.
   *
   * @param results what the program does: what has no derivatives, the array, the Jacobian
   */
  private CodeBlock components(String written, List<CodeBlock> results) {
    List<CodeBlock> components = new ArrayList<>();
    int numbers = 0;
    int others = 0;
    for (MethodDescriptor.Result r : method.results()) {
      if (r.type().equals(VECTOR)) {
        components.add(CodeBlock.of("$N", written));
      } else if (r.type().equals(TypeName.DOUBLE)) {
        components.add(CodeBlock.of("$N[$L]", written, numbers++));
      } else {
        components.add(results.get(others++));
      }
    }
    components.add(results.get(results.size() - 1));
    return Members.list(components);
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
