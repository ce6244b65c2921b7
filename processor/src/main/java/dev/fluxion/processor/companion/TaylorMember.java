package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.emit.TapeSource;
import dev.fluxion.processor.ir.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes {@code fTaylor}, which runs {@code fJets}, or its text, along a line. */
final class TaylorMember {
  /** A call does not show beside more operations; their text would be there twice. */
  private static final int LONGEST_COPY = 12;

  private static final ClassName COEFFICIENTS = ClassName.get("dev.fluxion.tape", "Coefficients");
  private static final ClassName JETS = ClassName.get("dev.fluxion.tape", "Jets");
  private static final ClassName TENSOR_JETS = ClassName.get("dev.fluxion.tape", "TensorJets");

  private static final TypeName VECTOR = ArrayTypeName.of(TypeName.DOUBLE);

  private TaylorMember() {}

  static void write(
      MethodDescriptor method, Bodies bodies, Modifier[] modifiers, MemberSpecs specs) {
    List<ParameterSpec> parameters = parameters(method);
    String order = parameters.get(parameters.size() - 1).name();
    MethodSpec.Builder member = signature(method, modifiers);
    if (method.hasWhole()) {
      member.returns(method.typeName(Member.TAYLOR.suffix()));
      specs.add(record(method));
    }
    if (!bodies.areMissing()) {
      member.addStatement("$T.check($N)", COEFFICIENTS, order).addCode(method.tangentChecks());
    }
    specs.add(member.addCode(body(method, bodies, parameters, order)).build());
  }

  /** The parameters, of which the last one is the order. */
  static List<ParameterSpec> parameters(MethodDescriptor method) {
    List<ParameterSpec> parameters = new ArrayList<>(method.withTangents());
    String order = MethodDescriptor.localsBeside(parameters).unique("order");
    parameters.add(ParameterSpec.builder(TypeName.INT, order).build());
    return parameters;
  }

  /** The member without its body. */
  static MethodSpec.Builder signature(MethodDescriptor method, Modifier[] modifiers) {
    List<ParameterSpec> parameters = parameters(method);
    return Members.method(method, Member.TAYLOR, parameters, modifiers)
        .addJavadoc(
            "Taylor coefficients, from the value on, of $L\nalong the line from the arguments"
                + " in the direction of the tangents of $L.",
            Doc.link(method),
            Doc.differentiated(method))
        .addJavadoc(
            Doc.tags(method, parameters, "the coefficients of t<sup>0</sup> to t<sup>order</sup>"))
        .returns(method.method().isScalar() ? VECTOR : ArrayTypeName.of(VECTOR));
  }

  /** The coefficients of a record's components, with the record that tells their order. */
  private static TypeSpec record(MethodDescriptor method) {
    return new ResultRecord(
            method.typeName(Member.TAYLOR.suffix()),
            CodeBlock.of("Value and Taylor coefficients of $L.", Doc.link(method)),
            method.visibility())
        .component(method.valueType(), method.results().get(0).component(), "the value")
        .component(ArrayTypeName.of(VECTOR), "coefficients", "a row for each order")
        .build();
  }

