package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import java.util.BitSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Signs and powers of two come last in derivatives; primals stay as the user wrote them. */
class PostponeScalingTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value b = f.real("b");

  private Program gradient(Value result) {
    BitSet inX = new BitSet();
    inX.set(0);
    Program gradient = verified(Simplify.simplify(Reverse.gradient(f.program(result), inX)));
    Derivatives.of(f.program(result)).check(0.7, 1.6);
    return gradient;
  }

  private static int count(String what, Program program) {
    return (int)
        Pattern.compile(Pattern.quote(what)).matcher(Printer.print(program)).results().count();
  }

  @Test
  void termsShareAFactorOfTwo() {
    // 2 (x + b) + 2 (x − b), and two squares of the primal.
    Value plus = f.plus(x, b);
    Value minus = f.minus(x, b);
    Program gradient = gradient(f.plus(f.times(plus, plus), f.times(minus, minus)));
    assertEquals(1, count("2.0", gradient), Printer.print(gradient));
  }

  @Test
  void signsVanishInSums() {
    // b cos x − b² cos x: one difference.
    Program gradient = gradient(f.minus(f.times(b, f.sin(x)), f.times(f.times(b, b), f.sin(x))));
    assertTrue(count("= -", gradient) <= 1, Printer.print(gradient));
  }

  @Test
  void twoHalvesOfASquareUnderARoot() {
    // b √(x² + b²): b x / √(x² + b²).
    Value norm = f.sqrt(f.plus(f.times(x, x), f.times(b, b)));
    Program gradient = gradient(f.times(b, norm));
    assertEquals(0, count("0.5", gradient) + count("2.0", gradient), Printer.print(gradient));
  }

  @Test
  void aQuotientOfAConstantTakesTheFactor() {
    // √((x + b)² + (x − b)²): 1 / √…, times x + b and x − b.
    Value plus = f.plus(x, b);
    Value minus = f.minus(x, b);
    Program gradient = gradient(f.sqrt(f.plus(f.times(plus, plus), f.times(minus, minus))));
    assertEquals(0, count("0.5", gradient) + count("2.0", gradient), Printer.print(gradient));
    assertEquals(1, count("1.0 / ", gradient), Printer.print(gradient));
  }

  @Test
  void otherFactorsStay() {
    Value minus = f.minus(x, b);
    Program gradient = gradient(f.times(real(3), f.times(minus, minus)));
    assertEquals(1, count("6.0", gradient), Printer.print(gradient));
  }

  @Test
  void thePrimalStays() {
    Value twice = f.times(real(2), x);
    Program gradient = gradient(f.minus(f.sin(f.times(twice, b)), f.times(twice, b)));
    assertEquals(1, count("2.0 * %0.x", gradient), Printer.print(gradient));
  }

  @Test
  void twiceThePrimalsHalfIsTheWhole() {
    Value residual = f.minus(x, b);
    Program gradient = gradient(f.times(f.times(real(0.5), residual), residual));
    assertEquals(0, count("2.0", gradient), Printer.print(gradient));
    assertEquals(1, count("0.5", gradient), Printer.print(gradient));
  }

  @Test
  void twiceThePrimalsQuarterStays() {
    Value residual = f.minus(x, b);
    Program gradient = gradient(f.times(f.times(real(0.25), residual), residual));
    assertEquals(1, count("0.25", gradient), Printer.print(gradient));
  }

  @Test
  void whatThePrimalMultipliesFirstIsASquare() {
    // −(x − b) · (x − b) · b: −2 (x − b) b, in one product.
    Value residual = f.minus(x, b);
    Operator negate = new Operator(Operator.Kind.NEGATE, Scalar.DOUBLE);
    Value negative = f.apply(negate, residual);
    Program gradient = gradient(f.times(f.times(negative, residual), b));
    assertEquals(1, count("2.0", gradient), Printer.print(gradient));
    assertEquals(4, count(" * ", gradient), Printer.print(gradient));
  }

  @Test
  void twoSignsAreNone() {
    Operator negate = new Operator(Operator.Kind.NEGATE, Scalar.DOUBLE);
    f.adjoint();
    Value again = f.apply(negate, f.apply(negate, x));
    Program program = f.program(again, f.times(again, b));
    assertEquals(
        """
        double %4 = %0.x * %1.b
        yield %0.x, %4
        """,
        Printer.print(
            DropDeadCode.drop(verified(PostponeScaling.postpone(program))).entry().body()));
  }
}
