package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.ir.Program;
import java.util.ArrayList;
import java.util.List;

/** Writes {@code fJacobian} and its result. Which sweeps it takes is decided at run time. */
final class JacobianMember {
  private static final TypeName MATRIX = ArrayTypeName.of(ArrayTypeName.of(TypeName.DOUBLE));
  private static final CodeBlock NOTHING = CodeBlock.of("");
  private static final ClassName TENSOR = ClassName.get("dev.fluxion", "Tensor");

  private final MethodDescriptor method;
  private final ClassName type;
  private final MethodDescriptor.UniqueNames names;
  private final RepeatedRuns runs;
  private final String sweeps;
  private final String pullback;

  private JacobianMember(MethodDescriptor method, Bodies bodies) {
    this.method = method;
    this.type = method.typeName(Member.JACOBIAN.suffix());
    this.names = bodies.inputs().localsBeside(method.arguments());
    this.sweeps = names.unique("sweeps");
    this.pullback = names.unique("pullback");
    this.runs = new RepeatedRuns(method, bodies.inputs(), names);
  }

  static void write(MethodDescriptor method, Bodies bodies, MemberSpecs specs) {
    specs.add(
        signature(method)
            .addCode(
                bodies.areMissing()
                    ? bodies.failure()
                    : new JacobianMember(method, bodies).body(bodies, specs))
            .build());
    specs.add(record(method));
  }

  /** The member without its body. */
  static MethodSpec.Builder signature(MethodDescriptor method) {
    List<ParameterSpec> parameters = method.arguments();
    return Members.method(method, Member.JACOBIAN, parameters)
        .addJavadoc(
            "Results of $L, and their Jacobian with respect to\n$L, in this order.",
            Doc.link(method),
            Doc.differentiated(method))
        .addJavadoc(Doc.tags(method, parameters, "the results, and a row for each number in them"))
        .returns(method.typeName(Member.JACOBIAN.suffix()));
  }

  /** What the component with the matrix is called. */
  static String component(MethodDescriptor method) {
    MethodDescriptor.UniqueNames components = new MethodDescriptor.UniqueNames();
    method.results().forEach(r -> components.reserve(r.component()));
    return components.unique("jacobian");
  }

  static TypeSpec record(MethodDescriptor method) {
    ResultRecord result =
        new ResultRecord(
            method.typeName(Member.JACOBIAN.suffix()),
            CodeBlock.of("Results and Jacobian of $L.", Doc.link(method)),
            method.visibility());
    for (MethodDescriptor.Result r : method.results()) {
      result.component(
          r.type(),
          r.component(),
          r.argument().isEmpty() ? "what the method returns" : "the array that is written to");
    }
    if (isTensor(method)) {
      result.component(
          TENSOR,
          component(method),
          "the derivatives: the axes of the result, then those of the parameter");
    } else {
      result.component(
          MATRIX,
          component(method),
          "the derivatives: rows are numbers in the results, columns in the parameters");
    }
    return result.build();
  }

  /** Whether both sides are one tensor, so that the axes of both can be told apart. */
  private static boolean isTensor(MethodDescriptor method) {
    return method.components().size() == 1
        && method.components().get(0).code().isTensor()
        && method.results().size() == 1
        && method.results().get(0).code().isTensor();
  }

  private CodeBlock body(Bodies bodies, MemberSpecs specs) {
    Program bundle = bodies.jacobian().bundle();
    return bundle == null ? byRows() : byColumns(bundle, bodies, specs);
  }

  /** Goes forward, then, if that is possible and cheaper, back. */
  private CodeBlock byColumns(Program program, Bodies bodies, MemberSpecs specs) {
    int directions = bodies.jacobian().directions();
    ColumnsMember bundleMember = ColumnsMember.of(method, directions);
    bundleMember.write(program, bodies, specs);
    String bundle = names.unique("bundle");
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(bodies.hasPullback() ? fewRows(bodies, specs) : NOTHING)
            .add(runs.snapshots())
            .addStatement(
                "$1T $2N = $3L($4L, $5L)",
                ShapeCode.JACOBIAN_SWEEPS,
                sweeps,
                bodies.hasPullback()
                    ? CodeBlock.of("new $T", ShapeCode.JACOBIAN_SWEEPS)
                    : CodeBlock.of("$T.byColumns", ShapeCode.JACOBIAN_SWEEPS),
                Members.size(method.components()),
                directions)
            .addStatement("$T $N", bundleMember.type(), bundle)
            .beginControlFlow("do")
            .add(runs.restore())
            .addStatement("$N = $L", bundle, bundleMember.call(sweeps))
            .addStatement("$N.forward($L)", sweeps, bundleMember.flattened(bundle))
            .add(compress(bodies, specs))
            .endControlFlow("while ($N.goForward())", sweeps);
    if (bodies.hasPullback()) {
      code.beginControlFlow("if ($N.goBack())", sweeps)
          .add(runs.restore())
          .add(pullback())
          .add(back())
          .endControlFlow();
    }
    return code.addStatement("return new $T($L)", type, results(bundle)).build();
  }

