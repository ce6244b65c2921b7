package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.emit.TapeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes {@code fHessian} and its result: of few numbers in one run, else along many directions at
 * once ({@link GradientsMember}), else a row for each unit vector, by the Hessian-vector member.
 */
final class HessianMember {
  private static final TypeName VECTOR = ArrayTypeName.of(TypeName.DOUBLE);
  private static final TypeName MATRIX = ArrayTypeName.of(VECTOR);

  private HessianMember() {}

  static void write(MethodDescriptor method, Bodies bodies, MemberSpecs specs) {
    ClassName result = method.typeName("Hessian");
    specs.add(
        signature(method)
            .addCode(bodies.areMissing() ? bodies.failure() : body(method, bodies, result, specs))
            .build());
    specs.add(record(method));
  }

  /** The member without its body. */
  static MethodSpec.Builder signature(MethodDescriptor method) {
    List<ParameterSpec> parameters = method.arguments();
    return Members.method(method, Member.HESSIAN, parameters)
        .addJavadoc(
            "Value, gradient and Hessian of $L with respect to\n$L, in this order.",
            Doc.link(method),
            Doc.differentiated(method))
        .addJavadoc(
            Doc.tags(method, parameters, "the value, the gradient and the symmetric Hessian"))
        .returns(method.typeName("Hessian"));
  }

  static TypeSpec record(MethodDescriptor method) {
    return new ResultRecord(
            method.typeName("Hessian"),
            CodeBlock.of("Value, gradient and Hessian of $L.", Doc.link(method)),
            method.visibility())
        .component(method.valueType(), "value", "what the method returns")
        .component(VECTOR, "gradient", "the first derivatives")
        .component(MATRIX, "hessian", "the second derivatives, row by row")
        .build();
  }

  private static CodeBlock body(
      MethodDescriptor method, Bodies bodies, ClassName result, MemberSpecs specs) {
    if (bodies.gradients() != null) {
      return new GradientsMember(method, bodies).hessian(bodies.gradients(), result, specs);
    }
    boolean isOfNumbers = method.isOfNumbers() && bodies.inputs().overwritten(method).isEmpty();
    if (isOfNumbers && bodies.inputs().areWhole() && bodies.has(Member.HESSIAN)) {
      return inOneRun(method, bodies, result);
    }
    return isOfNumbers ? ofNumbers(method, result) : ofArrays(method, bodies.inputs(), result);
  }

