package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.emit.TapeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes {@code fTaylor}, whose results come each with its jet. */
final class TaylorMember {
  private static final ClassName COEFFICIENTS = ClassName.get("dev.fluxion.tape", "Coefficients");
  private static final ClassName JETS = ClassName.get("dev.fluxion.tape", "Jets");
  private static final ClassName JET_ARRAYS = ClassName.get("dev.fluxion.tape", "JetArrays");

  static final String RETURNS = "the coefficients of t<sup>0</sup> to t<sup>order</sup>";

  private static final TypeName VECTOR = ArrayTypeName.of(TypeName.DOUBLE);

  private TaylorMember() {}

  static void write(
      MethodDescriptor method, Bodies bodies, Modifier[] modifiers, MemberSpecs specs) {
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    parameters.addAll(method.tangents());
    String order = MethodDescriptor.localsBeside(parameters).unique("order");
    parameters.add(ParameterSpec.builder(TypeName.INT, order).build());
    MethodSpec.Builder member =
        Members.method(method, Member.TAYLOR, parameters, modifiers)
            .addJavadoc(text(method))
            .addJavadoc(Doc.tags(method, parameters, RETURNS))
            .returns(isNumber(method) ? VECTOR : ArrayTypeName.of(VECTOR));
    if (!bodies.areMissing()) {
      member.addStatement("$T.check($N)", COEFFICIENTS, order).addCode(method.tangentChecks());
    }
    specs.add(member.addCode(body(method, bodies, parameters, order)).build());
  }

  static CodeBlock text(MethodDescriptor method) {
    return CodeBlock.of(
        "Taylor coefficients, from the value on, of $L\nalong the line from the arguments"
            + " in the direction of the tangents of $L.",
        Doc.link(method),
        Doc.differentiated(method));
  }

  private static CodeBlock body(
      MethodDescriptor method, Bodies bodies, List<ParameterSpec> parameters, String order) {
    MethodDescriptor.UniqueNames locals = bodies.inputs().localsBeside(parameters);
    CodeBlock.Builder code = CodeBlock.builder();
    List<String> jets = new ArrayList<>();
    for (MethodDescriptor.Component c : method.components()) {
      String jet = locals.unique(c.argument() + "Jet");
      jets.add(jet);
      code.addStatement(
          "$T $N = $T.seed($N, $N, $N)",
          jetType(c.type()),
          jet,
          c.code().isNumber() ? JETS : JET_ARRAYS,
          c.argument(),
          c.tangent(),
          order);
    }
    List<String> inputs =
        Stream.concat(bodies.inputs().names(method.arguments()).stream(), jets.stream()).toList();
    CodeBlock rest =
        bodies.of(
            Member.TAYLOR,
            inputs,
            Set.copyOf(Members.simpleNames(parameters)),
            TapeSource.NEW,
            results -> coefficients(method, results, order));
    return bodies.areMissing() ? rest : code.add(rest).build();
  }

  private static boolean isNumber(MethodDescriptor method) {
    return method.results().stream().anyMatch(r -> r.code().isNumber());
  }

  /** The results come first, then a jet for each. */
  private static CodeBlock coefficients(
      MethodDescriptor method, List<CodeBlock> results, String order) {
    if (isNumber(method)) {
      return CodeBlock.of(
          "return $T.of($L, $L, $N);\n", COEFFICIENTS, results.get(0), results.get(1), order);
    }
    int half = results.size() / 2;
    CodeBlock.Builder code = CodeBlock.builder().add("return new $T($N)", COEFFICIENTS, order);
    for (int i = 0; i < half; i++) {
      code.add(".add($L, $L)", results.get(i), results.get(half + i));
    }
    return code.add(".toArray();\n").build();
  }

  private static TypeName jetType(TypeName type) {
    return ArrayTypeName.of(
        type instanceof ArrayTypeName array ? jetType(array.componentType()) : TypeName.DOUBLE);
  }
}
