package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

/** Tensors never change: a derivative with respect to one is a new tensor. */
final class TensorCode extends ShapeCode.Shaped {
  static final ClassName TENSORS = ClassName.get("dev.fluxion.tape", "Tensors");

  @Override
  boolean isTensor() {
    return true;
  }

  @Override
  boolean isReturned() {
    return true;
  }

  @Override
  CodeBlock add(CodeBlock field, CodeBlock derivative) {
    return CodeBlock.of("$1L = $2T.sum($1L, $3L);\n", field, TENSORS, derivative);
  }

  @Override
  CodeBlock clear(CodeBlock field) {
    return CodeBlock.of("$1L = $2T.cleared($1L);\n", field, TENSORS);
  }
}
