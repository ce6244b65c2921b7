package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Value;
import org.junit.jupiter.api.Test;

/** Derivatives as text, where a reader can see that they are right and contain nothing else. */
class SweepTextTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");

  private String gradient(Value result) {
    return Printer.print(Derivatives.of(f.program(result)).simpleGradient());
  }

  private String pushforward(Value result) {
    Derivatives of = Derivatives.of(f.program(result));
    return Printer.print(
        Derivatives.verified(Simplify.simplify(Forward.differentiate(of.primal, of.active))));
  }

  @Test
  void aProductForwards() {
    Value y = f.real("y");
    // d(x · y) = dx · y + dy · x.
    assertEquals(
        """
        f(double %0.x, double %1.y, double %3.xDot, double %4.yDot) -> (double value, double valueTangent) {
          double %2 = %0.x * %1.y
          double %5 = %3.xDot * %1.y
          double %6 = %4.yDot * %0.x
          double %7 = %5 + %6
          return %2, %7
        }
        """,
        pushforward(f.times(x, y)));
  }

  @Test
  void anElementIsAddedToBeforeItsTangentIs() {
    // a[0] += x · x, da[0] += 2 · (dx · x): not both reads first, and then both writes.
    Value a = f.reals("a");
    Value old = f.let(new Operation.Load(a, integer(0), /* isStable= */ false));
    f.store(a, integer(0), f.plus(old, f.times(x, x)));
    assertEquals(
        """
        f(double %0.x, double[] %1.a, double %6.xDot) -> (double value, double valueTangent) {
          double[] %7.aDot = extern dev.fluxion.tape.Shadows.like(%1.a)
          double %2 = %1.a[0]
          double %3 = %0.x * %0.x
          double %4 = %2 + %3
          %1.a[0] = %4
          double %8 = %7.aDot[0]
          double %13 = %6.xDot * %0.x
          double %14 = 2.0 * %13
          double %11 = %8 + %14
          %7.aDot[0] = %11
          double %5 = %1.a[0]
          double %12 = %7.aDot[0]
          return %5, %12
        }
        """,
        pushforward(f.load(a, integer(0))));
  }

  @Test
  void aProductBackwards() {
    Value y = f.real("y");
    // Its gradient is (y, x): nothing needs to be computed.
    assertEquals(
        """
        f(double %0.x, double %1.y) -> (double value, double xBar, double yBar) {
          double %2 = %0.x * %1.y
          return %2, %1.y, %0.x
        }
        """,
        gradient(f.times(x, y)));
  }

  @Test
  void anExponentialIsItsOwnDerivative() {
    assertEquals(
        """
        f(double %0.x) -> (double value, double xBar) {
          double %1 = Math.exp(%0.x)
          return %1, %1
        }
        """,
        gradient(f.exp(x)));
  }

  @Test
  void whatDoesNotDependOnTheParameterHasNoTangent() {
    Value y = f.real("y");
    Value constant = f.sin(y);
    Derivatives of = Derivatives.of(f.program(f.times(x, f.exp(constant))), 0);
    assertEquals(
        """
        f(double %0.x, double %1.y, double %5.xDot) -> (double value, double valueTangent) {
          double %2 = Math.sin(%1.y)
          double %3 = Math.exp(%2)
          double %4 = %0.x * %3
          double %6 = %5.xDot * %3
          return %4, %6
        }
        """,
        Printer.print(Forward.differentiate(of.primal, of.active)));
  }

  @Test
  void aSumInALoopIsGatheredInAnyOrder() {
    // Σ a[i] · x: the reverse loop reads a alone, and neither s nor a tape.
    Value a = f.reals("a");
    Value s =
        f.loop(
            "s",
            real(0),
            "i",
            f.length(a),
            (body, i, before) -> body.plus(before, body.times(body.load(a, i), x)));
    assertEquals(
        """
        f(double %0.x, double[] %1.a) -> (double value, double xBar) {
          int %2 = %1.a.length
          (int %10.i, double %11.s) = loop (int %3.i = 0, double %4.s = 0.0) while {
            boolean %5 = %3.i < %2
            yield %5
          } do {
            double %6 = %1.a[%3.i]
            double %7 = %6 * %0.x
            double %8 = %4.s + %7
            int %9 = %3.i + 1
            yield %9, %8
          }
          (int %14.i, double %18.xBar) = loop (int %13.i = 0, double %17.xBar = 0.0) while {
            boolean %24 = %13.i < %2
            yield %24
          } do {
            double %19 = %1.a[%13.i]
            double %21.xBar = %17.xBar + %19
            int %25 = %13.i + 1
            yield %25, %21.xBar
          }
          return %11.s, %18.xBar
        }
        """,
        gradient(s));
  }
}
