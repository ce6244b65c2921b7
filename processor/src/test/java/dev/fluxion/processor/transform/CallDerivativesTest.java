package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callees, recursive or not, in both modes and to second order. */
class CallDerivativesTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value n = f.integer("n");

  /** {@code g(x, n) = n < 1 ? atEnd(x) : step(x, n)}. */
  private static Function recursive(Code.Step step) {
    Code g = new Code("g");
    Value x = g.real("x");
    Value n = g.integer("n");
    return g.returns(
        g.branch(
            "value", g.less(n, integer(1)), end -> end.sin(x), other -> step.next(other, n, x)));
  }

  private static Atom less1(Code code, Value n) {
    return code.minus(n, integer(1));
  }

  private Program callOnce(Function g) {
    return verified(Program.of(f.returns(f.times(f.call("g", f.times(x, x), n), x)), g));
  }

  @Test
  void aCalleeCalledTwice() {
    Code g = new Code("g");
    Value y = g.real("y");
    Function helper = g.returns(g.times(g.sin(y), y));
    Value once = f.call("g", x);
    Program program = Program.of(f.returns(f.times(f.call("g", once), once)), helper);
    Derivatives.of(program, 0).check(0.8, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void recursion(int depth) {
    Function g =
        recursive(
            (c, n, x) -> {
              Value y = c.exp(c.times(x, real(0.3)));
              return c.times(c.call("g", y, less1(c, n)), c.times(x, y));
            });
    Derivatives.of(callOnce(g)).check(0.8, depth);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void anEntryThatCallsItself(int depth) {
    Value value =
        f.branch(
            "value",
            f.less(n, integer(1)),
            end -> end.sin(x),
            c -> c.times(c.call("f", c.exp(c.sin(x)), less1(c, n)), x));
    Derivatives.of(f.program(value)).check(0.8, depth);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void doubleRecursion(int depth) {
    Function g =
        recursive(
            (c, n, x) -> {
              Value left = c.call("g", c.times(x, real(0.5)), less1(c, n));
              Value right = c.call("g", c.plus(x, left), c.minus(n, integer(2)));
              return c.times(left, right);
            });
    Derivatives.of(callOnce(g)).check(0.8, depth);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void recursionInsideALoop(int trips) {
    Function g = recursive((c, n, x) -> c.times(c.call("g", c.sin(x), less1(c, n)), x));
    Value y = f.loop("y", x, "i", n, (c, i, before) -> c.plus(c.call("g", before, i), before));
    Derivatives.of(Program.of(f.returns(y), g)).check(0.8, trips);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void aLoopInsideRecursion(int depth) {
    Function g =
        recursive(
            (c, n, x) -> {
              Value y =
                  c.loop("y", x, "i", n, (body, i, before) -> body.sin(body.times(before, before)));
              return c.times(c.call("g", y, less1(c, n)), c.exp(y));
            });
    Derivatives.of(callOnce(g)).check(0.8, depth);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void recursionInsideALoopInsideRecursion(int depth) {
    Function g =
        recursive(
            (c, n, x) ->
                c.loop(
                    "y",
                    x,
                    "i",
                    n,
                    (body, i, before) -> body.times(body.call("g", body.sin(before), i), before)));
    Derivatives.of(callOnce(g)).check(0.8, depth);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void twoFunctionsThatCallEachOther(int depth) {
    Function g = recursive((c, n, x) -> c.times(c.call("h", c.sin(x), less1(c, n)), x));
    Code h = new Code("h");
    Value y = h.real("y");
    Value m = h.integer("m");
    Function second = h.returns(h.exp(h.call("g", h.times(y, y), m)));
    Program program = Program.of(f.returns(f.call("g", x, n)), g, second);
    Derivatives.of(program).check(0.8, depth);
  }

  @Test
  void functionsWhoseNamesDifferInCaseOnly() {
    // Their frames are structs, whose names begin with a capital.
    Function small = recursive((c, n, x) -> c.times(c.call("g", c.sin(x), less1(c, n)), x));
    Code g = new Code("G");
    Value y = g.real("y");
    Value m = g.integer("m");
    Function large =
        g.returns(
            g.branch(
                "value",
                g.less(m, integer(1)),
                c -> y,
                c -> c.exp(c.sin(c.call("G", c.times(y, y), less1(c, m))))));
    Program program =
        Program.of(f.returns(f.times(f.call("g", x, n), f.call("G", x, n))), small, large);
    Derivatives.of(program).check(0.8, 3);
  }

  @Test
  void aRecursiveCalleeWithAConstantArgument() {
    Function g = recursive((c, n, x) -> c.times(c.call("g", c.sin(x), less1(c, n)), x));
    Value constant = f.call("g", real(0.5), n);
    Program program = Program.of(f.returns(f.times(constant, f.call("g", x, n))), g);
    Derivatives.of(program).check(0.8, 3);
  }

  @Test
  void aRecursiveCalleeOfConstantsOnlyIsCalledAsItIs() {
    Function g = recursive((c, n, x) -> c.times(c.call("g", c.sin(x), less1(c, n)), x));
    Program program = Program.of(f.returns(f.times(f.call("g", real(0.5), n), x)), g);
    Derivatives of = Derivatives.of(program);
    of.check(0.8, 3);
    assertEquals(
        List.of("f", "g"), of.simpleGradient().functions().stream().map(Function::name).toList());
  }

  @Test
  void theSameVariablePassedTwice() {
    Code g = new Code("g");
    Value a = g.real("a");
    Value b = g.real("b");
    Value n = g.integer("n");
    Function product =
        g.returns(
            g.branch(
                "value",
                g.less(n, integer(1)),
                c -> c.times(a, c.sin(b)),
                c -> c.call("g", b, c.times(a, b), less1(c, n))));
    Program program = Program.of(f.returns(f.call("g", x, x, this.n)), product);
    Derivatives.of(program).check(0.8, 0);
    Derivatives.of(program).check(0.8, 3);
  }

  @Test
  void aRecursionThatThrows() {
    Function g =
        recursive(
            (c, n, x) -> {
              c.failIf(c.compare(Operator.Kind.GREATER, x, real(2)));
              return c.times(c.call("g", c.plus(x, real(0.5)), less1(c, n)), x);
            });
    Program program = callOnce(g);
    Derivatives.of(program).check(0.8, 3);
    assertThrows(ArithmeticException.class, () -> Derivatives.of(program).gradientAt(0.8, 4));
  }

  @Test
  void severalResults() {
    Code g = new Code("g");
    Value a = g.real("a");
    Value n = g.integer("n");
    List<Value> results =
        g.branches(
            List.of("u", "k", "v"),
            g.less(n, integer(1)),
            c -> List.of(c.sin(a), n, c.exp(a)),
            c -> {
              List<Value> deeper = call(c, c.times(a, a), less1(c, n));
              return List.of(
                  c.times(deeper.get(0), deeper.get(2)), deeper.get(1), c.sin(deeper.get(0)));
            });
    Function pair = g.returns(results.toArray(new Atom[0]));
    List<Value> outer = call(f, x, this.n);
    Program program = Program.of(f.returns(f.times(outer.get(0), outer.get(2))), pair);
    Derivatives.of(program).check(0.8, 0);
    Derivatives.of(program).check(0.8, 3);
  }

  private static List<Value> call(Code c, Atom a, Atom n) {
    List<Value> results =
        List.of(c.fresh("", Scalar.DOUBLE), c.fresh("", Scalar.INT), c.fresh("", Scalar.DOUBLE));
    c.append(new Statement.Call(results, "g", List.of(a, n), Origin.NONE));
    return results;
  }

  @Test
  void aDeepDoubleRecursionIsNotRunAgainAtEachLevel() {
    // g(x, n) = x · g(x, n−1) + g(x, n−2) has 10,000 calls at depth 18. Running
    // callees again once a level would make that many times 2^18.
    Function g =
        recursive(
            (c, n, x) ->
                c.plus(
                    c.times(x, c.call("g", x, less1(c, n))),
                    c.call("g", x, c.minus(n, integer(2)))));
    Derivatives of = Derivatives.of(Program.of(f.returns(f.call("g", x, n)), g));
    double[] gradient =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> of.gradientAt(0.8, 18));
    assertArrayEquals(new double[] {derivative(0.8, 18)}, gradient, 1e-9 * Math.abs(gradient[0]));
  }

  /** g' of the recurrence above, row by row. */
  private static double derivative(double x, int n) {
    double[] value = {Math.sin(x), Math.sin(x)};
    double[] slope = {Math.cos(x), Math.cos(x)};
    for (int i = 1; i <= n; i++) {
      double next = x * value[1] + value[0];
      double nextSlope = value[1] + x * slope[1] + slope[0];
      value = new double[] {value[1], next};
      slope = new double[] {slope[1], nextSlope};
    }
    return slope[1];
  }

  @Test
  void framesHoldWhatIsReadAndNothingElse() {
    // g(x, y, n) = n < 1 ? sin(x) · y : g(x / 2, y, n − 1) · x reads x, y, sin(x), the recursive
    // result, its frame and the
    // condition. (Of one number only, it would have no frame: its derivative would come with its
    // value.)
    Code g = new Code("g");
    Value u = g.real("x");
    Value v = g.real("y");
    Value m = g.integer("n");
    Function helper =
        g.returns(
            g.branch(
                "value",
                g.less(m, integer(1)),
                end -> end.times(end.sin(u), v),
                other ->
                    other.times(
                        other.call("g", other.times(u, real(0.5)), v, less1(other, m)), u)));
    Value y = f.real("y");
    Program program =
        verified(Program.of(f.returns(f.times(f.call("g", f.times(x, x), y, n), x)), helper));
    Derivatives derivatives = Derivatives.of(program);
    derivatives.check(0.9, 3, 1.4);
    Program gradient = derivatives.simpleGradient();
    long kept = gradient.struct("GFrame").members().size();
    assertEquals(6, kept, gradient.struct("GFrame").toString());
    assertEquals(0, Operations.count(gradient, TapeOperation.NewTape.class));
  }
}
