package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes the members of methods of records that return matrices. */
final class RecordMatrices {
  private final RecordParts parts;
  private final MethodDescriptor method;
  private final MethodDescriptor core;
  private final MemberSpecs specs;

  RecordMatrices(RecordParts parts, MemberSpecs specs) {
    this.parts = parts;
    this.method = parts.method();
    this.core = parts.core();
    this.specs = specs;
  }

  /** The derivative of a number, any order. */
  void writeDerivative() {
    List<ParameterSpec> parameters = DerivativeMember.parameters(method, Member.DERIVATIVE);
    CodeBlock order = CodeBlock.of("$N", parameters.get(parameters.size() - 1).name());
    RecordPlaces places = new RecordPlaces(parts, parts.locals());
    specs.add(
        DerivativeMember.signature(method, Member.DERIVATIVE)
            .addCode(parts.unpacked())
            .addCode(places.ofArguments("places"))
            .addStatement(
                "return $L",
                RecordPlaces.pick("", parts.call(Member.DERIVATIVE, List.of(order)), places.name()))
            .build());
  }

  void writeHessians() {
    if (method.method().isScalar()) {
      writeHessian();
    } else {
      writeHessiansOfAll();
    }
  }

  /** The core's Hessians in the order of the records. */
  private void writeHessiansOfAll() {
    CodeBlock call = parts.call(Member.HESSIAN, List.of());
    CodeBlock.Builder body = CodeBlock.builder().add(parts.unpacked());
    MethodDescriptor.UniqueNames names = parts.locals();
    RecordPlaces columns = new RecordPlaces(parts, names);
    body.add(columns(columns));
    CodeBlock hessians = call;
    String ofCore = names.unique("parts");
    if (core.hasWhole()) {
      body.addStatement("$T $N = $L", core.typeName(Member.HESSIAN.suffix()), ofCore, call);
      hessians = CodeBlock.of("$N.derivatives()", ofCore);
    }
    specs.add(
        DerivativeMember.signature(method, Member.HESSIAN)
            .addCode(body.build())
            .addCode(
                inOrder(hessians, columns, ofCore, names, all -> CodeBlock.of("return $L;\n", all)))
            .build());
  }

  private boolean hasColumnsToOrder() {
    return parts.records().differentiated().stream().anyMatch(Part::isRecord);
  }

  /** Statements that find the order of the columns, before the run changes the arguments. */
  private CodeBlock columns(RecordPlaces places) {
    return hasColumnsToOrder() ? places.ofArguments("columns") : CodeBlock.of("");
  }

  /**
   * Statements that bring rows and columns in order.
   *
   * @param ofCore what the core's member returned
   */
  private CodeBlock inOrder(
      CodeBlock matrix,
      RecordPlaces columns,
      String ofCore,
      MethodDescriptor.UniqueNames names,
      UnaryOperator<CodeBlock> finish) {
    CodeBlock.Builder code = CodeBlock.builder();
    CodeBlock picked = matrix;
    if (hasColumnsToOrder()) {
      picked = RecordPlaces.pick("Columns", picked, columns.name());
    }
    if (parts.records().value() != null) {
      RecordPlaces places = new RecordPlaces(parts, names);
      code.add(parts.unpackedValue(ofCore, parts.code().reader()::unpackDerived))
          .add(places.ofValue("rows"));
      picked = RecordPlaces.pick("Rows", picked, places.name());
    }
    return code.add(finish.apply(picked)).build();
  }

  /** The core's Hessian in the order of the records. */
  private void writeHessian() {
    MethodDescriptor.UniqueNames names = parts.locals();
    String ofCore = names.unique("parts");
    RecordPlaces places = new RecordPlaces(parts, names);
    specs.add(
        HessianMember.signature(method)
            .addCode(parts.unpacked())
            .addCode(places.ofArguments("order"))
            .addStatement(
                "$T $N = $L",
                core.typeName("Hessian"),
                ofCore,
                parts.call(Member.HESSIAN, List.of()))
            .addStatement(
                "return new $T($N.value(),$W$L,$W$L)",
                method.typeName("Hessian"),
                ofCore,
                RecordPlaces.pick("", CodeBlock.of("$N.gradient()", ofCore), places.name()),
                RecordPlaces.pick("", CodeBlock.of("$N.hessian()", ofCore), places.name()))
            .build());
    specs.add(HessianMember.record(method));
  }

  /** The core's Jacobian in the order of the records. */
  void writeJacobian() {
    MethodDescriptor.UniqueNames names = parts.locals();
    String ofCore = names.unique("parts");
    RecordPlaces columns = new RecordPlaces(parts, names);
    CodeBlock jacobian = CodeBlock.of("$N.$N()", ofCore, JacobianMember.component(core));
    specs.add(
        JacobianMember.signature(method)
            .addCode(parts.unpacked())
            .addCode(columns(columns))
            .addStatement(
                "$T $N = $L",
                core.typeName(Member.JACOBIAN.suffix()),
                ofCore,
                parts.call(Member.JACOBIAN, List.of()))
            .addCode(inOrder(jacobian, columns, ofCore, names, matrix -> jacobian(ofCore, matrix)))
            .build());
    specs.add(JacobianMember.record(method));
  }

  private CodeBlock jacobian(String ofCore, CodeBlock matrix) {
    List<CodeBlock> results = new ArrayList<>(parts.results(ofCore));
    results.add(matrix);
    return CodeBlock.of(
        "return new $T($L);\n", method.typeName(Member.JACOBIAN.suffix()), Members.list(results));
  }
}
