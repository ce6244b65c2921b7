package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The Java variables of a method that are in scope, with their names. */
final class Locals {
  private final Variables variables;
  private final Wishes wishes;
  private final LocalNames taken;
  private final Map<Variable, String> names = new HashMap<>();

  /** Variables whose old value is read from elsewhere, while a circle of copies is resolved. */
  private final Map<Variable, String> saved = new HashMap<>();

  Locals(Variables variables, Wishes wishes, Collection<String> reserved) {
    this.variables = variables;
    this.wishes = wishes;
    this.taken = new LocalNames(reserved);
  }

  void open() {
    taken.open();
  }

  void close() {
    taken.close();
  }

  void bind(Variable variable, String name) {
    names.put(variable, name);
  }

  boolean isDeclared(Variable variable) {
    return names.containsKey(variable);
  }

  /** Chooses the name. */
  String declare(Variable variable) {
    String name = taken.fresh(wishes.of(variable));
    names.put(variable, name);
    return name;
  }

  /** Has the variable read from a new one, whose name this returns, until {@link #forgetSaved}. */
  String save(Variable variable) {
    String name = taken.fresh(name(variable) + "Old");
    saved.put(variable, name);
    return name;
  }

  void forgetSaved() {
    saved.clear();
  }

  boolean isSaved(Variable variable) {
    return saved.containsKey(variable);
  }

  /** Where to read the value at present. */
  Code read(Value value) {
    Variable variable = variables.of(value);
    String elsewhere = saved.get(variable);
    return Code.of("$L", elsewhere == null ? name(variable) : elsewhere);
  }

  String name(Variable variable) {
    String name = names.get(variable);
    if (name == null) {
      throw new IllegalStateException("not declared yet: " + variable.members());
    }
    return name;
  }
}
