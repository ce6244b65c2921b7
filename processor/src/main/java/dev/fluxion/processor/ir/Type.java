package dev.fluxion.processor.ir;

/** The type of a value. */
public sealed interface Type permits Scalar, ArrayType, ObjectType, StructType, TapeType {

  /** Whether values of this type are real numbers: {@code double} or {@code float}. */
  default boolean isReal() {
    return false;
  }

  /**
   * Whether derivatives with respect to a value of this type are values of the same type, which are
   * gathered by adding them up: those of numbers and tensors. Arrays have a second array beside
   * them instead.
   */
  default boolean hasCotangent() {
    return isReal();
  }
}
