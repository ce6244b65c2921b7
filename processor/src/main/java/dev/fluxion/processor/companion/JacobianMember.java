package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code fJacobian} and its result. The first column comes from forward mode, which shows
 * how many rows there are; the rest too, unless there are fewer rows than columns: then row by row
 * in reverse mode.
 */
final class JacobianMember {
  private static final TypeName MATRIX = ArrayTypeName.of(ArrayTypeName.of(TypeName.DOUBLE));

  private final MethodDescriptor method;
  private final ClassName type;
  private final String component;
  private final MethodDescriptor.UniqueNames names;
  private final RepeatedRuns runs;
  private final String n;
  private final String m;
  private final String unit;
  private final String jvp;
  private final String jacobian;

  private JacobianMember(MethodDescriptor method, Bodies bodies) {
    this.method = method;
    this.type = method.typeName(Member.JACOBIAN.suffix());
    MethodDescriptor.UniqueNames components = new MethodDescriptor.UniqueNames();
    method.results().forEach(r -> components.reserve(r.component()));
    this.component = components.unique("jacobian");
    this.names = bodies.inputs().localsBeside(method.arguments());
    this.n = names.unique("n");
    this.m = names.unique("m");
    this.unit = names.unique("unit");
    this.jvp = names.unique("jvp");
    this.jacobian = names.unique("jacobian");
    this.runs = new RepeatedRuns(method, bodies.inputs(), names);
  }

  static void write(MethodDescriptor method, Bodies bodies, MemberSpecs specs) {
    JacobianMember writer = new JacobianMember(method, bodies);
    List<ParameterSpec> parameters = method.arguments();
    specs.add(
        Members.method(method, Member.JACOBIAN, parameters)
            .addJavadoc(
                "Results of $L, and their Jacobian with respect to\n$L, in this order.",
                Doc.link(method),
                Doc.differentiated(method))
            .addJavadoc(
                Doc.tags(method, parameters, "the results, and a row for each number in them"))
            .returns(writer.type)
            .addCode(bodies.areMissing() ? bodies.failure() : writer.body())
            .build());
    ResultRecord result =
        new ResultRecord(
            writer.type,
            CodeBlock.of("Results and Jacobian of $L.", Doc.link(method)),
            method.visibility());
    for (MethodDescriptor.Result r : method.results()) {
      result.component(
          r.type(),
          r.component(),
          r.argument().isEmpty() ? "what the method returns" : "the array that is written to");
    }
    specs.add(
        result
            .component(
                MATRIX,
                writer.component,
                "the derivatives: rows are numbers in the results, columns in the parameters")
            .build());
  }

  private CodeBlock body() {
    String column = names.unique("column");
    String row = names.unique("row");
    String tangent = names.unique("tangent");
    CodeBlock forward = call(Member.JVP);
    return CodeBlock.builder()
        .addStatement("int $N = $L", n, Members.size(method.components()))
        .add(runs.snapshots())
        .addStatement("$1T $2N = new $1T()", ShapeCode.UNIT_VECTOR, unit)
        .addStatement("$N.select(0)", unit)
        .addStatement("$T $N = $L", method.typeName(Member.JVP.suffix()), jvp, forward)
        .addStatement("int $N = $L", m, size())
        .addStatement("double[][] $1N = new double[$2N][$3N]", jacobian, m, n)
        .beginControlFlow("if ($N < $N)", m, n)
        .add(runs.restore())
        .add(rows(row))
        .endControlFlow()
        .beginControlFlow("for (int $1N = 0; $1N < $2N; $1N++)", column, n)
        .beginControlFlow("if ($N > 0)", column)
        .add(runs.restore())
        .addStatement("$N.select($N)", unit, column)
        .addStatement("$N = $L", jvp, forward)
        .endControlFlow()
        .addStatement("double[] $N = $L", tangent, tangents())
        .beginControlFlow("for (int $1N = 0; $1N < $2N; $1N++)", row, m)
        .addStatement("$N[$N][$N] = $N[$N]", jacobian, row, column, tangent, row)
        .endControlFlow()
        .endControlFlow()
        .addStatement("return new $T($L)", type, results(jvp))
        .build();
  }

  private CodeBlock rows(String row) {
    String pullback = names.unique("pullback");
    List<CodeBlock> cotangents =
        method.results().stream()
            .map(r -> CodeBlock.of("$N.part($N.$N())", unit, pullback, r.component()))
            .toList();
    return CodeBlock.builder()
        .addStatement(
            "$T $N = $N($L)",
            method.typeName(Member.PULLBACK.suffix()),
            pullback,
            method.memberName(Member.PULLBACK),
            Members.list(Members.names(method.arguments())))
        .beginControlFlow("for (int $1N = 0; $1N < $2N; $1N++)", row, m)
        .addStatement("$N.select($N)", unit, row)
        .addStatement(
            "$N[$N] = $N.apply($L).toArray()", jacobian, row, pullback, Members.list(cotangents))
        .endControlFlow()
        .addStatement("return new $T($L)", type, results(pullback))
        .build();
  }

  private CodeBlock call(Member member) {
    List<CodeBlock> arguments = new ArrayList<>(Members.names(method.arguments()));
    method
        .components()
        .forEach(c -> arguments.add(CodeBlock.of("$N.part($N)", unit, c.argument())));
    return CodeBlock.of("$N($L)", method.memberName(member), Members.list(arguments));
  }

  private CodeBlock size() {
    return method.results().stream()
        .map(r -> r.code().size(CodeBlock.of("$N.$N()", jvp, r.component())))
        .collect(CodeBlock.joining(" + "));
  }

  private CodeBlock tangents() {
    CodeBlock parts =
        method.results().stream()
            .map(r -> CodeBlock.of(".add($N.$N())", jvp, r.tangent()))
            .collect(CodeBlock.joining(""));
    return CodeBlock.of("new $T($N)$L.toArray()", ShapeCode.FLAT, m, parts);
  }

  private CodeBlock results(String holder) {
    List<CodeBlock> results = new ArrayList<>();
    method.results().forEach(r -> results.add(CodeBlock.of("$N.$N()", holder, r.component())));
    results.add(CodeBlock.of("$N", jacobian));
    return Members.list(results);
  }
}
