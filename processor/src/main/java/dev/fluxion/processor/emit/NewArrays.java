package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import java.util.List;

/** How new arrays of given lengths are written. */
final class NewArrays {
  private static final ClassName ROWS = ClassName.get("dev.fluxion.tape", "Rows");

  private NewArrays() {}

  /**
   * {@code new double[n][m][]}: one pair of brackets for each dimension, the given lengths first.
   * The runtime makes many rows, faster than that.
   */
  static Expression of(Operation.Allocate allocation, ExpressionWriter writer, TypeNames types) {
    List<Atom> lengths = allocation.operands();
    if (allocation.type().element() instanceof ArrayType row
        && row.element().isReal()
        && lengths.size() == 2
        && !(lengths.get(0) instanceof Constant)) {
      String name = row.element().equals(Scalar.FLOAT) ? "floats" : "doubles";
      return Expression.primary(Code.of("$T.$L($L)", ROWS, name, writer.list(lengths)));
    }
    Type element = allocation.type();
    Code.Builder brackets = Code.builder();
    int dimension = 0;
    while (element instanceof ArrayType array) {
      boolean isGiven = dimension < lengths.size();
      brackets.add("[$L]", isGiven ? writer.of(lengths.get(dimension)).code() : "");
      element = array.element();
      dimension++;
    }
    Code creation = Code.of("new $T$L", types.of(element), brackets.build());
    return new Expression(creation, Expression.CREATION, false);
  }
}