  /** All rows at once, of each what stands on the diagonal and behind it. */
  private static CodeBlock inOneRun(MethodDescriptor method, Bodies bodies, ClassName result) {
    MethodDescriptor.UniqueNames names = bodies.inputs().localsBeside(method.arguments());
    String value = names.unique("value");
    String gradient = names.unique("gradient");
    String hessian = names.unique("hessian");
    String row = names.unique("row");
    String column = names.unique("column");
    return bodies.of(
        Member.HESSIAN,
        bodies.inputs().names(method.arguments()),
        Set.of(value, gradient, hessian, row, column),
        TapeSource.NEW,
        results -> {
          int n = method.components().size();
          CodeBlock.Builder code =
              CodeBlock.builder()
                  .addStatement("$T $N = $L", method.valueType(), value, results.get(0))
                  .addStatement(
                      "double[] $N = {$L}", gradient, Members.list(results.subList(1, 1 + n)))
                  .addStatement("double[][] $N = new double[$L][$L]", hessian, n, n);
          int next = 1 + n;
          for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
              code.addStatement("$N[$L][$L] = $L", hessian, i, j, results.get(next++));
            }
          }
          return code.beginControlFlow("for (int $1N = 1; $1N < $2L; $1N++)", row, n)
              .beginControlFlow("for (int $1N = 0; $1N < $2N; $1N++)", column, row)
              .addStatement("$1N[$2N][$3N] = $1N[$3N][$2N]", hessian, row, column)
              .endControlFlow()
              .endControlFlow()
              .addStatement("return new $T($N, $N, $N)", result, value, gradient, hessian)
              .build();
        });
  }

  /** How many numbers there are is known at run time only; there may be none. */
  private static CodeBlock ofArrays(MethodDescriptor method, Inputs inputs, ClassName result) {
    MethodDescriptor.UniqueNames names = inputs.localsBeside(method.arguments());
    String n = names.unique("n");
    String direction = names.unique("direction");
    String hessian = names.unique("hessian");
    String hvp = names.unique("hvp");
    String row = names.unique("row");
    String column = names.unique("column");
    CodeBlock run = run(method, direction);
    RepeatedRuns runs = new RepeatedRuns(method, inputs, names);
    return CodeBlock.builder()
        .addStatement("int $N = $L", n, Members.size(method.components()))
        .add(runs.snapshots())
        .addStatement("double[][] $1N = new double[$2N][$2N]", hessian, n)
        .addStatement("$1T $2N = new $1T()", ShapeCode.UNIT_VECTOR, direction)
        .addStatement("$N.select(0)", direction)
        .addStatement("$T $N = $L", method.typeName("Hvp"), hvp, run)
        .beginControlFlow("for (int $1N = 0; $1N < $2N; $1N++)", row, n)
        .beginControlFlow("if ($N > 0)", row)
        .add(runs.restore())
        .addStatement("$N.select($N)", direction, row)
        .addStatement("$N = $L", hvp, run)
        .endControlFlow()
        .addStatement("$N[$N] = $N.product().toArray()", hessian, row, hvp)
        .beginControlFlow("for (int $1N = 0; $1N < $2N; $1N++)", column, row)
        .addStatement("$1N[$2N][$3N] = $1N[$3N][$2N]", hessian, column, row)
        .endControlFlow()
        .endControlFlow()
        .addStatement(
            "return new $1T($2N.gradient().$3N(),$W$2N.gradient().toArray(),$W$4N)",
            result,
            hvp,
            method.valueName(),
            hessian)
        .build();
  }

  /** The call of the Hessian-vector member. */
  private static CodeBlock run(MethodDescriptor method, String direction) {
    List<CodeBlock> arguments = new ArrayList<>(Members.names(method.arguments()));
    method
        .components()
        .forEach(c -> arguments.add(CodeBlock.of("$N.part($N)", direction, c.argument())));
    return CodeBlock.of("$N($L)", method.memberName(Member.HVP), Members.list(arguments));
  }

  private static CodeBlock ofNumbers(MethodDescriptor method, ClassName result) {
    MethodDescriptor.UniqueNames names = MethodDescriptor.localsBeside(method.arguments());
    String direction = names.unique("direction");
    String gradient = names.unique("gradient");
    String hessian = names.unique("hessian");
    String hvp = names.unique("hvp");
    String row = names.unique("row");
    String column = names.unique("column");
    int n = method.components().size();
    List<CodeBlock> arguments = new ArrayList<>(Members.names(method.arguments()));
    for (int i = 0; i < n; i++) {
      boolean isFloat = method.components().get(i).type().equals(TypeName.FLOAT);
      arguments.add(CodeBlock.of(isFloat ? "(float) $N[$L]" : "$N[$L]", direction, i));
    }
    return CodeBlock.builder()
        .addStatement("double[] $N = new double[$L]", direction, n)
        .addStatement("double[][] $N = new double[$L][]", hessian, n)
        .addStatement("$T $N = null", method.gradientType(), gradient)
        .beginControlFlow("for (int $1N = 0; $1N < $2L; $1N++)", row, n)
        .addStatement("$N[$N] = 1", direction, row)
        .addStatement(
            "$T $N = $N($L)",
            method.typeName("Hvp"),
            hvp,
            method.memberName(Member.HVP),
            Members.list(arguments))
        .addStatement("$N[$N] = 0", direction, row)
        .addStatement("$N = $N.gradient()", gradient, hvp)
        .addStatement("$N[$N] = $N.product().toArray()", hessian, row, hvp)
        .beginControlFlow("for (int $1N = 0; $1N < $2N; $1N++)", column, row)
        .addStatement("$1N[$2N][$3N] = $1N[$3N][$2N]", hessian, column, row)
        .endControlFlow()
        .endControlFlow()
        .addStatement(
            "return new $1T($2N.$3N(),$W$2N.toArray(),$W$4N)",
            result,
            gradient,
            method.valueName(),
            hessian)
        .build();
  }
}
