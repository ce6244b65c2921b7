package dev.fluxion.processor.emit;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The names of locals: a name is free again when its block ends. */
final class LocalNames {
  private final Deque<Set<String>> scopes = new ArrayDeque<>();

  LocalNames(Collection<String> taken) {
    scopes.push(new HashSet<>(taken));
  }

  void open() {
    scopes.push(new HashSet<>());
  }

  void close() {
    scopes.pop();
  }

  /** A new name like {@code wish} in the innermost open block. */
  String fresh(String wish) {
    String base = legal(wish.isEmpty() ? "t" : wish);
    String name = base;
    for (int i = 2; isTaken(name); i++) {
      name = base + i;
    }
    scopes.element().add(name);
    return name;
  }

  private boolean isTaken(String name) {
    return scopes.stream().anyMatch(scope -> scope.contains(name));
  }

  /** {@code wish} itself, or with an underscore where Java would not accept it as a name. */
  static String legal(String wish) {
    return SourceVersion.isName(wish) && !wish.equals("_") && wish.indexOf('.') < 0
        ? wish
        : wish + "_";
  }
}
