package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which objects hold a differentiated value where no derivative can follow it: the string {@code ""
 * + x}, the array around the arguments of {@code String.format("%f", x)}. Whoever makes a number of
 * one loses the derivative.
 */
final class Opaque {
  private final Program program;
  private final Activity activity;
  private final Map<String, Set<Value>> holders = new HashMap<>();
  private boolean hasChanged;

  private Opaque(Program program, Activity activity) {
    this.program = program;
    this.activity = activity;
    do {
      hasChanged = false;
      program.functions().forEach(function -> block(function.name(), function.body()));
    } while (hasChanged);
  }

  static Opaque of(Program program, Activity activity) {
    return new Opaque(program, activity);
  }

  /** The objects of {@code function} that hold a differentiated value. */
  Set<Value> holders(String function) {
    return holders.getOrDefault(function, Set.of());
  }

  private static boolean isOpaque(Type type) {
    return type instanceof ObjectType
        || (type instanceof ArrayType array && isOpaque(array.element()));
  }

  private void block(String function, Block block) {
    for (Statement statement : block.statements()) {
      statement(function, statement);
    }
  }

  private void statement(String function, Statement statement) {
    if (statement instanceof Statement.Let let) {
      if (!(let.operation() instanceof Operation.Detach)) {
        let.operation().operands().forEach(operand -> flow(function, operand, let.value()));
        if (let.operation() instanceof Operation.Extern extern) {
          told(function, extern);
        }
      }
    } else if (statement instanceof Statement.If branch) {
      for (Block inner : List.of(branch.then(), branch.otherwise())) {
        block(function, inner);
        if (!inner.isAbrupt()) {
          flow(function, inner.results(), branch.results());
        }
      }
    } else if (statement instanceof Statement.Loop loop) {
      flow(function, loop.initial(), loop.parameters());
      block(function, loop.condition());
      block(function, loop.body());
      if (!loop.body().isAbrupt()) {
        flow(function, loop.body().results(), loop.parameters());
      }
      flow(function, loop.parameters(), loop.results());
    } else if (statement instanceof Statement.Store store) {
      flow(function, store.value(), store.array());
    } else if (statement instanceof Statement.Call call) {
      call(function, call);
    }
  }

  /** An object that is given a differentiated value together with others may tell these. */
  private void told(String function, Operation.Extern extern) {
    if (!Effects.mayKeepArguments(extern.member())) {
      return;
    }
    for (Atom from : extern.operands()) {
      extern.operands().stream()
          .filter(to -> !Effects.isImmutable(to.type()))
          .forEach(to -> flow(function, from, to));
    }
  }

  private void call(String function, Statement.Call call) {
    Function callee = program.function(call.callee());
    for (int i = 0; i < call.arguments().size(); i++) {
      if (holds(function, call.arguments().get(i))) {
        hold(callee.name(), callee.parameters().get(i));
      }
    }
    List<Atom> results = callee.body().results();
    for (int i = 0; i < Math.min(results.size(), call.results().size()); i++) {
      if (holds(callee.name(), results.get(i))) {
        hold(function, call.results().get(i));
      }
    }
  }

  private void flow(String function, List<? extends Atom> from, List<Value> to) {
    for (int i = 0; i < from.size(); i++) {
      flow(function, from.get(i), to.get(i));
    }
  }

  private void flow(String function, Atom from, Atom to) {
    if (to instanceof Value target && holds(function, from)) {
      hold(function, target);
    }
  }

  private boolean holds(String function, Atom atom) {
    return atom instanceof Value value
        && (activity.varied(function).contains(value) || holders(function).contains(value));
  }

  private void hold(String function, Value value) {
    if (isOpaque(value.type())) {
      hasChanged |= holders.computeIfAbsent(function, f -> new HashSet<>()).add(value);
    }
  }
}
