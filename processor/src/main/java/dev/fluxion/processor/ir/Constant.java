package dev.fluxion.processor.ir;

import org.jspecify.annotations.Nullable;

/**
 * A constant: a boxed primitive of exactly the type's box (an {@code int} is an {@link Integer}, a
 * {@code char} a {@link Character}), a {@link String}, or {@code null}.
 */
public record Constant(Type type, @Nullable Object value) implements Atom {
  public static final Constant TRUE = new Constant(Scalar.BOOLEAN, true);
  public static final Constant FALSE = new Constant(Scalar.BOOLEAN, false);

  public static Constant of(int value) {
    return new Constant(Scalar.INT, value);
  }

  public static Constant of(double value) {
    return new Constant(Scalar.DOUBLE, value);
  }

  public static Constant of(boolean value) {
    return value ? TRUE : FALSE;
  }

  public static Constant of(String value) {
    return new Constant(ObjectType.STRING, value);
  }

  /** The constant {@code value} of a primitive number type, converted as Java's casts do. */
  public static Constant of(Scalar type, double value) {
    return switch (type) {
      case DOUBLE -> new Constant(type, value);
      case FLOAT -> new Constant(type, (float) value);
      case LONG -> new Constant(type, (long) value);
      case INT -> new Constant(type, (int) value);
      case SHORT -> new Constant(type, (short) (int) value);
      case BYTE -> new Constant(type, (byte) (int) value);
      case CHAR -> new Constant(type, (char) (int) value);
      case BOOLEAN -> throw new IllegalArgumentException("boolean is no number");
    };
  }

  /**
   * What a Java field of this type holds initially; it stands for "no value yet" and is never read.
   */
  public static Constant zero(Type type) {
    if (type == Scalar.BOOLEAN) {
      return FALSE;
    }
    return type instanceof Scalar scalar ? of(scalar, 0) : new Constant(type, null);
  }

  /**
   * Whether this is a real number that equals {@code number}; of the zeros only the positive one
   * equals 0.
   */
  public boolean is(double number) {
    return (value instanceof Double d && d.equals(number))
        || (value instanceof Float f && f.equals((float) number));
  }

  @Override
  public String toString() {
    return value instanceof String s
        ? '"' + s + '"'
        : value + (type == Scalar.FLOAT ? "f" : type == Scalar.LONG ? "L" : "");
  }
}
