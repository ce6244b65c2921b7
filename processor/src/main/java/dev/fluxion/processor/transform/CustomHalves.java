package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The two halves of a callee whose derivative somebody else states, with arrays among its
 * parameters or as its result; they look from outside as {@link SplitHalves} do. The frame has what
 * the primal is to be known by, then the shadows: their rows as they are at that place, as rows may
 * be moved later.
 */
abstract sealed class CustomHalves permits RuleHalves, CompanionHalves {
  final Program program;
  final Function function;
  final CustomDerivative custom;
  final BitSet differentiated;
  private final SplitFunctions.Names names;
  private final StructType frame;

  private final List<Struct.Member> fields = new ArrayList<>();

  CustomHalves(Program program, SplitFunctions.Names names, BitSet differentiated) {
    this.program = program;
    this.names = names;
    this.function = program.function(names.callee());
    this.custom = Objects.requireNonNull(function.derivative());
    this.differentiated = differentiated;
    this.frame = new StructType(names.frame());
  }

  static CustomHalves of(Program program, SplitFunctions.Names names, BitSet differentiated) {
    CustomDerivative custom = Objects.requireNonNull(program.function(names.callee()).derivative());
    return custom.whole() == null
        ? new RuleHalves(program, names, differentiated)
        : new CompanionHalves(program, names, differentiated);
  }

  /**
   * What is saved of one call.
   *
   * @param primal of the primal
   * @param before the shadows of the differentiated arrays, by their parameters
   * @param after the same for those written to, after the call
   * @param results the shadows of the arrays that are returned
   * @param shapes zeros of the shapes of those of tensors among them
   */
  record Saved(
      List<Value> primal,
      Map<Value, Value> before,
      Map<Value, Value> after,
      List<Value> results,
      List<Value> shapes) {}

  /**
   * Runs the primal; what is to be saved of it goes to {@code saved}.
   *
   * @param shadows of the differentiated arrays, which it may move rows of
   */
  abstract List<Atom> primal(List<Atom> saved, Map<Value, Value> shadows, BlockBuilder out);

  /** The parameters that are written to. */
  abstract List<Value> written();

  /**
   * The shadow of what was returned.
   *
   * @param shadows of differentiated arrays, and of what else was returned
   */
  abstract Value shadowOf(Atom result, Map<Value, Value> shadows, BlockBuilder out);

  /**
   * The cotangents of the parameters, by their numbers.
   *
   * @param bars the cotangents of the results, of arrays their shadows
   */
  abstract Map<Integer, Atom> pull(Saved saved, List<Value> bars, BlockBuilder out);

  final void addTo(List<Function> functions, List<Struct> structs) {
    functions.add(forward());
    functions.add(reverse());
    structs.add(new Struct(names.frame(), fields));
  }

  private List<Value> arrays() {
    return differentiated.stream()
        .mapToObj(function.parameters()::get)
        .filter(p -> ArrayMethod.isRealArray(p.type()))
        .toList();
  }

  private Function forward() {
    BlockBuilder out = new BlockBuilder(ValueSupply.after(function));
    List<Value> parameters = new ArrayList<>(function.parameters());
    Map<Value, Value> shadows = new LinkedHashMap<>();
    arrays().forEach(p -> shadows.put(p, out.values().fresh(Cotangents.nameOf(p), p.type())));
    parameters.addAll(shadows.values());
    out.at(Origin.NONE.asAdjoint());
    List<Value> before = shadows.values().stream().map(shadow -> rows(shadow, out)).toList();
    List<Atom> saved = new ArrayList<>();
    List<Atom> results = primal(saved, shadows, out);
    out.at(Origin.NONE.asAdjoint());
    saved.forEach(atom -> field("saved", atom));
    before.forEach(atom -> field("shadow", atom));
    List<Atom> all = new ArrayList<>(saved);
    all.addAll(before);
    for (Value parameter : written()) {
      Value rows = rows(Objects.requireNonNull(shadows.get(parameter)), out);
      field("written", rows);
      all.add(rows);
    }
    List<Atom> returned = new ArrayList<>(results);
    List<Type> types = new ArrayList<>(function.results());
    List<String> resultNames = new ArrayList<>(function.resultNames());
    List<Value> shapes = new ArrayList<>();
    for (int i = 0; i < function.results().size(); i++) {
      if (ArrayMethod.isTensorArray(function.results().get(i))) {
        shapes.add(out.let(Shadows.like(results.get(i))));
      }
      if (ArrayMethod.isRealArray(function.results().get(i))) {
        Value shadow = shadowOf(results.get(i), shadows, out);
        shadows.put((Value) results.get(i), shadow);
        returned.add(shadow);
        types.add(shadow.type());
        resultNames.add(function.resultNames().get(i) + "Bar");
        Value rows = rows(shadow, out);
        field("resultBar", rows);
        all.add(rows);
      }
    }
    shapes.forEach(shape -> field("resultShape", shape));
    all.addAll(shapes);
    returned.add(out.let("frame", new Operation.Pack(frame, all)));
    types.add(frame);
    resultNames.add("frame");
    return new Function(names.forward(), parameters, types, resultNames, out.build(returned));
  }

