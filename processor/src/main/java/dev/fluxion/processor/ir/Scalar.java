package dev.fluxion.processor.ir;

import java.util.Locale;

/** The primitive types of Java. */
public enum Scalar implements Type {
  BOOLEAN,
  BYTE,
  SHORT,
  CHAR,
  INT,
  LONG,
  FLOAT,
  DOUBLE;

  @Override
  public boolean isReal() {
    return this == FLOAT || this == DOUBLE;
  }

  /** Whether this is an integral type, {@code char} included. */
  public boolean isIntegral() {
    return !isReal() && this != BOOLEAN;
  }

  /** The Java keyword. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return keyword();
  }
}
