package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Drops functions that the entry does not reach, and structs that no value has. */
final class DropUnreachable {
  private DropUnreachable() {}

  static Program drop(Program program) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> work = new ArrayDeque<>(List.of(program.entry().name()));
    program.constants().forEach(constant -> work.addAll(callees(constant.body())));
    while (!work.isEmpty()) {
      String name = work.pop();
      if (reached.add(name)) {
        work.addAll(references(program.function(name)));
      }
    }
    List<Function> kept =
        program.functions().stream().filter(f -> reached.contains(f.name())).toList();
    Set<String> structs = structs(kept, program);
    List<Struct> used = program.structs().stream().filter(s -> structs.contains(s.name())).toList();
    return new Program(kept, used, program.constants());
  }

  /** The names of the functions that are called by the function, or stand for its derivative. */
  static Set<String> references(Function function) {
    Set<String> names = callees(function.body());
    if (function.derivative() != null) {
      names.addAll(function.derivative().functions());
    }
    return names;
  }

  /** The names of the functions that the block calls. */
  static Set<String> callees(Block block) {
    Set<String> callees = new LinkedHashSet<>();
    addCallees(block, callees);
    return callees;
  }

  private static void addCallees(Block block, Set<String> callees) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Call call) {
        callees.add(call.callee());
      }
      for (Block inner : Values.blocks(statement)) {
        addCallees(inner, callees);
      }
    }
  }

  private static Set<String> structs(List<Function> functions, Program program) {
    Set<String> names = new LinkedHashSet<>();
    if (program.structs().isEmpty()) {
      return names;
    }
    for (Function function : functions) {
      Values.forEachDefinition(function, v -> addStruct(v.type(), program, names));
      function.results().forEach(type -> addStruct(type, program, names));
    }
    return names;
  }

  private static void addStruct(Type type, Program program, Set<String> names) {
    if (type instanceof TapeType tape) {
      addStruct(tape.element(), program, names);
    } else if (type instanceof StructType struct && names.add(struct.name())) {
      program
          .struct(struct.name())
          .members()
          .forEach(member -> addStruct(member.type(), program, names));
    }
  }
}
