package dev.fluxion.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** The variables that a place in a method sees, and the jumps that are allowed there. */
final class Scope {
  /** Names that generated code is likely to want for itself. */
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "x",
          "y",
          "z",
          "u",
          "v",
          "w",
          "s",
          "t",
          "t1",
          "t2",
          "tape",
          "value",
          "adjoint",
          "order",
          "self",
          "xBar",
          "yBar",
          "aBar",
          "xDot",
          "x_",
          "value_",
          "result",
          "tangent",
          "gradient",
          "product",
          "hessian",
          "cotangent",
          "xTangent",
          "aTangent",
          "f",
          "i_",
          "r0",
          "trips",
          "exit",
          "n",
          "k",
          "length",
          "direction",
          "taken",
          "flag",
          "zBar",
          "FAdjoint");

  private final Scope parent;
  private final List<Variable> variables = new ArrayList<>();
  private final List<String> reserved = new ArrayList<>();
  final Random random;
  final RandomProgram program;

  /** The method that this is part of. */
  final Routine routine;

  /** The method's declared return type may be returned from here. */
  boolean returns = true;

  int loops;

  /** Labels of the loops around, the innermost last; empty for a loop without. */
  List<String> loopLabels = List.of();

  /** Labels of blocks around: targets of break alone. */
  List<String> blockLabels = List.of();

  /** Whether an unlabelled break leaves a switch. */
  boolean inSwitch;

  Scope(RandomProgram program, Routine routine, Random random) {
    this.parent = null;
    this.program = program;
    this.routine = routine;
    this.random = random;
    variables.addAll(routine.parameters);
  }

  private Scope(Scope parent) {
    this.parent = parent;
    this.program = parent.program;
    this.routine = parent.routine;
    this.random = parent.random;
    this.returns = parent.returns;
    this.loops = parent.loops;
    this.loopLabels = parent.loopLabels;
    this.blockLabels = parent.blockLabels;
    this.inSwitch = parent.inSwitch;
  }

  Scope nested() {
    return new Scope(this);
  }

  /** Inside a loop, whose label may be null. */
  Scope loop(String label) {
    Scope body = nested();
    body.loops++;
    body.loopLabels = new ArrayList<>(loopLabels);
    body.loopLabels.add(label == null ? "" : label);
    body.inSwitch = false;
    return body;
  }

  /** Inside a switch expression, out of which nothing jumps. */
  Scope closed() {
    Scope body = nested();
    body.returns = false;
    body.loopLabels = List.of();
    body.blockLabels = List.of();
    body.inSwitch = false;
    return body;
  }

  Variable declare(Type type, Variable.Role role) {
    Variable variable = new Variable(freshName(), type, role);
    variables.add(variable);
    return variable;
  }

  /** A variable that is out of sight until it is {@linkplain #add added}; its name is taken. */
  Variable prepare(Type type, Variable.Role role) {
    Variable variable = new Variable(freshName(), type, role);
    reserved.add(variable.name);
    return variable;
  }

  void add(Variable variable) {
    variables.add(variable);
  }

  private String freshName() {
    if (program.qualified && random.nextInt(6) == 0) {
      String name = random.nextBoolean() ? "Math" : "Double";
      if (!isTaken(name)) {
        return name;
      }
    }
    for (int attempt = 0; ; attempt++) {
      String name = NAMES.get(random.nextInt(NAMES.size())) + (attempt > 8 ? attempt : "");
      if (!isTaken(name)) {
        return name;
      }
    }
  }

  boolean isTaken(String name) {
    return reserved.contains(name)
        || variables.stream().anyMatch(v -> v.name.equals(name))
        || parent != null && parent.isTaken(name);
  }

  List<Variable> find(Predicate<Variable> predicate) {
    List<Variable> found = new ArrayList<>();
    for (Scope scope = this; scope != null; scope = scope.parent) {
      scope.variables.stream().filter(predicate).forEach(found::add);
    }
    // A local of the same name hides a constant.
    program.constants.stream()
        .filter(predicate)
        .filter(constant -> !isTaken(constant.name))
        .forEach(found::add);
    return found;
  }

  /** Null if there is none. */
  Variable any(Predicate<Variable> predicate) {
    List<Variable> found = find(predicate);
    return found.isEmpty() ? null : found.get(random.nextInt(found.size()));
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }
}
