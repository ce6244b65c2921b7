package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What a branch that all trips take computes in each of them leaves the loop. */
class HoistFromBranchesTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value a = f.real("a");
  private final Value n = f.integer("n");
  private final Value test = f.less(a, real(1));

  /** {@code if (condition) y += sin(a) * a; else y *= x;}, where what is added is invariant. */
  private Atom step(Code body, Value condition, Value before) {
    return body.branch(
        "y",
        condition,
        then -> then.plus(before, then.times(then.sin(a), a)),
        otherwise -> otherwise.times(before, x));
  }

  private Value loop(Atom initial) {
    return f.loop("y", initial, "i", n, (body, i, before) -> step(body, test, before));
  }

  /** The same loop of another branch, by the value before the trip. */
  private Value loopOf(BiFunction<Code, Value, Atom> then, BiFunction<Code, Value, Atom> other) {
    return f.loop(
        "y",
        x,
        "i",
        n,
        (body, i, was) ->
            body.branch("y", test, c -> then.apply(c, was), c -> other.apply(c, was)));
  }

  private static List<Statement.If> branches(Block block) {
    return block.statements().stream()
        .filter(Statement.If.class::isInstance)
        .map(Statement.If.class::cast)
        .toList();
  }

  private static Statement.If inLoop(Program program) {
    Block body = program.entry().body();
    Statement loop =
        body.statements().stream().filter(Statement.Loop.class::isInstance).findAny().orElseThrow();
    return branches(((Statement.Loop) loop).body()).get(0);
  }

  /** The program after the pass, which does the same in both branches, for no trip and for some. */
  private static Program hoisted(Program program) {
    Program hoisted = verified(HoistFromBranches.hoist(program));
    for (int trips = 0; trips < 3; trips++) {
      for (double which : new double[] {0.5, 1, 2, Double.NaN}) {
        assertEquals(
            new Interpreter(program).run(0.7, which, trips),
            new Interpreter(hoisted).run(0.7, which, trips));
      }
    }
    return hoisted;
  }

  @Test
  void whatABranchComputesInEachTripIsComputedBefore() {
    Program program = f.program(loop(x));
    assertEquals(3, inLoop(program).then().statements().size());
    Program hoisted = hoisted(program);
    assertEquals(1, inLoop(hoisted).then().statements().size());
    assertEquals(1, inLoop(hoisted).otherwise().statements().size());
    assertEquals(1, branches(hoisted.entry().body()).size());
  }

  @Test
  void theBranchThatAskedAlreadyComputesItToo() {
    Value before =
        f.branch("z", test, then -> then.times(then.sin(a), x), otherwise -> otherwise.exp(x));
    Program hoisted = hoisted(f.program(loop(f.plus(before, x))));
    List<Statement.If> branches = branches(hoisted.entry().body());
    assertEquals(1, branches.size());
    // sin(a) is there already.
    assertEquals(3, branches.get(0).then().statements().size());
    assertEquals(1, inLoop(hoisted).then().statements().size());
  }

  @Test
  void aBranchBeforeWhatIsNeededIsTooEarly() {
    Value before = f.branch("z", test, then -> x, otherwise -> otherwise.exp(x));
    Value later = f.exp(before);
    Value y =
        loopOf(
            (then, was) -> then.plus(was, then.times(then.sin(later), before)),
            (otherwise, was) -> was);
    Program hoisted = hoisted(f.program(y));
    assertEquals(2, branches(hoisted.entry().body()).size());
    assertEquals(1, inLoop(hoisted).then().statements().size());
  }

  @Test
  void whatABranchBeforeYieldsIsReadInIt() {
    Value before = f.branch("z", test, then -> then.exp(a), otherwise -> x);
    Value y =
        loopOf(
            (then, was) -> then.plus(was, then.times(then.sin(before), a)),
            (otherwise, was) -> otherwise.times(was, otherwise.times(before, before)));
    Program hoisted = hoisted(f.program(y));
    assertEquals(1, branches(hoisted.entry().body()).size());
    assertEquals(1, inLoop(hoisted).then().statements().size());
  }

  @Test
  void aConditionOfTheTripStays() {
    Value y =
        f.loop("y", x, "i", n, (body, i, before) -> step(body, body.less(before, real(2)), before));
    Program hoisted = hoisted(f.program(y));
    assertEquals(3, inLoop(hoisted).then().statements().size());
  }

  @Test
  void whatMayFailStays() {
    Value y =
        loopOf(
            (then, was) -> {
              then.failIf(then.less(was, real(0)));
              return then.plus(was, then.times(then.sin(a), a));
            },
            (otherwise, was) -> was);
    Program hoisted = hoisted(f.program(y));
    // The comparison, the branch that throws, and the sum.
    assertEquals(3, inLoop(hoisted).then().statements().size());
  }

  @Test
  void aSingleOperationIsNotWorthALocal() {
    Value y = loopOf((then, was) -> then.plus(was, then.times(a, x)), (otherwise, was) -> was);
    Program hoisted = hoisted(f.program(y));
    assertEquals(0, branches(hoisted.entry().body()).size());
  }
}
