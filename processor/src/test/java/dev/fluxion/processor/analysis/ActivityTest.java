package dev.fluxion.processor.analysis;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Verifier;
import dev.fluxion.processor.rule.RuleTable;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Varied, useful, active. The differentiated parameter is x, number 0. */
class ActivityTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value y = f.real("y");

  private static Activity analyse(Program program) {
    Verifier.verify(program);
    return Activity.of(program, BitSet.valueOf(new long[] {1}), RuleTable.standard());
  }

  private Set<Value> varied(Atom... results) {
    return analyse(f.program(results)).varied("f");
  }

  @Test
  void variedAndUseful() {
    Value a = f.sin(x);
    Value constant = f.sin(y);
    Value unused = f.exp(a);
    Value b = f.times(a, constant);
    Activity activity = analyse(f.program(b));
    assertEquals(Set.of(x, a, unused, b), activity.varied("f"));
    assertEquals(Set.of(x, a, b), activity.active("f"));
  }

  @Test
  void comparisonsAndIntegersCarryNothing() {
    Value isLess = f.less(x, y);
    Value back = f.cast(Scalar.DOUBLE, f.cast(Scalar.INT, x));
    Value chosen = f.select(isLess, back, y);
    assertEquals(Set.of(x), varied(chosen));
  }

  @Test
  void detachedValuesCarryNothing() {
    assertEquals(Set.of(x), varied(f.sin(f.detach(x))));
  }

  @Test
  void aSelectionVariesWithEitherSide() {
    Value chosen = f.select(f.less(y, real(0)), y, x);
    assertEquals(Set.of(x, chosen), varied(chosen));
  }

  @Test
  void aBranchVariesWithWhatItYields() {
    List<Value> results =
        f.branches(List.of("a", "b"), f.less(x, y), c -> List.of(x, y), c -> List.of(y, real(0)));
    assertEquals(Set.of(x, results.get(0)), varied(results.get(0), results.get(1)));
  }

  @Test
  void aLoopHandsOnFromTripToTrip() {
    // a = b; b = c; c = x: after three trips all of them vary; d never does.
    List<Value> results =
        f.loop(
            List.of("a", "b", "c", "d"),
            List.of(y, y, y, y),
            (c, p) -> c.less(p.get(3), real(0)),
            (body, p) -> List.of(p.get(1), p.get(2), x, body.sin(p.get(3))));
    Program program = f.program(results.toArray(new Atom[0]));
    List<Value> p = loop(program).parameters();
    assertEquals(
        Set.of(x, p.get(0), p.get(1), p.get(2), results.get(0), results.get(1), results.get(2)),
        analyse(program).varied("f"));
  }

  private static Statement.Loop loop(Program program) {
    return (Statement.Loop) program.entry().body().statements().get(0);
  }

  @Test
  void whatALoopUsesOnlyInItsConditionIsNotUseful() {
    List<Value> results =
        f.loop(
            List.of("a", "b"),
            List.of(x, x),
            (c, p) -> c.less(p.get(0), real(1)),
            (body, p) -> List.of(body.plus(p.get(0), real(1)), body.sin(p.get(1))));
    Program program = f.program(results.get(1));
    Value b = loop(program).parameters().get(1);
    Value sine = (Value) loop(program).body().results().get(1);
    assertEquals(Set.of(x, b, sine, results.get(1)), analyse(program).active("f"));
  }

  @Test
  void aCalleeIsDifferentiatedInWhatAnyCallVaries() {
    Code g = new Code("g");
    Function product = g.returns(g.times(g.real("a"), g.real("b")));
    Value first = f.call("g", y, y);
    Value second = f.call("g", y, x);
    Value sum = f.plus(first, second);
    Activity activity = analyse(Program.of(f.returns(sum), product));
    assertEquals(BitSet.valueOf(new long[] {2}), activity.differentiated("g"));
    assertEquals(List.of("f", "g"), activity.functions());
    assertEquals(Set.of(x, second, sum), activity.active("f"));
  }

  @Test
  void recursionSpreadsToTheFixpoint() {
    // g(a, b, n) calls itself as g(b, 1, n − 1): only in the second round does a vary.
    Code g = new Code("g");
    Value a = g.real("a");
    Value b = g.real("b");
    Value n = g.integer("n");
    Function recursive =
        g.returns(
            g.branch(
                "r",
                g.less(n, integer(1)),
                c -> a,
                c -> c.call("g", b, real(1), c.minus(n, integer(1)))));
    Program program = Program.of(f.returns(f.call("g", y, x, integer(3))), recursive);
    assertEquals(BitSet.valueOf(new long[] {3}), analyse(program).differentiated("g"));
  }

  @Test
  void aFunctionThatNobodyCallsIsNotReached() {
    Code g = new Code("g");
    Activity activity = analyse(Program.of(f.returns(x), g.returns(g.real("a"))));
    assertEquals(List.of("f"), activity.functions());
    assertEquals(new BitSet(), activity.differentiated("g"));
  }

  @Test
  void whatIsPushedComesBack() {
    Value tape = tape();
    Value other = tape();
    f.append(new Statement.Push(tape, x, Origin.NONE));
    f.append(new Statement.Push(other, y, Origin.NONE));
    Value popped = f.let(new TapeOperation.Pop(tape));
    Value constant = f.let(new TapeOperation.Pop(other));
    assertEquals(Set.of(x, tape, popped), varied(popped, constant));
  }

  private Value tape() {
    return f.let(new TapeOperation.NewTape(new TapeType(Scalar.DOUBLE, false), null));
  }

  @Test
  void structsHaveTangentsWhateverIsInThem() {
    // The type of its tangent depends on the struct alone, so there must always be one.
    Value packed = f.let(new Operation.Pack(new StructType("Frame"), List.of(y)));
    Value field = f.let(new Operation.Field(packed, 0, Scalar.DOUBLE));
    Struct struct = new Struct("Frame", List.of(new Struct.Member("y", Scalar.DOUBLE)));
    Program program = new Program(List.of(f.returns(field)), List.of(struct), List.of());
    assertEquals(Set.of(x, packed, field), analyse(program).varied("f"));
  }
}
