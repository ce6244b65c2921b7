package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the members of scalar methods that take records: each calls that of the components. */
final class RecordMembers {
  private static final ClassName PLACES = ClassName.get("dev.fluxion.tape", "Places");

  private final RecordMethod records;
  private final MethodDescriptor method;
  private final MethodDescriptor core;
  private final RecordCode code;
  private final MemberSpecs specs;

  RecordMembers(RecordMethod records, RecordCode code, MemberSpecs specs) {
    this.records = records;
    this.method = records.method();
    this.core = records.core();
    this.code = code;
    this.specs = specs;
  }

  void write(Set<Member> members) {
    if (members.contains(Member.GRADIENT)) {
      writeGradient();
    }
    if (members.contains(Member.JVP)) {
      writeJvp();
    }
    if (members.contains(Member.HVP)) {
      writeHvp();
    }
    if (members.contains(Member.GRADIENT) || members.contains(Member.HVP)) {
      writeGradientRecord();
    }
    if (members.contains(Member.HESSIAN)) {
      writeHessian();
    }
    if (members.contains(Member.TAYLOR)) {
      writeTaylor();
    }
    if (members.contains(Member.DERIVATIVE)) {
      writeDerivative();
    }
  }

  /** Names for locals beside the parameters and their parts. */
  private MethodDescriptor.UniqueNames locals() {
    MethodDescriptor.UniqueNames names = MethodDescriptor.localsBeside(method.arguments());
    records.arguments().stream().flatMap(Part::all).forEach(part -> names.reserve(part.name()));
    records.tangents().stream().flatMap(Part::all).forEach(part -> names.reserve(part.name()));
    return names;
  }

  private CodeBlock unpacked() {
    return records.arguments().stream().map(code::unpack).collect(CodeBlock.joining(""));
  }

  private CodeBlock unpackedTangents() {
    CodeBlock.Builder statements = CodeBlock.builder();
    List<Part> primals = records.differentiated();
    for (int i = 0; i < primals.size(); i++) {
      Part tangent = records.tangents().get(i);
      statements.add(
          code.check(
              primals.get(i),
              CodeBlock.of("$S", tangent.name()),
              CodeBlock.of("$N", primals.get(i).name()),
              CodeBlock.of("$N", tangent.name())));
    }
    records.tangents().forEach(tangent -> statements.add(code.unpack(tangent)));
    return statements.build();
  }

