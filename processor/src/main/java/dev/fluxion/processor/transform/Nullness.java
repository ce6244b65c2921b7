package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which references may be null: all but new objects and what can be nothing else. */
final class Nullness {
  private final Program program;
  private final Map<String, Set<Value>> nulls = new HashMap<>();
  private boolean hasChanged;

  /** The function that is looked at. */
  private Function function;

  Nullness(Program program) {
    this.program = program;
    this.function = program.entry();
    program.entry().parameters().forEach(this::mark);
    program.functions().forEach(this::markStated);
    do {
      hasChanged = false;
      for (Function each : program.functions()) {
        function = each;
        block(each.body());
      }
    } while (hasChanged);
  }

  /** The values of the function that may be null. */
  Set<Value> mayBeNull(Function of) {
    return nulls.computeIfAbsent(of.name(), name -> new HashSet<>());
  }

  /** What is stated as a derivative is called only later. */
  private void markStated(Function of) {
    if (of.derivative() != null) {
      for (String name : of.derivative().functions()) {
        function = program.function(name);
        function.parameters().forEach(this::mark);
      }
    }
  }

  private void mark(Value value) {
    if (!(value.type() instanceof Scalar)) {
      hasChanged |= mayBeNull(function).add(value);
    }
  }

  private boolean mayBeNull(Function of, Atom atom) {
    return atom instanceof Constant constant
        ? constant.value() == null
        : mayBeNull(of).contains((Value) atom);
  }

  private void flow(List<? extends Atom> from, List<Value> to) {
    for (int i = 0; i < from.size(); i++) {
      if (mayBeNull(function, from.get(i))) {
        mark(to.get(i));
      }
    }
  }

  private void block(Block block) {
    for (Statement statement : block.statements()) {
      Values.blocks(statement).forEach(this::block);
      if (statement instanceof Statement.Let let) {
        let(let);
      } else if (statement instanceof Statement.If branch) {
        Values.blocks(branch).forEach(inner -> flow(inner.results(), branch.results()));
      } else if (statement instanceof Statement.Loop loop) {
        flow(loop.initial(), loop.parameters());
        flow(loop.body().results(), loop.parameters());
        flow(loop.parameters(), loop.results());
      } else if (statement instanceof Statement.Call call) {
        call(call);
      }
    }
  }

  private void let(Statement.Let let) {
    Operation operation = let.operation();
    boolean isNew =
        operation instanceof Operation.NewArray
            || operation instanceof Operation.Allocate
            || operation instanceof Operation.Concatenate
            || (operation instanceof Operation.Extern extern
                && extern.member().kind() == ExternalMember.Kind.CONSTRUCTOR);
    boolean isCopy = operation instanceof Operation.Select || operation instanceof Operation.Detach;
    if (isCopy) {
      operation.operands().forEach(operand -> flow(List.of(operand), List.of(let.value())));
    } else if (!isNew) {
      mark(let.value());
    }
  }

  private void call(Statement.Call call) {
    Function caller = function;
    Function callee = program.function(call.callee());
    for (int i = 0; i < call.arguments().size(); i++) {
      if (mayBeNull(caller, call.arguments().get(i))) {
        function = callee;
        mark(callee.parameters().get(i));
        function = caller;
      }
    }
    List<Atom> results = callee.body().results();
    for (int i = 0; i < results.size(); i++) {
      if (mayBeNull(callee, results.get(i))) {
        mark(call.results().get(i));
      }
    }
  }
}
