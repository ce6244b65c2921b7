package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds writes to arrays of records where one may come from the caller: the components of those are
 * copied before the method runs, so that two names of one array would see different things.
 */
public final class RecordArrayWrites {
  private final Program program;
  private final Set<String> given = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private final List<Integer> positions = new ArrayList<>();

  private RecordArrayWrites(Program program) {
    this.program = program;
  }

  /** The positions of the writes in a program in which records are structs. */
  public static List<Integer> find(Program program) {
    RecordArrayWrites finder = new RecordArrayWrites(program);
    for (Value parameter : program.entry().parameters()) {
      finder.give(parameter.type(), false);
    }
    if (!finder.given.isEmpty()) {
      for (Function function : program.functions()) {
        finder.block(function.body());
      }
    }
    return finder.positions.stream().distinct().toList();
  }

  private void give(Type type, boolean isInArray) {
    if (type instanceof ArrayType array) {
      give(array.element(), true);
    } else if (type instanceof StructType struct) {
      if (isInArray) {
        given.add(struct.name());
      }
      if (seen.add(struct.name() + isInArray)) {
        for (Struct.Member member : program.struct(struct.name()).members()) {
          give(member.type(), false);
        }
      }
    }
  }

  private void block(Block block) {
    for (Statement statement : block.statements()) {
      Values.blocks(statement).forEach(this::block);
      if (statement instanceof Statement.Store store) {
        check(store.array(), statement);
      } else if (statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Extern extern) {
        Optional<ArrayMethod> method = ArrayMethod.of(extern.member());
        method.ifPresent(m -> m.written().forEach(i -> check(extern.operands().get(i), statement)));
      }
    }
  }

  private void check(Atom array, Statement statement) {
    Type element = array.type();
    while (element instanceof ArrayType inner) {
      element = inner.element();
    }
    if (element instanceof StructType struct && given.contains(struct.name())) {
      positions.add(statement.origin().position());
    }
  }
}
