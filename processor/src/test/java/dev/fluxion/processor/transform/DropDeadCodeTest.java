package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static dev.fluxion.processor.transform.Derivatives.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nobody needs and nobody can notice. */
class DropDeadCodeTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value n = f.integer("n");
  private final Value a = f.reals("a");

  private String kept(Atom... results) {
    Program program = verified(DropDeadCode.drop(f.program(results)));
    return Printer.print(program.entry().body());
  }

  @Test
  void unusedArithmetic() {
    f.exp(f.sin(x));
    assertEquals("yield %0.x\n", kept(x));
  }

  @Test
  void thePrimalKeepsWhatMayThrow() {
    f.load(a, n);
    f.length(a);
    f.divide(integer(1), n);
    f.divide(real(1), x);
    assertEquals(
        """
        double %3 = %2.a[%1.n]
        int %4 = %2.a.length
        int %5 = 1 / %1.n
        yield %0.x
        """,
        kept(x));
  }

  @Test
  void theReverseSweepDropsWhatSucceededBefore() {
    f.adjoint();
    f.load(a, n);
    f.length(a);
    f.divide(integer(1), n);
    assertEquals("yield %0.x\n", kept(x));
  }

  @Test
  void whatMustBePoppedIsPopped() {
    f.adjoint();
    Value tape = f.let(new TapeOperation.NewTape(new TapeType(Scalar.DOUBLE, false), null));
    f.append(new Statement.Push(tape, x, Origin.NONE));
    f.let(new TapeOperation.Pop(tape));
    assertEquals(
        """
        stack<double> %3 = new stack<double>
        push %3, %0.x
        double %4 = pop %3
        yield %0.x
        """,
        kept(x));
  }

  @Test
  void resultsOfBranches() {
    List<Value> results =
        f.branches(
            List.of("u", "v"),
            f.less(x, real(0)),
            c -> List.of(c.sin(x), c.exp(x)),
            c -> List.of(x, c.sqrt(x)));
    assertEquals(
        """
        boolean %3 = %0.x < 0.0
        (double %8.v) = if %3 {
          double %5 = Math.exp(%0.x)
          yield %5
        } else {
          double %6 = Math.sqrt(%0.x)
          yield %6
        }
        yield %8.v
        """,
        kept(results.get(1)));
  }

  @Test
  void anUnusedBranchGoesUnlessItThrows() {
    f.branch("u", f.less(x, real(0)), c -> c.sin(x), c -> x);
    f.failIf(f.less(x, real(1)));
    assertEquals(
        """
        boolean %6 = %0.x < 1.0
        if %6 {
          java.lang.ArithmeticException %7 = extern new java.lang.ArithmeticException()
          throw %7
        }
        yield %0.x
        """,
        kept(x));
  }

  @Test
  void parametersThatOnlyFeedThemselves() {
    // s is summed up for nobody; y needs z, one trip later.
    List<Value> results =
        f.loop(
            List.of("i", "s", "y", "z"),
            List.of(integer(0), real(0), x, x),
            (c, p) -> c.less(p.get(0), n),
            (body, p) -> {
              Value s = body.plus(p.get(1), p.get(2));
              Value z = body.sin(p.get(3));
              return List.of(body.plus(p.get(0), integer(1)), s, p.get(3), z);
            });
    assertEquals(
        """
        (int %11.i, double %13.y, double %14.z) = loop (int %3.i = 0, double %5.y = %0.x, double %6.z = %0.x) while {
          boolean %7 = %3.i < %1.n
          yield %7
        } do {
          double %9 = Math.sin(%6.z)
          int %10 = %3.i + 1
          yield %10, %6.z, %9
        }
        yield %13.y
        """,
        kept(results.get(2)));
  }

  @Test
  void aLoopForNobody() {
    f.loop("s", real(0), "i", n, (body, i, s) -> body.plus(s, x));
    assertEquals("yield %0.x\n", kept(x));
  }

  @Test
  void aLoopForNobodyThatMayThrowStays() {
    f.loop("s", real(0), "i", n, (body, i, s) -> body.plus(s, body.load(a, i)));
    assertEquals(
        """
        (int %9.i) = loop (int %3.i = 0) while {
          boolean %5 = %3.i < %1.n
          yield %5
        } do {
          double %6 = %2.a[%3.i]
          int %8 = %3.i + 1
          yield %8
        }
        yield %0.x
        """,
        kept(x));
  }
}
