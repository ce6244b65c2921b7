package dev.fluxion.processor.companion;

import dev.fluxion.processor.ir.Scalar;
import javax.lang.model.element.TypeElement;

/** How differentiation sees a declared type. */
public sealed interface Shape {

  /** Whether a parameter of this shape is differentiated unless the user says otherwise. */
  default boolean isDifferentiable() {
    return true;
  }

  /** Whether a derivative of this shape is no record, nor an array of records. */
  default boolean isWithoutRecords() {
    return !(this instanceof RecordShape || this instanceof RecordArray);
  }

  /** A type without derivatives: integers, booleans, enums, strings, any other object. */
  record Inert() implements Shape {
    @Override
    public boolean isDifferentiable() {
      return false;
    }
  }

  /**
   * A type that holds real numbers, but not in a way that can be differentiated (boxes, collections
   * of them, arrays of too high a rank): the user must declare it constant.
   */
  record Refused() implements Shape {
    @Override
    public boolean isDifferentiable() {
      return false;
    }
  }

  /** {@code double} or {@code float}. */
  record Real(Scalar type) implements Shape {}

  /** An array of reals of rank 1 to 3. */
  record RealArray(Scalar element, int rank) implements Shape {}

  /** {@code dev.fluxion.Tensor}. */
  record TensorShape() implements Shape {}

  /** A record with at least one differentiable component. */
  record RecordShape(TypeElement type) implements Shape {}

  /** An array of such records. */
  record RecordArray(TypeElement type, int rank) implements Shape {}
}
