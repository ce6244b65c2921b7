package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The arrays that the entry makes for itself: when it returns, nobody knows them, so that their
 * memory may serve for the next call.
 */
public final class OwnArrays {
  private final ArrayClasses classes;
  private final Set<Object> shown = new HashSet<>();
  private final Set<Object> recorded = new HashSet<>();

  /** Of the arrays that are read from tapes. */
  private final Set<Object> restored = new HashSet<>();

  private OwnArrays(ArrayClasses classes) {
    this.classes = classes;
  }

  public static OwnArrays of(Program program) {
    OwnArrays arrays = new OwnArrays(ArrayClasses.of(program.entry(), program));
    arrays.collect(program.entry().body());
    if (arrays.restored.stream().anyMatch(arrays.shown::contains)) {
      arrays.shown.addAll(arrays.recorded);
    }
    return arrays;
  }

  /** Whether the array, which an operation of the entry makes, is one of them. */
  public boolean contains(Value array) {
    return classes.isPrivate(array) && classes.classesOf(array).stream().noneMatch(shown::contains);
  }

  /** Whether an array of this class is on a tape, where it is kept until the reverse sweep. */
  public boolean isRecorded(Value array) {
    return recorded.contains(classes.classOf(array));
  }

  private void collect(Block block) {
    for (Statement statement : block.statements()) {
      if (isRecord(statement)) {
        Values.operands(statement).forEach(atom -> recorded.addAll(classes.classesOf(atom)));
        continue;
      }
      if (statement instanceof Statement.Let let && isRestored(let.operation())) {
        restored.addAll(classes.classesOf(let.value()));
      }
      operandsShown(statement).forEach(atom -> shown.addAll(classes.classesOf(atom)));
      Values.blocks(statement).forEach(this::collect);
    }
  }

  /** A tape is read only behind what has been written to it in the same call. */
  private static boolean isRecord(Statement statement) {
    return statement instanceof Statement.Push || statement instanceof Statement.TapeWrite;
  }

  private static boolean isRestored(Operation operation) {
    return operation instanceof TapeOperation.Pop || operation instanceof TapeOperation.TapeRead;
  }

  private static List<Atom> operandsShown(Statement statement) {
    boolean isKnown =
        statement instanceof Statement.Store
            || statement instanceof Statement.If
            || statement instanceof Statement.Loop
            || (statement instanceof Statement.Let let && isKnown(let.operation()));
    return isKnown ? List.of() : Values.operands(statement);
  }

  /** Whether {@link ArrayClasses} knows where the arrays go. */
  private static boolean isKnown(Operation operation) {
    return operation instanceof Operation.Load
        || operation instanceof Operation.Length
        || operation instanceof Operation.Select
        || operation instanceof Operation.NewArray
        || (operation instanceof Operation.Extern extern
            && ArrayMethod.of(extern.member()).isPresent());
  }
}
