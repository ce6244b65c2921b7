package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loops of few trips become their trips; all others stay. */
class UnrollLoopsTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value a = f.reals("a");

  private static String unrolled(Program program) {
    return Printer.print(verified(UnrollLoops.unroll(program)).entry().body());
  }

  private static boolean isUnrolled(Program program) {
    return !unrolled(program).contains("loop");
  }

  private Value sum(int trips) {
    return f.loop(
        "s", x, "i", integer(trips), (body, i, before) -> body.plus(before, body.load(a, i)));
  }

  @Test
  void theTripsWithTheirIndices() {
    assertEquals(
        """
        double %10 = %1.a[0]
        double %11 = %0.x + %10
        double %13 = %1.a[1]
        double %14 = %11 + %13
        double %16 = %1.a[2]
        double %17 = %14 + %16
        yield %17
        """,
        unrolled(f.program(sum(3))));
  }

  @Test
  void indicesAreComputedNow() {
    Value s =
        f.loop(
            "s",
            x,
            "i",
            integer(2),
            (body, i, before) -> body.plus(before, body.load(a, body.plus(integer(3), i))));
    assertEquals(
        """
        double %12 = %1.a[3]
        double %13 = %0.x + %12
        double %16 = %1.a[4]
        double %17 = %13 + %16
        yield %17
        """,
        unrolled(f.program(s)));
  }

  @Test
  void aLoopInALoop() {
    Value s =
        f.loop(
            "s",
            x,
            "i",
            integer(3),
            (body, i, before) ->
                body.loop(
                    "t",
                    before,
                    "j",
                    integer(2),
                    (inner, j, now) -> inner.times(now, inner.load(a, inner.plus(i, j)))));
    Program program = f.program(s);
    String text = unrolled(program);
    assertEquals(6, text.lines().filter(line -> line.contains("a[")).count(), text);
    double[] numbers = {2, 3, 5, 7};
    double expected = 0.1 * 2 * 3 * 3 * 5 * 5 * 7;
    assertEquals(
        expected,
        (double) new Interpreter(UnrollLoops.unroll(program)).run(0.1, numbers).get(0),
        1e-12);
  }

  @Test
  void aLoopThatCountsDown() {
    Value s =
        f.loop(
                List.of("i", "s"),
                List.of(integer(2), x),
                (c, p) -> c.compare(Operator.Kind.GREATER_OR_EQUAL, p.get(0), integer(0)),
                (body, p) ->
                    List.of(
                        body.minus(p.get(0), integer(1)),
                        body.times(p.get(1), body.plus(x, body.load(a, p.get(0))))))
            .get(1);
    Program program = f.program(s);
    Program unrolled = verified(UnrollLoops.unroll(program));
    double[] numbers = {2, 3, 5};
    assertEquals(
        List.of(2.0 * 7 * 5 * 4), new Interpreter(unrolled).run(2.0, numbers), unrolled::toString);
    assertEquals(true, isUnrolled(program));
  }

  @Test
  void moreTripsAndUnknownOnesStay() {
    assertEquals(false, isUnrolled(f.program(sum(5))));
    Code g = new Code("g");
    Value n = g.integer("n");
    Value y = g.loop("y", g.real("x"), "i", n, (body, i, before) -> body.sin(before));
    assertEquals(false, isUnrolled(g.program(y)));
  }

  @Test
  void aLoopWithoutTripsStays() {
    assertEquals(false, isUnrolled(f.program(sum(0))));
  }

  @Test
  void derivativesAreTheSame() {
    Code g = new Code("g");
    Value y = g.real("y");
    Value power =
        g.loop("p", y, "i", integer(3), (body, i, before) -> body.times(before, body.sin(y)));
    Derivatives.of(UnrollLoops.unroll(g.program(power))).check(0.7);
  }
}
