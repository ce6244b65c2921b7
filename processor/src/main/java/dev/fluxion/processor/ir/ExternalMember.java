package dev.fluxion.processor.ir;

import java.util.List;

/**
 * A member of Java code outside the function, used as it stands and never differentiated.
 *
 * @param owner the canonical name of the class that declares it; for {@link Kind#CLASS_ASSERTIONS}
 *     the class whose assertion status is asked
 * @param name the member's simple name; empty for a constructor
 * @param parameters the declared parameter types, for an instance member the receiver first
 * @param result its type; of a {@code void} method {@link Scalar#BOOLEAN}, unused
 * @param isPure whether reading it twice, or not at all, can make no difference: a {@code final}
 *     field
 */
public record ExternalMember(
    Kind kind,
    String owner,
    String name,
    List<Type> parameters,
    Type result,
    boolean isVoid,
    boolean isPure) {

  /** What kind of member. */
  public enum Kind {
    STATIC_METHOD,
    /** The receiver is the first argument. */
    INSTANCE_METHOD,
    CONSTRUCTOR,
    STATIC_FIELD,
    /** A field of the first argument. */
    INSTANCE_FIELD,
    /** {@code owner.class.desiredAssertionStatus()}. */
    CLASS_ASSERTIONS
  }

  public ExternalMember {
    parameters = List.copyOf(parameters);
  }

  @Override
  public String toString() {
    return kind == Kind.CONSTRUCTOR ? "new " + owner : owner + "." + name;
  }
}
