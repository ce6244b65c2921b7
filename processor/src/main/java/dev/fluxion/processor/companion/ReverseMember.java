package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.transform.DistinctArrays;
import dev.fluxion.processor.transform.ScratchArrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes {@code fGradient} or {@code fVjp} in both forms, the record {@code FGradient} or {@code
 * FVjp} and the class {@code FAdjoint}. The form with an adjoint has the body; the other one calls
 * it with a new one.
 */
final class ReverseMember {
  private final MethodDescriptor method;
  private final Member member;
  private final Bodies bodies;
  private final List<ParameterSpec> parameters;

  private ReverseMember(MethodDescriptor method, Member member, Bodies bodies) {
    this.method = method;
    this.member = member;
    this.bodies = bodies;
    this.parameters = parameters(method, member);
  }

  private static List<ParameterSpec> parameters(MethodDescriptor method, Member member) {
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    if (member == Member.VJP) {
      parameters.addAll(method.cotangents());
    }
    return parameters;
  }

  static void write(MethodDescriptor method, Member member, Bodies bodies, MemberSpecs specs) {
    ReverseMember writer = new ReverseMember(method, member, bodies);
    AdjointClass adjoint = new AdjointClass(method);
    MethodSpec accumulating = writer.accumulating(adjoint, specs);
    if (!method.isCore()) {
      specs.add(writer.returning());
      writeRecord(method, member, specs);
    }
    specs.add(accumulating);
    specs.add(adjoint.build());
  }

  /** Writes the record that the form without an adjoint returns. */
  static void writeRecord(MethodDescriptor method, Member member, MemberSpecs specs) {
    if (member == Member.VJP) {
      writeVjpRecord(method, specs);
    } else {
      writeGradientRecord(method, method.visibility(), specs);
    }
  }

  /** The form without an adjoint, without its body. */
  static MethodSpec.Builder signature(MethodDescriptor method, Member member) {
    List<ParameterSpec> parameters = parameters(method, member);
    return Members.method(method, member, parameters)
        .addJavadoc(
            member == Member.VJP
                ? "Results of $L, and how their cotangents go back to\n$L."
                : "Value and gradient of $L with respect to\n$L.",
            Doc.link(method),
            Doc.differentiated(method))
        .addJavadoc(
            Doc.tags(
                method,
                parameters,
                member == Member.VJP
                    ? "the results, and the cotangents times the Jacobian"
                    : "the value and the gradient"))
        .returns(method.typeName(member.suffix()));
  }

  /** The form with an adjoint, without its body. */
  static MethodSpec.Builder signature(
      MethodDescriptor method, Member member, ParameterSpec adjoint) {
    List<ParameterSpec> all = new ArrayList<>(parameters(method, member));
    all.add(adjoint);
    boolean isVoid = method.method().isVoid();
    boolean hasRecords = method.components().stream().anyMatch(c -> c.code().isRecord());
    return Members.method(method, member, all)
        .addJavadoc(
            isVoid
                ? "Runs $L and adds $L with respect to\n"
                : "Returns the value of $L and adds $L with respect to\n",
            Doc.link(method),
            member == Member.VJP ? "the vector-Jacobian product" : "its gradient")
        .addJavadoc(
            hasRecords
                ? "$L to the fields of {@code $L}. Those that are records are replaced."
                : "$L to the fields of {@code $L}. A repeated call allocates\n"
                    + "nothing of its own.",
            Doc.differentiated(method),
            adjoint.name())
        .addJavadoc(Doc.tags(method, all, isVoid ? "" : "what the method returns"))
        .returns(method.returnType());
  }

  private MethodSpec returning() {
    ClassName type = method.typeName(member.suffix());
    MethodSpec.Builder builder = signature(method, member);
    if (bodies.areMissing()) {
      return builder.addCode(bodies.failure()).build();
    }
    MethodDescriptor.UniqueNames names = bodies.inputs().localsBeside(parameters);
    String adjoint = names.unique("adjoint");
    List<CodeBlock> arguments = new ArrayList<>(Members.names(parameters));
    arguments.add(CodeBlock.of("$N", adjoint));
    CodeBlock call = CodeBlock.of("$N($L)", method.memberName(member), Members.list(arguments));
    builder.addStatement("$1T $2N = new $1T()", method.adjointType(), adjoint);
    List<CodeBlock> results = new ArrayList<>();
    if (method.method().isVoid()) {
      builder.addStatement("$L", call);
      method.results().forEach(r -> results.add(CodeBlock.of("$N", r.argument())));
    } else {
      String value = names.unique("value");
      builder.addStatement("$T $N = $L", method.valueType(), value, call);
      results.add(CodeBlock.of("$N", value));
    }
    method.components().forEach(c -> results.add(CodeBlock.of("$N.$N", adjoint, c.parameter())));
    return builder.addStatement("return new $T($L)", type, Members.list(results)).build();
  }

