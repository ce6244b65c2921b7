package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The types of the arrays that a function, or one that it calls, writes to. */
final class ArrayWrites {
  private final Program program;

  ArrayWrites(Program program) {
    this.program = program;
  }

  /** Those that any function writes to. */
  Set<Type> typesWritten() {
    Set<Type> types = new HashSet<>();
    program.functions().forEach(function -> collect(function, types, new ArrayDeque<>()));
    return types;
  }

  Set<Type> typesWrittenBy(String function) {
    Set<Type> types = new HashSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> work = new ArrayDeque<>(List.of(function));
    while (!work.isEmpty()) {
      String name = work.pop();
      if (seen.add(name)) {
        collect(program.function(name), types, work);
      }
    }
    return types;
  }

  private static void collect(Function function, Set<Type> types, Deque<String> callees) {
    collect(function.body(), types, callees);
    if (function.derivative() != null) {
      function
          .derivative()
          .writes()
          .all()
          .forEach(i -> addArrays(function.parameters().get(i).type(), types));
    }
  }

  private static void addArrays(Type type, Set<Type> types) {
    if (type instanceof ArrayType array) {
      types.add(type);
      addArrays(array.element(), types);
    }
  }

  private static void collect(Block block, Set<Type> types, Deque<String> callees) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Store store) {
        types.add(store.array().type());
      } else if (statement instanceof Statement.Call call) {
        callees.add(call.callee());
      } else if (statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Extern extern) {
        ArrayMethod.of(extern.member()).map(ArrayMethod::written).orElse(List.of()).stream()
            .forEach(i -> types.add(extern.operands().get(i).type()));
      }
      Values.blocks(statement).forEach(inner -> collect(inner, types, callees));
    }
  }
}
