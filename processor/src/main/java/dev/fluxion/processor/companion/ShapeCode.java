package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

/**
 * How generated code handles values of one {@link Shape}, and derivatives with respect to them. The
 * arguments are Java expressions that can be written more than once.
 */
abstract class ShapeCode {
  static final ClassName SHAPES = runtime("Shapes");
  static final ClassName FLAT = runtime("Flat");
  static final ClassName SHADOWS = runtime("Shadows");
  static final ClassName SCRATCH = runtime("Scratch");
  static final ClassName SNAPSHOT = runtime("Snapshot");
  static final ClassName UNIT_VECTOR = runtime("UnitVector");
  static final ClassName JACOBIAN_SWEEPS = runtime("JacobianSweeps");

  private static final CodeBlock NOTHING = CodeBlock.of("");

  private static ClassName runtime(String name) {
    return ClassName.get("dev.fluxion.tape", name);
  }

  static ShapeCode of(Shape shape) {
    if (shape instanceof Shape.Real) {
      return new OfNumbers();
    }
    if (shape instanceof Shape.TensorShape) {
      return new TensorCode();
    }
    return shape instanceof Shape.RealArray ? new OfArrays() : new OfOthers();
  }

  /** The code for a record, or an array of records. */
  static ShapeCode of(Part part, RecordCode code) {
    return new OfRecords(part, code);
  }

  /** Whether it is a record, or an array of records, that is known. */
  boolean isRecord() {
    return false;
  }

  /** Statements that append the numbers to a {@code dev.fluxion.tape.Flat}. */
  CodeBlock append(CodeBlock flat, CodeBlock value) {
    return CodeBlock.of("$L.add($L);\n", flat, value);
  }

  /** Whether it is a single number, which has no shape that could be wrong, nor can be null. */
  boolean isNumber() {
    return false;
  }

  boolean isTensor() {
    return false;
  }

  /** Whether the reverse sweep returns the derivative, instead of adding it to an array. */
  boolean isReturned() {
    return isNumber();
  }

  /** A statement that adds to an adjoint's field a derivative that was returned. */
  CodeBlock add(CodeBlock field, CodeBlock derivative) {
    return CodeBlock.of("$L += $L;\n", field, derivative);
  }

  /** Statements that throw if {@code derivative} has not the shape of {@code primal}. */
  CodeBlock check(String name, CodeBlock primal, CodeBlock derivative) {
    return NOTHING;
  }

  /** Statements that check an adjoint's field unless it is null. */
  CodeBlock checkUnlessNull(String name, CodeBlock primal, CodeBlock field) {
    return NOTHING;
  }

  /** Statements that make an adjoint's field if it is null. */
  CodeBlock make(CodeBlock primal, CodeBlock field) {
    return NOTHING;
  }

  /** Statements that set a field to zero. */
  abstract CodeBlock clear(CodeBlock field);

  /** An expression for how many numbers there are. */
  CodeBlock size(CodeBlock value) {
    return CodeBlock.of("$T.size($L)", FLAT, value);
  }

  /** What has a shape that the runtime can tell. */
  abstract static class Shaped extends ShapeCode {
    @Override
    CodeBlock check(String name, CodeBlock primal, CodeBlock derivative) {
      return CodeBlock.of("$T.check($S, $L, $L);\n", SHAPES, name, primal, derivative);
    }

    @Override
    CodeBlock checkUnlessNull(String name, CodeBlock primal, CodeBlock field) {
      return CodeBlock.of("$T.checkUnlessNull($S, $L, $L);\n", SHAPES, name, primal, field);
    }
  }

  private static final class OfNumbers extends ShapeCode {
    @Override
    boolean isNumber() {
      return true;
    }

    @Override
    CodeBlock clear(CodeBlock field) {
      return CodeBlock.of("$L = 0;\n", field);
    }

    @Override
    CodeBlock size(CodeBlock value) {
      return CodeBlock.of("1");
    }
  }

  /** Records of a method that cannot be differentiated: its members only throw. */
  private static final class OfOthers extends ShapeCode {
    @Override
    CodeBlock clear(CodeBlock field) {
      return CodeBlock.of("$L = null;\n", field);
    }
  }

  /** Records, and arrays of them. Fields are replaced, never added to. */
  private static final class OfRecords extends ShapeCode {
    private final Part part;
    private final RecordCode code;

    OfRecords(Part part, RecordCode code) {
      this.part = part;
      this.code = code;
    }

    @Override
    boolean isRecord() {
      return true;
    }

    @Override
    CodeBlock append(CodeBlock flat, CodeBlock value) {
      return code.flattener().flatten(part, flat, value);
    }

    @Override
    CodeBlock check(String name, CodeBlock primal, CodeBlock derivative) {
      return code.checker().check(part, CodeBlock.of("$S", name), primal, derivative);
    }

    @Override
    CodeBlock checkUnlessNull(String name, CodeBlock primal, CodeBlock field) {
      return CodeBlock.builder()
          .beginControlFlow("if ($L != null)", field)
          .add(check(name, primal, field))
          .endControlFlow()
          .build();
    }

    @Override
    CodeBlock clear(CodeBlock field) {
      return CodeBlock.of("$L = $L;\n", field, code.maker().zero(part, field));
    }

    @Override
    CodeBlock size(CodeBlock value) {
      throw new UnsupportedOperationException("the parts are counted");
    }
  }

  private static final class OfArrays extends Shaped {
    @Override
    CodeBlock make(CodeBlock primal, CodeBlock field) {
      return CodeBlock.builder()
          .beginControlFlow("if ($L == null)", field)
          .addStatement("$L = $T.like($L)", field, SHADOWS, primal)
          .endControlFlow()
          .build();
    }

    @Override
    CodeBlock clear(CodeBlock field) {
      return CodeBlock.of("$T.clear($L);\n", SHADOWS, field);
    }
  }
}