  /** Statements that return the Jacobian if it is known before any run that it has few rows. */
  private CodeBlock fewRows(Bodies bodies, MemberSpecs specs) {
    CodeBlock inOneRun = new RowsMember(method, bodies).write(type, specs);
    CodeBlock rows = rows(bodies.jacobian().results());
    if (!inOneRun.isEmpty() || rows.isEmpty()) {
      return inOneRun;
    }
    String columns = names.unique("columns");
    return CodeBlock.builder()
        .addStatement("int $N = $L", columns, Members.size(method.components()))
        .beginControlFlow("if ($T.isByRows($L, $N))", ShapeCode.JACOBIAN_SWEEPS, rows, columns)
        .add(pullback())
        .add(sweepsByRows(columns, rows))
        .add(back())
        .endControlFlow()
        .build();
  }

  /**
   * How many rows there are; empty if that is known only when the method has run.
   *
   * @param results how many numbers the method returns, if that is known; 0 if not
   */
  private CodeBlock rows(int results) {
    if (results > 0) {
      return CodeBlock.of("$L", results);
    }
    List<String> written = method.derivedResults().stream().map(r -> r.argument()).toList();
    return written.contains("")
        ? NOTHING
        : written.stream()
            .map(argument -> CodeBlock.of("$T.size($N)", ShapeCode.FLAT, argument))
            .collect(CodeBlock.joining(" + "));
  }

  /** Goes back only. */
  private CodeBlock byRows() {
    CodeBlock numbers =
        method.derivedResults().stream()
            .map(r -> CodeBlock.of("$Z.add($N.$N())", pullback, r.component()))
            .collect(CodeBlock.joining(""));
    String size = names.unique("columns");
    return CodeBlock.builder()
        .addStatement("int $N = $L", size, Members.size(method.components()))
        .add(pullback())
        .add(
            sweepsByRows(
                size, CodeBlock.of("new $T()$L.toArray().length", ShapeCode.FLAT, numbers)))
        .add(back())
        .build();
  }

  private CodeBlock sweepsByRows(String columns, CodeBlock rows) {
    return CodeBlock.builder()
        .addStatement(
            "$1T $2N = $1T.byRows($3N, $4L)", ShapeCode.JACOBIAN_SWEEPS, sweeps, columns, rows)
        .build();
  }

  /** Statements that look for zeros. */
  private CodeBlock compress(Bodies bodies, MemberSpecs specs) {
    Program pattern = bodies.jacobian().pattern();
    if (pattern == null) {
      return NOTHING;
    }
    PatternMember.write(method, pattern, bodies, specs);
    return CodeBlock.builder()
        .beginControlFlow("if ($N.mayBeSparse())", sweeps)
        .add(runs.restore())
        .addStatement("$N.compress($L)", sweeps, PatternMember.call(method))
        .endControlFlow()
        .build();
  }

  /** The run that all rows start from. */
  private CodeBlock pullback() {
    return CodeBlock.builder()
        .addStatement(
            "$T $N = $N($L)",
            method.typeName(Member.PULLBACK.suffix()),
            pullback,
            method.memberName(Member.PULLBACK),
            Members.list(Members.names(method.arguments())))
        .build();
  }

  private CodeBlock back() {
    List<CodeBlock> cotangents =
        method.derivedResults().stream()
            .map(r -> CodeBlock.of("$N.part($N.$N())", sweeps, pullback, r.component()))
            .toList();
    return CodeBlock.builder()
        .beginControlFlow("while ($N.goBack())", sweeps)
        .addStatement("$N.back($N.apply($L).toArray())", sweeps, pullback, Members.list(cotangents))
        .endControlFlow()
        .addStatement("return new $T($L)", type, results(pullback))
        .build();
  }

  private CodeBlock results(String holder) {
    List<CodeBlock> results = new ArrayList<>();
    method.results().forEach(r -> results.add(CodeBlock.of("$N.$N()", holder, r.component())));
    CodeBlock matrix = CodeBlock.of("$N.matrix()", sweeps);
    results.add(
        isTensor(method)
            ? CodeBlock.of(
                "$T.jacobian($L, $L, $N)",
                TensorCode.TENSORS,
                matrix,
                results.get(0),
                method.components().get(0).argument())
            : matrix);
    return Members.list(results);
  }
}
