package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts back what a method writes into its arguments, so that it can be run again on the same. */
final class RepeatedRuns {

  /** The names of the snapshots, by array. */
  private final Map<String, String> snapshots = new LinkedHashMap<>();

  private final CodeBlock unpacked;

  RepeatedRuns(MethodDescriptor method, Inputs inputs, MethodDescriptor.UniqueNames names) {
    unpacked = inputs.unpackedIfOverwritten();
    inputs
        .overwritten(method)
        .forEach(array -> snapshots.put(array, names.unique(array + "Before")));
  }

  /** Statements that remember. */
  CodeBlock snapshots() {
    CodeBlock.Builder code = CodeBlock.builder().add(unpacked);
    snapshots.forEach(
        (array, name) ->
            code.addStatement("$1T $2N = $1T.of($3N)", ShapeCode.SNAPSHOT, name, array));
    return code.build();
  }

  /** Statements that put back. */
  CodeBlock restore() {
    CodeBlock.Builder code = CodeBlock.builder();
    snapshots.values().forEach(name -> code.addStatement("$N.restore()", name));
    return code.build();
  }
}
