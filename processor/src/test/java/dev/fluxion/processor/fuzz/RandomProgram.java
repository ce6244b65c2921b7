package dev.fluxion.processor.fuzz;

import java.util.ArrayList;
import java.util.List;

/** A class with one differentiable method, what it calls, and arguments to call it with. */
final class RandomProgram {
  final long seed;
  final String className;
  final List<Variable> constants = new ArrayList<>();
  final List<Routine> helpers = new ArrayList<>();

  /** The accessors of {@code Pair} that are written out. */
  final List<Routine> accessors = new ArrayList<>();

  /** What the constructor of {@code Unit} does with its parameters. */
  Routine constructor;

  /** What {@code wrt} names; empty: every parameter that is not constant. */
  final List<Variable> wrt = new ArrayList<>();

  /** Argument lists: boxed numbers and arrays. */
  final List<Object[]> points = new ArrayList<>();

  /** Whether to write {@code java.lang.Math}, for a local variable is called Math. */
  boolean qualified;

  Routine main;

  RandomProgram(long seed) {
    this.seed = seed;
    this.className = "P" + (seed < 0 ? "m" + -seed : "" + seed);
  }

  boolean isDifferentiated(Variable parameter) {
    return (parameter.type.isReal() || parameter.type.isReference())
        && parameter.role == Variable.Role.PARAMETER
        && (wrt.isEmpty() || wrt.contains(parameter));
  }

  /** Positions of the differentiated parameters. */
  List<Integer> active() {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < main.parameters.size(); i++) {
      if (isDifferentiated(main.parameters.get(i))) {
        positions.add(i);
      }
    }
    return positions;
  }

  /** Null where the accessor is the implicit one. */
  Routine accessor(Type record, Type.Component component) {
    return accessors.stream()
        .filter(a -> record == Type.PAIR && a.name.equals(component.name()))
        .findFirst()
        .orElse(null);
  }

  @Override
  public String toString() {
    return new JavaPrinter(this).print();
  }
}