  private MethodSpec accumulating(AdjointClass adjointClass, MemberSpecs specs) {
    MethodDescriptor.UniqueNames names = bodies.inputs().localsBeside(parameters);
    ParameterSpec adjoint =
        ParameterSpec.builder(method.adjointType(), names.unique("adjoint")).build();
    MethodSpec.Builder builder = signature(method, member, adjoint);
    if (bodies.areMissing()) {
      return builder.addCode(bodies.failure()).build();
    }
    builder.addStatement("$T.requireNonNull($N)", Objects.class, adjoint.name());
    Program program = bodies.program(member);
    DistinctArrays distinct = bodies.distinct(member);
    if (distinct == null) {
      return builder.addCode(body(program, adjointClass, adjoint)).build();
    }
    List<ParameterSpec> all = new ArrayList<>(parameters);
    all.add(adjoint);
    AliasedMember aliased = new AliasedMember(method, member, all);
    builder
        .addCode(aliased.call(distinct, bodies.inputs()))
        .addCode(body(distinct.program(), adjointClass, adjoint));
    specs.addLater(aliased.method(method.returnType(), body(program, adjointClass, adjoint)));
    return builder.build();
  }

  private CodeBlock body(Program program, AdjointClass adjointClass, ParameterSpec adjoint) {
    MethodDescriptor.UniqueNames names = bodies.inputs().localsBeside(parameters);
    names.reserve(adjoint.name());
    CodeBlock.Builder builder =
        CodeBlock.builder().add(adjointClass.fitting(adjoint.name())).add(cotangentsApart());
    List<String> programNames = new ArrayList<>(bodies.inputs().names(parameters));
    for (MethodDescriptor.Component c : method.aggregates()) {
      if (c.code().isReturned()) {
        continue;
      }
      String field = names.unique(c.parameter() + "Bar");
      programNames.add(field);
      builder.addStatement("$T $N = $N.$N", c.type(), field, adjoint.name(), c.parameter());
    }
    if (ScratchArrays.isGiven(program)) {
      String scratch = names.unique("scratch");
      programNames.add(scratch);
      builder.addStatement(
          "$T $N = $L", ShapeCode.SCRATCH, scratch, adjointClass.scratch(adjoint.name()));
    }
    return builder
        .add(
            bodies.of(
                program,
                programNames,
                Set.of(adjoint.name()),
                adjointClass.tapes(adjoint),
                results -> addTo(adjoint.name(), results)))
        .build();
  }

  /** A cotangent may be an array that the primal overwrites before the sweep reads it. */
  private CodeBlock cotangentsApart() {
    CodeBlock.Builder code = CodeBlock.builder();
    List<String> overwritten = bodies.inputs().overwritten(method);
    for (ParameterSpec cotangent : parameters) {
      boolean isCotangent = !method.arguments().contains(cotangent);
      for (ParameterSpec written : method.arguments()) {
        if (isCotangent
            && overwritten.contains(written.name())
            && SharedArrays.mayBe(written.type(), cotangent.type())) {
          code.addStatement(
              "$1N = $2T.apart($3N, $1N)", cotangent.name(), ShapeCode.SHADOWS, written.name());
        }
      }
    }
    return code.build();
  }

  private CodeBlock addTo(String adjoint, List<CodeBlock> results) {
    CodeBlock.Builder code = CodeBlock.builder();
    int next = method.results().size();
    for (MethodDescriptor.Component c : method.components()) {
      if (c.code().isReturned()) {
        CodeBlock field = CodeBlock.of("$N.$N", adjoint, c.parameter());
        code.add(c.code().add(field, results.get(next++)));
      }
    }
    return method.method().isVoid()
        ? code.build()
        : code.add("return $L;\n", results.get(0)).build();
  }

  private static void writeVjpRecord(MethodDescriptor method, MemberSpecs specs) {
    ResultRecord result =
        new ResultRecord(
            method.typeName(Member.VJP.suffix()),
            CodeBlock.of("Results of $L, and the cotangents of its\nparameters.", Doc.link(method)),
            method.visibility());
    if (method.method().isVoid()) {
      method
          .results()
          .forEach(r -> result.component(r.type(), r.component(), "the array that is written to"));
    } else {
      result.component(method.valueType(), method.valueName(), "what the method returns");
    }
    for (MethodDescriptor.Component c : method.components()) {
      result.component(c.type(), c.cotangent(), "the cotangent of {@code $L}", c.parameter());
    }
    specs.add(result.flattened(method.components(), MethodDescriptor.Component::cotangent).build());
  }

  static void writeGradientRecord(
      MethodDescriptor method, Modifier[] modifiers, MemberSpecs specs) {
    ClassName type = method.gradientType();
    ResultRecord result =
        new ResultRecord(
                type, CodeBlock.of("Value and gradient of $L.", Doc.link(method)), modifiers)
            .component(method.valueType(), method.valueName(), "what the method returns");
    for (MethodDescriptor.Component c : method.components()) {
      TypeName componentType = c.type();
      result.component(
          componentType, c.component(), "the derivative with respect to {@code $L}", c.parameter());
    }
    specs.add(result.flattened(method.components(), MethodDescriptor.Component::component).build());
  }
}
