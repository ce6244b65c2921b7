package dev.fluxion.processor.ir;

/** The type of a value. */
public sealed interface Type permits Scalar, ArrayType, ObjectType, StructType, TapeType {

  /**
   * Whether a value of this type can carry a derivative of its own: {@code double} or {@code
   * float}.
   */
  default boolean isReal() {
    return false;
  }
}
