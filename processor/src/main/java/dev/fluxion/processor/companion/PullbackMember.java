package dev.fluxion.processor.companion;

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
import javax.lang.model.element.Modifier;

/** Writes {@code fPullback}, the class {@code FPullback} and what its {@code apply} returns. */
final class PullbackMember {
  private final MethodDescriptor method;
  private final Bodies bodies;
  private final Modifier[] modifiers;
  private final MethodDescriptor.UniqueNames fields = new MethodDescriptor.UniqueNames();
  private final String frame;

  private PullbackMember(MethodDescriptor method, Bodies bodies, Modifier[] modifiers) {
    this.method = method;
    this.bodies = bodies;
    this.modifiers = modifiers;
    method.results().forEach(r -> fields.reserve(r.component()));
    method.results().forEach(r -> fields.reserve(r.cotangent()));
    this.frame = fields.unique("frame");
  }

  /**
   * @param modifiers of the members: private where only {@code fJacobian} needs them
   */
  static void write(
      MethodDescriptor method, Bodies bodies, Modifier[] modifiers, MemberSpecs specs) {
    new PullbackMember(method, bodies, modifiers).write(specs);
  }

  private ClassName type() {
    return method.typeName(Member.PULLBACK.suffix());
  }

  private ClassName cotangentsType() {
    return method.typeName("Cotangents");
  }

  private void write(MemberSpecs specs) {
    MethodSpec.Builder member = signature(method, modifiers);
    TypeSpec.Builder pullback = pullbackClass(method, modifiers);
    if (bodies.areMissing()) {
      member.addCode(bodies.failure());
      method.results().forEach(r -> pullback.addMethod(accessor(r, bodies.failure())));
      pullback.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
      pullback.addMethod(applySignature(method).addCode(bodies.failure()).build());
    } else {
      Bodies.Emitted forward =
          bodies.emit(
              bodies.pullback().forward(),
              bodies.inputs().names(method.arguments()),
              Set.of(),
              TapeSource.NEW,
              results -> CodeBlock.of("return new $T($L);\n", type(), Members.list(results)));
      member.addCode(bodies.inputs().unpacked()).addCode(forward.body());
      List<String> names = new ArrayList<>(List.of(frame));
      method.derivedResults().forEach(r -> names.add(r.cotangent()));
      Bodies.Emitted backward =
          bodies.emit(
              bodies.pullback().backward(),
              names,
              Set.of(),
              TapeSource.NEW,
              results ->
                  CodeBlock.of("return new $T($L);\n", cotangentsType(), Members.list(results)));
      addState(
          pullback,
          forward.types().apply(bodies.pullback().backward().entry().parameters().get(0).type()));
      pullback.addMethod(applySignature(method).addCode(withChecks(backward.body())).build());
    }
    specs.add(member.build());
    specs.add(pullback.build());
    specs.add(cotangents(method, modifiers));
  }

  /** The member without its body. */
  static MethodSpec.Builder signature(MethodDescriptor method, Modifier[] modifiers) {
    List<ParameterSpec> parameters = method.arguments();
    return Members.method(method, Member.PULLBACK, parameters, modifiers)
        .addJavadoc(
            "Runs $L once, and returns what takes cotangents of its\n"
                + "results back to $L, as often as wanted.",
            Doc.link(method),
            Doc.differentiated(method))
        .addJavadoc(Doc.tags(method, parameters, "the results and the pullback"))
        .returns(method.typeName(Member.PULLBACK.suffix()));
  }

  /** The class without its members. */
  static TypeSpec.Builder pullbackClass(MethodDescriptor method, Modifier[] modifiers) {
    return TypeSpec.classBuilder(method.typeName(Member.PULLBACK.suffix()).simpleName())
        .addModifiers(Members.with(Members.with(modifiers, Modifier.STATIC), Modifier.FINAL))
        .addJavadoc(
            "One run of $L. What it needs of differentiated arrays it has\n"
                + "copied; constant arrays must stay unchanged.",
            Doc.link(method));
  }

  /** The fields, the constructor and the accessors. */
  private void addState(TypeSpec.Builder pullback, TypeName frameType) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
    for (MethodDescriptor.Result r : method.results()) {
      field(pullback, constructor, r.type(), r.component());
      pullback.addMethod(accessor(r, CodeBlock.of("return $N;\n", r.component())));
    }
    field(pullback, constructor, frameType, frame);
    pullback.addMethod(constructor.build());
  }

  static MethodSpec accessor(MethodDescriptor.Result result, CodeBlock body) {
    return MethodSpec.methodBuilder(result.component())
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(
            result.argument().isEmpty()
                ? "Returns what the method returned."
                : "Returns the array that was written to.")
        .returns(result.type())
        .addCode(body)
        .build();
  }

  static void field(
      TypeSpec.Builder type, MethodSpec.Builder constructor, TypeName fieldType, String name) {
    type.addField(fieldType, name, Modifier.PRIVATE, Modifier.FINAL);
    constructor.addParameter(fieldType, name).addStatement("this.$1N = $1N", name);
  }

  private CodeBlock withChecks(CodeBlock body) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (MethodDescriptor.Result r : method.derivedResults()) {
      code.add(
          r.code()
              .check(
                  r.cotangent(),
                  CodeBlock.of("$N", r.component()),
                  CodeBlock.of("$N", r.cotangent())));
    }
    return code.add(body).build();
  }

  /** {@code apply} without its body. */
  static MethodSpec.Builder applySignature(MethodDescriptor method) {
    MethodSpec.Builder apply =
        MethodSpec.methodBuilder("apply")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Takes cotangents of the results back to the parameters.\n")
            .returns(method.typeName("Cotangents"));
    for (MethodDescriptor.Result r : method.derivedResults()) {
      apply.addParameter(r.type(), r.cotangent());
      apply.addJavadoc("\n@param $L the cotangent of {@code $L}", r.cotangent(), r.component());
    }
    return apply.addJavadoc("\n@return new cotangents, which are the caller's");
  }

  static TypeSpec cotangents(MethodDescriptor method, Modifier[] modifiers) {
    ResultRecord result =
        new ResultRecord(
            method.typeName("Cotangents"),
            CodeBlock.of("Cotangents of the parameters of $L.", Doc.link(method)),
            modifiers);
    for (MethodDescriptor.Component c : method.components()) {
      result.component(c.type(), c.component(), "the cotangent of {@code $L}", c.parameter());
    }
    return result.flattened(method.components(), MethodDescriptor.Component::component).build();
  }
}
