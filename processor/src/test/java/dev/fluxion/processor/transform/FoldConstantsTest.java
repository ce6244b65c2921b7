package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.ir.Constant.FALSE;
import static dev.fluxion.processor.ir.Constant.TRUE;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known when compiling. */
class FoldConstantsTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value flag = f.parameter("flag", Scalar.BOOLEAN);

  /** The body of the folded function. */
  private String folded(Atom... results) {
    Program program = verified(FoldConstants.fold(f.program(results)));
    return Printer.print(program.entry().body());
  }

  @Test
  void aBranchOnAConstant() {
    Value y = f.branch("y", TRUE, a -> a.sin(x), a -> a.exp(x));
    assertEquals(
        """
        double %2 = Math.sin(%0.x)
        return %2
        """,
        folded(y).replace("yield", "return"));
  }

  @Test
  void aBranchThatCertainlyThrowsEndsItsBlock() {
    f.failIf(TRUE);
    Value y = f.sin(x);
    assertEquals(
        """
        java.lang.ArithmeticException %2 = extern new java.lang.ArithmeticException()
        throw %2
        """,
        folded(y));
  }

  /** {@code aBar[0] += 0} and {@code −1 · x}, which the primal keeps. */
  @Test
  void derivativesThatAddNothing() {
    Value a = f.reals("a");
    f.store(a, integer(0), f.plus(f.load(a, integer(0)), real(0)));
    f.adjoint();
    f.store(a, integer(0), f.plus(f.load(a, integer(0)), real(0)));
    Value y = f.times(real(-1), x);
    assertEquals(
        """
        double %3 = %2.a[0]
        double %4 = %3 + 0.0
        %2.a[0] = %4
        double %5 = %2.a[0]
        double %7 = -%0.x
        yield %7
        """,
        folded(y));
  }

  @Test
  void aProductOfConstantsInADerivative() {
    Value primal = f.times(real(-1), real(0.5));
    f.adjoint();
    Value y = f.times(f.times(real(-1), real(0.5)), f.times(primal, x));
    assertEquals(
        """
        double %2 = -1.0 * 0.5
        double %4 = %2 * %0.x
        double %5 = -0.5 * %4
        yield %5
        """,
        folded(y));
  }

  /** A square is never −0, of which the zero would make 0; another product may be. */
  @Test
  void theZeroThatASumOfSquaresStartsWith() {
    Value b = f.real("b");
    Value squares = f.plus(f.plus(real(0), f.times(x, x)), f.times(b, b));
    Value products = f.plus(real(0), f.times(x, b));
    assertEquals(
        """
        double %3 = %0.x * %0.x
        double %5 = %2.b * %2.b
        double %6 = %3 + %5
        double %7 = %0.x * %2.b
        double %8 = 0.0 + %7
        yield %6, %8
        """,
        folded(squares, products));
  }

  @Test
  void oneResultOnBothSides() {
    List<Value> results =
        f.branches(List.of("a", "b"), flag, a -> List.of(x, a.sin(x)), a -> List.of(x, a.exp(x)));
    assertEquals(
        """
        (double %5.b) = if %1.flag {
          double %2 = Math.sin(%0.x)
          yield %2
        } else {
          double %3 = Math.exp(%0.x)
          yield %3
        }
        yield %0.x, %5.b
        """,
        folded(results.get(0), results.get(1)));
  }

  @Test
  void plusAndMinusZeroAreTwoResults() {
    Value y = f.branch("y", flag, a -> real(0), a -> real(-0.0));
    assertEquals(
        """
        (double %2.y) = if %1.flag {
          yield 0.0
        } else {
          yield -0.0
        }
        yield %2.y
        """,
        folded(y));
  }

  @Test
  void selections() {
    assertEquals("yield %0.x\n", folded(f.select(FALSE, real(1), f.select(flag, x, x))));
  }

  @Test
  void logic() {
    Value other = f.parameter("other", Scalar.BOOLEAN);
    Value and = f.and(f.and(TRUE, flag), f.not(FALSE));
    Value or = f.compare(Operator.Kind.OR, other, TRUE);
    assertEquals("yield %1.flag, true, false\n", folded(and, or, f.and(FALSE, other)));
  }

  @Test
  void aParameterThatNeverChanges() {
    List<Value> results =
        f.loop(
            List.of("y", "c", "one"),
            List.of(x, flag, real(1)),
            (c, p) -> p.get(1),
            (body, p) -> List.of(body.times(p.get(0), p.get(2)), p.get(1), real(1)));
    assertEquals(
        """
        (double %6.y) = loop (double %2.y = %0.x) while {
          yield %1.flag
        } do {
          double %5 = %2.y * 1.0
          yield %5
        }
        yield %6.y, %1.flag, 1.0
        """,
        folded(results.toArray(new Atom[0])));
  }

  @Test
  void castsOfConstants() {
    assertEquals(
        "yield 3.0, 0.5f\n",
        folded(f.cast(Scalar.DOUBLE, integer(3)), f.cast(Scalar.FLOAT, real(0.5))));
  }

  @Test
  void aLongGoesToFloatInOneRounding() {
    long tie = 9007199791611905L; // by way of double it is a tie, and goes down
    Value y = f.cast(Scalar.FLOAT, new Constant(Scalar.LONG, tie));
    assertEquals("yield " + (float) tie + "f\n", folded(y));
    assertEquals(false, (float) tie == (float) (double) tie);
  }

  @Test
  void thePrimalKeepsItsArithmetic() {
    // x may be −0, infinite or not a number.
    Value sum = f.plus(x, real(0));
    Value product = f.times(sum, real(0));
    Value quotient = f.divide(product, real(1));
    assertEquals(
        """
        double %2 = %0.x + 0.0
        double %3 = %2 * 0.0
        double %4 = %3 / 1.0
        yield %4
        """,
        folded(quotient));
  }

  @Test
  void derivativesLoseTheirZerosAndOnes() {
    f.adjoint();
    Value sum = f.plus(real(0), f.times(real(1), x));
    Value zero = f.times(real(0), x);
    Value quotient = f.divide(f.plus(sum, zero), real(1));
    assertEquals("yield %0.x\n", folded(f.minus(quotient, real(0))));
  }
}
