package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
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
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Lets the entry refuse arguments that share rows where one of them is written to: a row of a
 * matrix that is another argument, too, would have two shadows.
 */
public final class RefuseSharedRows {
  private RefuseSharedRows() {}

  /**
   * @param differentiated the numbers of the entry's differentiated parameters
   */
  public static Program refuse(Program program, BitSet differentiated) {
    Program separated = InlineCalls.separateEntry(program);
    // Who shares no rows with a vector that is written to may share them with another matrix.
    Program vectors = with(checks(separated, differentiated, false), separated);
    Program all = with(checks(vectors, differentiated, true), vectors);
    return all == separated ? program : all;
  }

  private static Program with(List<Statement> checks, Program program) {
    if (checks.isEmpty()) {
      return program;
    }
    Function entry = program.entry();
    List<Statement> statements = new ArrayList<>(checks);
    statements.addAll(entry.body().statements());
    return program.withEntry(entry.withBody(new Block(statements, entry.body().results())));
  }

  /**
   * @param ofOneType whether parameters of one type are checked, or those of different ones
   */
  private static List<Statement> checks(Program program, BitSet differentiated, boolean ofOneType) {
    Function entry = program.entry();
    ArrayClasses classes = ArrayClasses.of(entry, program);
    ValueSupply values = ValueSupply.after(entry);
    List<Statement> checks = new ArrayList<>();
    List<Value> parameters = entry.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      for (int j = 0; j < i; j++) {
        Value a = parameters.get(i);
        Value b = parameters.get(j);
        boolean matters =
            (differentiated.get(i) || differentiated.get(j))
                && a.type().equals(b.type()) == ofOneType;
        if (matters && mayShareRows(a.type(), b.type()) && mayChangeRows(a, b, classes)) {
          boolean isLower = ArrayMethod.rank(a.type()) < ArrayMethod.rank(b.type());
          checks.add(isLower ? check(b, a, values) : check(a, b, values));
        }
      }
    }
    return checks;
  }

  private static boolean mayShareRows(Type a, Type b) {
    return ArrayMethod.mayShare(a, b) && ArrayMethod.rank(a) + ArrayMethod.rank(b) > 2;
  }

  /** Whether what the two may share is written to; moving rows about leaves these as they are. */
  private static boolean mayChangeRows(Value a, Value b, ArrayClasses classes) {
    int ofA = ArrayMethod.rank(a.type());
    int ofB = ArrayMethod.rank(b.type());
    int shared = ofA == ofB ? ofA - 1 : Math.min(ofA, ofB);
    return classes.mayChange(a, shared) || classes.mayChange(b, shared);
  }

  private static Statement check(Value array, Value other, ValueSupply values) {
    Constant arrayName = Constant.of(array.name());
    Constant otherName = Constant.of(other.name());
    ExternalMember member =
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD,
            "dev.fluxion.tape.Shapes",
            "checkApart",
            List.of(array.type(), other.type(), arrayName.type(), otherName.type()),
            Scalar.BOOLEAN,
            true,
            false);
    Operation operation = new Operation.Extern(member, List.of(array, other, arrayName, otherName));
    return new Statement.Let(values.temporary(Scalar.BOOLEAN), operation, Origin.NONE);
  }
}
