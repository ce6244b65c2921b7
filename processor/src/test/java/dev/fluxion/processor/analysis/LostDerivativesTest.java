package dev.fluxion.processor.analysis;

import static dev.fluxion.processor.analysis.LostDerivatives.Kind.DROPPED;
import static dev.fluxion.processor.analysis.LostDerivatives.Kind.NO_RULE;
import static dev.fluxion.processor.ir.Code.integer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.analysis.LostDerivatives.Loss;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a derivative would be lost. The differentiated parameter is x, number 0. */
class LostDerivativesTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value y = f.real("y");

  private static List<Loss> losses(Program program) {
    return LostDerivatives.find(program, BitSet.valueOf(new long[] {1}));
  }

  private static ExternalMember method(String name, Type result) {
    return new ExternalMember(
        ExternalMember.Kind.STATIC_METHOD,
        "Library",
        name,
        List.of(Scalar.DOUBLE),
        result,
        false,
        false);
  }

  @Test
  void nothing() {
    assertEquals(List.of(), losses(f.program(f.at(7).times(f.sin(x), y))));
  }

  @Test
  void aCallThatNobodyCanDifferentiate() {
    Value unknown = f.at(7).extern(method("unknown", Scalar.DOUBLE), x);
    assertEquals(
        List.of(new Loss(NO_RULE, 7, "Library.unknown")), losses(f.program(f.plus(unknown, x))));
  }

  @Test
  void aConstantArgumentLosesNothing() {
    Value unknown = f.at(7).extern(method("unknown", Scalar.DOUBLE), y);
    assertEquals(List.of(), losses(f.program(f.plus(unknown, x))));
  }

  @Test
  void aDetachedArgumentLosesNothing() {
    Value unknown = f.at(7).extern(method("unknown", Scalar.DOUBLE), f.detach(x));
    assertEquals(List.of(), losses(f.program(f.plus(unknown, x))));
  }

  @Test
  void conversionsToIntegers() {
    Method round = new Method("java.lang.Math", "round", List.of(Scalar.DOUBLE), Scalar.LONG);
    Value truncated = f.at(7).cast(Scalar.INT, x);
    Value rounded = f.at(8).apply(round, x);
    Value asked = f.at(9).extern(method("index", Scalar.INT), x);
    List<Loss> losses = losses(f.program(x, truncated, rounded, asked));
    assertEquals(List.of(DROPPED, DROPPED, DROPPED), losses.stream().map(Loss::kind).toList());
    assertEquals(List.of(7, 8, 9), losses.stream().map(Loss::position).toList());
  }

  @Test
  void theIntegerItselfLosesNothingMore() {
    Value truncated = f.at(7).cast(Scalar.INT, x);
    f.at(8).cast(Scalar.DOUBLE, f.plus(truncated, integer(1)));
    assertEquals(1, losses(f.program(x)).size());
  }

  @Test
  void comparisonsLoseNothing() {
    Value chosen = f.at(7).branch("", f.less(x, y), c -> x, c -> y);
    assertEquals(List.of(), losses(f.program(chosen)));
  }

  @Test
  void insideLoopsAndCallees() {
    Code g = new Code("g");
    Value a = g.real("a");
    g.at(5).cast(Scalar.INT, a);
    Function callee = g.returns(a);
    Value z =
        f.at(3)
            .loop(
                "z",
                x,
                "i",
                integer(4),
                (body, i, before) -> {
                  body.at(4).cast(Scalar.LONG, before);
                  return body.call("g", before);
                });
    List<Loss> losses = losses(Program.of(f.returns(z), callee));
    assertEquals(List.of(4, 5), losses.stream().map(Loss::position).toList());
  }
}
