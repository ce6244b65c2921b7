package dev.fluxion.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrinterTest {
  @Test
  void everyConstruct() {
    ValueSupply values = new ValueSupply(0);
    BlockBuilder b = new BlockBuilder(values);
    Value x = values.fresh("x", Scalar.DOUBLE);
    Value isNegative = b.operator(Operator.Kind.LESS, x, Constant.of(0.0));
    BlockBuilder then = b.inner();
    Value minus = then.operator(Operator.Kind.NEGATE, x);
    Value size = values.fresh("size", Scalar.DOUBLE);
    b.append(
        new Statement.If(
            List.of(size),
            isNegative,
            then.build(List.of(minus)),
            new Block(List.of(), List.of(x)),
            Origin.NONE));
    Value y = values.fresh("y", Scalar.DOUBLE);
    Value last = values.fresh("y", Scalar.DOUBLE);
    BlockBuilder condition = b.inner();
    Value isLarge = condition.operator(Operator.Kind.GREATER, y, Constant.of(1.0));
    BlockBuilder body = b.inner();
    Value root = body.apply(Method.math("sqrt", 1), y);
    b.append(
        new Statement.Loop(
            List.of(last),
            List.of(y),
            List.of(size),
            condition.build(List.of(isLarge)),
            body.build(List.of(root)),
            Origin.NONE));
    Value rounded = b.apply(new Cast(Scalar.DOUBLE, Scalar.FLOAT), last);
    Function f =
        new Function(
            "f", List.of(x), List.of(Scalar.FLOAT), List.of("value"), b.build(List.of(rounded)));
    assertEquals(
        """
        f(double %0.x) -> (float value) {
          boolean %1 = %0.x < 0.0
          (double %3.size) = if %1 {
            double %2 = -%0.x
            yield %2
          } else {
            yield %0.x
          }
          (double %5.y) = loop (double %4.y = %3.size) while {
            boolean %6 = %4.y > 1.0
            yield %6
          } do {
            double %7 = Math.sqrt(%4.y)
            yield %7
          }
          float %8 = (float) %5.y
          return %8
        }
        """,
        Printer.print(f));
  }
}