  /** The arguments of the user's record, of those that the core made. */
  private CodeBlock gradient(CodeBlock parts) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$L.$N()", parts, core.valueName()));
    for (Part part : records.differentiated()) {
      arguments.add(
          code.pack(
              part, leaf -> CodeBlock.of("$L.$N()", parts, records.components().get(leaf.name()))));
    }
    return CodeBlock.of("new $T($L)", method.gradientType(), Members.list(arguments));
  }

  private CodeBlock call(Member member, List<CodeBlock> more) {
    List<CodeBlock> arguments = new ArrayList<>(records.names());
    arguments.addAll(more);
    return CodeBlock.of("$N($L)", core.memberName(member), Members.list(arguments));
  }

  // The gradient.

  private void writeGradient() {
    List<ParameterSpec> parameters = method.arguments();
    String parts = locals().unique("parts");
    specs.add(
        Members.method(method, Member.GRADIENT, parameters)
            .addJavadoc(
                "Value and gradient of $L with respect to\n$L.",
                Doc.link(method),
                Doc.differentiated(method))
            .addJavadoc(Doc.tags(method, parameters, "the value and the gradient"))
            .returns(method.gradientType())
            .addCode(unpacked())
            .addStatement(
                "$T $N = $L", core.gradientType(), parts, call(Member.GRADIENT, List.of()))
            .addStatement("return $L", gradient(CodeBlock.of("$N", parts)))
            .build());
    writeAccumulating();
    writeAdjoint();
  }

  private void writeAccumulating() {
    MethodDescriptor.UniqueNames names = locals();
    ParameterSpec adjoint =
        ParameterSpec.builder(method.adjointType(), names.unique("adjoint")).build();
    String parts = names.unique("parts");
    String value = names.unique("value");
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    parameters.add(adjoint);
    MethodSpec.Builder member =
        Members.method(method, Member.GRADIENT, parameters)
            .addJavadoc(
                "Returns the value of $L and adds its gradient with respect to\n"
                    + "$L to the fields of {@code $L}. Those that are records are replaced.",
                Doc.link(method),
                Doc.differentiated(method),
                adjoint.name())
            .addJavadoc(Doc.tags(method, parameters, "what the method returns"))
            .returns(method.valueType())
            .addStatement("$T.requireNonNull($N)", Objects.class, adjoint.name());
    CodeBlock.Builder back = CodeBlock.builder();
    CodeBlock.Builder forth = CodeBlock.builder();
    List<Part> differentiated = records.differentiated();
    for (int i = 0; i < differentiated.size(); i++) {
      Part part = differentiated.get(i);
      CodeBlock field =
          CodeBlock.of("$N.$N", adjoint.name(), method.components().get(i).parameter());
      if (part.isRecord()) {
        member.addCode(checkField(part, field));
        forth.add(loadRecord(part, field, parts, names));
        back.addStatement("$L = $L", field, code.pack(part, leaf -> ofParts(parts, leaf)));
      } else {
        forth.addStatement("$L = $L", ofParts(parts, part), field);
        back.addStatement("$L = $L", field, ofParts(parts, part));
      }
    }
    specs.add(
        member
            .addCode(unpacked())
            .addStatement("$T $N = $N.parts", core.adjointType(), parts, adjoint.name())
            .addCode(forth.build())
            .addStatement(
                "$T $N = $L",
                method.valueType(),
                value,
                call(Member.GRADIENT, List.of(CodeBlock.of("$N", parts))))
            .addCode(back.build())
            .addStatement("return $N", value)
            .build());
  }

  private CodeBlock ofParts(String parts, Part leaf) {
    return CodeBlock.of("$N.$N", parts, records.components().get(leaf.name()));
  }

  private CodeBlock checkField(Part part, CodeBlock field) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L != null)", field)
        .add(
            code.check(
                part,
                CodeBlock.of("$S", "adjoint." + part.name()),
                CodeBlock.of("$N", part.name()),
                field))
        .endControlFlow()
        .build();
  }

  /** Statements that hand the sum so far to the core; arrays as copies, as that adds to them. */
  private CodeBlock loadRecord(
      Part part, CodeBlock field, String parts, MethodDescriptor.UniqueNames names) {
    Part sum = part.renamed(names.unique(part.name() + "Sum"), names);
    CodeBlock.Builder statements = CodeBlock.builder();
    statements.addStatement("$T $N = $L", sum.javaType(), sum.name(), field);
    statements.add(code.unpack(sum));
    List<Part> leaves = part.derivedLeaves();
    for (int i = 0; i < leaves.size(); i++) {
      Part old = sum.derivedLeaves().get(i);
      CodeBlock value =
          old.isNumber()
              ? CodeBlock.of("$N", old.name())
              : CodeBlock.of("$T.copy($N)", ShapeCode.SHADOWS, old.name());
      statements.addStatement("$L = $L", ofParts(parts, leaves.get(i)), value);
    }
    return statements.build();
  }

  private void writeAdjoint() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(method.adjointType().simpleName())
            .addModifiers(method.visibilityAnd(Modifier.STATIC, Modifier.FINAL))
            .addJavadoc(
                "The gradient of $L, summed over calls. It owns the\n"
                    + "scratch memory of the call, so use one for each thread.",
                Doc.link(method));
    MethodSpec.Builder clear =
        MethodSpec.methodBuilder("clear")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Sets every field to zero.");
    MethodDescriptor.UniqueNames names = new MethodDescriptor.UniqueNames();
    List<Part> differentiated = records.differentiated();
    for (int i = 0; i < differentiated.size(); i++) {
      MethodDescriptor.Component c = method.components().get(i);
      type.addField(
          FieldSpec.builder(c.type(), c.parameter(), Modifier.PUBLIC)
              .addJavadoc("The derivative with respect to {@code $L}.", c.parameter())
              .build());
      names.reserve(c.parameter());
      CodeBlock field = CodeBlock.of("$N", c.parameter());
      clear.addCode(
          differentiated.get(i).isRecord()
              ? CodeBlock.of("$L = $L;\n", field, code.zero(differentiated.get(i), field))
              : c.code().clear(field));
    }
    specs.add(
        type.addField(
                FieldSpec.builder(core.adjointType(), "parts", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T()", core.adjointType())
                    .build())
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("Creates an adjoint that is zero.")
                    .build())
            .addMethod(clear.build())
            .addMethod(toArray(MethodDescriptor.Component::parameter))
            .build());
  }

  private MethodSpec toArray(java.util.function.Function<MethodDescriptor.Component, String> name) {
    MethodDescriptor.UniqueNames names = new MethodDescriptor.UniqueNames();
    method.components().forEach(c -> names.reserve(name.apply(c)));
    CodeBlock flat = CodeBlock.of("$N", names.unique("flat"));
    CodeBlock.Builder statements = CodeBlock.builder();
    List<Part> differentiated = records.differentiated();
    for (int i = 0; i < differentiated.size(); i++) {
      CodeBlock value = CodeBlock.of("$N", name.apply(method.components().get(i)));
      statements.add(code.flatten(differentiated.get(i), flat, value));
    }
    return ResultRecord.toArray(
        CodeBlock.builder()
            .addStatement("$1T $2L = new $1T()", ShapeCode.FLAT, flat)
            .add(statements.build())
            .addStatement("return $L.toArray()", flat)
            .build());
  }

  private void writeGradientRecord() {
    ResultRecord result =
        new ResultRecord(
                method.gradientType(),
                CodeBlock.of("Value and gradient of $L.", Doc.link(method)),
                method.visibility())
            .component(method.valueType(), method.valueName(), "what the method returns");
    for (MethodDescriptor.Component c : method.components()) {
      result.component(
          c.type(), c.component(), "the derivative with respect to {@code $L}", c.parameter());
    }
    specs.add(result.method(toArray(MethodDescriptor.Component::component)).build());
  }

  // Tangents.

  private List<ParameterSpec> withTangents() {
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    parameters.addAll(method.tangents());
    return parameters;
  }

  private void writeTaylor() {
    List<ParameterSpec> parameters = new ArrayList<>(withTangents());
    ParameterSpec order = ParameterSpec.builder(TypeName.INT, locals().unique("order")).build();
    parameters.add(order);
    List<CodeBlock> more = new ArrayList<>(records.tangentNames());
    more.add(CodeBlock.of("$N", order.name()));
    specs.add(
        Members.method(method, Member.TAYLOR, parameters)
            .addJavadoc(TaylorMember.text(method))
            .addJavadoc(Doc.tags(method, parameters, TaylorMember.RETURNS))
            .returns(ArrayTypeName.of(TypeName.DOUBLE))
            .addCode(unpacked())
            .addCode(unpackedTangents())
            .addStatement("return $L", call(Member.TAYLOR, more))
            .build());
  }

  private void writeDerivative() {
    MethodDescriptor.UniqueNames names = locals();
    ParameterSpec order = ParameterSpec.builder(TypeName.INT, names.unique("order")).build();
    String places = names.unique("placesInOrder");
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    parameters.add(order);
    specs.add(
        Members.method(method, Member.DERIVATIVE, parameters)
            .addJavadoc(DerivativeMember.text(method, order.name()))
            .addJavadoc(Doc.tags(method, parameters, DerivativeMember.returns(Member.DERIVATIVE)))
            .returns(DerivativeMember.TENSOR)
            .addCode(unpacked())
            .addCode(order(places, names))
            .addStatement(
                "return $T.pick($L, $N)",
                PLACES,
                call(Member.DERIVATIVE, List.of(CodeBlock.of("$N", order.name()))),
                places)
            .build());
  }

  private void writeJvp() {
    ClassName result = method.typeName("Jvp");
    String parts = locals().unique("parts");
    specs.add(
        Members.method(method, Member.JVP, withTangents())
            .addJavadoc(
                "Value and tangent of $L:\nthe derivative in the direction of the tangents of $L.",
                Doc.link(method),
                Doc.differentiated(method))
            .addJavadoc(Doc.tags(method, withTangents(), "the value and its tangent"))
            .returns(result)
            .addCode(unpacked())
            .addCode(unpackedTangents())
            .addStatement(
                "$T $N = $L", core.typeName("Jvp"), parts, call(Member.JVP, records.tangentNames()))
            .addStatement("return new $T($N.value(), $N.tangent())", result, parts, parts)
            .build());
    specs.add(
        new ResultRecord(
                result,
                CodeBlock.of("Value and tangent of $L.", Doc.link(method)),
                method.visibility())
            .component(method.valueType(), "value", "what the method returns")
            .component(method.valueType(), "tangent", "the value's tangent")
            .build());
  }

  private void writeHvp() {
    ClassName result = method.typeName("Hvp");
    String parts = locals().unique("parts");
    specs.add(
        Members.method(method, Member.HVP, withTangents())
            .addJavadoc(
                "Value, gradient and Hessian-vector product of $L:\n"
                    + "how the gradient with respect to $L changes in the direction of the\n"
                    + "tangents.",
                Doc.link(method),
                Doc.differentiated(method))
            .addJavadoc(
                Doc.tags(
                    method, withTangents(), "the gradient, and the Hessian times the tangents"))
            .returns(result)
            .addCode(unpacked())
            .addCode(unpackedTangents())
            .addStatement(
                "$T $N = $L", core.typeName("Hvp"), parts, call(Member.HVP, records.tangentNames()))
            .addStatement(
                "return new $T($L, $L)",
                result,
                gradient(CodeBlock.of("$N.gradient()", parts)),
                gradient(CodeBlock.of("$N.product()", parts)))
            .build());
    specs.add(
        new ResultRecord(
                result,
                CodeBlock.of("Gradient and Hessian-vector product of $L.", Doc.link(method)),
                method.visibility())
            .component(method.gradientType(), "gradient", "the value and the gradient")
            .component(
                method.gradientType(),
                "product",
                "the tangents of both: the directional derivative, and the Hessian times\n"
                    + "    the tangents")
            .build());
  }

  /** The core's Hessian, component by component, in the order of the records. */
  private void writeHessian() {
    ClassName result = method.typeName("Hessian");
    MethodDescriptor.UniqueNames names = locals();
    String parts = names.unique("parts");
    String order = names.unique("order");
    specs.add(
        Members.method(method, Member.HESSIAN, method.arguments())
            .addJavadoc(
                "Value, gradient and Hessian of $L with respect to\n$L, in this order.",
                Doc.link(method),
                Doc.differentiated(method))
            .addJavadoc(
                Doc.tags(
                    method,
                    method.arguments(),
                    "the value, the gradient and the symmetric Hessian"))
            .returns(result)
            .addCode(unpacked())
            .addStatement(
                "$T $N = $L", core.typeName("Hessian"), parts, call(Member.HESSIAN, List.of()))
            .addCode(order(order, names))
            .addStatement(
                "return new $1T($2N.value(), $3T.pick($2N.gradient(), $4N),"
                    + " $3T.pick($2N.hessian(), $4N))",
                result,
                parts,
                PLACES,
                order)
            .build());
    specs.add(HessianMember.result(method));
  }

  /** Where in the core's derivatives those of the records have their places, in order. */
  private CodeBlock order(String order, MethodDescriptor.UniqueNames names) {
    String places = names.unique("places");
    String flat = names.unique("flat");
    CodeBlock.Builder ordered = CodeBlock.builder();
    for (Part part : records.differentiated()) {
      ordered.add(
          code.order(
              part,
              CodeBlock.of("$N", flat),
              leaf -> CodeBlock.of("$N.part($N)", places, leaf.name())));
    }
    return CodeBlock.builder()
        .addStatement("$1T $2N = new $1T()", PLACES, places)
        .addStatement("$1T $2N = new $1T()", ShapeCode.FLAT, flat)
        .add(ordered.build())
        .addStatement("double[] $N = $N.toArray()", order, flat)
        .build();
  }
}
