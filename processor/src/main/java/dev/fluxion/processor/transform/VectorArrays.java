package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.analysis.SharedParameters;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands beside arrays in {@link VectorForward}: to it happens what happens to the arrays,
 * with each element as many as there are directions.
 */
final class VectorArrays {
  /** The runtime's class for such arrays. */
  static final String LANES = "dev.fluxion.tape.Lanes";

  private static final int SURELY_SHORT = 1 << 16;

  /** Beside more numbers than these, arrays are not made for trips that may not come. */
  private static final int MOST_KEPT = 1 << 8;

  private final VectorTangents tangents;
  private final Function function;
  private final ArrayClasses classes;
  private final ConfinedArrays confined;
  private final TripArrays inTrips;

  VectorArrays(
      VectorTangents tangents, Function function, ArrayClasses classes, ConfinedArrays confined) {
    this.tangents = tangents;
    this.confined = confined;
    this.function = function;
    this.inTrips = new TripArrays(function);
    this.classes = classes;
  }

  /** Prepares what stands beside the parameters, which may be one array. */
  void parameters(SharedParameters shared, BlockBuilder out) {
    List<Value> given = new ArrayList<>();
    List<Value> made = new ArrayList<>();
    for (Value parameter : function.parameters()) {
      if (!(parameter.type() instanceof ArrayType) || !tangents.isVaried(parameter)) {
        continue;
      }
      Atom beside = tangents.beside(parameter);
      boolean isGiven = beside != null;
      if (beside == null) {
        beside = zeros(parameter, out);
      }
      if (isGiven && ArrayShadows.hasRows(parameter.type()) && classes.mayChange(parameter)) {
        beside = out.let(VectorTangents.nameOf(parameter), Shadows.mirror(parameter, beside));
      }
      if (shared.contain(parameter)) {
        beside = joined(parameter, beside, given, made, out);
      }
      tangents.putBeside(parameter, beside);
      (isGiven ? given : made).add(parameter);
    }
  }

  /** The first one given holds for all that are one array. */
  private Atom joined(
      Value parameter, Atom beside, List<Value> given, List<Value> made, BlockBuilder out) {
    String name = VectorTangents.nameOf(parameter);
    Atom joined = beside;
    for (Value earlier : given) {
      if (earlier.type().equals(parameter.type())) {
        Atom first = tangents.besideOrNull(earlier);
        joined = out.let(name, Shadows.same(earlier, first, parameter, joined));
      }
    }
    for (Value earlier : made) {
      if (earlier.type().equals(parameter.type())) {
        Atom first = tangents.besideOrNull(earlier);
        joined = out.let(name, Shadows.join(earlier, first, parameter, joined));
      }
    }
    return joined;
  }

  Atom zeros(Value array, BlockBuilder out) {
    return out.let(
        VectorTangents.nameOf(array), call("like", array.type(), array, tangents.directions()));
  }

  /** The first direction before {@code bound} in which one of the first elements is not zero. */
  Atom first(Atom beside, int elements, Atom bound, BlockBuilder out) {
    return out.let(
        call("first", Scalar.INT, beside, Constant.of(elements), tangents.directions(), bound));
  }

  /** Behind the last direction from {@code bound} on in which one of them is not zero. */
  Atom end(Atom beside, int elements, Atom bound, BlockBuilder out) {
    return out.let(
        call("end", Scalar.INT, beside, Constant.of(elements), tangents.directions(), bound));
  }

  /** The same of all elements, unless these are many. */
  Atom first(Atom beside, Atom bound, BlockBuilder out) {
    return out.let(call("firstOfAll", Scalar.INT, beside, tangents.directions(), bound));
  }

  /**
   * The same of all elements, unless these are many.
   *
   * @param first the first direction in which anything is not zero
   */
  Atom end(Atom beside, Atom first, Atom bound, BlockBuilder out) {
    return out.let(call("endOfAll", Scalar.INT, beside, tangents.directions(), first, bound));
  }

