package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was computed before is not computed again. */
class ShareSubexpressionsTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value y = f.real("y");

  private String shared(Atom... results) {
    Program program = verified(ShareSubexpressions.share(f.program(results)));
    return Printer.print(program.entry().body());
  }

  @Test
  void theSameCallTwice() {
    Value first = f.sin(x);
    Value second = f.sin(x);
    assertEquals(
        """
        double %2 = Math.sin(%0.x)
        double %4 = %2 - %2
        yield %4
        """,
        shared(f.minus(first, second)));
  }

  @Test
  void sumsAndProductsInEitherOrder() {
    assertEquals(
        """
        double %2 = %0.x * %1.y
        double %4 = %0.x - %1.y
        double %5 = %1.y - %0.x
        yield %2, %2, %4, %5
        """,
        shared(f.times(x, y), f.times(y, x), f.minus(x, y), f.minus(y, x)));
  }

  @Test
  void zerosOfDifferentSigns() {
    assertEquals(
        """
        double %2 = %0.x * 0.0
        double %3 = %0.x * -0.0
        yield %2, %3
        """,
        shared(f.times(x, real(0)), f.times(x, real(-0.0))));
  }

  @Test
  void aBranchSharesWithWhatIsBeforeButNotWithTheOther() {
    Value sine = f.sin(x);
    Value z = f.branch("z", f.less(x, y), a -> a.times(a.sin(x), a.exp(y)), a -> a.exp(y));
    assertEquals(
        """
        double %2 = Math.sin(%0.x)
        boolean %3 = %0.x < %1.y
        (double %8.z) = if %3 {
          double %5 = Math.exp(%1.y)
          double %6 = %2 * %5
          yield %6
        } else {
          double %7 = Math.exp(%1.y)
          yield %7
        }
        double %9 = Math.exp(%1.y)
        yield %2, %8.z, %9
        """,
        shared(sine, z, f.exp(y)));
  }

  @Test
  void elementsThatNobodyWrites() {
    Value a = f.reals("a");
    Value first = f.load(a, integer(0));
    Value second = f.load(a, integer(0));
    assertEquals(
        """
        double %3 = %2.a[0]
        double %5 = %3 + %3
        yield %5
        """,
        shared(f.plus(first, second)));
  }

  @Test
  void elementsThatSomebodyMayWriteAreReadAgain() {
    Value a = f.reals("a");
    Value first = f.let(new Operation.Load(a, integer(0), false));
    f.store(a, integer(0), x);
    Value second = f.let(new Operation.Load(a, integer(0), false));
    shared(f.plus(first, second));
    Program program = verified(ShareSubexpressions.share(f.program(f.plus(first, second))));
    assertEquals(2, Operations.count(program, Operation.Load.class));
  }

  @Test
  void foreignCodeRunsAsOftenAsItDid() {
    ExternalMember random =
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD,
            "java.lang.Math",
            "random",
            List.of(),
            Scalar.DOUBLE,
            false,
            false);
    assertEquals(
        """
        double %2 = extern java.lang.Math.random()
        double %3 = extern java.lang.Math.random()
        yield %2, %3
        """,
        shared(f.extern(random), f.extern(random)));
  }

  @Test
  void onlyDerivativesAreMultipliedByAReciprocalThatIsThere() {
    Value inverse = f.divide(real(1), y);
    Value primal = f.divide(x, y);
    Value derivative = derivative(Operator.Kind.DIVIDE, x, y);
    assertEquals(
        """
        double %2 = 1.0 / %1.y
        double %3 = %0.x / %1.y
        double %4 = %0.x * %2
        yield %2, %3, %4
        """,
        shared(inverse, primal, derivative));
  }

  @Test
  void orByTheOppositeOfOne() {
    Value inverse = f.divide(real(-1), y);
    Value derivative = derivative(Operator.Kind.DIVIDE, x, y);
    Value oppositeItself = derivative(Operator.Kind.DIVIDE, real(-1), y);
    Value unrelated = derivative(Operator.Kind.DIVIDE, y, x);
    assertEquals(
        """
        double %2 = -1.0 / %1.y
        double %6 = %0.x * %2
        double %3 = -%6
        double %5 = %1.y / %0.x
        yield %2, %3, %2, %5
        """,
        shared(inverse, derivative, oppositeItself, unrelated));
  }

  @Test
  void aDerivativeOfZeroStaysZeroAlthoughTheReciprocalIsInfinite() {
    Value inverse = f.divide(real(-1), y);
    Value derivative = derivative(Operator.Kind.STRONG_DIVIDE, x, y);
    Program program = verified(ShareSubexpressions.share(f.program(inverse, derivative)));
    assertEquals(-0.0, new Interpreter(program).run(0.0, 1e-309).get(1));
    assertEquals(0.5, new Interpreter(program).run(1.0, 2.0).get(1));
  }

  private Value derivative(Operator.Kind kind, Atom left, Atom right) {
    return f.adjoint().apply(new Operator(kind, Scalar.DOUBLE), left, right);
  }
}
