package dev.fluxion.processor.analysis;

import dev.fluxion.processor.analysis.LostDerivatives.Kind;
import dev.fluxion.processor.analysis.LostDerivatives.Loss;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds where a function reads what a method of another file may have left in an array that it has
 * as a constant and works in: no companion tells the derivative of that.
 */
final class ScratchReads {
  private final Function function;
  private final Program program;
  private final Set<Value> varied;
  private final ArrayClasses classes;
  private final List<Loss> losses = new ArrayList<>();

  private ScratchReads(
      Function function, Program program, Set<Value> varied, ArrayClasses classes) {
    this.function = function;
    this.program = program;
    this.varied = varied;
    this.classes = classes;
  }

  static List<Loss> find(
      Function function, Program program, Set<Value> varied, ArrayClasses classes) {
    ScratchReads finder = new ScratchReads(function, program, varied, classes);
    finder.block(function.body(), List.of());
    return finder.losses;
  }

  /**
   * Looks at the calls in a block.
   *
   * @param later what may run after it
   */
  private void block(Block block, List<Statement> later) {
    for (int k = 0; k < block.statements().size(); k++) {
      Statement statement = block.statements().get(k);
      if (!(statement instanceof Statement.Call) && Values.blocks(statement).isEmpty()) {
        continue;
      }
      List<Statement> after =
          new ArrayList<>(block.statements().subList(k + 1, block.statements().size()));
      after.addAll(later);
      if (statement instanceof Statement.Call call) {
        call(call, after);
      }
      if (statement instanceof Statement.Loop) {
        after.add(statement);
      }
      Values.blocks(statement).forEach(inner -> block(inner, after));
    }
  }

  private void call(Statement.Call call, List<Statement> after) {
    CustomDerivative custom = program.function(call.callee()).derivative();
    if (custom == null) {
      return;
    }
    boolean isOfVaried =
        custom.parameters().stream().anyMatch(i -> isVaried(call.arguments().get(i)));
    for (int i : custom.writes().all()) {
      if (custom.constants().contains(i)
          && call.arguments().get(i) instanceof Value array
          && ArrayMethod.isRealArray(array.type())
          && (isOfVaried || isVaried(array))
          && (isAmong(function.body().results(), array)
              || after.stream().anyMatch(statement -> reads(statement, array)))) {
        losses.add(new Loss(Kind.SCRATCH_READ, call.origin().position(), custom.what(), i));
      }
    }
  }

  private boolean isVaried(Atom argument) {
    return argument instanceof Value value && varied.contains(value);
  }

  private boolean isAmong(List<? extends Atom> atoms, Value array) {
    return atoms.stream().anyMatch(atom -> classes.isPart(atom, array));
  }

  private boolean reads(Statement statement, Value array) {
    if (statement instanceof Statement.Let let && reads(let, array)) {
      return true;
    }
    if (statement instanceof Statement.Call call && reads(call, array)) {
      return true;
    }
    return Values.blocks(statement).stream()
        .flatMap(block -> block.statements().stream())
        .anyMatch(inner -> reads(inner, array));
  }

  private boolean reads(Statement.Let let, Value array) {
    if (let.operation() instanceof Operation.Load) {
      return !(let.value().type() instanceof ArrayType)
          && classes.isPart(let.operation().operands().get(0), array);
    }
    if (!(let.operation() instanceof Operation.Extern extern)) {
      return false;
    }
    List<Atom> read = new ArrayList<>(extern.operands());
    ArrayMethod.of(extern.member())
        .ifPresent(method -> method.written().forEach(i -> read.remove(extern.operands().get(i))));
    return isAmong(read, array);
  }

  /** Whoever gets it as a constant once more takes it without a derivative by declaration. */
  private boolean reads(Statement.Call call, Value array) {
    CustomDerivative custom = program.function(call.callee()).derivative();
    for (int i = 0; i < call.arguments().size(); i++) {
      boolean isCutOff = custom != null && custom.constants().contains(i);
      if (!isCutOff && classes.isPart(call.arguments().get(i), array)) {
        return true;
      }
    }
    return false;
  }
}
