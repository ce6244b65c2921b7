package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.RecordingPlan;
import dev.fluxion.processor.analysis.Regions;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.IntegerArithmetic;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Jacobian of a small method, a block of a large one: a single run, whose values stay in
 * locals, and then for each number in its result a reverse sweep that adds straight into the row.
 *
 * <pre>
 * y[0] = …; y[1] = …                  the run
 * for (int row = 0; row &lt; rows; row++) {
 *   double[] derivatives = jacobian[row] = new double[columns];
 *   yBar = 0; yBar[row] = 1;
 *   …; derivatives[3] += t;             the sweep
 * }
 * </pre>
 */
final class RowByRow {
  private static final ArrayType VECTOR = new ArrayType(Scalar.DOUBLE);
  private static final ArrayType MATRIX = new ArrayType(VECTOR);

  private final Reverse reverse;
  private final ShadowedFunction shadowed;
  private final Function function;
  private final BitSet differentiated;
  private final int own;

  /** Where in a row the derivatives with respect to a parameter begin. */
  private final Map<Value, Atom> starts = new LinkedHashMap<>();

  /**
   * @param shadowed the entry, which is given the arrays to add gradients to
   */
  RowByRow(Reverse reverse, ShadowedFunction shadowed, BitSet differentiated) {
    this.reverse = reverse;
    this.shadowed = shadowed;
    this.function = shadowed.function();
    this.differentiated = differentiated;
    this.own = reverse.program().entry().parameters().size();
  }

  /**
   * Whether the program has neither loops nor calls, nor arrays other than its parameters, and
   * writes to one of these, which is its last result, the only one with derivatives, and not
   * differentiated itself.
   */
  static boolean isPossible(Program program, BitSet differentiated) {
    Function entry = program.entry();
    List<Value> parameters = entry.parameters();
    return !entry.body().isAbrupt()
        && returnsVector(entry.results())
        && parameters.contains(last(entry.body().results()))
        && !differentiated.get(parameters.indexOf(last(entry.body().results())))
        && differentiated.stream()
            .mapToObj(i -> parameters.get(i).type())
            .allMatch(type -> type == Scalar.DOUBLE || type.equals(VECTOR))
        && parameters.stream().noneMatch(p -> isMatrix(p.type()))
        && isStraight(program);
  }

