package dev.fluxion.processor.ir;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A static method of a library that takes and returns scalars, such as {@code Math.sin}.
 *
 * @param owner the canonical name of its class
 * @param constantOperand the number of the one argument that is a constant expression in the
 *     source, −1 for none: {@code max(0, z)} has another derivative at a tie than {@code max(y, z)}
 */
public record Method(
    String owner,
    String name,
    List<Scalar> parameters,
    Scalar result,
    boolean mayThrow,
    int constantOperand)
    implements Primitive {

  public Method {
    parameters = List.copyOf(parameters);
  }

  /** A method that never throws, without constant operands. */
  public Method(String owner, String name, List<Scalar> parameters, Scalar result) {
    this(owner, name, parameters, result, false, -1);
  }

  /** A method of {@link Math} from {@code double}s to {@code double}. */
  public static Method math(String name, int arity) {
    return new Method(
        "java.lang.Math", name, java.util.Collections.nCopies(arity, Scalar.DOUBLE), Scalar.DOUBLE);
  }

  /** The same method with argument number {@code operand} known to be a constant expression. */
  public Method withConstantOperand(int operand) {
    return new Method(owner, name, parameters, result, mayThrow, operand);
  }

  @Override
  public String toString() {
    return owner.substring(owner.lastIndexOf('.') + 1)
        + "."
        + name
        + parameters.stream().map(Scalar::keyword).collect(Collectors.joining(",", "(", ")"))
        + (constantOperand < 0 ? "" : "/constant" + constantOperand);
  }
}
