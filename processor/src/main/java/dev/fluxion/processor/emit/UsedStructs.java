package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Values;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The structs that functions use, and those inside them. */
final class UsedStructs {
  private final Program program;
  private final Set<String> names = new LinkedHashSet<>();

  private UsedStructs(Program program) {
    this.program = program;
  }

  static List<Struct> of(Program program, List<Function> functions) {
    if (program.structs().isEmpty()) {
      return List.of();
    }
    UsedStructs used = new UsedStructs(program);
    for (Function function : functions) {
      function.results().forEach(used::add);
      Values.forEachDefinition(function, value -> used.add(value.type()));
    }
    return program.structs().stream().filter(s -> used.names.contains(s.name())).toList();
  }

  /** The struct and those inside it. */
  static List<Struct> within(Struct struct, Program program) {
    UsedStructs used = new UsedStructs(program);
    used.add(new StructType(struct.name()));
    return used.names.stream().map(program::struct).toList();
  }

  private void add(Type type) {
    if (type instanceof ArrayType array) {
      add(array.element());
    } else if (type instanceof TapeType tape) {
      add(tape.element());
    } else if (type instanceof StructType struct && names.add(struct.name())) {
      program.struct(struct.name()).members().forEach(m -> add(m.type()));
    }
  }
}
