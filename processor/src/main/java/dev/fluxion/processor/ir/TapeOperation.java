package dev.fluxion.processor.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reverse sweep reads is saved on tapes: indexed ones of a known length, and stacks. They
 * are filled by {@link Statement.Push} and {@link Statement.TapeWrite}. Nothing of this can be done
 * again.
 */
public sealed interface TapeOperation extends Operation {

  @Override
  default boolean isRepeatable() {
    return false;
  }

  /**
   * A new, empty tape.
   *
   * @param capacity of an indexed tape its exact length, an {@code int}; null for a stack
   */
  record NewTape(TapeType type, @Nullable Atom capacity) implements TapeOperation {
    @Override
    public List<Atom> operands() {
      return capacity == null ? List.of() : List.of(capacity);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new NewTape(type, others.isEmpty() ? null : others.get(0));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * An entry of an indexed tape, or of a part of a stack that was reserved. It is written once,
   * before it is read: an unused read can go.
   */
  record TapeRead(Atom tape, Atom index) implements TapeOperation {
    @Override
    public List<Atom> operands() {
      return List.of(tape, index);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new TapeRead(others.get(0), others.get(1));
    }

    @Override
    public Type type() {
      return ((TapeType) tape.type()).element();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Takes the entry off a stack that was pushed last. */
  record Pop(Atom tape) implements TapeOperation {
    @Override
    public List<Atom> operands() {
      return List.of(tape);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new Pop(others.get(0));
    }

    @Override
    public Type type() {
      return ((TapeType) tape.type()).element();
    }

    @Override
    public boolean isPure() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Makes room for {@code count} entries on top of a stack; the index of the first. They are
   * written by {@link Statement.TapeWrite}.
   */
  record Reserve(Atom tape, Atom count) implements TapeOperation {
    @Override
    public List<Atom> operands() {
      return List.of(tape, count);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new Reserve(others.get(0), others.get(1));
    }

    @Override
    public Type type() {
      return Scalar.INT;
    }

    @Override
    public boolean isPure() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Takes the {@code count} entries off a stack that were reserved last; the index of the first.
   * They can be read until the stack grows again.
   */
  record Release(Atom tape, Atom count) implements TapeOperation {
    @Override
    public List<Atom> operands() {
      return List.of(tape, count);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new Release(others.get(0), others.get(1));
    }

    @Override
    public Type type() {
      return Scalar.INT;
    }

    @Override
    public boolean isPure() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