  private static boolean returnsVector(List<Type> types) {
    return !types.isEmpty()
        && last(types).equals(VECTOR)
        && types.stream()
            .limit(types.size() - 1)
            .noneMatch(t -> t.hasCotangent() || t instanceof ArrayType);
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  /** Whether the program has neither loops nor calls, nor arrays of its own but its result. */
  static boolean isStraight(Program program) {
    List<Atom> results = program.entry().body().results();
    return isStraight(program.entry().body(), results);
  }

  private static boolean isMatrix(Type type) {
    return type instanceof ArrayType array && array.element() instanceof ArrayType;
  }

  private static boolean isStraight(Block block, List<Atom> arrays) {
    for (Statement statement : block.statements()) {
      boolean isOther =
          statement instanceof Statement.Loop
              || statement instanceof Statement.Call
              || statement.results().stream()
                  .anyMatch(r -> r.type() instanceof ArrayType && !arrays.contains(r))
              || takesArrays(statement);
      if (isOther || !Values.blocks(statement).stream().allMatch(b -> isStraight(b, arrays))) {
        return false;
      }
    }
    return true;
  }

  /** Whether other code gets an array. */
  private static boolean takesArrays(Statement statement) {
    return statement instanceof Statement.Let let
        && let.operation() instanceof Operation.Extern extern
        && extern.operands().stream().anyMatch(o -> o.type() instanceof ArrayType);
  }

  /** The function that returns the results and the Jacobian; null if there is none. */
  @Nullable Function function() {
    RecordingPlan plan = reverse.plan(shadowed, differentiated, true, true);
    Recording recording = new Recording(function, new Regions(function), plan);
    Block forward = recording.forward(function);
    BlockBuilder out = new BlockBuilder(recording.values());
    forward.statements().forEach(out::append);
    out.at(Origin.NONE.asAdjoint());
    Value written = (Value) last(function.body().results());
    Value rows = out.let("rows", new Operation.Length(written));
    Atom columns = layOut(out);
    Value jacobian = out.let("jacobian", new Operation.Allocate(MATRIX, List.of(rows)));
    Restoration restoration = new Restoration(plan, recording.slots());
    Statement.Loop loop = loop(written, rows, columns, jacobian, restoration, out);
    if (loop == null) {
      return null;
    }
    out.append(loop);
    Function entry = reverse.program().entry();
    List<Type> types = new ArrayList<>(entry.results());
    types.add(MATRIX);
    List<String> names = new ArrayList<>(entry.resultNames());
    names.add("jacobian");
    List<Atom> results = new ArrayList<>(forward.results().subList(0, types.size() - 1));
    results.add(jacobian);
    return new Function(
        entry.name(), function.parameters().subList(0, own), types, names, out.build(results));
  }

  /** Finds where the parameters begin; returns the number of all columns. */
  private Atom layOut(BlockBuilder out) {
    Atom next = Constant.of(0);
    for (int i = differentiated.nextSetBit(0); i >= 0; i = differentiated.nextSetBit(i + 1)) {
      Value parameter = function.parameters().get(i);
      starts.put(parameter, next);
      Atom size = parameter.type() instanceof ArrayType ? size(parameter, out) : Constant.of(1);
      next = new IntegerArithmetic(out).plus(next, size);
    }
    return next;
  }

  /** The length of an array that may be null, then 0. */
  private static Atom size(Value array, BlockBuilder out) {
    ExternalMember member =
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD,
            "dev.fluxion.tape.Flat",
            "size",
            List.of(new ObjectType("java.lang.Object")),
            Scalar.INT,
            false,
            false);
    return out.let(array.name() + "Size", new Operation.Extern(member, List.of(array)));
  }

  private Statement.@Nullable Loop loop(
      Value written,
      Value rows,
      Atom columns,
      Value jacobian,
      Restoration restoration,
      BlockBuilder out) {
    Atom bar = shadowed.shadows().get(written);
    if (bar == null) {
      return null;
    }
    Value row = out.values().fresh("row", Scalar.INT);
    BlockBuilder test = out.inner();
    Value goesOn = test.operator(Operator.Kind.LESS, row, rows);
    BlockBuilder sweep = out.inner();
    Cotangents bars = reverse.zeros(function.name());
    reverse.sweep(shadowed, restoration).sweep(function.body(), sweep, bars);
    shadowed.finish(restoration, sweep);
    sweep.at(Origin.NONE.asAdjoint());
    BlockBuilder body = out.inner();
    Value line = body.let("derivatives", new Operation.Allocate(VECTOR, List.of(columns)));
    body.append(new Statement.Store(jacobian, row, line, body.origin()));
    starts.forEach(
        (parameter, start) -> {
          if (parameter.type().isReal()) {
            Atom derivative = bars.orZero(parameter, restoration, sweep);
            sweep.append(new Statement.Store(line, start, derivative, sweep.origin()));
          }
        });
    Value next = sweep.operator(Operator.Kind.PLUS, row, Constant.of(1));
    Block swept = sweep.build(List.of(next));
    Atom unit = unit(row, rows, bar, swept, body);
    IntoRow intoRow = new IntoRow(line, gradients(), out);
    intoRow.replace((Value) bar, unit);
    Block inRow = intoRow.block(swept);
    List<Statement> statements = new ArrayList<>(body.build(List.of()).statements());
    statements.addAll(inRow.statements());
    return intoRow.isComplete(inRow)
        ? new Statement.Loop(
            List.of(out.values().temporary(Scalar.INT)),
            List.of(row),
            List.of(Constant.of(0)),
            test.build(List.of(goesOn)),
            new Block(statements, inRow.results()),
            out.origin())
        : null;
  }

