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
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/**
 * Writes {@code fPullbackAlong}, by which callers in other files get second derivatives: the
 * pullback and how it changes along the tangents. Behind the arguments it takes a tangent for what
 * is differentiated or written to, in order; those of arrays that are written to are replaced. The
 * result serves one sweep, which is all that a caller makes.
 */
final class PullbackAlongMember {
  private static final ClassName SHADOWS = ClassName.get("dev.fluxion.tape", "Shadows");

  private final MethodDescriptor method;
  private final Bodies bodies;

  private PullbackAlongMember(MethodDescriptor method, Bodies bodies) {
    this.method = method;
    this.bodies = bodies;
  }

  static void write(MethodDescriptor method, Bodies bodies, MemberSpecs specs) {
    new PullbackAlongMember(method, bodies).write(specs);
  }

  private ClassName type() {
    return method.typeName(Member.PULLBACK_ALONG.suffix());
  }

  private ClassName cotangentsType() {
    return method.typeName("Cotangents");
  }

  private boolean isVoid() {
    return method.method().isVoid();
  }

  private void write(MemberSpecs specs) {
    Companions tangents =
        Companions.of(method, bodies.inputs(), "Tangent", UnaryOperator.identity());
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    parameters.addAll(tangents.parameters());
    specs.add(cotangentsAlong(method));
    if (bodies.areMissing()) {
      specs.add(signature(method, parameters).addCode(bodies.failure()).build());
      specs.add(failingState());
      return;
    }
    List<String> inputs = new ArrayList<>(bodies.inputs().names(method.arguments()));
    CodeBlock.Builder names = CodeBlock.builder();
    inputs.addAll(tangents.inputs(names));
    Bodies.Emitted forward =
        bodies.emit(
            bodies.along().forward(),
            inputs,
            Set.copyOf(Members.simpleNames(parameters)),
            TapeSource.NEW,
            results -> finish(results, tangents));
    specs.add(
        signature(method, parameters)
            .addJavadoc(tangents.tags("the tangent"))
            .addJavadoc("\n@return what serves one reverse sweep")
            .addCode(names.build())
            .addCode(bodies.inputs().unpacked())
            .addCode(forward.body())
            .build());
    specs.add(state(forward));
  }

  /** The member without its body, nor tags in its documentation. */
  static MethodSpec.Builder signature(MethodDescriptor method, List<ParameterSpec> parameters) {
    return Members.method(method, Member.PULLBACK_ALONG, parameters, method.visibility())
        .addJavadoc(
            "The pullback of $L and its derivative along the tangents of\n$L."
                + " For generated code.",
            Doc.link(method),
            Doc.differentiated(method))
        .returns(method.typeName(Member.PULLBACK_ALONG.suffix()));
  }

  /** The record that a sweep returns. */
  static TypeSpec cotangentsAlong(MethodDescriptor method) {
    ClassName cotangents = method.typeName("Cotangents");
    return new ResultRecord(
            method.typeName("CotangentsAlong"),
            CodeBlock.of(
                "Cotangents of the parameters of $L and their tangents.", Doc.link(method)),
            method.visibility())
        .component(cotangents, "cotangents", "the cotangents")
        .component(cotangents, "tangents", "their tangents")
        .build();
  }

  /** The results, the frame, the tangents of the results, that of the frame. */
  private CodeBlock finish(List<CodeBlock> results, Companions tangents) {
    int own = method.results().size();
    CodeBlock frame = results.get(own);
    CodeBlock frameTangent = results.get(results.size() - 1);
    return isVoid()
        ? CodeBlock.builder()
            .add(tangents.replace(SHADOWS, results, own + 1))
            .addStatement("return new $T($L,$W$L)", type(), frame, frameTangent)
            .build()
        : CodeBlock.builder()
            .add("return new $T($L, ", type(), Members.list(results.subList(0, own)))
            .add("$L, ", Members.list(results.subList(own + 1, results.size() - 1)))
            .add("$L, $L);\n", frame, frameTangent)
            .build();
  }

  /** Of a method that cannot be differentiated: for callers, which have derivatives. */
  private TypeSpec failingState() {
    TypeSpec.Builder state = stateClass(method);
    state.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    if (!isVoid()) {
      method.results().forEach(r -> state.addMethod(failing(r.type(), r.component())));
      method.derivedResults().forEach(r -> state.addMethod(failing(r.type(), r.tangent())));
    }
    List<ParameterSpec> cotangents = cotangents(method);
    List<ParameterSpec> parameters = new ArrayList<>(cotangents);
    parameters.addAll(tangents(cotangents, MethodDescriptor.localsBeside(cotangents)));
    return state
        .addMethod(applySignature(method, parameters).addCode(bodies.failure()).build())
        .build();
  }

