package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
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

  private OwnArrays(ArrayClasses classes) {
    this.classes = classes;
  }

  public static OwnArrays of(Program program) {
    OwnArrays arrays = new OwnArrays(ArrayClasses.of(program.entry(), program));
    arrays.collect(program.entry().body());
    return arrays;
  }

  /** Whether the array, which an operation of the entry makes, is one of them. */
  public boolean contains(Value array) {
    return classes.isPrivate(array) && classes.classesOf(array).stream().noneMatch(shown::contains);
  }

  private void collect(Block block) {
    for (Statement statement : block.statements()) {
      operandsShown(statement).forEach(atom -> shown.addAll(classes.classesOf(atom)));
      Values.blocks(statement).forEach(this::collect);
    }
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
