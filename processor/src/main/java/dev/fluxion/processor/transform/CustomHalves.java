package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.CustomDerivative.Halves;
import dev.fluxion.processor.ir.CustomDerivative.Pullback;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
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
 * parameters or as its result; they look from outside as {@link SplitHalves} do. What rules get of
 * the primal in the reverse sweep is copied in the forward sweep, as it may be overwritten.
 */
final class CustomHalves {
  private final Program program;
  private final SplitFunctions.Names names;
  private final Function function;
  private final CustomDerivative custom;
  private final BitSet differentiated;
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

  void addTo(List<Function> functions, List<Struct> structs) {
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

  private boolean takesResult() {
    return custom.pullbacks().stream().anyMatch(p -> isWanted(p) && p.part().takesResult());
  }

  private boolean isWanted(Pullback pullback) {
    return pullback.wrt().stream()
        .anyMatch(i -> differentiated.get(i) && !custom.partials().containsKey(i));
  }

  private Function forward() {
    BlockBuilder out = new BlockBuilder(ValueSupply.after(function));
    List<Value> parameters = new ArrayList<>(function.parameters());
    List<Value> shadows = new ArrayList<>();
    arrays().forEach(p -> shadows.add(out.values().fresh(Cotangents.nameOf(p), p.type())));
    parameters.addAll(shadows);
    List<Atom> saved = new ArrayList<>();
    List<Atom> results = primal(saved, out);
    out.at(Origin.NONE.asAdjoint());
    List<Atom> all = new ArrayList<>(results);
    List<Type> types = new ArrayList<>(function.results());
    List<String> resultNames = new ArrayList<>(function.resultNames());
    saved.forEach(atom -> field("saved", atom));
    shadows.forEach(atom -> field("shadow", atom));
    saved.addAll(shadows);
    for (int i = 0; i < function.results().size(); i++) {
      if (ArrayMethod.isRealArray(function.results().get(i))) {
        Value shadow = out.let(Shadows.like(results.get(i)));
        all.add(shadow);
        types.add(shadow.type());
        resultNames.add(function.resultNames().get(i) + "Bar");
        saved.add(shadow);
        field("resultBar", shadow);
      }
    }
    all.add(out.let("frame", new Operation.Pack(frame, saved)));
    types.add(frame);
    resultNames.add("frame");
    return new Function(names.forward(), parameters, types, resultNames, out.build(all));
  }

  private void field(String name, Atom atom) {
    fields.add(new Struct.Member(name + fields.size(), atom.type()));
  }

  /** Runs the primal; what is to be saved goes to {@code saved}. */
  private List<Atom> primal(List<Atom> saved, BlockBuilder out) {
    Halves halves = custom.whole() == null ? null : custom.whole().halves();
    if (halves != null) {
      List<Type> types = program.function(halves.forward()).results();
      List<Value> all = types.stream().map(out.values()::temporary).toList();
      out.append(
          new Statement.Call(
              all, halves.forward(), List.copyOf(function.parameters()), out.origin()));
      int own = function.results().size();
      saved.addAll(all.subList(own, all.size()));
      return List.copyOf(all.subList(0, own));
    }
    function.parameters().forEach(p -> saved.add(copy(p, out)));
    Type type = function.results().get(0);
    Value result = CustomFunctions.call(function.name(), function.parameters(), type, out);
    CustomFunctions.checkFresh(result, function, out);
    if (takesResult()) {
      saved.add(copy(result, out));
    }
    return List.of(result);
  }

  private static Atom copy(Value value, BlockBuilder out) {
    return ArrayMethod.isRealArray(value.type()) ? out.let(Shadows.copy(value)) : value;
  }

  private Function reverse() {
    BlockBuilder out = new BlockBuilder(ValueSupply.after(function)).at(Origin.NONE.asAdjoint());
    Value self = out.values().fresh("frame", frame);
    List<Value> parameters = new ArrayList<>(List.of(self));
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      values.add(out.let(new Operation.Field(self, i, fields.get(i).type())));
    }
    int arrays = arrays().size();
    int results = (int) function.results().stream().filter(ArrayMethod::isRealArray).count();
    int own = values.size() - arrays - results;
    Map<Value, Value> shadows = new LinkedHashMap<>();
    for (int i = 0; i < arrays; i++) {
      shadows.put(arrays().get(i), values.get(own + i));
    }
    List<Value> bars = new ArrayList<>();
    int next = own + arrays;
    for (int i = 0; i < function.results().size(); i++) {
      Type type = function.results().get(i);
      if (type.isReal()) {
        Value bar = out.values().fresh(function.resultNames().get(i) + "Bar", type);
        parameters.add(bar);
        bars.add(bar);
      } else if (ArrayMethod.isRealArray(type)) {
        bars.add(values.get(next++));
      }
    }
    Map<Integer, Atom> cotangents = pull(values.subList(0, own), bars, shadows, out);
    List<Atom> returned = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    List<String> resultNames = new ArrayList<>();
    for (int i : differentiated.stream().toArray()) {
      Value parameter = function.parameters().get(i);
      Atom cotangent = cotangents.get(i);
      if (cotangent == null) {
        continue; // It is only written.
      }
      Value shadow = shadows.get(parameter);
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

  /** The cotangents of the parameters. */
  private Map<Integer, Atom> pull(
      List<Value> saved, List<Value> bars, Map<Value, Value> shadows, BlockBuilder out) {
    Map<Integer, Atom> cotangents = new LinkedHashMap<>();
    Halves halves = custom.whole() == null ? null : custom.whole().halves();
    if (halves != null) {
      List<Atom> arguments = new ArrayList<>(saved);
      arguments.addAll(bars);
      List<Value> written = new ArrayList<>();
      custom.written().forEach(i -> written.add(shadows.get(function.parameters().get(i))));
      arguments.addAll(written);
      List<Type> types = program.function(halves.reverse()).results();
      List<Value> all = types.stream().map(out.values()::temporary).toList();
      out.append(new Statement.Call(all, halves.reverse(), arguments, out.origin()));
      // What was written had nothing to do with what was there before.
      written.forEach(shadow -> out.let(Shadows.set(shadow, out.let(Shadows.like(shadow)))));
      for (int k = 0; k < all.size(); k++) {
        cotangents.put(halves.wrt().get(k), all.get(k));
      }
      return cotangents;
    }
    int own = function.parameters().size();
    List<Value> arguments = saved.subList(0, own);
    Atom result = saved.size() > own ? saved.get(own) : saved.get(0);
    Atom bar = bars.get(0);
    for (int i : differentiated.stream().toArray()) {
      String partial = custom.partials().get(i);
      if (partial != null) {
        Type type = function.results().get(0);
        Atom slope = CustomFunctions.call(partial, arguments, type, out);
        Scalar of = (Scalar) function.parameters().get(i).type();
        cotangents.put(i, out.cast(of, out.strongTimes(bar, slope)));
      }
    }
    for (Pullback pullback : custom.pullbacks()) {
      if (isWanted(pullback)) {
        List<Value> parts =
            pullback.wrt().stream()
                .map(i -> out.values().temporary(function.parameters().get(i).type()))
                .toList();
        out.append(
            new Statement.Call(
                parts,
                pullback.part().function(),
                CustomFunctions.with(arguments, pullback.part(), result, bar),
                out.origin()));
        for (int k = 0; k < parts.size(); k++) {
          cotangents.putIfAbsent(pullback.wrt().get(k), parts.get(k));
        }
      }
    }
    return cotangents;
  }
}
