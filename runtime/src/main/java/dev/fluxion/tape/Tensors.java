package dev.fluxion.tape;

import dev.fluxion.Tensor;
import dev.fluxion.TensorPrimitives;

/** Derivatives by tensors in the fields of an adjoint. For generated code. */
@SuppressWarnings("NullAway")
public final class Tensors {
  private Tensors() {}

  /** The sum; a field that is null is zero. */
  public static Tensor sum(Tensor field, Tensor derivative) {
    return field == null || derivative == null ? derivative : field.plus(derivative);
  }

  /** Zeros of the shape of a field; null of a field that is null. */
  public static Tensor cleared(Tensor field) {
    return TensorPrimitives.zerosLike(field);
  }
}