  private static CodeBlock body(
      MethodDescriptor method, Bodies bodies, List<ParameterSpec> parameters, String order) {
    if (bodies.areMissing()) {
      return bodies.failure();
    }
    MethodDescriptor.UniqueNames locals = bodies.inputs().localsBeside(parameters);
    CodeBlock.Builder code = CodeBlock.builder();
    Map<String, String> jets = new HashMap<>();
    for (MethodDescriptor.Component c : method.components()) {
      String jet = locals.unique(c.argument() + "Jet");
      jets.put(c.argument(), jet);
      code.addStatement(
          "$T $N = $T.seed($N, $N, $N)",
          JetsMember.jetType(c.type()),
          jet,
          jets(c.code()),
          c.argument(),
          c.tangent(),
          order);
    }
    for (MethodDescriptor.Result r : method.results()) {
      if (!r.argument().isEmpty() && !jets.containsKey(r.argument())) {
        String jet = locals.unique(r.argument() + "Jet");
        jets.put(r.argument(), jet);
        code.addStatement(
            "$T $N = $T.like($N)",
            JetsMember.jetType(r.type()),
            jet,
            JetsMember.JET_ARRAYS,
            r.argument());
      }
    }
    if (isOfNumbers(method) && isShort(bodies.program(Member.TAYLOR))) {
      return code.add(series(method, bodies, parameters, jets, order)).build();
    }
    List<CodeBlock> inputs = new ArrayList<>(Members.names(method.arguments()));
    method.arguments().stream()
        .filter(a -> jets.containsKey(a.name()))
        .forEach(a -> inputs.add(CodeBlock.of("$N", jets.get(a.name()))));
    CodeBlock call = CodeBlock.of("$N($L)", method.memberName(Member.JETS), Members.list(inputs));
    return code.add(coefficients(method, call, jets, locals, order)).build();
  }

  private static boolean isOfNumbers(MethodDescriptor method) {
    return method.method().isScalar()
        && method.components().stream().allMatch(c -> c.code().isNumber());
  }

  private static boolean isShort(Program series) {
    return series.entry().body().statements().size() <= LONGEST_COPY;
  }

  /**
   * The same as in {@code fJets}, once more: it is so short that the call would cost a third of the
   * time, as the JIT does not inline what it compiled first.
   */
  private static CodeBlock series(
      MethodDescriptor method,
      Bodies bodies,
      List<ParameterSpec> parameters,
      Map<String, String> jets,
      String order) {
    List<String> inputs = new ArrayList<>(bodies.inputs().names(method.arguments()));
    method.components().forEach(c -> inputs.add(Objects.requireNonNull(jets.get(c.argument()))));
    Set<String> reserved = new HashSet<>(Members.simpleNames(parameters));
    reserved.addAll(jets.values());
    return bodies.of(
        Member.TAYLOR,
        inputs,
        reserved,
        TapeSource.NEW,
        results ->
            CodeBlock.of(
                "return $T.of($L, $L, $N);\n",
                COEFFICIENTS,
                results.get(0),
                results.get(1),
                order));
  }

  private static ClassName jets(ShapeCode code) {
    if (code.isTensor()) {
      return TENSOR_JETS;
    }
    return code.isNumber() ? JETS : JetsMember.JET_ARRAYS;
  }

  private static CodeBlock coefficients(
      MethodDescriptor method,
      CodeBlock call,
      Map<String, String> jets,
      MethodDescriptor.UniqueNames locals,
      String order) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (method.method().isVoid()) {
      code.addStatement("$L", call).add("return new $T($N)", COEFFICIENTS, order);
      for (MethodDescriptor.Result r : method.results()) {
        code.add("$Z.add($N, $N)", r.argument(), jets.get(r.argument()));
      }
      return code.add(".toArray();\n").build();
    }
    String result = locals.unique("result");
    code.addStatement("$T $N = $L", method.typeName(Member.JETS.suffix()), result, call);
    if (method.method().isScalar()) {
      return code.addStatement(
              "return $1T.of($2N.value(), $2N.jet(), $3N)", COEFFICIENTS, result, order)
          .build();
    }
    CodeBlock.Builder rows = CodeBlock.builder().add("new $T($N)", COEFFICIENTS, order);
    List<String> names = JetsMember.jets(method);
    for (int i = 0; i < names.size(); i++) {
      String component = method.derivedResults().get(i).component();
      rows.add("$Z.add($1N.$2N(), $1N.$3N())", result, component, names.get(i));
    }
    CodeBlock coefficients = rows.add(".toArray()").build();
    return method.hasWhole()
        ? code.addStatement(
                "return new $T($N.$N(), $L)",
                method.typeName(Member.TAYLOR.suffix()),
                result,
                method.results().get(0).component(),
                coefficients)
            .build()
        : code.addStatement("return $L", coefficients).build();
  }
}
