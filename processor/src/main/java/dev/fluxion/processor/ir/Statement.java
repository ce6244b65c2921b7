package dev.fluxion.processor.ir;

import java.util.List;

/** A step of a {@link Block}. */
public sealed interface Statement {

  Origin origin();

  /** The values that this statement defines for those after it. */
  List<Value> results();

  /** Whether control never gets past this statement. Then it is the last of its block. */
  default boolean isAbrupt() {
    return false;
  }

  <R> R accept(Visitor<R> visitor);

  /** A case for each kind of statement. */
  interface Visitor<R> {
    R visit(Let let);

    R visit(If branch);

    R visit(Loop loop);

    R visit(Call call);

    R visit(Store store);

    R visit(TapeWrite write);

    R visit(Push push);

    R visit(Throw statement);
  }

  /** {@code value = operation}. */
  record Let(Value value, Operation operation, Origin origin) implements Statement {
    /** The same value by another operation. */
    public Let with(Operation other) {
      return other == operation ? this : new Let(value, other, origin);
    }

    @Override
    public List<Value> results() {
      return List.of(value);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code results = condition ? then : otherwise}; only the branch taken is executed. An abrupt
   * branch yields nothing.
   */
  record If(List<Value> results, Atom condition, Block then, Block otherwise, Origin origin)
      implements Statement {
    public If {
      results = List.copyOf(results);
    }

    /** The same results by these; this statement, where they are its own. */
    public If with(Atom otherCondition, Block otherThen, Block otherOtherwise) {
      return otherCondition == condition && otherThen == then && otherOtherwise == otherwise
          ? this
          : new If(results, otherCondition, otherThen, otherOtherwise, origin);
    }

    @Override
    public boolean isAbrupt() {
      return then.isAbrupt() && otherwise.isAbrupt();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   *
   *
   * <pre>
   * parameters = initial;
   * while (condition) { parameters = body; }
   * results = parameters;
   * </pre>
   *
   * The condition block sees the parameters and has one result, a boolean; what it defines is not
   * visible in the body. The body's results, as many as there are parameters, are the parameters of
   * the next trip.
   *
   * @param snapshots how many states of the loop reverse mode may keep; 0: it chooses; {@link
   *     #RECORDED}: it records every trip
   */
  record Loop(
      List<Value> results,
      List<Value> parameters,
      List<Atom> initial,
      Block condition,
      Block body,
      int snapshots,
      Origin origin)
      implements Statement {
    /** Not checkpointed. */
    public static final int RECORDED = -1;

    public Loop {
      results = List.copyOf(results);
      parameters = List.copyOf(parameters);
      initial = List.copyOf(initial);
    }

    /** A loop of which every trip is recorded. */
    public Loop(
        List<Value> results,
        List<Value> parameters,
        List<Atom> initial,
        Block condition,
        Block body,
        Origin origin) {
      this(results, parameters, initial, condition, body, RECORDED, origin);
    }

    /** The same loop over these; this statement, where they are its own. */
    public Loop with(List<Atom> otherInitial, Block otherCondition, Block otherBody) {
      return otherInitial == initial && otherCondition == condition && otherBody == body
          ? this
          : new Loop(
              results, parameters, otherInitial, otherCondition, otherBody, snapshots, origin);
    }

    /** The same loop with another body. */
    public Loop withBody(Block other) {
      return new Loop(results, parameters, initial, condition, other, snapshots, origin);
    }

    /** Whether trips are run again from snapshots instead of being recorded. */
    public boolean isCheckpointed() {
      return snapshots != RECORDED;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code results = callee(arguments)}, where the callee is another function of the {@link
   * Program}.
   */
  record Call(List<Value> results, String callee, List<Atom> arguments, Origin origin)
      implements Statement {
    public Call {
      results = List.copyOf(results);
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code array[index] = value}.
   *
   * @param isSettled whether nothing writes to the element any more until the reverse sweep has
   *     passed here
   */
  record Store(Atom array, Atom index, Atom value, boolean isSettled, Origin origin)
      implements Statement {
    public Store(Atom array, Atom index, Atom value, Origin origin) {
      this(array, index, value, /* isSettled= */ false, origin);
    }

    @Override
    public List<Value> results() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Writes an entry of an indexed tape, or of a part of a stack that was reserved. */
  record TapeWrite(Atom tape, Atom index, Atom value, Origin origin) implements Statement {
    @Override
    public List<Value> results() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Pushes onto a stack. */
  record Push(Atom tape, Atom value, Origin origin) implements Statement {
    @Override
    public List<Value> results() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Throws the exception. */
  record Throw(Atom exception, Origin origin) implements Statement {
    @Override
    public List<Value> results() {
      return List.of();
    }

    @Override
    public boolean isAbrupt() {
      return true;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
