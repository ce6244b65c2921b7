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
 * @param isStable whether it yields the same whenever it is used in one run, and nobody notices: a
 *     {@code final} field. It may still throw where an object that it is given is null. Of a
 *     constructor, whether nobody can tell that it was called but by the object
 * @param isGeneric whether {@code result} is what a type argument says: without that argument a
 *     cast is needed
 */
public record ExternalMember(
    Kind kind,
    String owner,
    String name,
    List<Type> parameters,
    Type result,
    boolean isVoid,
    boolean isStable,
    boolean isGeneric) {

  /** What kind of member. */
  public enum Kind {
    STATIC_METHOD,
    /** The receiver is the first argument. */
    INSTANCE_METHOD,
    CONSTRUCTOR,
    STATIC_FIELD,
    /** A field of the first argument. */
    INSTANCE_FIELD,
    /**
     * Like {@link #STATIC_FIELD}, but only a handle from a private lookup in its class reaches it.
     */
    HIDDEN_STATIC_FIELD,
    /** Like {@link #INSTANCE_FIELD}, but only a handle reaches it. */
    HIDDEN_INSTANCE_FIELD,
    /** {@code owner.class.desiredAssertionStatus()}. */
    CLASS_ASSERTIONS,
    /** Whether two references are equal, {@code a == b}; no member at all. */
    IDENTITY
  }

  /** A member whose type is no matter of type arguments. */
  public ExternalMember(
      Kind kind,
      String owner,
      String name,
      List<Type> parameters,
      Type result,
      boolean isVoid,
      boolean isStable) {
    this(kind, owner, name, parameters, result, isVoid, isStable, false);
  }

  /** {@code ==} of references. */
  public static ExternalMember identity() {
    Type object = new ObjectType("java.lang.Object");
    return new ExternalMember(
        Kind.IDENTITY, "", "==", List.of(object, object), Scalar.BOOLEAN, false, true);
  }

  public ExternalMember {
    parameters = List.copyOf(parameters);
  }

  /** The same member where type arguments say that it is of this type. */
  public ExternalMember returning(Type type) {
    return new ExternalMember(kind, owner, name, parameters, type, isVoid, isStable, true);
  }

  /** The same with other parameter types. */
  public ExternalMember taking(List<Type> types) {
    return new ExternalMember(kind, owner, name, types, result, isVoid, isStable, isGeneric);
  }

  /** Whether it is a method or a constructor with code of its own. */
  public boolean isExecuted() {
    return !isStable
        && switch (kind) {
          case STATIC_METHOD, INSTANCE_METHOD, CONSTRUCTOR -> true;
          default -> false;
        };
  }

  /** Whether it is a field, of a class or of an object. */
  public boolean isField() {
    return switch (kind) {
      case STATIC_FIELD, INSTANCE_FIELD, HIDDEN_STATIC_FIELD, HIDDEN_INSTANCE_FIELD -> true;
      default -> false;
    };
  }

  /** Whether only a handle reaches it. */
  public boolean isHidden() {
    return kind == Kind.HIDDEN_STATIC_FIELD || kind == Kind.HIDDEN_INSTANCE_FIELD;
  }

  /** Whether using it can neither throw nor be noticed. */
  public boolean isPure() {
    return kind == Kind.IDENTITY
        || (isStable
            && (kind == Kind.CONSTRUCTOR
                || parameters.stream().allMatch(Scalar.class::isInstance)));
  }

  @Override
  public String toString() {
    return kind == Kind.CONSTRUCTOR ? "new " + owner : owner + "." + name;
  }
}
