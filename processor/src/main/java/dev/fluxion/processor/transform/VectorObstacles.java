package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;

/** What is in the way of {@link VectorForward}: calls, tensors, structs, some array methods. */
final class VectorObstacles {

  /** Methods that tangents beside the elements do not follow, one number being many. */
  private static final Set<ArrayMethod> UNKNOWN =
      EnumSet.of(
          ArrayMethod.SUM,
          ArrayMethod.ADD_TO_ALL,
          ArrayMethod.DRAIN,
          ArrayMethod.ADD_RESULT,
          ArrayMethod.FOLLOW,
          ArrayMethod.COMPLETE);

  /** A longer method would become one that is compiled slowly, or in many parts. */
  private static final int LONGEST = 1_500;

  private final VectorForward transform;
  private final Function function;
  private final Set<Value> varied;

  VectorObstacles(VectorForward transform, Function function) {
    this.transform = transform;
    this.function = function;
    this.varied = transform.activity().varied(function.name());
  }

  boolean areNone() {
    BitSet differentiated = transform.activity().differentiated(function.name());
    return function.derivative() == null
        && InlineCalls.size(function.body()) <= LONGEST
        && function.results().stream().allMatch(VectorObstacles::isKnown)
        && differentiated.stream().allMatch(i -> isNumbers(function.parameters().get(i).type()))
        && isKnown(function.body());
  }

  private boolean isKnown(Block block) {
    return block.statements().stream().allMatch(this::isKnown);
  }

  private boolean isKnown(Statement statement) {
    if (statement instanceof Statement.Call call
        && transform.activity().isWanted(function.name(), call)) {
      return false;
    }
    boolean isOfKnown =
        statement.results().stream().allMatch(this::isKnown)
            && (!(statement instanceof Statement.Loop loop)
                || loop.parameters().stream().allMatch(this::isKnown));
    return isOfKnown
        && (!(statement instanceof Statement.Let let) || isKnown(let))
        && Values.blocks(statement).stream().allMatch(this::isKnown);
  }

  private boolean isKnown(Value value) {
    return !varied.contains(value) || isKnown(value.type());
  }

  private static boolean isKnown(Type type) {
    return !Tangents.exist(type)
        || isNumbers(type)
        || (type instanceof TapeType tape && isNumbers(tape.element()));
  }

  /** Whether it is a real number, or an array of them. */
  private static boolean isNumbers(Type type) {
    return type.isReal()
        || (type instanceof ArrayType array
            && ArrayMethod.isRealArray(type)
            && isNumbers(array.element()));
  }

  private boolean isKnown(Statement.Let let) {
    if (!(let.operation() instanceof Operation.Extern extern)) {
      return true;
    }
    ArrayMethod method = ArrayMethod.of(extern.member()).orElse(null);
    if (method == null) {
      return !(isVaried(let.value()) && let.value().type().isReal());
    }
    boolean isFill = method == ArrayMethod.FILL || method == ArrayMethod.FILL_RANGE;
    Atom last = extern.operands().get(extern.operands().size() - 1);
    return (!UNKNOWN.contains(method) || extern.operands().stream().noneMatch(this::isVaried))
        && !(isFill && isVaried(last));
  }

  private boolean isVaried(Atom atom) {
    return atom instanceof Value value && varied.contains(value);
  }
}