  private MethodSpec failing(TypeName type, String accessor) {
    return MethodSpec.methodBuilder(accessor)
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addCode(bodies.failure())
        .build();
  }

  private TypeSpec state(Bodies.Emitted forward) {
    List<ParameterSpec> cotangents = cotangents(method);
    MethodDescriptor.UniqueNames names = MethodDescriptor.localsBeside(cotangents);
    List<ParameterSpec> tangents = tangents(cotangents, names);
    String frame = names.unique("frame");
    String frameTangent = names.unique("frameTangent");
    List<ParameterSpec> parameters = new ArrayList<>(cotangents);
    parameters.addAll(tangents);
    List<String> inputs = new ArrayList<>(List.of(frame));
    inputs.addAll(Members.simpleNames(cotangents));
    inputs.add(frameTangent);
    inputs.addAll(Members.simpleNames(tangents));
    Bodies.Emitted backward =
        bodies.emit(
            bodies.along().backward(), inputs, Set.of(), TapeSource.NEW, this::cotangentsAlong);
    TypeSpec.Builder state = stateClass(method);
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
    if (!isVoid()) {
      for (MethodDescriptor.Result r : method.results()) {
        String field = names.unique(r.component());
        accessible(state, constructor, r.type(), field, r.component(), "the result");
      }
      for (MethodDescriptor.Result r : method.derivedResults()) {
        String field = names.unique(r.tangent());
        accessible(state, constructor, r.type(), field, r.tangent(), "its tangent");
      }
    }
    field(state, constructor, forward.types().apply(entryType(0)), frame);
    field(
        state, constructor, forward.types().apply(entryType(1 + cotangents.size())), frameTangent);
    return state
        .addMethod(constructor.build())
        .addMethod(applySignature(method, parameters).addCode(backward.body()).build())
        .build();
  }

  /** What a sweep takes for the results. */
  static List<ParameterSpec> cotangents(MethodDescriptor method) {
    return method.derivedResults().stream()
        .map(r -> ParameterSpec.builder(r.type(), r.cotangent()).build())
        .toList();
  }

  /** The tangents of these. */
  static List<ParameterSpec> tangents(
      List<ParameterSpec> cotangents, MethodDescriptor.UniqueNames names) {
    return cotangents.stream()
        .map(c -> ParameterSpec.builder(c.type(), names.unique(c.name() + "Tangent")).build())
        .toList();
  }

  /** The class {@code FPullbackAlong} without its members. */
  static TypeSpec.Builder stateClass(MethodDescriptor method) {
    return TypeSpec.classBuilder(method.typeName(Member.PULLBACK_ALONG.suffix()).simpleName())
        .addModifiers(
            Members.with(Members.with(method.visibility(), Modifier.STATIC), Modifier.FINAL))
        .addJavadoc("One run of $L along a direction.", Doc.link(method));
  }

  /** Its {@code apply} without a body. */
  static MethodSpec.Builder applySignature(
      MethodDescriptor method, List<ParameterSpec> parameters) {
    return MethodSpec.methodBuilder("apply")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(
            "Takes cotangents of the results, and their tangents, back to the parameters.\n\n")
        .addJavadoc("@return new cotangents and their tangents")
        .returns(method.typeName("CotangentsAlong"))
        .addParameters(parameters);
  }

  private dev.fluxion.processor.ir.Type entryType(int parameter) {
    return bodies.along().backward().entry().parameters().get(parameter).type();
  }

  private CodeBlock cotangentsAlong(List<CodeBlock> results) {
    int half = results.size() / 2;
    return CodeBlock.of(
        "return new $1T(new $2T($3L), new $2T($4L));\n",
        method.typeName("CotangentsAlong"),
        cotangentsType(),
        Members.list(results.subList(0, half)),
        Members.list(results.subList(half, results.size())));
  }

  static void accessible(
      TypeSpec.Builder state,
      MethodSpec.Builder constructor,
      TypeName type,
      String field,
      String accessor,
      String what) {
    field(state, constructor, type, field);
    state.addMethod(
        MethodSpec.methodBuilder(accessor)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Returns $L.", what)
            .returns(type)
            .addStatement("return $N", field)
            .build());
  }

  private static void field(
      TypeSpec.Builder state, MethodSpec.Builder constructor, TypeName type, String name) {
    state.addField(type, name, Modifier.PRIVATE, Modifier.FINAL);
    constructor.addParameter(type, name).addStatement("this.$1N = $1N", name);
  }
}
