package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

/** Tensors never change: a derivative with respect to one is a new tensor. */
final class TensorCode extends ShapeCode {
  static final ClassName TENSORS = ClassName.get("dev.fluxion.tape", "Tensors");

  @Override
  boolean isNumber() {
    return false;
  }

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
  CodeBlock check(String name, CodeBlock primal, CodeBlock derivative) {
    return CodeBlock.of("$T.check($S, $L, $L);\n", SHAPES, name, primal, derivative);
  }

  @Override
  CodeBlock checkUnlessNull(String name, CodeBlock primal, CodeBlock field) {
    return CodeBlock.of("$T.checkUnlessNull($S, $L, $L);\n", SHAPES, name, primal, field);
  }

  @Override
  CodeBlock make(CodeBlock primal, CodeBlock field) {
    return CodeBlock.of("");
  }

  @Override
  CodeBlock clear(CodeBlock field) {
    return CodeBlock.of("$1L = $2T.cleared($1L);\n", field, TENSORS);
  }

  @Override
  CodeBlock size(CodeBlock value) {
    return CodeBlock.of("$T.size($L)", FLAT, value);
  }
}
