package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
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

/**
 * Writes {@code fJets}, by which {@code fTaylor} and callers in other files compute Taylor series.
 * Behind the arguments it takes the jets of what is differentiated or written to, in order; those
 * of arrays that are written to are replaced.
 */
final class JetsMember {
  static final ClassName JET_ARRAYS = ClassName.get("dev.fluxion.tape", "JetArrays");

  private static final ClassName TENSOR = ClassName.get("dev.fluxion", "Tensor");

  private JetsMember() {}

  /**
   * @param modifiers of the member and its type: private where only {@code fTaylor} needs them
   */
  static void write(
      MethodDescriptor method, Bodies bodies, Modifier[] modifiers, MemberSpecs specs) {
    if (bodies.areMissing()) {
      return;
    }
    Companions companions = Companions.of(method, bodies.inputs(), "Jet", JetsMember::jetType);
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    parameters.addAll(companions.parameters());
    boolean isVoid = method.method().isVoid();
    ClassName result = method.typeName(Member.JETS.suffix());
    List<String> inputs = new ArrayList<>(bodies.inputs().names(method.arguments()));
    CodeBlock.Builder names = CodeBlock.builder();
    inputs.addAll(companions.inputs(names));
    MethodSpec.Builder member =
        signature(method, parameters, modifiers)
            .addJavadoc(companions.tags("the Taylor coefficients"))
            .addJavadoc(isVoid ? "" : "\n@return the value and its series")
            .returns(isVoid ? TypeName.VOID : result)
            .addCode(names.build())
            .addCode(
                bodies.of(
                    Member.TAYLOR,
                    inputs,
                    Set.copyOf(Members.simpleNames(parameters)),
                    TapeSource.NEW,
                    results ->
                        isVoid
                            ? companions.replace(JET_ARRAYS, results, results.size() / 2)
                            : CodeBlock.of("return new $T($L);\n", result, Members.list(results))));
    specs.add(member.build());
    if (!isVoid) {
      specs.add(record(method, modifiers));
    }
  }

  /** The member without its body, its result, and tags in its documentation. */
  static MethodSpec.Builder signature(
      MethodDescriptor method, List<ParameterSpec> parameters, Modifier[] modifiers) {
    return Members.method(method, Member.JETS, parameters, modifiers)
        .addJavadoc(
            "Taylor series of $L from those of $L.\nFor generated code.",
            Doc.link(method),
            Doc.differentiated(method));
  }

  private static TypeSpec record(MethodDescriptor method, Modifier[] modifiers) {
    ResultRecord result =
        new ResultRecord(
            method.typeName(Member.JETS.suffix()),
            CodeBlock.of("Value and Taylor series of $L.", Doc.link(method)),
            modifiers);
    method.results().forEach(r -> result.component(r.type(), r.component(), "a result"));
    List<String> jets = jets(method);
    for (int i = 0; i < jets.size(); i++) {
      TypeName type = jetType(method.derivedResults().get(i).type());
      result.component(type, jets.get(i), "its Taylor coefficients; null if it is constant");
    }
    return result.build();
  }

  /** What the series of the results are called in the record. */
  static List<String> jets(MethodDescriptor method) {
    if (!method.hasWhole()) {
      return List.of("jet");
    }
    MethodDescriptor.UniqueNames names = new MethodDescriptor.UniqueNames();
    method.results().forEach(r -> names.reserve(r.component()));
    return method.derivedResults().stream().map(r -> names.unique(r.component() + "Jet")).toList();
  }

  /** The type of the jets of a number, a tensor or an array. */
  static TypeName jetType(TypeName type) {
    if (type.equals(TENSOR)) {
      return ArrayTypeName.of(type);
    }
    return ArrayTypeName.of(
        type instanceof ArrayTypeName array ? jetType(array.componentType()) : TypeName.DOUBLE);
  }
}
