package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.emit.TapeSource;

/** Where tapes come from if there is no adjoint to keep them. */
final class Tapes {
  /** Each call makes its own. */
  static final TapeSource NEW =
      (name, type, length) ->
          length == null ? CodeBlock.of("new $T()", type) : newArray(type, length);

  private Tapes() {}

  /** {@code new double[length][]} for {@code double[][]}. */
  static CodeBlock newArray(TypeName type, CodeBlock length) {
    TypeName element = ((ArrayTypeName) type).componentType();
    String brackets = "";
    while (element instanceof ArrayTypeName array) {
      element = array.componentType();
      brackets += "[]";
    }
    return CodeBlock.of("new $T[$L]$L", element, length, brackets);
  }
}
