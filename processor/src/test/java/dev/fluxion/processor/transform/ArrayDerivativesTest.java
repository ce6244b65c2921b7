package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays that the function itself makes and writes to, in both modes and to second order. */
class ArrayDerivativesTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value n = f.integer("n");

  private Value array(Code code, Atom length) {
    return code.let(new Operation.Allocate(new ArrayType(Scalar.DOUBLE), List.of(length)));
  }

  private static Value load(Code code, Value array, Atom index) {
    return code.let(new Operation.Load(array, index, false));
  }

  /** {@code for (int i = 0; i < limit; i++) { … }}. */
  private static void forEach(
      Code code, Atom limit, java.util.function.BiConsumer<Code, Value> action) {
    code.loop(
        List.of("i"),
        List.of(integer(0)),
        (c, p) -> c.less(p.get(0), limit),
        (body, p) -> {
          action.accept(body, p.get(0));
          return List.of(body.plus(p.get(0), integer(1)));
        });
  }

  private Value sum(Value array, Atom limit) {
    return f.loop(
        "s", real(0), "j", limit, (body, j, s) -> body.plus(s, body.sin(load(body, array, j))));
  }

  @Test
  void writtenOnceAndReadOnce() {
    Value a = array(f, integer(2));
    f.store(a, integer(1), f.times(x, x));
    Value y = f.times(load(f, a, integer(1)), f.plus(load(f, a, integer(0)), x));
    Derivatives.of(f.program(y)).check(1.3, 0);
  }

  @Test
  void overwrittenAfterBeingRead() {
    Value a = array(f, integer(1));
    f.store(a, integer(0), x);
    Value before = load(f, a, integer(0));
    Value square = f.times(before, before);
    f.store(a, integer(0), f.exp(square));
    Value after = load(f, a, integer(0));
    f.store(a, integer(0), real(3));
    Value y = f.times(f.times(after, square), load(f, a, integer(0)));
    Derivatives.of(f.program(y)).check(0.7, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void aRecurrenceInPlace(int length) {
    Value a = array(f, n);
    f.store(a, integer(0), x);
    forEach(
        f,
        f.minus(n, integer(1)),
        (body, i) -> {
          Value here = load(body, a, i);
          body.store(a, body.plus(i, integer(1)), body.times(body.sin(here), body.plus(here, x)));
        });
    Derivatives.of(f.program(sum(a, n))).check(0.8, length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void aScratchBufferReusedFromTripToTrip(int trips) {
    Value buffer = array(f, integer(2));
    Value y =
        f.loop(
            "y",
            x,
            "i",
            n,
            (body, i, before) -> {
              Value old = load(body, buffer, integer(1));
              body.store(buffer, integer(0), body.sin(before));
              Value t = load(body, buffer, integer(0));
              body.store(buffer, integer(1), body.times(t, body.plus(t, old)));
              return body.plus(load(body, buffer, integer(1)), body.times(t, x));
            });
    Derivatives.of(f.program(f.times(y, load(f, buffer, integer(1))))).check(0.8, trips);
  }

  @Test
  void aBufferMadeInTheLoopStartsAtZero() {
    Value y =
        f.loop(
            "y",
            x,
            "i",
            n,
            (body, i, before) -> {
              Value a = array(body, integer(3));
              body.store(a, i, before);
              Value read = load(body, a, integer(1));
              return body.plus(body.times(before, x), body.times(read, read));
            });
    Derivatives.of(f.program(y)).check(0.8, 3);
  }

  @Test
  void anElementAddedToItself() {
    // a[i] += a[j] with i = j for one j: doubles it.
    Value a = array(f, integer(3));
    forEach(f, integer(3), (body, i) -> body.store(a, i, body.times(x, body.sin(x))));
    forEach(
        f,
        integer(3),
        (body, j) ->
            body.store(
                a,
                integer(1),
                body.times(load(body, a, integer(1)), body.plus(load(body, a, j), x))));
    Derivatives.of(f.program(sum(a, integer(3)))).check(0.8, 0);
  }

  @Test
  void twoNamesForOneArray() {
    Value a = array(f, integer(1));
    Value b = array(f, integer(1));
    Value isLess = f.less(x, real(1));
    Value c = f.select(isLess, a, b);
    f.store(a, integer(0), f.sin(x));
    f.store(c, integer(0), f.times(load(f, a, integer(0)), x));
    f.store(b, integer(0), f.plus(load(f, b, integer(0)), load(f, c, integer(0))));
    Value y = f.times(load(f, a, integer(0)), load(f, b, integer(0)));
    Derivatives of = Derivatives.of(f.program(y));
    of.check(0.8, 0);
    of.check(1.2, 0);
  }

  @Test
  void arraysSwappedInALoop() {
    List<Value> results = swapped();
    Value y = f.plus(load(f, results.get(1), integer(0)), load(f, results.get(2), integer(1)));
    Derivatives of = Derivatives.of(f.program(f.times(y, x)));
    of.check(0.8, 0);
    of.check(0.8, 1);
    of.check(0.8, 4);
  }

  private List<Value> swapped() {
    Value first = array(f, integer(2));
    Value second = array(f, integer(2));
    f.store(first, integer(0), x);
    f.store(second, integer(1), f.sin(x));
    return f.loop(
        List.of("i", "from", "to"),
        List.of(integer(0), first, second),
        (c, p) -> c.less(p.get(0), n),
        (body, p) -> {
          Value from = p.get(1);
          Value to = p.get(2);
          Value sum = body.plus(load(body, from, integer(0)), load(body, from, integer(1)));
          body.store(to, integer(0), body.sin(sum));
          body.store(to, integer(1), body.times(sum, x));
          return List.of(body.plus(p.get(0), integer(1)), to, from);
        });
  }

  @Test
  void aBranchThatWrites() {
    Value a = array(f, integer(2));
    f.store(a, integer(0), x);
    f.store(a, integer(1), f.exp(x));
    forEach(
        f,
        n,
        (body, i) -> {
          Value here = load(body, a, integer(0));
          body.branches(
              List.of(),
              body.less(here, real(1.5)),
              c -> {
                c.store(a, integer(0), c.times(here, load(c, a, integer(1))));
                return List.of();
              },
              c -> {
                c.store(a, integer(1), c.sin(here));
                return List.of();
              });
        });
    Derivatives of = Derivatives.of(f.program(sum(a, integer(2))));
    of.check(0.6, 1);
    of.check(0.6, 4);
  }

  @Test
  void aCalleeThatWrites() {
    Program program = withCallee(false);
    Derivatives.of(program).check(0.8, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void aRecursiveCalleeThatWrites(int depth) {
    Derivatives.of(withCallee(true)).check(0.8, depth);
  }

  /** g(a, x, n): a[0] = sin(a[0]) · x; if it is recursive, n times. */
  private Program withCallee(boolean isRecursive) {
    Code g = new Code("g");
    Value a = g.reals("a");
    Value z = g.real("x");
    Value m = g.integer("n");
    g.store(a, integer(0), g.times(g.sin(load(g, a, integer(0))), z));
    Value result =
        isRecursive
            ? g.branch(
                "r",
                g.less(m, integer(1)),
                c -> z,
                c -> c.call("g", a, c.times(z, z), c.minus(m, integer(1))))
            : g.exp(z);
    Function helper = g.returns(result);
    Value array = array(f, integer(1));
    f.store(array, integer(0), f.exp(x));
    Value returned = f.call("g", array, x, n);
    Value y = f.times(returned, load(f, array, integer(0)));
    return Program.of(f.returns(y), helper);
  }

  @Test
  void aRecursiveCalleeThatReadsAConstantArray() {
    Value weights = f.reals("weights");
    Code g = new Code("g");
    Value a = g.reals("a");
    Value z = g.real("x");
    Value m = g.integer("n");
    Function helper =
        g.returns(
            g.branch(
                "r",
                g.less(m, integer(1)),
                c -> z,
                c -> {
                  Value next =
                      c.loop(
                          "y",
                          z,
                          "i",
                          m,
                          (body, i, y) -> body.plus(y, body.times(z, body.load(a, i))));
                  return c.call("g", a, c.sin(next), c.minus(m, integer(1)));
                }));
    Program program = Program.of(f.returns(f.call("g", weights, x, n)), helper);
    Derivatives.of(program).check(0.8, 3, new double[] {0.7, 1.5, -1.1});
  }
}
