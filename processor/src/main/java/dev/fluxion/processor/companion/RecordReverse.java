package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes {@code fGradient} or {@code fVjp} of a method of records, and {@code FAdjoint}. */
final class RecordReverse {
  private final RecordParts parts;
  private final MethodDescriptor method;
  private final MethodDescriptor core;
  private final Member member;
  private final MemberSpecs specs;

  RecordReverse(RecordParts parts, Member member, MemberSpecs specs) {
    this.parts = parts;
    this.method = parts.method();
    this.core = parts.core();
    this.member = member;
    this.specs = specs;
  }

  void write() {
    specs.add(returning());
    specs.add(accumulating());
    if (member == Member.VJP && parts.records().value() != null) {
      specs.addLater(cotangentCheck());
    }
    ReverseMember.writeRecord(method, member, specs);
    specs.add(
        AdjointClass.around(
            method,
            FieldSpec.builder(core.adjointType(), adjointParts(), Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T()", core.adjointType())
                .build()));
  }

  /** The name of the adjoint's field with the core's adjoint. */
  private String adjointParts() {
    MethodDescriptor.UniqueNames fields = new MethodDescriptor.UniqueNames();
    method.components().forEach(c -> fields.reserve(c.parameter()));
    return fields.unique("parts");
  }

  /** Runs the core, and declares the value as a local unless there is none. */
  private CodeBlock run(String value, String adjoint) {
    List<CodeBlock> more = new ArrayList<>();
    if (member == Member.VJP) {
      more.addAll(parts.records().cotangentNames());
    }
    more.add(CodeBlock.of("$N", adjoint));
    CodeBlock call = parts.call(member, more);
    return method.method().isVoid()
        ? CodeBlock.of("$L;\n", call)
        : CodeBlock.of("$T $N = $L;\n", method.valueType(), value, call);
  }

  private CodeBlock unpacked() {
    return CodeBlock.builder()
        .add(parts.unpacked())
        .add(member == Member.VJP ? parts.unpackedCotangent() : CodeBlock.of(""))
        .build();
  }

  private MethodSpec returning() {
    MethodDescriptor.UniqueNames names = parts.locals();
    String adjoint = names.unique("parts");
    String value = names.unique("value");
    List<CodeBlock> results = new ArrayList<>();
    if (method.method().isVoid()) {
      method.results().forEach(r -> results.add(CodeBlock.of("$N", r.argument())));
    } else {
      results.add(CodeBlock.of("$N", value));
    }
    results.addAll(parts.derivatives(name -> CodeBlock.of("$N.$L", adjoint, name)));
    return ReverseMember.signature(method, member)
        .addCode(unpacked())
        .addStatement("$1T $2N = new $1T()", core.adjointType(), adjoint)
        .addCode(run(value, adjoint))
        .addStatement("return new $T($L)", method.typeName(member.suffix()), Members.list(results))
        .build();
  }

  private MethodSpec accumulating() {
    MethodDescriptor.UniqueNames names = parts.locals();
    ParameterSpec adjoint =
        ParameterSpec.builder(method.adjointType(), names.unique("adjoint")).build();
    String ofCore = names.unique("parts");
    String value = names.unique("value");
    CodeBlock.Builder checks = CodeBlock.builder();
    CodeBlock.Builder forth = CodeBlock.builder();
    CodeBlock.Builder back = CodeBlock.builder();
    List<CodeBlock> sums = parts.derivatives(name -> CodeBlock.of("$N.$L", ofCore, name));
    for (int i = 0; i < sums.size(); i++) {
      MethodDescriptor.Component c = method.components().get(i);
      Part part = parts.records().differentiated().get(i);
      CodeBlock field = CodeBlock.of("$N.$N", adjoint.name(), c.parameter());
      if (part.isRecord()) {
        checks.add(
            c.code()
                .checkUnlessNull(
                    "adjoint." + c.parameter(), CodeBlock.of("$N", c.argument()), field));
        forth.add(load(part, field, ofCore, names));
      } else {
        forth.addStatement("$L = $L", sums.get(i), field);
      }
      back.addStatement("$L = $L", field, sums.get(i));
    }
    MethodSpec.Builder builder =
        ReverseMember.signature(method, member, adjoint)
            .addStatement("$T.requireNonNull($N)", Objects.class, adjoint.name())
            .addCode(checks.build())
            .addCode(unpacked())
            .addStatement(
                "$T $N = $N.$N", core.adjointType(), ofCore, adjoint.name(), adjointParts())
            .addCode(forth.build())
            .addCode(run(value, ofCore))
            .addCode(back.build());
    return method.method().isVoid()
        ? builder.build()
        : builder.addStatement("return $N", value).build();
  }

  /**
   * Statements that hand the sum so far to the core; records' arrays as copies: it adds to them.
   */
  private CodeBlock load(
      Part part, CodeBlock field, String ofCore, MethodDescriptor.UniqueNames names) {
    Part sum = part.renamed(names.unique(part.name() + "Sum"), names);
    CodeBlock.Builder statements =
        CodeBlock.builder()
            .addStatement("$T $N = $L", sum.javaType(), sum.name(), field)
            .add(parts.code().reader().unpackDerived(sum));
    List<Part> leaves = part.derivedLeaves();
    List<Part> shared = sum.arraysInRecords();
    for (int i = 0; i < leaves.size(); i++) {
      Part old = sum.derivedLeaves().get(i);
      CodeBlock value =
          shared.contains(old)
              ? CodeBlock.of("$T.copy($N)", ShapeCode.SHADOWS, old.name())
              : CodeBlock.of("$N", old.name());
      statements.addStatement(
          "$N.$N = $L", ofCore, parts.records().component(leaves.get(i)), value);
    }
    return statements.build();
  }

  /** What the core calls between its sweeps. */
  private MethodSpec cotangentCheck() {
    Part value = Objects.requireNonNull(parts.records().value());
    return MethodSpec.methodBuilder(method.cotangentCheck())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(value.javaType(), "value")
        .addParameter(value.javaType(), "cotangent")
        .addCode(
            parts
                .code()
                .checker()
                .check(
                    value,
                    CodeBlock.of("$S", method.results().get(0).cotangent()),
                    CodeBlock.of("value"),
                    CodeBlock.of("cotangent")))
        .build();
  }
}
