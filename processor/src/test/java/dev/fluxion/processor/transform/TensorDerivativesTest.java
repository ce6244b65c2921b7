package dev.fluxion.processor.transform;

import static dev.fluxion.processor.ir.Code.integer;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tensors that the function itself makes of numbers, interpreted in both modes. */
class TensorDerivativesTest {
  private static final Type TENSOR = ObjectType.TENSOR;

  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value n = f.integer("n");

  private static Value call(
      Code code, ExternalMember.Kind kind, String name, Type result, Atom... operands) {
    List<Type> types = Arrays.stream(operands).map(Atom::type).toList();
    ExternalMember member =
        new ExternalMember(kind, "dev.fluxion.Tensor", name, types, result, false, false);
    return code.let(new Operation.Extern(member, new ArrayList<>(List.of(operands))));
  }

  private static Value scalar(Code code, Atom number) {
    return call(code, ExternalMember.Kind.STATIC_METHOD, "scalar", TENSOR, number);
  }

  private static Value of(Code code, String name, Atom... operands) {
    return call(code, ExternalMember.Kind.INSTANCE_METHOD, name, TENSOR, operands);
  }

  private static Value number(Code code, String name, Atom... operands) {
    return call(code, ExternalMember.Kind.INSTANCE_METHOD, name, Scalar.DOUBLE, operands);
  }

  @Test
  void elementwise() {
    Value t = of(f, "exp", of(f, "times", scalar(f, x), x));
    Value y = number(f, "item", of(f, "div", of(f, "sin", t), of(f, "plus", t, x)));
    Derivatives.of(f.program(y)).check(0.6, 0);
  }

  @Test
  void productsAndReductions() {
    Value column = of(f, "keepDims", of(f, "keepDims", scalar(f, x), integer(0)), integer(1));
    Value row = of(f, "outer", of(f, "cos", column), of(f, "exp", column));
    Value y =
        f.times(
            number(f, "norm", of(f, "kron", column, column)),
            f.plus(number(f, "logSumExp", row), number(f, "dot", row, row)));
    Derivatives.of(f.program(y)).check(0.8, 0);
  }

  @Test
  void factorizations() {
    Value matrix = of(f, "keepDims", of(f, "keepDims", scalar(f, x), integer(0)), integer(0));
    Value solved = of(f, "solve", matrix, of(f, "square", matrix));
    Value root = of(f, "cholesky", of(f, "exp", matrix));
    Value y =
        f.plus(
            number(f, "trace", of(f, "matmul", solved, of(f, "inverse", root))),
            number(f, "logDet", matrix));
    Derivatives.of(f.program(y)).check(0.9, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void carriedByALoop(int trips) {
    Value y =
        f.loop(
            "t",
            scalar(f, x),
            "i",
            n,
            (body, i, t) -> of(body, "times", of(body, "sin", t), of(body, "plus", t, x)));
    Derivatives.of(f.program(number(f, "item", y))).check(0.7, trips);
  }
}
