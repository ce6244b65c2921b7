package dev.fluxion.processor.fuzz;

import java.util.List;

/**
 * A method; one of a record has that as its first parameter, {@code this}. Its body is set once it
 * is made (it may call itself), and again while shrinking.
 */
final class Routine {
  final String name;
  final Type result;
  final List<Variable> parameters;

  /** Whether its last parameter bounds the depth of recursion. */
  final boolean recursive;

  List<Stmt> body = List.of();

  boolean isOfRecord() {
    return !parameters.isEmpty() && parameters.get(0).name.equals("this");
  }

  Routine(String name, Type result, List<Variable> parameters, boolean recursive) {
    this.name = name;
    this.result = result;
    this.parameters = parameters;
    this.recursive = recursive;
  }
}
