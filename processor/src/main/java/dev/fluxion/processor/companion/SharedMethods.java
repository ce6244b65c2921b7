package dev.fluxion.processor.companion;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the members of one companion share of private methods and fields: each is made where it is
 * first needed. Confined to the writer of the companion.
 */
final class SharedMethods {
  private final Set<String> taken;

  /** Names by what the methods and fields do. */
  private final Map<String, String> made = new HashMap<>();

  /**
   * @param taken the names of the companion's members, to which those made are added
   */
  SharedMethods(Set<String> taken) {
    this.taken = taken;
  }

  /** What is added to the copy does not count until it is used in place of this. */
  SharedMethods copy() {
    SharedMethods copy = new SharedMethods(taken);
    copy.made.putAll(made);
    return copy;
  }

  /** The name of what serves a purpose; {@code make} writes it under that name if it is new. */
  String name(String purpose, String wish, Consumer<String> make) {
    String known = made.get(purpose);
    if (known != null) {
      return known;
    }
    String name = wish;
    while (!taken.add(name)) {
      name += "_";
    }
    made.put(purpose, name);
    make.accept(name);
    return name;
  }
}
