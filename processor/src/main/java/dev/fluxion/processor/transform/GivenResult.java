package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has the caller make the array of a few numbers that an entry makes and returns.
 *
 * <pre>
 * f(x) { …; return new double[] {a, b}; }   ─▶   f(x, y) { …; y[0] = a; y[1] = b; return y; }
 * </pre>
 */
final class GivenResult extends BlockPass {
  private static final Type VECTOR = new ArrayType(Scalar.DOUBLE);

  private final Value made;
  private final Value given;

  private GivenResult(Value made, Value given) {
    this.made = made;
    this.given = given;
  }

  /** How long the array is; 0 if the entry returns something else, or its length is not known. */
  static int length(Program program) {
    Operation creation = creation(program.entry());
    if (creation instanceof Operation.NewArray array) {
      return array.operands().size();
    }
    return creation instanceof Operation.Allocate allocation
            && allocation.operands().get(0) instanceof Constant constant
            && constant.value() instanceof Integer length
        ? Math.max(0, length)
        : 0;
  }

  /**
   * The program that is given the array, which is new, as its last argument.
   *
   * @param program with a {@link #length}, whose entry calls nothing
   */
  static Program of(Program program) {
    Function entry = program.entry();
    Value made = (Value) entry.body().results().get(0);
    Value given = ValueSupply.after(entry).fresh(made.name(), made.type());
    List<Value> parameters = new ArrayList<>(entry.parameters());
    parameters.add(given);
    Function function =
        new Function(
            entry.name(),
            parameters,
            entry.results(),
            entry.resultNames(),
            new GivenResult(made, given).block(entry.body()));
    return new Program(List.of(function), program.structs(), program.constants());
  }

  /** What makes the result; null if the entry's own block does not. */
  private static @Nullable Operation creation(Function entry) {
    if (entry.body().isAbrupt() || !entry.results().equals(List.of(VECTOR))) {
      return null;
    }
    for (Statement statement : entry.body().statements()) {
      if (statement instanceof Statement.Let let
          && let.value().equals(entry.body().results().get(0))) {
        return let.operation();
      }
    }
    return null;
  }

  @Override
  protected void let(Statement.Let let, List<Statement> out) {
    if (!let.value().equals(made)) {
      super.let(let, out);
      return;
    }
    substitution.put(made, given);
    if (let.operation() instanceof Operation.NewArray array) {
      for (int i = 0; i < array.operands().size(); i++) {
        out.add(
            new Statement.Store(
                given, Constant.of(i), substitution.apply(array.operands().get(i)), let.origin()));
      }
    }
  }
}
