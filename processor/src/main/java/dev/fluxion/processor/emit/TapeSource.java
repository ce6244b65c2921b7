package dev.fluxion.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/** Where tapes come from: new ones, or a workspace that keeps them from call to call. */
@FunctionalInterface
public interface TapeSource {

  /** A new one each time. */
  TapeSource NEW =
      (name, type, capacity) ->
          capacity == null ? CodeBlock.of("new $T()", type) : newArray(type, capacity);

  /** {@code new double[length][]} for {@code double[][]}. */
  static CodeBlock newArray(TypeName type, CodeBlock length) {
    TypeName element = ((ArrayTypeName) type).componentType();
    StringBuilder brackets = new StringBuilder();
    while (element instanceof ArrayTypeName array) {
      element = array.componentType();
      brackets.append("[]");
    }
    // Java makes no arrays of a generic class, which a stack of objects is.
    TypeName made = element instanceof ParameterizedTypeName generic ? generic.rawType() : element;
    return CodeBlock.of("new $T[$L]$L", made, length, brackets);
  }

  /**
   * An expression that yields an empty tape.
   *
   * @param name a wish for a field's name, unique in the method
   * @param type of the tape in Java: an array, or one of the runtime's stacks
   * @param capacity of an indexed tape, its length, an {@code int} expression; null for a stack
   */
  CodeBlock newTape(String name, TypeName type, @Nullable CodeBlock capacity);

  /** The variable that {@link #newTape} refers to, which other methods must be handed; or null. */
  default @Nullable ParameterSpec owner() {
    return null;
  }
}
