package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;

/** Arrays that a caller may hand over twice: whole, or as a row of another one. */
final class SharedArrays {
  private SharedArrays() {}

  /** Whether values of these types may be one array, or share rows. */
  static boolean mayBe(TypeName a, TypeName b) {
    return a instanceof ArrayTypeName
        && b instanceof ArrayTypeName
        && innermost(a).equals(innermost(b));
  }

  private static TypeName innermost(TypeName type) {
    return type instanceof ArrayTypeName array ? innermost(array.componentType()) : type;
  }

  /** Whether {@code array} and an argument are one, or share rows. */
  static CodeBlock areOne(CodeBlock array, TypeName type, ParameterSpec argument) {
    return type.equals(argument.type()) && !hasRows(type)
        ? CodeBlock.of("$L == $N", array, argument.name())
        : CodeBlock.of("$T.shareArray($L, $N)", ShapeCode.SHAPES, array, argument.name());
  }

  private static boolean hasRows(TypeName type) {
    return type instanceof ArrayTypeName array && array.componentType() instanceof ArrayTypeName;
  }
}
