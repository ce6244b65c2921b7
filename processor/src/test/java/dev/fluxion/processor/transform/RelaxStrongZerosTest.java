package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import org.junit.jupiter.api.Test;

/** A strong zero stays wherever the partial can be infinite. */
class RelaxStrongZerosTest {
  private final Code f = new Code("f");
  private final Value d = f.real("d");
  private final Value x = f.real("x");

  private Value apply(String method, Atom operand) {
    return f.apply(Method.math(method, 1), operand);
  }

  private Value strong(Operator.Kind kind, Atom partial) {
    return f.apply(new Operator(kind, Scalar.DOUBLE), d, partial);
  }

  private boolean isStrong(Value result) {
    Program program = verified(RelaxStrongZeros.relax(f.program(result)));
    String text = Printer.print(program.entry().body());
    return text.contains("⊛") || text.contains("⊘");
  }

  @Test
  void whatIsAtLeastOneDivides() {
    Value divisor = f.plus(real(1), apply("abs", x));
    assertFalse(isStrong(strong(Operator.Kind.STRONG_DIVIDE, divisor)));
  }

  @Test
  void whatIsAtLeastZeroDoesNot() {
    assertTrue(isStrong(strong(Operator.Kind.STRONG_DIVIDE, apply("abs", x))));
  }

  @Test
  void aSquarePlusOneIsNeverZeroButAProductCanBe() {
    assertFalse(isStrong(strong(Operator.Kind.STRONG_DIVIDE, f.plus(f.times(x, x), real(1)))));
    assertTrue(isStrong(strong(Operator.Kind.STRONG_DIVIDE, f.plus(f.times(x, d), real(1)))));
  }

  @Test
  void anExponentialOfMinusASquareIsFinite() {
    Value argument = f.times(f.times(real(-0.5), x), x);
    assertFalse(isStrong(strong(Operator.Kind.STRONG_TIMES, apply("exp", argument))));
  }

  @Test
  void anExponentialOfAnythingCanOverflow() {
    assertTrue(isStrong(strong(Operator.Kind.STRONG_TIMES, apply("exp", x))));
    Value square = f.times(x, x);
    assertTrue(isStrong(strong(Operator.Kind.STRONG_TIMES, apply("exp", square))));
  }

  @Test
  void theReciprocalOfWhatIsAtLeastOneIsFinite() {
    Value divisor = f.plus(real(1), apply("abs", x));
    Value reciprocal = f.divide(real(1), divisor);
    assertFalse(isStrong(strong(Operator.Kind.STRONG_TIMES, reciprocal)));
  }

  /** y = a / x: −(1 / x) · y. */
  @Test
  void aConstantGoesThroughAQuotient() {
    Value quotient = f.divide(d, x);
    assertFalse(isStrong(strong(f.divide(real(1), x), quotient)));
    assertTrue(isStrong(strong(f.divide(real(1e-300), x), quotient)));
    assertTrue(isStrong(strong(f.divide(real(1), d), quotient)));
    assertTrue(isStrong(strong(f.divide(d, x), quotient)));
  }

  private Value strong(Value factor, Value partial) {
    return f.apply(new Operator(Operator.Kind.STRONG_TIMES, Scalar.DOUBLE), factor, partial);
  }
}
