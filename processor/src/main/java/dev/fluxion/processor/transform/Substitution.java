package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Atoms in place of values. */
final class Substitution {
  private final Map<Value, Atom> replacements;

  Substitution() {
    this(new HashMap<>());
  }

  private Substitution(Map<Value, Atom> replacements) {
    this.replacements = replacements;
  }

  /** A copy, for an inner scope. */
  Substitution inner() {
    return new Substitution(new HashMap<>(replacements));
  }

  /** Replaces {@code value} from now on. */
  void put(Value value, Atom replacement) {
    replacements.put(value, replacement);
  }

  /** Calls {@code action} with each replaced value and what replaces it. */
  void forEach(BiConsumer<Value, Atom> action) {
    replacements.forEach(action);
  }

  boolean contains(Value value) {
    return replacements.containsKey(value);
  }

  Atom apply(Atom atom) {
    Atom replacement = atom instanceof Value value ? replacements.get(value) : null;
    return replacement == null ? atom : replacement;
  }

  /** The list itself, where nothing in it is replaced. */
  List<Atom> apply(List<Atom> atoms) {
    if (replacements.isEmpty()) {
      return atoms;
    }
    for (int i = 0; i < atoms.size(); i++) {
      if (apply(atoms.get(i)) != atoms.get(i)) {
        return replaced(atoms);
      }
    }
    return atoms;
  }

  private List<Atom> replaced(List<Atom> atoms) {
    List<Atom> replaced = new ArrayList<>(atoms.size());
    for (Atom atom : atoms) {
      replaced.add(apply(atom));
    }
    return replaced;
  }

  /** The operation itself, where none of its operands is replaced. */
  Operation apply(Operation operation) {
    List<Atom> operands = operation.operands();
    List<Atom> now = apply(operands);
    return now == operands ? operation : operation.withOperands(now);
  }

  /** The statement, which has no blocks inside it, with its operands replaced. */
  Statement applyToSimple(Statement statement) {
    if (statement instanceof Statement.Let let) {
      return let.with(apply(let.operation()));
    }
    if (statement instanceof Statement.Call call) {
      return new Statement.Call(
          call.results(), call.callee(), apply(call.arguments()), call.origin());
    }
    if (statement instanceof Statement.Store store) {
      return new Statement.Store(
          apply(store.array()),
          apply(store.index()),
          apply(store.value()),
          store.isSettled(),
          store.origin());
    }
    if (statement instanceof Statement.TapeWrite write) {
      return new Statement.TapeWrite(
          apply(write.tape()), apply(write.index()), apply(write.value()), write.origin());
    }
    if (statement instanceof Statement.Push push) {
      return new Statement.Push(apply(push.tape()), apply(push.value()), push.origin());
    }
    if (statement instanceof Statement.Throw t) {
      return new Statement.Throw(apply(t.exception()), t.origin());
    }
    throw new IllegalArgumentException("has blocks: " + statement);
  }
}
