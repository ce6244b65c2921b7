package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts back what a method writes into its arguments, so that it can be run again on the same. */
final class RepeatedRuns {

  /** The names of the snapshots, by argument. */
  private final Map<String, String> snapshots = new LinkedHashMap<>();

  RepeatedRuns(MethodDescriptor method, MethodDescriptor.UniqueNames names) {
    method.method().overwritten().stream()
        .mapToObj(i -> method.arguments().get(i).name())
        .forEach(a -> snapshots.put(a, names.unique(a + "Before")));
  }

  /** Statements that remember. */
  CodeBlock snapshots() {
    CodeBlock.Builder code = CodeBlock.builder();
    snapshots.forEach(
        (argument, name) ->
            code.addStatement("$1T $2N = $1T.of($3N)", ShapeCode.SNAPSHOT, name, argument));
    return code.build();
  }

  /** Statements that put back. */
  CodeBlock restore() {
    CodeBlock.Builder code = CodeBlock.builder();
    snapshots.values().forEach(name -> code.addStatement("$N.restore()", name));
    return code.build();
  }
}
