package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.fluxion.processor.ir.TapeType;
import org.jspecify.annotations.Nullable;

/** Where tapes come from: new ones, or a workspace that keeps them from call to call. */
@FunctionalInterface
public interface TapeSource {
  /**
   * An expression that yields an empty tape.
   *
   * @param name a wish for a field's name, unique in the method
   * @param capacity of an indexed tape, its length, an {@code int} expression; null for a stack
   */
  CodeBlock newTape(String name, TapeType type, @Nullable CodeBlock capacity);
}
