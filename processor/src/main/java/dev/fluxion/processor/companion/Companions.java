package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What members for callers in other files take beside the arguments: something for each parameter
 * that is differentiated or written to, in order of the parameters.
 */
final class Companions {
  private final MethodDescriptor method;
  private final MethodDescriptor.UniqueNames names;
  private final Map<String, ParameterSpec> byArgument = new LinkedHashMap<>();

  private Companions(MethodDescriptor method, Inputs inputs) {
    this.method = method;
    this.names = inputs.localsBeside(method.arguments());
  }

  /**
   * @param suffix what their names end with
   * @param type their types by those of the parameters
   */
  static Companions of(
      MethodDescriptor method, Inputs inputs, String suffix, UnaryOperator<TypeName> type) {
    Companions companions = new Companions(method, inputs);
    List<String> wanted =
        new ArrayList<>(
            method.components().stream().map(MethodDescriptor.Component::argument).toList());
    method.results().forEach(r -> wanted.add(r.argument()));
    for (ParameterSpec argument : method.arguments()) {
      if (wanted.contains(argument.name())) {
        String name = companions.names.unique(argument.name() + suffix);
        companions.byArgument.put(
            argument.name(), ParameterSpec.builder(type.apply(argument.type()), name).build());
      }
    }
    return companions;
  }

  List<ParameterSpec> parameters() {
    return List.copyOf(byArgument.values());
  }

  /**
   * The names of those that belong to differentiated parameters, for a program that may use these
   * variables for other things: of an array to be replaced, another name.
   *
   * @param code where such a name is declared
   */
  List<String> inputs(CodeBlock.Builder code) {
    List<String> written =
        method.results().stream().map(MethodDescriptor.Result::argument).toList();
    List<String> inputs = new ArrayList<>();
    for (MethodDescriptor.Component c : method.components()) {
      ParameterSpec given = Objects.requireNonNull(byArgument.get(c.argument()));
      if (written.contains(c.argument())) {
        String name = names.unique(given.name());
        code.addStatement("$T $N = $N", given.type(), name, given.name());
        inputs.add(name);
      } else {
        inputs.add(given.name());
      }
    }
    return inputs;
  }

  private String name(String argument) {
    return Objects.requireNonNull(byArgument.get(argument)).name();
  }

  /** The name of the one that belongs to an argument; null if there is none. */
  @Nullable String of(String argument) {
    ParameterSpec given = byArgument.get(argument);
    return given == null ? null : given.name();
  }

  /**
   * Javadoc tags.
   *
   * @param what what they are
   */
  CodeBlock tags(String what) {
    CodeBlock.Builder tags = CodeBlock.builder().add("\n");
    byArgument.forEach(
        (argument, given) ->
            tags.add("\n@param $L $L of {@code $L}", given.name(), what, argument));
    return tags.build();
  }

  /**
   * Statements that replace those of the arrays that are written to.
   *
   * @param owner the class whose {@code set} does so
   * @param results what a program returned
   * @param first the number of the first one among these
   */
  CodeBlock replace(ClassName owner, List<CodeBlock> results, int first) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < method.results().size(); i++) {
      code.addStatement(
          "$T.set($N, $L)",
          owner,
          name(method.results().get(i).argument()),
          results.get(first + i));
    }
    return code.build();
  }
}
