package dev.fluxion.processor.analysis;

import dev.fluxion.processor.analysis.LostDerivatives.Kind;
import dev.fluxion.processor.analysis.LostDerivatives.Loss;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.rule.TensorRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds where the derivatives of what is in an array would be lost. */
final class ArrayLosses {
  private static final int MAX_RANK = 3;

  private final Set<Value> varied;
  private final Set<Value> holders;
  private final Block body;
  private final ArrayClasses classes;
  private final List<Loss> losses = new ArrayList<>();

  private ArrayLosses(Function function, Program program, Set<Value> varied, Set<Value> holders) {
    this.varied = varied;
    this.holders = holders;
    this.body = function.body();
    this.classes = ArrayClasses.of(function, program);
  }

  /**
   * The losses in one function.
   *
   * @param holders the objects that hold arrays of differentiated values
   */
  static List<Loss> find(
      Function function, Program program, Set<Value> varied, Set<Value> holders) {
    ArrayLosses finder = new ArrayLosses(function, program, varied, holders);
    finder.block(function.body());
    finder.losses.addAll(ScratchReads.find(function, program, varied, finder.classes));
    return finder.losses;
  }

  private void block(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let) {
        let(let);
      }
      Values.blocks(statement).forEach(this::block);
    }
  }

  private void let(Statement.Let let) {
    Operation operation = let.operation();
    if (isTooHigh(let.value()) || operation.operands().stream().anyMatch(this::isTooHigh)) {
      Atom array = isTooHigh(let.value()) ? let.value() : operation.operands().get(0);
      derivativesTo((Value) array, let)
          .forEach(write -> add(Kind.RANK, write, array.type().toString()));
    }
    if (operation instanceof Operation.Extern extern) {
      extern(let, extern.member(), extern.operands());
    } else if (operation instanceof Operation.Detach detach
        && let.value().type() instanceof ArrayType
        && classes.isWrittenItself(let.value())
        && (varied.contains(let.value()) || varied.contains(detach.operand()))) {
      add(Kind.CONSTANT_WRITTEN, let, let.value().name());
    }
  }

  private void extern(Statement.Let let, ExternalMember member, List<Atom> operands) {
    if (ArrayMethod.of(member).isPresent() || TensorRules.standard().find(member).isPresent()) {
      return;
    }
    boolean takesVaried =
        operands.stream()
            .anyMatch(
                o ->
                    (ArrayMethod.isRealArray(o.type()) && varied.contains(o))
                        || (holders.contains(o) && Effects.mayWriteInside(member)));
    boolean mayWrite =
        member.kind() != ExternalMember.Kind.CONSTRUCTOR && !Effects.readsOnly(member);
    if (takesVaried && mayWrite) {
      add(Kind.NO_RULE, let, member.toString());
    }
    if (!(let.value().type() instanceof ArrayType)) {
      return;
    }
    if (member.isField()) {
      if (classes.isWrittenDeeply(let.value())) {
        writesTo(let.value(), let)
            .forEach(write -> add(Kind.FIELD_WRITTEN, write, member.toString()));
      }
    } else if (varied.contains(let.value())) {
      derivativesTo(let.value(), let)
          .forEach(write -> add(Kind.FOREIGN_WRITTEN, write, member.toString()));
    }
  }

  private boolean isTooHigh(Atom atom) {
    return atom instanceof Value && varied.contains(atom) && rank(atom.type()) > MAX_RANK;
  }

  private static int rank(Type type) {
    return ArrayMethod.isRealArray(type) ? 1 + rank(((ArrayType) type).element()) : 0;
  }

  /** Where the array or a row of it is written to; in a recursive callee: where it comes from. */
  private List<Statement> writesTo(Value array, Statement.Let origin) {
    List<Statement> found = new ArrayList<>();
    collectWrites(body, array, found);
    return found.isEmpty() ? List.of(origin) : found;
  }

  /** Where a differentiated value is written to it or to a row of it; or where it comes from. */
  private List<Statement> derivativesTo(Value array, Statement.Let origin) {
    List<Statement> found =
        writesTo(array, origin).stream()
            .filter(write -> operands(write).stream().anyMatch(varied::contains))
            .toList();
    return found.isEmpty() ? List.of(origin) : found;
  }

  private static List<Atom> operands(Statement write) {
    return write instanceof Statement.Store store
        ? List.of(store.value())
        : ((Statement.Let) write).operation().operands();
  }

  private void collectWrites(Block block, Value array, List<Statement> found) {
    for (Statement statement : block.statements()) {
      if (written(statement).stream().anyMatch(part -> classes.isPart(part, array))) {
        found.add(statement);
      }
      Values.blocks(statement).forEach(inner -> collectWrites(inner, array, found));
    }
  }

  private static List<Atom> written(Statement statement) {
    if (statement instanceof Statement.Store store) {
      return List.of(store.array());
    }
    return statement instanceof Statement.Let let
            && let.operation() instanceof Operation.Extern extern
        ? ArrayMethod.of(extern.member())
            .map(m -> m.written().stream().map(extern.operands()::get).toList())
            .orElse(List.of())
        : List.of();
  }

  private void add(Kind kind, Statement statement, String what) {
    losses.add(new Loss(kind, statement.origin().position(), what));
  }
}