  /** The rows that a shadow has now; of a vector itself. */
  private static Value rows(Value shadow, BlockBuilder out) {
    return ArrayShadows.hasRows(shadow.type()) ? out.let(Shadows.view(shadow)) : shadow;
  }

  private void field(String name, Atom atom) {
    fields.add(new Struct.Member(name + fields.size(), atom.type()));
  }

  static Atom copy(Value value, BlockBuilder out) {
    return ArrayMethod.isRealArray(value.type()) ? out.let(Shadows.copy(value)) : value;
  }

  private Function reverse() {
    BlockBuilder out = new BlockBuilder(ValueSupply.after(function)).at(Origin.NONE.asAdjoint());
    Value self = out.values().fresh("frame", frame);
    List<Value> parameters = new ArrayList<>(List.of(self));
    Saved saved = unpacked(self, out);
    List<Value> bars = new ArrayList<>();
    int arraysReturned = 0;
    for (int i = 0; i < function.results().size(); i++) {
      Type type = function.results().get(i);
      if (type.hasCotangent()) {
        Value bar = out.values().fresh(function.resultNames().get(i) + "Bar", type);
        parameters.add(bar);
        bars.add(bar);
      } else if (ArrayMethod.isRealArray(type)) {
        bars.add(saved.results().get(arraysReturned++));
      }
    }
    int next = 0;
    for (Value bar : bars) {
      if (ArrayMethod.isTensorArray(bar.type())) {
        out.let(Shadows.complete(bar, saved.shapes().get(next++)));
      }
    }
    Map<Integer, Atom> cotangents = pull(saved, bars, out);
    List<Atom> returned = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    List<String> resultNames = new ArrayList<>();
    for (int i : differentiated.stream().toArray()) {
      Value parameter = function.parameters().get(i);
      Atom cotangent = cotangents.get(i);
      if (cotangent == null) {
        continue; // It is only written.
      }
      Value shadow = saved.before().get(parameter);
      if (shadow != null) {
        out.let(Shadows.addResult(shadow, cotangent));
      } else {
        returned.add(cotangent);
        types.add(parameter.type());
        resultNames.add(Cotangents.nameOf(parameter));
      }
    }
    return new Function(names.reverse(), parameters, types, resultNames, out.build(returned));
  }

  private Saved unpacked(Value self, BlockBuilder out) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      values.add(out.let(new Operation.Field(self, i, fields.get(i).type())));
    }
    long arraysReturned = function.results().stream().filter(ArrayMethod::isRealArray).count();
    int shapes = values.size();
    shapes -= (int) function.results().stream().filter(ArrayMethod::isTensorArray).count();
    int results = shapes - (int) arraysReturned;
    int after = results - written().size();
    int before = after - arrays().size();
    Map<Value, Value> shadows = new LinkedHashMap<>();
    for (int i = 0; i < arrays().size(); i++) {
      shadows.put(arrays().get(i), values.get(before + i));
    }
    Map<Value, Value> shadowsAfter = new LinkedHashMap<>();
    for (int i = 0; i < written().size(); i++) {
      shadowsAfter.put(written().get(i), values.get(after + i));
    }
    return new Saved(
        values.subList(0, before),
        shadows,
        shadowsAfter,
        values.subList(results, shapes),
        values.subList(shapes, values.size()));
  }
}
