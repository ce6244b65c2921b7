package dev.fluxion.processor.companion;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The records in a method's signature.
 *
 * @param program what was read, in which records are structs
 * @param hidden the components whose accessor the user wrote, so that only the field tells them:
 *     {@code p.Record.component}
 * @param overwritten the numbers of the arrays that may be written to, among the parameters of the
 *     program in which records are taken apart
 */
public record RecordLayout(Program program, Set<String> hidden, BitSet overwritten) {
  public RecordLayout {
    hidden = Set.copyOf(hidden);
  }

  /** Whether a record that is taken apart stands in the signature. */
  public boolean hasRecords() {
    return Stream.concat(parameters().stream(), program.entry().results().stream())
        .anyMatch(RecordLayout::isRecord);
  }

  /** Adds to {@code names} the records in a type of {@code program}. */
  public static void records(Type type, Program program, Set<String> names) {
    if (type instanceof ArrayType array) {
      records(array.element(), program, names);
    } else if (type instanceof StructType struct && names.add(struct.name())) {
      program.struct(struct.name()).members().stream()
          .filter(member -> !member.isConstant())
          .forEach(member -> records(member.type(), program, names));
    }
  }

  /** The type of what is returned. */
  Type result() {
    return program.entry().results().get(0);
  }

  List<Type> parameters() {
    return program.entry().parameters().stream().map(Value::type).toList();
  }

  private static boolean isRecord(Type type) {
    return type instanceof StructType
        || (type instanceof ArrayType array && isRecord(array.element()));
  }
}
