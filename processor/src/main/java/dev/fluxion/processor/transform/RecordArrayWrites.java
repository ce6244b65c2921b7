package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ParameterEffects;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
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
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds writes to arrays of records that come from the caller: the components of those are copied
 * before the method runs, so that two names of one array would see different things.
 */
public final class RecordArrayWrites {

  /**
   * Arrays of records that the caller may hand over.
   *
   * @param record the name of the struct inside
   * @param isDirect whether it is a parameter of one dimension itself
   * @param first the number of the first part of the parameter that is in it
   * @param end the number behind the last one
   */
  private record Given(String record, boolean isDirect, int first, int end) {
    boolean isAmong(BitSet parts) {
      int part = parts.nextSetBit(first);
      return part >= 0 && part < end;
    }
  }

  private final Program program;
  private final Leaves leaves;
  private final List<Given> given = new ArrayList<>();
  private final Set<String> written = new HashSet<>();
  private final List<Integer> positions = new ArrayList<>();

  private RecordArrayWrites(Program program) {
    this.program = program;
    this.leaves = new Leaves(program);
  }

  /** The positions of the writes in a program in which records are structs. */
  public static List<Integer> find(Program program) {
    RecordArrayWrites finder = new RecordArrayWrites(program);
    int next = 0;
    for (Value parameter : program.entry().parameters()) {
      finder.give(parameter.type(), true, next);
      next += finder.leaves.of(parameter.type()).size();
    }
    if (!finder.given.isEmpty()) {
      finder.find();
    }
    return finder.positions.stream().distinct().toList();
  }

  private void give(Type type, boolean isParameter, int first) {
    if (type instanceof ArrayType array && Leaves.isComposite(type)) {
      String record = struct(array).name();
      boolean isDirect = isParameter && array.element() instanceof StructType;
      given.add(new Given(record, isDirect, first, first + leaves.of(type).size()));
      give(struct(array), false, first);
    } else if (type instanceof StructType struct) {
      int next = first;
      for (Struct.Member member : program.struct(struct.name()).members()) {
        give(member.type(), false, next);
        next += leaves.of(member.type()).size();
      }
    }
  }

  /**
   * Whether what is written to such arrays is seen wherever it is read: they are all parameters,
   * which can be compared. As results they have to wait.
   */
  private boolean isFollowed(String record) {
    return !program.entry().results().isEmpty()
        && given.stream().filter(g -> g.record().equals(record)).allMatch(Given::isDirect);
  }

  private static StructType struct(Type type) {
    return type instanceof ArrayType array ? struct(array.element()) : (StructType) type;
  }

  private void find() {
    Program parts = ExplodeRecords.explode(program);
    List<Function> functions =
        parts.functions().stream().map(RecordArrayWrites::withoutOtherCode).toList();
    Program own = new Program(functions, parts.structs(), parts.constants());
    BitSet effects = ParameterEffects.of(InlineCalls.inline(own)).written();
    given.stream()
        .filter(g -> g.isAmong(effects) && !isFollowed(g.record()))
        .forEach(g -> written.add(g.record()));
    if (!written.isEmpty()) {
      for (Function function : program.functions()) {
        block(function.body());
      }
    }
  }

  /**
   * Methods with rules, and differentiable ones of other files, do not write to records' arrays.
   */
  private static Function withoutOtherCode(Function function) {
    if (function.derivative() == null) {
      return function;
    }
    List<Constant> nothing = function.results().stream().map(Constant::zero).toList();
    return function.withDerivative(null).withBody(new Block(List.of(), List.copyOf(nothing)));
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
    if (array.type() instanceof ArrayType type
        && Leaves.isComposite(type)
        && written.contains(struct(type).name())) {
      positions.add(statement.origin().position());
    }
  }
}
