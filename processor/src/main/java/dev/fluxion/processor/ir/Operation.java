package dev.fluxion.processor.ir;

import java.util.List;

/**
 * The right-hand side of a {@link Statement.Let}: one step of computation with atoms as operands
 * and one result.
 */
public sealed interface Operation
    permits Operation.Apply,
        Operation.Select,
        Operation.Detach,
        Operation.Load,
        Operation.Length,
        Operation.NewArray,
        Operation.Allocate,
        Operation.Concatenate,
        Operation.Extern,
        Operation.Pack,
        Operation.Field,
        TapeOperation {

  /** The operands in order of evaluation. */
  List<Atom> operands();

  /** The same operation on other operands, as many as {@link #operands()} has. */
  Operation withOperands(List<Atom> operands);

  /** The type of the result. */
  Type type();

  /**
   * Whether this yields the same result whenever it is evaluated, and evaluating it can neither
   * throw nor be noticed.
   */
  default boolean isPure() {
    return true;
  }

  /**
   * Whether evaluating this again later with the same operands, after it succeeded once, yields the
   * same result and cannot be noticed: so a reverse sweep may recompute it.
   */
  default boolean isRepeatable() {
    return true;
  }

  <R> R accept(Visitor<R> visitor);

  /** A case for each kind of operation. */
  interface Visitor<R> {
    R visit(Apply apply);

    R visit(Select select);

    R visit(Detach detach);

    R visit(Load load);

    R visit(Length length);

    R visit(NewArray array);

    R visit(Allocate allocation);

    R visit(Concatenate concatenate);

    R visit(Extern extern);

    R visit(Pack pack);

    R visit(Field field);

    R visit(TapeOperation.NewTape tape);

    R visit(TapeOperation.TapeRead read);

    R visit(TapeOperation.Pop pop);

    R visit(TapeOperation.Reserve reserve);

    R visit(TapeOperation.Release release);
  }

  /** A scalar function of scalars. */
  record Apply(Primitive primitive, List<Atom> operands) implements Operation {
    public Apply {
      operands = List.copyOf(operands);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new Apply(primitive, others);
    }

    @Override
    public Type type() {
      return primitive.result();
    }

    @Override
    public boolean isPure() {
      return !primitive.mayThrow();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One of two atoms of equal type, both computed already; its derivative is that of the one
   * chosen.
   */
  record Select(Atom condition, Atom whenTrue, Atom whenFalse) implements Operation {
    @Override
    public List<Atom> operands() {
      return List.of(condition, whenTrue, whenFalse);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new Select(others.get(0), others.get(1), others.get(2));
    }

    @Override
    public Type type() {
      return whenTrue.type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The operand itself, with derivative zero: what a {@code @Constant} parameter does. */
  record Detach(Atom operand) implements Operation {
    @Override
    public List<Atom> operands() {
      return List.of(operand);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new Detach(others.get(0));
    }

    @Override
    public Type type() {
      return operand.type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * An element of an array.
   *
   * @param isStable whether nothing writes to the array from here until the reverse sweep has
   *     ended: then the element may be read again instead of being saved
   */
  record Load(Atom array, Atom index, boolean isStable) implements Operation {
    /** An element of an array that nothing writes to. */
    public Load(Atom array, Atom index) {
      this(array, index, true);
    }

    @Override
    public List<Atom> operands() {
      return List.of(array, index);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new Load(others.get(0), others.get(1), isStable);
    }

    @Override
    public Type type() {
      return ((ArrayType) array.type()).element();
    }

    @Override
    public boolean isPure() {
      return false;
    }

    @Override
    public boolean isRepeatable() {
      return isStable;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The length of an array; throws where it is null. */
  record Length(Atom array) implements Operation {
    @Override
    public List<Atom> operands() {
      return List.of(array);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new Length(others.get(0));
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

  /** A new array with these elements: {@code new double[] {a, b}}. */
  record NewArray(ArrayType type, List<Atom> operands) implements Operation {
    public NewArray {
      operands = List.copyOf(operands);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new NewArray(type, others);
    }

    @Override
    public boolean isRepeatable() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A new array of zeros, {@code new double[n][m][]}: of as many dimensions as there are operands.
   * Throws where a length is negative.
   */
  record Allocate(ArrayType type, List<Atom> operands) implements Operation {
    public Allocate {
      operands = List.copyOf(operands);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new Allocate(type, others);
    }

    @Override
    public boolean isPure() {
      return false;
    }

    /** Another array would be another object. */
    @Override
    public boolean isRepeatable() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Java's string concatenation; the message of an exception. */
  record Concatenate(List<Atom> operands) implements Operation {
    public Concatenate {
      operands = List.copyOf(operands);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new Concatenate(others);
    }

    /** Objects are asked for their texts, which may change. */
    @Override
    public boolean isPure() {
      return operands.stream()
          .map(Atom::type)
          .allMatch(type -> type instanceof Scalar || type.equals(ObjectType.STRING));
    }

    @Override
    public boolean isRepeatable() {
      return isPure();
    }

    @Override
    public Type type() {
      return ObjectType.STRING;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The use of a member of other Java code, executed once in each run of the primal. */
  record Extern(ExternalMember member, List<Atom> operands) implements Operation {
    public Extern {
      operands = List.copyOf(operands);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new Extern(member, others);
    }

    @Override
    public Type type() {
      return member.result();
    }

    @Override
    public boolean isPure() {
      return member.isPure();
    }

    /** Another object would be another one. */
    @Override
    public boolean isRepeatable() {
      return member.isStable() && member.kind() != ExternalMember.Kind.CONSTRUCTOR;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A new struct with these fields, in order. */
  record Pack(StructType type, List<Atom> operands) implements Operation {
    public Pack {
      operands = List.copyOf(operands);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new Pack(type, others);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Field number {@code index} of a struct. */
  record Field(Atom struct, int index, Type type) implements Operation {
    @Override
    public List<Atom> operands() {
      return List.of(struct);
    }

    @Override
    public Operation withOperands(List<Atom> others) {
      return new Field(others.get(0), index, type);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
