package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.analysis.SharedParameters;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A forward sweep's tangents of arrays: beside each varied array a second one, to which everything
 * happens that happens to the first.
 */
final class ArrayTangents {
  private final Direction direction;
  private final Function function;
  private final ArrayClasses classes;

  ArrayTangents(Direction direction, Function function, ArrayClasses classes) {
    this.direction = direction;
    this.function = function;
    this.classes = classes;
  }

  /**
   * Prepares the parameters' tangents.
   *
   * @param shared of the entry, whose tangents come from the user, who finds them unchanged
   *     afterwards and gets none of them back, and may have passed one array twice; null for other
   *     functions
   */
  void parameters(@Nullable SharedParameters shared, BlockBuilder out) {
    List<Value> given = new ArrayList<>();
    List<Value> made = new ArrayList<>();
    for (Value parameter : function.parameters()) {
      if (!(parameter.type() instanceof ArrayType) || !direction.isVaried(parameter)) {
        continue;
      }
      Atom tangent = direction.tangent(parameter);
      boolean isGiven = tangent != null;
      boolean isWritten = classes.mayChange(parameter);
      if (tangent == null) {
        tangent = zeros(parameter, out);
      } else if (shared != null && (isWritten || classes.mayBeReturned(parameter))) {
        String name = direction.nameOf(parameter);
        tangent =
            isWritten
                ? direction.carried().mirrored(parameter, tangent, name, out)
                : direction.carried().own(tangent, name, out);
      } else if (shared != null) {
        tangent = apart(parameter, tangent, out);
      }
      if (shared != null && shared.contain(parameter)) {
        tangent = joined(parameter, tangent, given, made, out);
      }
      direction.tangents().put(parameter, tangent);
      (isGiven ? given : made).add(parameter);
    }
  }

  /** The user may pass as a tangent what is written to, though the parameter is something else. */
  private Atom apart(Value parameter, Atom tangent, BlockBuilder out) {
    Atom apart = tangent;
    for (Value written : function.parameters()) {
      if (ArrayMethod.mayShare(written.type(), parameter.type())
          && classes.isWrittenDeeply(written)) {
        apart = out.let(direction.nameOf(parameter), Shadows.apart(written, apart));
      }
    }
    return apart;
  }

  /**
   * The tangent of a parameter that may be the same array as an earlier one: the first one given
   * holds for both, as only the first one's cotangent counts.
   */
  private Atom joined(
      Value parameter, Atom tangent, List<Value> given, List<Value> made, BlockBuilder out) {
    String name = direction.nameOf(parameter);
    Atom joined = tangent;
    for (Value earlier : given) {
      if (earlier.type().equals(parameter.type())) {
        Atom first = direction.tangentOrZero(earlier);
        joined = out.let(name, direction.carried().same(earlier, first, parameter, joined));
      }
    }
    for (Value earlier : made) {
      if (earlier.type().equals(parameter.type())) {
        Atom first = direction.tangentOrZero(earlier);
        joined = out.let(name, direction.carried().join(earlier, first, parameter, joined));
      }
    }
    return joined;
  }

  Atom zeros(Value array, BlockBuilder out) {
    return out.let(direction.nameOf(array), direction.carried().like(array));
  }

  /** Zeros beside arrays that come from where nothing varies, but other things are written to. */
  void fresh(List<Value> results, BlockBuilder out) {
    for (Value result : results) {
      if (result.type() instanceof ArrayType && direction.isVaried(result)) {
        direction.tangents().put(result, zeros(result, out));
      }
    }
  }

  /** Sees to it that an array that is returned has a tangent, zeros if it is not varied. */
  void ensure(Atom result, BlockBuilder out) {
    if (result instanceof Value value
        && ArrayMethod.isRealArray(value.type())
        && direction.tangent(value) == null) {
      direction.tangents().put(value, zeros(value, out));
    }
  }

  /**
   * The pushforward of a call of other code: of one of the array methods, which are linear, the
   * same on the tangents.
   */
  void extern(Value value, Operation.Extern extern, BlockBuilder out) {
    ArrayMethod method = ArrayMethod.of(extern.member()).orElse(null);
    if (method == null || method.isOfZeros()) {
      fresh(List.of(value), out);
      return;
    }
    List<Atom> operands = extern.operands();
    if (method == ArrayMethod.COMPLETE) {
      Atom tangent = direction.tangent(operands.get(0));
      if (tangent != null) {
        out.let(Shadows.complete(tangent, operands.get(1)));
      }
      return;
    }
    boolean hasTangent = false;
    List<Atom> moved = new ArrayList<>(operands);
    for (ArrayMethod.Flow flow : method.flows()) {
      hasTangent |= direction.tangent(operands.get(flow.from())) != null;
      moved.set(flow.from(), direction.tangentOrZero(operands.get(flow.from()), out));
      if (flow.to() != ArrayMethod.RESULT) {
        moved.set(flow.to(), direction.tangentOrZero(operands.get(flow.to())));
      }
    }
    boolean isVaried =
        direction.isVaried(value)
            || method.written().stream().anyMatch(i -> direction.tangent(operands.get(i)) != null);
    boolean isFill =
        method == ArrayMethod.FILL || method == ArrayMethod.FILL_RANGE || method == ArrayMethod.SET;
    if (isVaried && (hasTangent || isFill)) {
      Operation operation =
          method == ArrayMethod.SUM
              ? direction.carried().sum(extern, moved.get(0), value)
              : direction.carried().method(extern, moved);
      Atom result = out.let(direction.nameOf(value), operation);
      direction.tangents().put(value, result);
    } else if (isVaried && method == ArrayMethod.TRANSFER) {
      overwrite(extern, out);
    } else if (isVaried && value.type() instanceof ArrayType) {
      // A copy of constants that something else is written to.
      direction.tangents().put(value, zeros(value, out));
    }
  }

  /** What is not varied replaces what was: zeros in place of its tangents. */
  private void overwrite(Operation.Extern extern, BlockBuilder out) {
    List<Atom> operands = extern.operands();
    if (operands.get(0) instanceof Value source
        && ((ArrayType) source.type()).element().equals(ObjectType.TENSOR)) {
      List<Atom> moved = new ArrayList<>(operands);
      moved.set(0, zeros(source, out));
      moved.set(2, direction.tangentOrZero(operands.get(2)));
      out.let(direction.carried().method(extern, moved));
      return;
    }
    Atom target = direction.tangentOrZero(operands.get(2));
    Atom end = out.operator(Operator.Kind.PLUS, operands.get(3), operands.get(4));
    Type element = ((ArrayType) target.type()).element();
    out.let(Shadows.fill(target, operands.get(3), end, Constant.zero(element)));
  }
}
