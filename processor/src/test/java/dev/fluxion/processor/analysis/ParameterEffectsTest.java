package dev.fluxion.processor.analysis;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Verifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which array parameters may be written to. Number 0 is x, number 1 is y, number 2 is m. */
class ParameterEffectsTest {
  private static final ArrayType ROW = new ArrayType(Scalar.DOUBLE);
  private static final ArrayType MATRIX = new ArrayType(ROW);

  private final Code f = new Code("f");
  private final Value x = f.reals("x");
  private final Value y = f.reals("y");
  private final Value m = f.parameter("m", MATRIX);

  private String written(Function... callees) {
    List<Function> functions = new ArrayList<>(List.of(f.returns(real(1))));
    functions.addAll(List.of(callees));
    Program program = new Program(functions, List.of(), List.of());
    Verifier.verify(program);
    BitSet written = ParameterEffects.of(program).written();
    return written.toString();
  }

  private static Value fresh(Code code, int length) {
    return code.let(new Operation.Allocate(ROW, List.of(integer(length))));
  }

  private static Value call(Code code, String callee, Type result, Value... arguments) {
    Value value = code.fresh("r", result);
    code.append(
        new Statement.Call(List.of(value), callee, List.copyOf(List.of(arguments)), Origin.NONE));
    return value;
  }

  @Test
  void elementsOfAParameter() {
    f.store(x, integer(0), real(1));
    assertEquals("{0}", written());
  }

  @Test
  void aRow() {
    f.store(f.load(m, integer(1)), integer(0), real(1));
    assertEquals("{2}", written());
  }

  @Test
  void aNewArrayIsNoParameter() {
    f.store(fresh(f, 3), integer(0), real(1));
    assertEquals("{}", written());
  }

  /** {@code k = new double[3]; a = c ? k : x; k[0] = 1}: only what k itself may be is written. */
  @Test
  void anArrayThatSharedAVariableWithAParameter() {
    Value k = fresh(f, 3);
    f.branch("a", f.less(real(0), f.load(y, integer(0))), c -> k, c -> x);
    f.store(k, integer(0), real(1));
    assertEquals("{}", written());
  }

  @Test
  void aVariableThatMayBeAParameter() {
    Value k = fresh(f, 3);
    Value a = f.branch("a", f.less(real(0), f.load(y, integer(0))), c -> k, c -> x);
    f.store(a, integer(0), real(1));
    assertEquals("{0}", written());
  }

  /** {@code a = y; while (…) { a[0] = 1; a = x; }}: the second trip writes to x. */
  @Test
  void whatALoopCarriesRound() {
    f.loop(
        "a",
        y,
        "i",
        integer(2),
        (body, i, a) -> {
          body.store(a, integer(0), real(1));
          return x;
        });
    assertEquals("{0, 1}", written());
  }

  /** A row that was put into an array before, or is put into it later. */
  @Test
  void rowsOfANewArray() {
    Value rows = f.let(new Operation.NewArray(MATRIX, List.of(y, fresh(f, 2))));
    f.store(f.load(rows, integer(1)), integer(0), real(1));
    f.store(rows, integer(0), x);
    assertEquals("{0, 1}", written());
  }

  @Test
  void aRowOfAParameterIsAnotherParameterNow() {
    f.store(m, integer(0), x);
    f.store(f.load(m, integer(0)), integer(0), real(1));
    assertEquals("{0, 2}", written());
  }

  @Test
  void aClonedMatrixSharesItsRows() {
    ExternalMember clone =
        new ExternalMember(
            ExternalMember.Kind.INSTANCE_METHOD,
            "java.lang.Object",
            "clone",
            List.of(MATRIX),
            MATRIX,
            false,
            false);
    Value copy = f.extern(clone, m);
    f.store(copy, integer(0), x);
    assertEquals("{}", written());
    f.store(f.load(copy, integer(0)), integer(0), real(1));
    assertEquals("{0, 2}", written());
  }

  @Test
  void otherCodeMayWriteWhatItCanReach() {
    ExternalMember unknown =
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD,
            "Library",
            "unknown",
            List.of(MATRIX),
            new ObjectType("java.lang.Void"),
            false,
            false);
    f.extern(unknown, f.let(new Operation.NewArray(MATRIX, List.of(x))));
    assertEquals("{0}", written());
  }

  /** The callee returns its second argument, or a row of its third. */
  @Test
  void whatACalleeReturns() {
    Code g = new Code("g");
    Value a = g.reals("a");
    Value b = g.reals("b");
    Value rows = g.parameter("rows", MATRIX);
    Value first = g.load(a, integer(0));
    Value result = g.branch("c", g.less(real(0), first), c -> b, c -> c.load(rows, integer(0)));
    Function callee = g.returns(result);
    f.store(call(f, "g", ROW, x, y, m), integer(0), real(1));
    assertEquals("{1, 2}", written(callee));
  }

  /** The callee puts its first argument into its second, of which the caller writes a row. */
  @Test
  void whatACalleePutsIntoAnother() {
    Code g = new Code("g");
    Value a = g.reals("a");
    Value rows = g.parameter("rows", MATRIX);
    g.store(rows, integer(0), a);
    Function callee = g.returns(real(0));
    Value own = f.let(new Operation.Allocate(MATRIX, List.of(integer(2), integer(2))));
    call(f, "g", Scalar.DOUBLE, y, own);
    f.store(f.load(own, integer(0)), integer(0), real(1));
    assertEquals("{1}", written(callee));
  }

  /** A callee that calls itself with its arguments exchanged writes to both. */
  @Test
  void recursion() {
    Code g = new Code("g");
    Value a = g.reals("a");
    Value b = g.reals("b");
    g.store(a, integer(0), real(1));
    call(g, "g", Scalar.DOUBLE, b, a);
    Function callee = g.returns(real(0));
    call(f, "g", Scalar.DOUBLE, fresh(f, 2), x);
    assertEquals("{0}", written(callee));
  }
}
