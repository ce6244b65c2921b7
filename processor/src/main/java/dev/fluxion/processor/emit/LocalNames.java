package dev.fluxion.processor.emit;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The names of locals: a name is free again when its block ends. */
final class LocalNames {

  /**
   * A block.
   *
   * @param nextNumbers by name, the first number behind it that may be free
   */
  private record Scope(Set<String> names, Map<String, Integer> nextNumbers) {}

  private final Deque<Scope> scopes = new ArrayDeque<>();

  LocalNames(Collection<String> taken) {
    scopes.push(new Scope(new HashSet<>(taken), new HashMap<>()));
  }

  void open() {
    scopes.push(new Scope(new HashSet<>(), new HashMap<>()));
  }

  void close() {
    scopes.pop();
  }

  /** A new name like {@code wish} in the innermost open block. */
  String fresh(String wish) {
    String base = legal(wish.isEmpty() ? "t" : wish);
    int number = nextNumber(base);
    String name = numbered(base, number);
    while (isTaken(name)) {
      number++;
      name = numbered(base, number);
    }
    scopes.element().names().add(name);
    scopes.element().nextNumbers().put(base, number + 1);
    return name;
  }

  private static String numbered(String base, int number) {
    return number == 1 ? base : base + number;
  }

  private int nextNumber(String base) {
    int number = 1;
    for (Scope scope : scopes) {
      number = Math.max(number, scope.nextNumbers().getOrDefault(base, 1));
    }
    return number;
  }

  private boolean isTaken(String name) {
    for (Scope scope : scopes) {
      if (scope.names().contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** {@code wish} itself, or with an underscore where Java would not accept it as a name. */
  static String legal(String wish) {
    return SourceVersion.isIdentifier(wish) && !SourceVersion.isKeyword(wish) && !wish.equals("_")
        ? wish
        : wish + "_";
  }
}
