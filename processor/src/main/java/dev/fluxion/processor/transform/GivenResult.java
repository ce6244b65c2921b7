package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
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
 * Has the caller make an array for the few numbers that an entry returns, in an array of its own or
 * one by one.
 *
 * <pre>
 * f(x) { …; return new double[] {a, b}; }   ─▶   f(x, y) { …; y[0] = a; y[1] = b; return y; }
 * f(x) { …; return object, a, b; }          ─▶   f(x, y) { …; y[0] = a; y[1] = b; return object, y; }
 * </pre>
 */
final class GivenResult extends BlockPass {
  private static final Type VECTOR = new ArrayType(Scalar.DOUBLE);

  /** The entry's own array; null if it returns the numbers one by one. */
  private final @Nullable Value made;

  private final Value given;

  private GivenResult(@Nullable Value made, Value given) {
    this.made = made;
    this.given = given;
  }

  /**
   * How many numbers the entry returns that have derivatives; 0 if they are in an array whose
   * length is not known, or in several.
   */
  static int length(Program program) {
    Function entry = program.entry();
    if (isOneByOne(entry.results())) {
      return (int) entry.results().stream().filter(Type::isReal).count();
    }
    Operation creation = creation(entry);
    if (creation instanceof Operation.NewArray array) {
      return array.operands().size();
    }
    return creation instanceof Operation.Allocate allocation
            && allocation.operands().get(0) instanceof Constant constant
            && constant.value() instanceof Integer length
        ? Math.max(0, length)
        : 0;
  }

  private static boolean isOneByOne(List<Type> types) {
    return types.stream()
        .allMatch(t -> t instanceof Scalar || (t instanceof ObjectType && !t.hasCotangent()));
  }

  /**
   * The program that is given the array, which is new, as its last argument, and returns it after
   * what has no derivative.
   *
   * @param program with a {@link #length}, whose entry calls nothing and ends with its body
   */
  static Program of(Program program) {
    Function entry = program.entry();
    boolean isOneByOne = isOneByOne(entry.results());
    Value made = isOneByOne ? null : (Value) entry.body().results().get(0);
    String name = made == null ? "results" : made.name();
    Value given = ValueSupply.after(entry).fresh(name, VECTOR);
    List<Value> parameters = new ArrayList<>(entry.parameters());
    parameters.add(given);
    Block body = new GivenResult(made, given).block(entry.body());
    List<Type> types = new ArrayList<>();
    List<String> names = new ArrayList<>();
    if (isOneByOne) {
      body = stored(body, given);
      for (int i = 0; i < entry.results().size(); i++) {
        if (!entry.results().get(i).isReal()) {
          types.add(entry.results().get(i));
          names.add(entry.resultNames().get(i));
        }
      }
    }
    types.add(VECTOR);
    names.add(name);
    Function function = new Function(entry.name(), parameters, types, names, body);
    return new Program(List.of(function), program.structs(), program.constants());
  }

  /** The block that stores the numbers among its results, and returns the rest and the array. */
  private static Block stored(Block block, Value given) {
    List<Statement> statements = new ArrayList<>(block.statements());
    List<Atom> others = new ArrayList<>();
    int count = 0;
    for (Atom result : block.results()) {
      if (result.type().isReal()) {
        statements.add(new Statement.Store(given, Constant.of(count++), result, Origin.NONE));
      } else {
        others.add(result);
      }
    }
    others.add(given);
    return new Block(statements, others);
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
    substitution.put(let.value(), given);
    if (let.operation() instanceof Operation.NewArray array) {
      for (int i = 0; i < array.operands().size(); i++) {
        out.add(
            new Statement.Store(
                given, Constant.of(i), substitution.apply(array.operands().get(i)), let.origin()));
      }
    }
  }
}
