package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Type;
import java.util.Optional;

/** The methods of the JDK on whole arrays that are differentiated. */
public enum ArrayMethod {
  /** {@code a.clone()}; of an array of arrays the rows are shared. */
  CLONE,
  /** {@code Arrays.copyOf(a, length)}. */
  COPY_OF,
  /** {@code Arrays.copyOfRange(a, from, to)}. */
  COPY_OF_RANGE,
  /** {@code Arrays.fill(a, x)}. */
  FILL,
  /** {@code Arrays.fill(a, from, to, x)}. */
  FILL_RANGE,
  /** {@code System.arraycopy(source, from, target, to, length)}. */
  TRANSFER,
  /** The value of {@code Arrays.stream(a).sum()}. */
  SUM;

  /** The class of the runtime with what generated code does to whole arrays. */
  public static final String SHADOWS = "dev.fluxion.tape.Shadows";

  /** Which of them {@code member} is; empty if none. */
  public static Optional<ArrayMethod> of(ExternalMember member) {
    boolean hasArray =
        !member.parameters().isEmpty() && member.parameters().get(0) instanceof ArrayType;
    if (!hasArray) {
      return Optional.empty();
    }
    int size = member.parameters().size();
    return Optional.ofNullable(
        switch (member.owner() + "." + member.name()) {
          case "java.lang.Object.clone" -> CLONE;
          case "java.util.Arrays.copyOf" -> size == 2 ? COPY_OF : null;
          case "java.util.Arrays.copyOfRange" -> size == 3 ? COPY_OF_RANGE : null;
          case "java.util.Arrays.fill" -> size == 2 ? FILL : size == 4 ? FILL_RANGE : null;
          case "java.lang.System.arraycopy" -> TRANSFER;
          case SHADOWS + ".streamSum" -> SUM;
          default -> null;
        });
  }

  /** Whether this makes a new array. */
  public boolean isCopy() {
    return this == CLONE || this == COPY_OF || this == COPY_OF_RANGE;
  }

  /** The number of the operand that this writes to; −1 if none. */
  public int written() {
    return switch (this) {
      case FILL, FILL_RANGE -> 0;
      case TRANSFER -> 2;
      default -> -1;
    };
  }

  /**
   * Whether values of the type are arrays whose innermost elements are {@code double} or {@code
   * float}.
   */
  public static boolean isRealArray(Type type) {
    return type instanceof ArrayType array
        && (array.element().isReal() || isRealArray(array.element()));
  }
}
