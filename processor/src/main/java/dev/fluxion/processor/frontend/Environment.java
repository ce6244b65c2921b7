package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Which variables there are, and what each holds at the point that has been reached. What is done
 * inside a branch is logged, so that leaving it costs no more than what it changed.
 */
final class Environment {
  private Map<String, Variable> visible = new HashMap<>();

  /** For each open scope, how to undo its declarations, the last one first. */
  private final Deque<Deque<Runnable>> scopes = new ArrayDeque<>();

  private final Map<Variable, Atom> atoms = new HashMap<>();
  private final Deque<Map<Variable, Optional<Atom>>> branches = new ArrayDeque<>();
  private int count;

  void enterScope() {
    scopes.push(new ArrayDeque<>());
  }

  void leaveScope() {
    scopes.pop().forEach(Runnable::run);
  }

  /** A new variable of the user's. */
  Variable declare(String name, TypeMirror javaType, Type type) {
    Variable variable = hidden(name, javaType, type);
    // A variable of another case of a switch may have the name of one in an inner block.
    Variable hidden = visible.put(name, variable);
    Deque<Runnable> scope = scopes.peek();
    if (scope != null) {
      scope.push(hidden == null ? () -> visible.remove(name) : () -> visible.put(name, hidden));
    }
    return variable;
  }

  /** A new variable that no name in the source refers to. */
  Variable hidden(String name, TypeMirror javaType, Type type) {
    return new Variable(count++, name, javaType, type, branches.size());
  }

  /**
   * Wraps something that is read further in, so that names mean there what they mean here: the
   * update of a loop does not see the variables of its body.
   */
  Runnable inThisScope(Runnable reader) {
    Map<String, Variable> here = new HashMap<>(visible);
    return () -> {
      Map<String, Variable> inside = visible;
      visible = here;
      reader.run();
      visible = inside;
    };
  }

  @Nullable Variable find(String name) {
    return visible.get(name);
  }

  /** What the variable holds; an arbitrary value before the first assignment. */
  Atom get(Variable variable) {
    Atom atom = atoms.get(variable);
    return atom == null ? Constant.zero(variable.type()) : atom;
  }

  void set(Variable variable, Atom atom) {
    Atom before = atoms.put(variable, atom);
    Map<Variable, Optional<Atom>> log = branches.peek();
    if (log != null) {
      log.putIfAbsent(variable, Optional.ofNullable(before));
    }
  }

  /** From here on, changes belong to a branch. */
  void enterBranch() {
    branches.push(new HashMap<>());
  }

  /**
   * Takes back the changes of the innermost branch.
   *
   * @return what the variables declared outside it held at its end, where it changed them
   */
  SortedMap<Variable, Atom> leaveBranch() {
    SortedMap<Variable, Atom> changes = new TreeMap<>();
    int depth = branches.size();
    branches
        .pop()
        .forEach(
            (variable, before) -> {
              Atom after =
                  before.isPresent() ? atoms.put(variable, before.get()) : atoms.remove(variable);
              if (variable.depth() < depth && after != null) {
                changes.put(variable, after);
              }
            });
    return changes;
  }
}
