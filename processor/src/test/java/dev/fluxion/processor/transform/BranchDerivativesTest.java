package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.real;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Straight lines and branches, in both modes and to second order. */
class BranchDerivativesTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");

  @Test
  void straightLine() {
    Value y = f.real("y");
    Value product = f.times(x, f.sin(y));
    Derivatives of = Derivatives.of(f.program(f.divide(f.exp(product), f.plus(x, y))));
    of.check(0.7, 1.3);
    of.check(-0.4, 2.5);
  }

  @Test
  void theResultIsAParameter() {
    Value y = f.real("y");
    assertEquals(1, Derivatives.of(f.program(x)).gradientAt(3.0, 4.0)[0]);
    assertEquals(0, Derivatives.of(f.program(x), 1).gradientAt(3.0, 4.0)[0], y.name());
  }

  @Test
  void aConstantResultHasTheGradientZero() {
    assertEquals(0, Derivatives.of(f.program(real(7))).gradientAt(3.0)[0]);
  }

  @Test
  void aSquareOfAProductOfItself() {
    Value square = f.times(x, x);
    Derivatives.of(f.program(f.times(square, f.times(square, x)))).check(1.1);
  }

  @Test
  void aParameterThatIsNotDifferentiatedHasNoCotangent() {
    Value y = f.real("y");
    Derivatives.of(f.program(f.times(f.times(x, y), y)), 1).check(2.0, 3.0);
  }

  @Test
  void eachBranchHasItsOwnDerivative() {
    Value y =
        f.branch("y", f.less(x, real(1)), then -> then.sin(x), other -> other.times(x, f.exp(x)));
    Derivatives of = Derivatives.of(f.program(f.times(y, x)));
    of.check(0.5);
    of.check(1.5);
  }

  @Test
  void aBranchThatReadsWhatWasComputedBeforeAndIsReadAfter() {
    Value u = f.exp(x);
    List<Value> results =
        f.branches(
            List.of("a", "b"),
            f.less(u, real(2)),
            then -> List.of(then.times(u, u), x),
            other -> List.of(x, other.sin(u)));
    Derivatives of = Derivatives.of(f.program(f.plus(f.times(results.get(0), results.get(1)), u)));
    of.check(0.3);
    of.check(1.2);
  }

  @Test
  void branchesInBranches() {
    Value y = f.real("y");
    Value z =
        f.branch(
            "z",
            f.less(x, real(0)),
            then ->
                then.branch("", then.less(y, real(0)), a -> a.times(x, y), a -> a.exp(a.sin(x))),
            other -> {
              Value t = other.sin(y);
              return other.branch("", other.less(t, real(0)), a -> a.times(t, x), a -> a.exp(t));
            });
    Derivatives of = Derivatives.of(f.program(f.times(z, z)));
    of.check(-0.5, -0.6);
    of.check(-0.5, 0.6);
    of.check(0.5, -0.6);
    of.check(0.5, 0.6);
  }

  @Test
  void aBranchThatThrows() {
    Value root = f.sqrt(x);
    Value y =
        f.branch(
            "y",
            f.less(x, real(0)),
            then -> {
              then.fail();
              return x;
            },
            other -> other.times(other.exp(root), root));
    Program program = f.program(f.sin(y));
    Derivatives.of(program).check(0.8);
    assertThrows(ArithmeticException.class, () -> Derivatives.of(program).gradientAt(-1.0));
  }

  @Test
  void aBranchThatThrowsInsideABranch() {
    Value y =
        f.branch(
            "y",
            f.less(x, real(1)),
            then -> {
              Value t = then.sin(x);
              then.failIf(then.less(t, real(0)));
              return then.times(t, t);
            },
            other -> other.exp(x));
    Program program = f.program(f.times(y, x));
    Derivatives.of(program).check(0.5);
    Derivatives.of(program).check(1.5);
    assertThrows(ArithmeticException.class, () -> Derivatives.of(program).gradientAt(-1.0));
  }

  @Test
  void bothBranchesThrow() {
    f.branches(
        List.of(),
        f.less(x, real(0)),
        then -> {
          then.fail();
          return List.of();
        },
        other -> {
          other.fail();
          return List.of();
        });
    Program program = Program.of(f.throwingAlready(Scalar.DOUBLE));
    assertThrows(ArithmeticException.class, () -> Derivatives.of(program).gradientAt(1.0));
  }

  @Test
  void theOtherBranchIsNotExecutedInAnySweep() {
    // 1 / x at 0 would be infinite, and 0 · ∞ not a number.
    Value y =
        f.branch(
            "y",
            f.compare(Operator.Kind.EQUAL, x, real(0)),
            then -> x,
            other -> other.sqrt(other.divide(real(1), x)));
    assertEquals(1, Derivatives.of(f.program(y)).gradientAt(0.0)[0]);
  }

  @Test
  void selection() {
    Value y = f.real("y");
    Value z = f.select(f.less(x, y), f.times(x, y), f.sin(x));
    Derivatives of = Derivatives.of(f.program(f.times(z, y)));
    of.check(0.5, 1.5);
    of.check(1.5, 0.5);
  }

  @Test
  void detachedValuesAreConstants() {
    // x · detach(x): the derivative is x, not 2x.
    double[] gradient = Derivatives.of(f.program(f.times(x, f.detach(x)))).gradientAt(3.0);
    assertEquals(3, gradient[0]);
  }

  @Test
  void floatsAreDifferentiatedInFloat() {
    Value narrow = f.cast(Scalar.FLOAT, x);
    Value cube = f.times(f.times(narrow, narrow), narrow);
    Program program = f.program(f.times(f.cast(Scalar.DOUBLE, cube), x));
    // d/dx of x · (float) x³ at 1.1f is 4 x³.
    double at = 1.1f;
    double[] gradient = Derivatives.of(program).gradientAt(at);
    assertEquals(4 * at * at * at, gradient[0], 1e-5);
  }

  @Test
  void aFloatParameterHasAFloatCotangent() {
    Code g = new Code("g");
    Value narrow = g.parameter("x", Scalar.FLOAT);
    Value wide = g.cast(Scalar.DOUBLE, narrow);
    Program program = g.program(g.times(wide, wide));
    Derivatives of = Derivatives.of(program, 0);
    List<Object> results = new Interpreter(of.simpleGradient()).run(1.5f);
    assertEquals(List.of(2.25, 3f), results);
    Program forward = Derivatives.verified(Forward.differentiate(program, of.active));
    assertEquals(List.of(2.25, 6.0), new Interpreter(forward).run(1.5f, 2f));
  }

  @Test
  void anIntegerHasNoDerivative() {
    Value floor = f.apply(new Cast(Scalar.DOUBLE, Scalar.INT), x);
    Value y = f.times(f.cast(Scalar.DOUBLE, floor), x);
    Derivatives.of(f.program(y)).check(2.5);
  }

  @Test
  void maximumOfTwo() {
    Value y = f.apply(Method.math("max", 2), f.sin(x), f.times(x, x));
    Derivatives of = Derivatives.of(f.program(f.times(y, y)));
    of.check(0.5);
    of.check(1.5);
  }
}
