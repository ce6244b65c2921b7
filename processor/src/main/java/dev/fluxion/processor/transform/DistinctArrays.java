package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A derivative for arguments that are different arrays. A method that reads one array and writes to
 * another has to save what it reads as long as these may be one; where they are not, it reads it
 * again.
 *
 * <pre>
 * for (…) {                              for (…) {
 *   xTape[i] = x[i];                       y[i] = x[i] * x[i];
 *   y[i] = x[i] * x[i];            ─▶    }
 * }                                      for (…) { xBar[i] += 2 * yBar[i] * x[i]; }
 * for (…) { xBar[i] += 2 * yBar[i] * xTape[i]; }
 * </pre>
 *
 * @param program the derivative
 * @param pairs which of its arguments must not be one array
 */
public record DistinctArrays(Program program, List<Pair> pairs) {
  /**
   * Two parameters.
   *
   * @param first the number of the one
   * @param second the number of the other
   */
  public record Pair(int first, int second) {}

  /**
   * A program of which passes know that parameters of its entry are not one array.
   *
   * @param program with statements that say so; they must not be emitted
   * @param pairs these parameters
   */
  public record Assumption(Program program, List<Pair> pairs) {}

  /**
   * The program where arrays are different that may be one, and one of which the entry writes to;
   * empty if there are none, or if they may share rows.
   */
  public static Optional<Assumption> assume(Program program) {
    Program separated = InlineCalls.separateEntry(program);
    List<Pair> pairs = pairs(separated);
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(new Assumption(assuming(pairs, separated), pairs));
  }

  private static List<Pair> pairs(Program program) {
    Function entry = program.entry();
    if (entry.parameters().stream().filter(p -> p.type() instanceof ArrayType).count() < 2) {
      return List.of();
    }
    ArrayClasses classes = ArrayClasses.of(entry, program);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < entry.parameters().size(); i++) {
      for (int j = 0; j < i; j++) {
        Value one = entry.parameters().get(j);
        Value other = entry.parameters().get(i);
        if (!mayShare(one.type(), other.type())
            || !(classes.isWrittenDeeply(one) || classes.isWrittenDeeply(other))) {
          continue;
        }
        boolean areVectors =
            ArrayMethod.rank(one.type()) == 1 && ArrayMethod.rank(other.type()) == 1;
        if (!areVectors && !isCheckedApart(entry, one, other)) {
          return List.of();
        }
        if (one.type().equals(other.type())) {
          pairs.add(new Pair(j, i));
        }
      }
    }
    return pairs;
  }

  private static boolean mayShare(Type a, Type b) {
    return a instanceof ArrayType
        && b instanceof ArrayType
        && ArrayMethod.innermost(a).equals(ArrayMethod.innermost(b));
  }

  private static boolean isCheckedApart(Function entry, Value one, Value other) {
    List<Value> both = List.of(one, other);
    return entry.body().statements().stream()
        .map(statement -> says(statement, ArrayMethod.CHECK_APART))
        .anyMatch(extern -> extern != null && extern.operands().subList(0, 2).containsAll(both));
  }

  private static Operation.@Nullable Extern says(Statement statement, ArrayMethod what) {
    return statement instanceof Statement.Let let
            && let.operation() instanceof Operation.Extern extern
            && ArrayMethod.of(extern.member()).equals(Optional.of(what))
        ? extern
        : null;
  }

  private static Program assuming(List<Pair> pairs, Program program) {
    Function entry = program.entry();
    ValueSupply values = ValueSupply.after(entry);
    List<Statement> statements = new ArrayList<>();
    for (Pair pair : pairs) {
      Value first = entry.parameters().get(pair.first());
      Value second = entry.parameters().get(pair.second());
      ExternalMember distinct =
          new ExternalMember(
              ExternalMember.Kind.STATIC_METHOD,
              "dev.fluxion.tape.Shapes",
              "distinct",
              List.of(first.type(), second.type()),
              Scalar.BOOLEAN,
              true,
              false);
      Operation assumption = new Operation.Extern(distinct, List.of(first, second));
      statements.add(new Statement.Let(values.temporary(Scalar.BOOLEAN), assumption, Origin.NONE));
    }
    statements.addAll(entry.body().statements());
    return withEntry(program, statements);
  }

  /**
   * The derivative, if it saves less.
   *
   * @param assuming made of a program with the assumption
   * @param any the derivative for any arguments
   */
  public static Optional<DistinctArrays> saving(Program assuming, List<Pair> pairs, Program any) {
    if (savingStatements(assuming) >= savingStatements(any)) {
      return Optional.empty();
    }
    List<Statement> statements = new ArrayList<>(assuming.entry().body().statements());
    statements.removeIf(statement -> says(statement, ArrayMethod.DISTINCT) != null);
    return Optional.of(new DistinctArrays(withEntry(assuming, statements), pairs));
  }

  private static Program withEntry(Program program, List<Statement> statements) {
    Function entry = program.entry();
    return program.withEntry(entry.withBody(new Block(statements, entry.body().results())));
  }

  private static int savingStatements(Program program) {
    return program.functions().stream().mapToInt(f -> savingStatements(f.body())).sum();
  }

  private static int savingStatements(Block block) {
    int sum = 0;
    for (Statement statement : block.statements()) {
      sum +=
          statement instanceof Statement.TapeWrite || statement instanceof Statement.Push ? 1 : 0;
      for (Block inner : Values.blocks(statement)) {
        sum += savingStatements(inner);
      }
    }
    return sum;
  }
}
