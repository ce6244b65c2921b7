package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.IntegerArithmetic;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the tangents are in {@link VectorForward}: of numbers, of arrays and of tapes. */
final class VectorTangents {
  private final ValueSupply values;
  private final Set<Value> varied;
  private final Set<Value> crossing;
  private final Value directions;

  /** Beside arrays and tapes. */
  private final Map<Value, Atom> beside = new HashMap<>();

  /** The numbers with tangents. */
  private final Set<Value> numbers = new HashSet<>();

  /** The arrays with the tangents of numbers that several blocks read. */
  private final Map<Value, Value> rows = new HashMap<>();

  private final List<Statement> allocations = new ArrayList<>();
  private Map<Value, Integer> partial = Map.of();
  private Lanes lanes;
  private LaneSources sources = new LaneSources();

  /**
   * @param crossing the numbers whose tangents are read behind the statements that the loop belongs
   *     to in which they are computed; it is told of more of them
   */
  VectorTangents(ValueSupply values, Set<Value> varied, Set<Value> crossing) {
    this.values = values;
    this.varied = varied;
    this.crossing = crossing;
    this.directions = values.fresh("directions", Scalar.INT);
    this.lanes = new Lanes(values);
  }

  ValueSupply values() {
    return values;
  }

  /** How many directions there are. */
  Value directions() {
    return directions;
  }

  /** The arrays for the tangents of numbers. */
  List<Statement> allocations() {
    return allocations;
  }

  /** The loop that is being made. */
  Lanes lanes() {
    return lanes;
  }

  /** What that loop reads and writes. */
  LaneSources sources() {
    return sources;
  }

  /** Writes the loop, confined to {@code range}, and begins another. */
  void flushConfined(BlockBuilder out, LaneRange all, LaneRange range) {
    lanes.appendConfined(out, all, range);
    begin();
  }

  private void begin() {
    lanes = new Lanes(values);
    sources = new LaneSources();
  }

  /**
   * Writes the loop and begins another.
   *
   * @param partial the directions in which what is {@link #isPartial} has tangents, if it is worth
   *     to have loops of their own for them
   * @return whether they got such loops
   */
  boolean flush(BlockBuilder out, LaneRange range, @Nullable LaneRange partial) {
    boolean isSplit = lanes.appendTo(out, range, partial);
    begin();
    return isSplit;
  }

  /** Tells what has tangents in a part of the directions: see {@link PartialTangents}. */
  void setPartial(Map<Value, Integer> sources) {
    partial = sources;
  }

  /** Whether this element of an array has tangents in a part of the directions only. */
  boolean isPartial(Atom array, Atom index) {
    return array instanceof Value value
        && index instanceof Constant constant
        && constant.value() instanceof Integer i
        && i < partial.getOrDefault(value, 0);
  }

  boolean isVaried(Atom atom) {
    return atom instanceof Value value && varied.contains(value) && Tangents.exist(value.type());
  }

  /** The place in an array of tangents where those of element number {@code index} begin. */
  Atom base(Atom index, BlockBuilder out) {
    return new IntegerArithmetic(out).times(index, directions);
  }

  /** The tangent of a number in the loop that is being made; null if it has none. */
  @Nullable Atom tangent(Atom atom) {
    if (!(atom instanceof Value value) || !numbers.contains(value)) {
      return null;
    }
    Atom known = lanes.tangent(value);
    if (known == null) {
      Value read = lanes.load(row(value), Constant.of(0), nameOf(value));
      sources.read(value);
      if (partial.containsKey(value)) {
        lanes.confine(read);
      }
      lanes.put(value, read);
      return read;
    }
    return known;
  }

  Atom tangentOrZero(Atom atom) {
    Atom tangent = tangent(atom);
    return tangent != null ? tangent : Constant.zero(atom.type());
  }

  /** The tangent of a number, which the loop that is being made computes. */
  void define(Value value, Atom tangent) {
    numbers.add(value);
    if (crossing.contains(value)) {
      lanes.store(row(value), Constant.of(0), tangent);
    }
    lanes.put(value, tangent);
  }

  /** A number whose tangents are in an array. */
  void defineIn(Value value, Value row) {
    numbers.add(value);
    rows.put(value, row);
  }

  /** The array with the tangents of a number, to be read by other blocks. */
  Value row(Value value) {
    crossing.add(value);
    return rows.computeIfAbsent(value, v -> newRow(nameOf(v), v.type()));
  }

  /** The same if there is one. */
  @Nullable Value rowOrNull(@Nullable Atom number) {
    return number instanceof Value value ? rows.get(value) : null;
  }

  /** A new array for tangents of one number. */
  Value newRow(String name, Type number) {
    ArrayType type = new ArrayType(number);
    Value row = values.fresh(name, type);
    Operation allocation = new Operation.Allocate(type, List.of(directions));
    allocations.add(new Statement.Let(row, allocation, Origin.NONE));
    return row;
  }

  /** A new array, made before all loops, of as many numbers as stand beside {@code count}. */
  Value newArray(String name, ArrayType type, int count) {
    Atom length = directions;
    if (count != 1) {
      Value product = values.temporary(Scalar.INT);
      Operation.Apply times =
          new Operation.Apply(
              new Operator(Operator.Kind.TIMES, Scalar.INT),
              List.of(Constant.of(count), directions));
      allocations.add(new Statement.Let(product, times, Origin.NONE));
      length = product;
    }
    Value array = values.fresh(name, type);
    Operation allocation = new Operation.Allocate(type, List.of(length));
    allocations.add(new Statement.Let(array, allocation, Origin.NONE));
    return array;
  }

  /** What stands beside an array or a tape; null if nothing does. */
  @Nullable Atom beside(Atom atom) {
    return atom instanceof Value value ? beside.get(value) : null;
  }

  Atom besideOrNull(Atom atom) {
    Atom found = beside(atom);
    return found != null ? found : Constant.zero(Tangents.of(atom.type()));
  }

  void putBeside(Value value, Atom tangents) {
    beside.put(value, tangents);
  }

  /** A new value for what stands beside an array or a tape. */
  Value newBeside(Value value) {
    Value fresh = values.fresh(nameOf(value), Tangents.of(value.type()));
    beside.put(value, fresh);
    return fresh;
  }

  static String nameOf(Value value) {
    return value.isTemporary() ? "" : value.name() + "Dot";
  }
}
