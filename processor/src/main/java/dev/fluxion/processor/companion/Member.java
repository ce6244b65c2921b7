package dev.fluxion.processor.companion;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of members that a companion can have: the constants of {@code dev.fluxion.Derivative},
 * by name, and what only companions of other files call.
 */
public enum Member {
  GRADIENT("Gradient"),
  JVP("Jvp"),
  VJP("Vjp"),
  PULLBACK("Pullback"),
  JACOBIAN("Jacobian"),
  HVP("Hvp"),
  HESSIAN("Hessian"),
  TAYLOR("Taylor"),
  DERIVATIVE("Derivative"),

  /** The pullback and its derivative along a direction: second order of callers. */
  PULLBACK_ALONG("PullbackAlong"),
  /** From Taylor series of the arguments to those of the results. */
  JETS("Jets");

  /** What scalar methods have. */
  static final Set<Member> OF_SCALARS = EnumSet.of(GRADIENT, JVP, HVP, HESSIAN, TAYLOR, DERIVATIVE);

  /** What all other methods have. */
  static final Set<Member> OF_OTHERS = EnumSet.of(JVP, VJP, PULLBACK, JACOBIAN, HESSIAN, TAYLOR);

  /** What callers in other files need of methods that return no number. */
  static final Set<Member> OF_CALLERS = EnumSet.of(JVP, PULLBACK, PULLBACK_ALONG, TAYLOR, JETS);

  /** The same of methods that return a number. */
  static final Set<Member> OF_SCALARS_OF_CALLERS = EnumSet.of(GRADIENT, JVP, HVP, TAYLOR, JETS);

  private final String suffix;

  Member(String suffix) {
    this.suffix = suffix;
  }

  /** What follows the base name in the name of the generated method. */
  public String suffix() {
    return suffix;
  }

  /** The members that this one calls. */
  Set<Member> calls(boolean isScalar) {
    return switch (this) {
      case JACOBIAN -> EnumSet.of(PULLBACK);
      case HESSIAN -> EnumSet.of(isScalar ? HVP : TAYLOR);
      case DERIVATIVE -> EnumSet.of(TAYLOR);
      default -> EnumSet.noneOf(Member.class);
    };
  }

  /** The members that this one cannot do without; a Jacobian goes by rows or by columns. */
  Set<Member> needs(boolean isScalar) {
    return this == JACOBIAN ? EnumSet.noneOf(Member.class) : calls(isScalar);
  }

  /** The members, and those that they call. */
  static Set<Member> withCalled(Set<Member> members, boolean isScalar) {
    Set<Member> all = EnumSet.copyOf(members);
    members.forEach(member -> all.addAll(member.calls(isScalar)));
    return all;
  }

  /** Whether users never ask for it, nor hear of it. */
  public boolean isForCallers() {
    return this == PULLBACK_ALONG || this == JETS;
  }

  /** The one of that name that users can ask for. */
  static Optional<Member> named(String name) {
    return Arrays.stream(values())
        .filter(m -> m.name().equals(name) && !m.isForCallers())
        .findFirst();
  }
}
