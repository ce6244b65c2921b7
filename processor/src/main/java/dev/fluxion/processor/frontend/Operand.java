package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import java.util.Objects;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * An expression that has been read: its value, its Java type, and whether it is a constant
 * expression in the sense of the language (JLS 15.29). The type of one in which a problem was found
 * is unknown, which silences whatever uses it.
 */
record Operand(TypeMirror type, Atom atom, boolean isConstant) {

  static Operand of(TypeMirror type, Atom atom) {
    return new Operand(type, atom, false);
  }

  boolean isUnknown() {
    return type.getKind() == TypeKind.NONE;
  }

  /** The value of a constant expression. */
  Object constantValue() {
    return Objects.requireNonNull(((Constant) atom).value());
  }
}
