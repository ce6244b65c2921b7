package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The methods on whole arrays that are differentiated: some of the JDK's, and those of the runtime
 * that reverse sweeps call. All are linear: the tangent of what they do is what they do to
 * tangents.
 */
public enum ArrayMethod {
  /** {@code a.clone()}; of an array of arrays the rows are shared. */
  CLONE("java.lang.Object.clone", 1, "0>r"),
  /** {@code Arrays.copyOf(a, length)}. */
  COPY_OF("java.util.Arrays.copyOf", 2, "0>r"),
  /** {@code Arrays.copyOfRange(a, from, to)}. */
  COPY_OF_RANGE("java.util.Arrays.copyOfRange", 3, "0>r"),
  /** {@code Arrays.fill(a, x)}. */
  FILL("java.util.Arrays.fill", 2, "1>0"),
  /** {@code Arrays.fill(a, from, to, x)}. */
  FILL_RANGE("java.util.Arrays.fill", 4, "3>0"),
  /** {@code System.arraycopy(source, from, target, to, length)}. */
  TRANSFER("java.lang.System.arraycopy", 5, "0>2"),
  /** The value of {@code Arrays.stream(a).sum()}. */
  SUM("streamSum", 1, "0>r"),

  /** Zeros of the shape of an array. */
  LIKE("like", 1, ""),
  /** The same, with repeated rows where the array has them. */
  MIRROR("mirror", 1, ""),
  /** The same, with null for the zeros of tensors. */
  EMPTY("empty", 1, ""),
  /** Zeros of the shape of the second one, in the first one if that has the shape. */
  CLEARED("cleared", 2, "0=r 0>0"),
  /** A deep copy. */
  COPY("copy", 1, "0>r"),
  /** The common shadow of two parameters that may be one array. */
  JOIN("join", 4, "3>1 1=r 3=r"),
  /** The same for tangents. */
  SAME("same", 4, "1=r 3=r"),
  /** A tangent that is not overwritten with an array that it may share rows with. */
  APART("apart", 2, "1=r"),
  /** What stands beside an array that may be another one, or share rows with it. */
  BESIDE("dev.fluxion.tape.SharedArrays.beside", 4, "1=r 3=r"),
  /** An array of derivatives with zeros in the place of those that are in another one. */
  WITHOUT("dev.fluxion.tape.SharedArrays.without", 2, "0=r 1=r"),
  /** The same with zeros in the place of rows that stand in it already. */
  ONCE("dev.fluxion.tape.SharedArrays.once", 1, "0=r"),
  /** Overwrites all elements. */
  SET("set", 2, "1>0"),
  /** Puts zeros in the place of null. */
  COMPLETE("complete", 2, "1>0"),
  /** Moves the elements of one array on top of those of another. */
  MOVE("move", 2, "0>1 0>0"),
  /** The same rows in another array. */
  VIEW("view", 1, "0>r"),
  /** Moves rows about as other code moved those of another array. */
  FOLLOW("dev.fluxion.tape.MovedRows.follow", 3, "2>2"),
  ADD("add", 2, "1>0"),
  /** The same with an array of somebody else's, whose shape is checked. */
  ADD_RESULT("dev.fluxion.tape.RuleArrays.add", 2, "1>0"),
  ADD_RANGE("addRange", 3, "2>0"),
  ADD_TO_ALL("addToAll", 2, "1>0"),
  /** The sum of a range, which is zeroed. */
  DRAIN("drain", 3, "0>r 0>0"),
  /** Back through a copy of a range. */
  MOVE_BACK("moveBack", 5, "2>0 2>2"),
  /** Refuses arguments that share rows. */
  CHECK_APART("dev.fluxion.tape.Shapes.checkApart", 4, ""),
  /** Tells passes that two arguments are not one array; it is not written anywhere. */
  DISTINCT("dev.fluxion.tape.Shapes.distinct", 2, "");

  /** The class of the runtime with what generated code does to whole arrays. */
  public static final String SHADOWS = "dev.fluxion.tape.Shadows";

  /** The number that stands for the result. */
  public static final int RESULT = -1;

  /**
   * Where derivatives go.
   *
   * @param from the number of an operand
   * @param to the number of an operand, whose elements are written, or {@link #RESULT}
   * @param isAlias whether the result may be the operand itself, or one may be in the other
   */
  public record Flow(int from, int to, boolean isAlias) {}

  private final String name;
  private final int arity;
  private final List<Flow> flows;

  ArrayMethod(String name, int arity, String flows) {
    this.name = name.contains(".") ? name : "dev.fluxion.tape.Shadows." + name;
    this.arity = arity;
    this.flows =
        flows.isEmpty()
            ? List.of()
            : Arrays.stream(flows.split(" ")).map(ArrayMethod::flow).toList();
  }

  private static Flow flow(String text) {
    int to = text.charAt(2) == 'r' ? RESULT : text.charAt(2) - '0';
    return new Flow(text.charAt(0) - '0', to, text.charAt(1) == '=');
  }

  /** Which of them {@code member} is; empty if none. */
  public static Optional<ArrayMethod> of(ExternalMember member) {
    List<Type> parameters = member.parameters();
    if (parameters.isEmpty() || !(parameters.get(0) instanceof ArrayType)) {
      return Optional.empty();
    }
    String name = member.owner() + "." + member.name();
    return Arrays.stream(values())
        .filter(method -> method.name.equals(name) && method.arity == parameters.size())
        .findFirst();
  }

  public List<Flow> flows() {
    return flows;
  }

  /** Whether this makes a new array of what is in the first operand. */
  public boolean isCopy() {
    return this == CLONE || this == COPY_OF || this == COPY_OF_RANGE || this == VIEW;
  }

  /** Whether the operation is one that {@linkplain #isCopy makes a new array} of an old one. */
  public static boolean copies(Operation operation) {
    return operation instanceof Operation.Extern extern
        && of(extern.member()).filter(ArrayMethod::isCopy).isPresent();
  }

  /** Whether this makes an array of zeros. */
  public boolean isOfZeros() {
    return this == LIKE || this == MIRROR || this == EMPTY;
  }

  /** Whether the user can have written it; the others stand in derivatives only. */
  public boolean isUsers() {
    return compareTo(SUM) <= 0;
  }

  /** The numbers of the operands that this writes to. */
  public List<Integer> written() {
    return flows.stream().filter(f -> f.to() != RESULT).map(Flow::to).distinct().toList();
  }

  /** Whether values of the type are arrays whose innermost elements are reals or tensors. */
  public static boolean isRealArray(Type type) {
    return type instanceof ArrayType array
        && (array.element().hasCotangent() || isRealArray(array.element()));
  }

  /** Whether an array of the one type may be, or hold, what one of the other is or holds. */
  public static boolean mayShare(Type a, Type b) {
    return isRealArray(a) && isRealArray(b) && innermost(a).equals(innermost(b));
  }

  /** How many dimensions arrays of the type have; 0 if it is no array's. */
  public static int rank(Type type) {
    return type instanceof ArrayType array ? 1 + rank(array.element()) : 0;
  }

  /** What arrays of the type have as elements at last; the type itself if it is no array's. */
  public static Type innermost(Type type) {
    return type instanceof ArrayType array ? innermost(array.element()) : type;
  }

  /** Whether they are arrays whose innermost elements are tensors. */
  public static boolean isTensorArray(Type type) {
    return type instanceof ArrayType array
        && (array.element().equals(ObjectType.TENSOR) || isTensorArray(array.element()));
  }
}
