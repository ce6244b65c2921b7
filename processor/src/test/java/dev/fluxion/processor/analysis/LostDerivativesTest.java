package dev.fluxion.processor.analysis;

import static dev.fluxion.processor.analysis.LostDerivatives.Kind.BOXED;
import static dev.fluxion.processor.analysis.LostDerivatives.Kind.DROPPED;
import static dev.fluxion.processor.analysis.LostDerivatives.Kind.NO_RULE;
import static dev.fluxion.processor.ir.Code.integer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.analysis.LostDerivatives.Loss;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
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
    return LostDerivatives.find(
        program, BitSet.valueOf(new long[] {1}), new BitSet(), new BitSet());
  }

  private static ExternalMember method(String name, Type result) {
    return method(name, Scalar.DOUBLE, result);
  }

  private static ExternalMember method(String name, Type parameter, Type result) {
    return new ExternalMember(
        ExternalMember.Kind.STATIC_METHOD,
        "Library",
        name,
        List.of(parameter),
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
  void aMethodOfTheBoxesThatGivesAnInteger() {
    Method bits =
        new Method("java.lang.Double", "doubleToLongBits", List.of(Scalar.DOUBLE), Scalar.LONG);
    f.at(7).apply(bits, x);
    f.at(8).apply(bits, y);
    List<Scalar> two = List.of(Scalar.DOUBLE, Scalar.DOUBLE);
    f.at(9).apply(new Method("java.lang.Double", "compare", two, Scalar.INT), x, y);
    List<Loss> losses = losses(f.program(x));
    assertEquals(List.of(7), losses.stream().map(Loss::position).toList());
    assertEquals(List.of(DROPPED), losses.stream().map(Loss::kind).toList());
  }

  @Test
  void aTextOfItLosesNothingYet() {
    f.at(7).extern(method("print", ObjectType.STRING, ObjectType.STRING), f.let(text(x)));
    assertEquals(List.of(), losses(f.program(x)));
  }

  @Test
  void aNumberMadeOfItsText() {
    Value text = f.let(text(x));
    Value trimmed = f.extern(method("trim", ObjectType.STRING, ObjectType.STRING), text);
    Value length = f.at(7).extern(method("length", ObjectType.STRING, Scalar.INT), trimmed);
    Value parsed = f.at(8).extern(method("parse", ObjectType.STRING, Scalar.DOUBLE), trimmed);
    f.at(9).extern(method("compareTo", ObjectType.STRING, Scalar.INT), trimmed);
    f.at(9).extern(method("equals", ObjectType.STRING, Scalar.BOOLEAN), trimmed);
    f.at(9).extern(method("parse", ObjectType.STRING, Scalar.DOUBLE), f.let(text(y)));
    f.at(9).extern(method("parse", ObjectType.STRING, Scalar.DOUBLE), f.let(text(f.detach(x))));
    List<Loss> losses = losses(f.program(f.plus(parsed, f.cast(Scalar.DOUBLE, length))));
    assertEquals(List.of(DROPPED, NO_RULE), losses.stream().map(Loss::kind).toList());
    assertEquals(List.of(7, 8), losses.stream().map(Loss::position).toList());
  }

  @Test
  void aNumberMadeOfAnArrayOfBoxes() {
    ArrayType objects = new ArrayType(new ObjectType("java.lang.Object"));
    Value boxes = f.let(new Operation.NewArray(objects, List.of(y, x)));
    f.at(7).extern(method("hash", objects, Scalar.INT), boxes);
    assertEquals(List.of(new Loss(DROPPED, 7, "Library.hash")), losses(f.program(x)));
  }

  @Test
  void whatIsTakenOutOfABoxAgain() {
    ObjectType box = new ObjectType("java.lang.Double");
    Value boxed = f.extern(method("valueOf", box), x);
    ExternalMember unboxing =
        new ExternalMember(
            ExternalMember.Kind.INSTANCE_METHOD,
            "java.lang.Double",
            "doubleValue",
            List.of(box),
            Scalar.DOUBLE,
            false,
            false);
    f.at(7).extern(unboxing, boxed);
    f.at(8).extern(unboxing, f.extern(method("valueOf", box), y));
    assertEquals(List.of(new Loss(BOXED, 7, "Double")), losses(f.program(x)));
  }

  @Test
  void aTextThatACalleeMakes() {
    Code g = new Code("g");
    Value a = g.real("a");
    Function callee = g.returns(g.let(text(a)));
    Value text = f.fresh("text", ObjectType.STRING);
    f.append(new Statement.Call(List.of(text), "g", List.of(x), Origin.NONE));
    f.at(7).extern(method("length", ObjectType.STRING, Scalar.INT), text);
    List<Loss> losses = losses(Program.of(f.returns(x), callee));
    assertEquals(List.of(7), losses.stream().map(Loss::position).toList());
  }

  private static Operation text(Value value) {
    return new Operation.Concatenate(List.of(value));
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