  private static Operation call(String name, Type result, Atom... operands) {
    List<Type> types = new ArrayList<>();
    for (Atom operand : operands) {
      types.add(operand.type());
    }
    return new Operation.Extern(
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD, LANES, name, types, result, false, false),
        List.of(operands));
  }

  /** Puts something beside an array or a tape that the operation yields. */
  void let(Value value, Operation operation, BlockBuilder out) {
    tangents.putBeside(
        value, out.name(beside(value, operation, out), VectorTangents.nameOf(value)));
  }

  private Atom beside(Value value, Operation operation, BlockBuilder out) {
    if (operation instanceof Operation.Select select) {
      return out.select(
          select.condition(),
          tangents.besideOrNull(select.whenTrue()),
          tangents.besideOrNull(select.whenFalse()));
    }
    if (operation instanceof Operation.Load load) {
      Atom rows = tangents.besideOrNull(load.array());
      return out.let(new Operation.Load(rows, load.index(), load.isStable()));
    }
    if (operation instanceof TapeOperation.TapeRead read) {
      return out.let(new TapeOperation.TapeRead(tangents.besideOrNull(read.tape()), read.index()));
    }
    if (operation instanceof TapeOperation.Pop pop) {
      return out.let(new TapeOperation.Pop(tangents.besideOrNull(pop.tape())));
    }
    if (operation instanceof Operation.Allocate allocation) {
      return allocated(value, allocation, out);
    }
    if (operation instanceof Operation.NewArray array) {
      return newArray(value, array, out);
    }
    if (operation instanceof TapeOperation.NewTape tape) {
      return newTape(tape, out);
    }
    if (operation instanceof Operation.Detach) {
      return zeros(value, out);
    }
    throw new IllegalStateException("nothing stands beside " + operation);
  }

  /**
   * The length beside an array of {@code count} numbers. What is longer than any array must not
   * come out short: elements would share their places.
   */
  private Atom length(Atom count, BlockBuilder out) {
    return count instanceof Constant c && c.value() instanceof Integer n && n <= SURELY_SHORT
        ? tangents.base(count, out)
        : out.let(call("length", Scalar.INT, count, tangents.directions()));
  }

  private Atom allocated(Value value, Operation.Allocate allocation, BlockBuilder out) {
    boolean isOfNumbers = allocation.type().element().isReal();
    if (isOfNumbers
        && allocation.operands().get(0) instanceof Constant length
        && length.value() instanceof Integer n) {
      return ofNumbers(value, n, out);
    }
    List<Atom> lengths = new ArrayList<>(allocation.operands());
    int last = lengths.size() - 1;
    if (rank(allocation.type()) == lengths.size()) {
      lengths.set(last, length(lengths.get(last), out));
    }
    return out.let(new Operation.Allocate(allocation.type(), lengths));
  }

  private Atom newTape(TapeOperation.NewTape tape, BlockBuilder out) {
    Atom capacity = tape.capacity();
    boolean isOfNumbers = tape.type().element().isReal();
    return out.let(
        new TapeOperation.NewTape(
            (TapeType) Tangents.of(tape.type()),
            capacity != null && isOfNumbers ? length(capacity, out) : capacity));
  }

  private Atom newArray(Value value, Operation.NewArray array, BlockBuilder out) {
    List<Atom> elements = array.operands();
    if (!array.type().element().isReal()) {
      return out.let(
          new Operation.NewArray(
              array.type(), elements.stream().map(tangents::besideOrNull).toList()));
    }
    Value beside = ofNumbers(value, elements.size(), out);
    for (int i = 0; i < elements.size(); i++) {
      Atom tangent = tangents.tangent(elements.get(i));
      if (tangent != null && !BlockBuilder.isZero(tangent)) {
        confined.write(value, tangents.sources());
        tangents.lanes().storeInZeros(beside, tangents.base(Constant.of(i), out), tangent, null);
      }
    }
    return beside;
  }

  /** Zeros beside an array of {@code count} numbers. */
  private Value ofNumbers(Value array, int count, BlockBuilder out) {
    ArrayType type = (ArrayType) array.type();
    if (!inTrips.contains(array) || count < 0 || count > MOST_KEPT) {
      return out.let(new Operation.Allocate(type, List.of(length(Constant.of(count), out))));
    }
    Value kept = tangents.newArray(VectorTangents.nameOf(array), type, count);
    out.let(Shadows.fill(kept, Constant.zero(type.element())));
    return kept;
  }

  private static int rank(Type type) {
    return type instanceof ArrayType array ? 1 + rank(array.element()) : 0;
  }

  /**
   * The same method beside its arrays.
   *
   * @param flush writes what is to happen before
   */
  void extern(Value value, Operation.Extern extern, BlockBuilder out, Runnable flush) {
    ArrayMethod method = ArrayMethod.of(extern.member()).orElse(null);
    if (method == null || method.isOfZeros()) {
      if (value.type() instanceof ArrayType && tangents.isVaried(value)) {
        tangents.putBeside(value, zeros(value, out));
      }
      return;
    }
    List<Atom> operands = extern.operands();
    boolean hasTangents =
        method.flows().stream().anyMatch(f -> tangents.beside(operands.get(f.from())) != null);
    boolean isVaried =
        tangents.isVaried(value)
            || method.written().stream().anyMatch(i -> tangents.beside(operands.get(i)) != null);
    boolean isFill =
        method == ArrayMethod.FILL || method == ArrayMethod.FILL_RANGE || method == ArrayMethod.SET;
    if (isVaried && (hasTangents || isFill)) {
      flush.run();
      Operation moved = moved(method, extern, out);
      tangents.putBeside(value, out.let(VectorTangents.nameOf(value), moved));
    } else if (isVaried && method == ArrayMethod.TRANSFER) {
      flush.run();
      overwrite(operands, out);
    } else if (isVaried && value.type() instanceof ArrayType) {
      tangents.putBeside(value, zeros(value, out));
    }
  }

  private Operation moved(ArrayMethod method, Operation.Extern extern, BlockBuilder out) {
    if (method == ArrayMethod.CLEARED) {
      Atom spare = tangents.besideOrNull(extern.operands().get(0));
      return call("cleared", extern.type(), spare, extern.operands().get(1), tangents.directions());
    }
    List<Atom> moved = new ArrayList<>(extern.operands());
    for (ArrayMethod.Flow flow : method.flows()) {
      moved.set(flow.from(), besideOrZero(extern.operands().get(flow.from())));
      if (flow.to() != ArrayMethod.RESULT) {
        moved.set(flow.to(), besideOrZero(extern.operands().get(flow.to())));
      }
    }
    if (!ArrayShadows.hasRows(extern.operands().get(0).type())) {
      boolean makesArray = method == ArrayMethod.COPY_OF || method == ArrayMethod.COPY_OF_RANGE;
      for (int i : places(method)) {
        Atom place = moved.get(i);
        moved.set(i, makesArray ? length(place, out) : tangents.base(place, out));
      }
    }
    return extern.withOperands(moved);
  }

  private Atom besideOrZero(Atom operand) {
    return operand.type() instanceof ArrayType
        ? tangents.besideOrNull(operand)
        : Constant.zero(operand.type());
  }

  /** The numbers of the operands that count elements. */
  private static List<Integer> places(ArrayMethod method) {
    return switch (method) {
      case TRANSFER, MOVE_BACK -> List.of(1, 3, 4);
      case COPY_OF, ADD_RANGE -> List.of(1);
      case COPY_OF_RANGE, FILL_RANGE -> List.of(1, 2);
      default -> List.of();
    };
  }

  /** What has no tangent replaces what was: zeros in place of its tangents. */
  private void overwrite(List<Atom> operands, BlockBuilder out) {
    Atom target = tangents.besideOrNull(operands.get(2));
    Atom end = out.operator(Operator.Kind.PLUS, operands.get(3), operands.get(4));
    Type element = ((ArrayType) target.type()).element();
    boolean hasRows = ArrayShadows.hasRows(target.type());
    out.let(
        Shadows.fill(
            target,
            hasRows ? operands.get(3) : tangents.base(operands.get(3), out),
            hasRows ? end : tangents.base(end, out),
            Constant.zero(element)));
  }
}
