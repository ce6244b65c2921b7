package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * Functions that call each other, and the structs they use. The first function is the entry.
 *
 * @param constants functions without parameters, each evaluated once, when the companion is
 *     initialised, into a constant of the companion's own: copies of the user's private constants.
 *     An {@link ExternalMember} of kind {@code STATIC_FIELD} whose owner is empty reads the one of
 *     that name
 */
public record Program(List<Function> functions, List<Struct> structs, List<Function> constants) {
  public Program {
    functions = List.copyOf(functions);
    structs = List.copyOf(structs);
    constants = List.copyOf(constants);
  }

  /** A program without structs and constants. */
  public static Program of(Function... functions) {
    return new Program(List.of(functions), List.of(), List.of());
  }

  /** The same program with other bodies; itself, where they are its own. */
  public Program withBodies(java.util.function.Function<Function, Block> body) {
    List<Function> others = new ArrayList<>(functions.size());
    boolean isSame = true;
    for (Function function : functions) {
      Block other = body.apply(function);
      isSame &= other == function.body();
      others.add(other == function.body() ? function : function.withBody(other));
    }
    return isSame ? this : new Program(others, structs, constants);
  }

  /** The same program with another entry. */
  public Program withEntry(Function entry) {
    List<Function> others = new ArrayList<>(functions);
    others.set(0, entry);
    return new Program(others, structs, constants);
  }

  public Function entry() {
    return functions.get(0);
  }

  public Function function(String name) {
    for (Function function : functions) {
      if (function.name().equals(name)) {
        return function;
      }
    }
    throw new IllegalArgumentException("no function " + name);
  }

  public Struct struct(String name) {
    return structs.stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no struct " + name));
  }

  /** Whether there is a function of that name. */
  public boolean hasFunction(String name) {
    return functions.stream().anyMatch(f -> f.name().equals(name));
  }
}
