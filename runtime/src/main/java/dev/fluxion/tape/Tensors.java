package dev.fluxion.tape;

import dev.fluxion.Tensor;
import dev.fluxion.TensorPrimitives;
import java.util.Arrays;

/** Derivatives by tensors. For generated code. */
@SuppressWarnings("NullAway")
public final class Tensors {
  private Tensors() {}

  /** The sum; a field that is null is zero. */
  public static Tensor sum(Tensor field, Tensor derivative) {
    return field == null || derivative == null ? derivative : field.plus(derivative);
  }

  /** A Jacobian with the axes of the result, then those of the argument. */
  public static Tensor jacobian(double[][] rows, Tensor result, Tensor argument) {
    int rank = result.rank();
    int[] shape = Arrays.copyOf(result.shape(), rank + argument.rank());
    System.arraycopy(argument.shape(), 0, shape, rank, argument.rank());
    return Tensor.matrix(rows).reshape(shape);
  }

  /** Zeros of the shape of a field; null of a field that is null. */
  public static Tensor cleared(Tensor field) {
    return TensorPrimitives.zerosLike(field);
  }
}