  /**
   * The cotangent of the result from which the sweep starts: where the sweep reads few known
   * elements of it, an array of these, which can be kept in locals.
   */
  private static Atom unit(Value row, Value rows, Atom bar, Block swept, BlockBuilder body) {
    Constant zero = Constant.of(0.0);
    Constant one = Constant.of(1.0);
    int count = LocalArrays.knownElements((Value) bar, swept);
    if (count > 0) {
      List<Atom> elements = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Value isHere = body.operator(Operator.Kind.EQUAL, row, Constant.of(i));
        elements.add(body.select(isHere, one, zero));
      }
      return body.let(((Value) bar).name(), new Operation.NewArray(VECTOR, elements));
    }
    body.let(Shadows.fill(bar, Constant.of(0), rows, zero));
    body.append(new Statement.Store(bar, row, one, body.origin()));
    return bar;
  }

  /** The arrays that the function was to add gradients to, with the places of these in a row. */
  private Map<Value, Atom> gradients() {
    Map<Value, Atom> places = new LinkedHashMap<>();
    shadowed
        .gradients()
        .forEach(
            (i, gradient) ->
                places.put(
                    (Value) Objects.requireNonNull(gradient.target()),
                    Objects.requireNonNull(starts.get(function.parameters().get(i)))));
    return places;
  }

  /** Puts parts of a row in the place of arrays. */
  private static final class IntoRow extends BlockPass {
    private final Value line;
    private final Map<Value, Atom> places;
    private final BlockBuilder supply;

    /** The elements that may be more than zero, each an array and an index. */
    private final Set<List<Atom>> touched = new HashSet<>();

    private int depth;

    IntoRow(Value line, Map<Value, Atom> places, BlockBuilder supply) {
      this.line = line;
      this.places = places;
      this.supply = supply;
    }

    void replace(Value value, Atom replacement) {
      substitution.put(value, replacement);
    }

    /** Whether none of the arrays is left. */
    boolean isComplete(Block block) {
      List<Value> left = new ArrayList<>();
      Values.forEachUse(
          block,
          value -> {
            if (places.containsKey(value)) {
              left.add(value);
            }
          });
      return left.isEmpty();
    }

    @Override
    Block block(Block block) {
      depth++;
      Block result = super.block(block);
      depth--;
      return result;
    }

    /**
     * Whether this is the first access to the element in every row, which is new. Parts of a row do
     * not overlap; indices that are not known may be any.
     */
    private boolean isFirst(Value array, Atom index) {
      Atom anywhere = Constant.of(-1);
      boolean isKnown = index instanceof Constant;
      boolean isFirst =
          !touched.contains(List.of(array, index)) && !touched.contains(List.of(array, anywhere));
      touched.add(List.of(array, isKnown ? index : anywhere));
      return isKnown && isFirst && depth == 1;
    }

    @Override
    protected void let(Statement.Let let, List<Statement> out) {
      if (let.operation() instanceof Operation.Load load
          && load.array() instanceof Value array
          && places.containsKey(array)) {
        if (isFirst(array, load.index())) {
          substitution.put(let.value(), Constant.of(0.0));
          return;
        }
        Atom index = index(array, load.index(), let.origin(), out);
        out.add(
            new Statement.Let(let.value(), new Operation.Load(line, index, false), let.origin()));
      } else {
        super.let(let, out);
      }
    }

    @Override
    protected void simple(Statement statement, List<Statement> out) {
      if (statement instanceof Statement.Store store
          && store.array() instanceof Value array
          && places.containsKey(array)) {
        isFirst(array, store.index());
        Atom index = index(array, store.index(), store.origin(), out);
        Atom sum = substitution.apply(store.value());
        out.add(new Statement.Store(line, index, sum, store.origin()));
      } else {
        super.simple(statement, out);
      }
    }

    private Atom index(Value array, Atom index, Origin origin, List<Statement> out) {
      BlockBuilder builder = supply.inner().at(origin);
      Atom place =
          new IntegerArithmetic(builder).plus(Objects.requireNonNull(places.get(array)), index);
      out.addAll(builder.build(List.of()).statements());
      return place;
    }
  }
}
