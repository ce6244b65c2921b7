package dev.fluxion.processor.fuzz;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** A tensor of the random programs: all have the shape [2]. */
record TensorValue(HyperDual first, HyperDual second) {
  List<HyperDual> elements() {
    return List.of(first, second);
  }

  private TensorValue map(UnaryOperator<HyperDual> f) {
    return new TensorValue(f.apply(first), f.apply(second));
  }

  private TensorValue map(BinaryOperator<HyperDual> f, TensorValue other) {
    return new TensorValue(f.apply(first, other.first), f.apply(second, other.second));
  }

  private static HyperDual binary(String operator, HyperDual x, HyperDual y) {
    return (HyperDual) Arithmetic.binary(operator, x, y, Type.DOUBLE);
  }

  /** What the operation of that name makes of this and the other arguments. */
  Object apply(String name, List<Object> others) {
    Object other = others.isEmpty() ? null : others.get(0);
    return switch (name) {
      case "plus" -> binary("+", other);
      case "minus" -> binary("-", other);
      case "times" -> binary("*", other);
      case "negate" -> map(x -> (HyperDual) Arithmetic.negate(x, Type.DOUBLE));
      case "square" -> map((x, y) -> binary("*", x, y), this);
      case "sin" -> map(MathFunction.SIN::apply);
      case "cos" -> map(MathFunction.COS::apply);
      case "tanh" -> map(MathFunction.TANH::apply);
      case "maximum" -> map((x, y) -> MathFunction.MAX.apply(x, y, false), (TensorValue) other);
      case "minimum" -> map((x, y) -> MathFunction.MIN.apply(x, y, false), (TensorValue) other);
      case "sum" -> binary("+", binary("+", HyperDual.constant(0), first), second);
      default -> (Integer) other == 0 ? first : second;
    };
  }

  private TensorValue binary(String operator, Object other) {
    return other instanceof TensorValue z
        ? map((x, y) -> binary(operator, x, y), z)
        : map(x -> binary(operator, x, (HyperDual) other));
  }
}
