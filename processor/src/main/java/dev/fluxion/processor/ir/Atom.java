package dev.fluxion.processor.ir;

/** An operand: a value or a constant. */
public sealed interface Atom permits Value, Constant {
  Type type();
}
