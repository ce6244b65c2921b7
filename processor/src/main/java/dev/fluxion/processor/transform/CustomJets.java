package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.CustomDerivative.Rate;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
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
 * The jets of a function whose derivative somebody else states: the integrals of what the partial
 * derivatives or pushforwards, along the arguments' jets, contribute to the slope. That takes their
 * jets to one order less; so a rule in terms of the function itself comes to an end.
 */
final class CustomJets {
  private static final Type JET = new ArrayType(Scalar.DOUBLE);

  private final CarriedJets jets;
  private final Function function;
  private final CustomDerivative custom;
  private final Forward transform;
  private final BlockBuilder out;
  private final Map<Integer, Value> arguments = new LinkedHashMap<>();
  private final List<Value> values;

  CustomJets(CarriedJets jets, Function function, Forward transform) {
    this.jets = jets;
    this.function = function;
    this.custom = Objects.requireNonNull(function.derivative());
    this.transform = transform;
    this.out = new BlockBuilder(ValueSupply.after(function));
    this.values = function.results().stream().map(out.values()::temporary).toList();
  }

  Function function(BitSet differentiated, String name) {
    List<Value> parameters = new ArrayList<>(function.parameters());
    for (int i : differentiated.stream().toArray()) {
      Value parameter = function.parameters().get(i);
      arguments.put(
          i, out.values().fresh(parameter.name() + jets.suffix(), jets.of(parameter.type())));
    }
    parameters.addAll(arguments.values());
    call(function.name(), function.parameters(), values, out);
    values.forEach(value -> CustomFunctions.checkFresh(value, function, out));
    out.at(Origin.NONE.asTangent());
    Atom order = Constant.of(0);
    for (Value jet : arguments.values()) {
      order = out.let(jets.order(order, jet));
    }
    List<Value> series = real(values).stream().map(v -> temporary(v, out)).toList();
    BlockBuilder constant = out.inner();
    List<Atom> none = real(values).stream().map(value -> zero(value, constant)).toList();
    BlockBuilder inner = out.inner();
    out.append(
        new Statement.If(
            series,
            out.operator(Operator.Kind.EQUAL, order, Constant.of(0)),
            constant.build(none),
            integrals(order, inner),
            out.origin()));
    List<Value> results = new ArrayList<>(values);
    results.addAll(series);
    return new Function(
        name,
        parameters,
        results.stream().map(Value::type).toList(),
        resultNames(),
        out.build(List.copyOf(results)));
  }

  private List<String> resultNames() {
    List<String> names = new ArrayList<>(function.resultNames());
    for (int k = 0; k < values.size(); k++) {
      if (Tangents.exist(values.get(k).type())) {
        names.add(names.get(k) + jets.functionSuffix());
      }
    }
    return names;
  }

  /** Those that have jets. */
  private static List<Value> real(List<Value> values) {
    return values.stream().filter(value -> Tangents.exist(value.type())).toList();
  }

  /** A value for the jet of a value. */
  private Value temporary(Value value, BlockBuilder inner) {
    return inner.values().temporary(jets.of(value.type()));
  }

  private static void call(
      String callee, List<? extends Atom> arguments, List<Value> results, BlockBuilder out) {
    out.append(new Statement.Call(results, callee, List.copyOf(arguments), out.origin()));
  }

  private Block integrals(Atom order, BlockBuilder inner) {
    Map<Integer, Atom> lower = new LinkedHashMap<>();
    arguments.forEach((i, jet) -> lower.put(i, inner.let(jets.derived("lower", jet, List.of()))));
    List<Atom> sums = new ArrayList<>();
    for (Map.Entry<Integer, Value> argument : arguments.entrySet()) {
      String partial = custom.partials().get(argument.getKey());
      if (partial != null) {
        add(sums, List.of(ofPartial(partial, argument.getValue(), lower, inner)), inner);
      }
    }
    for (Rate rate : custom.rates()) {
      if (rate.wrt().stream().anyMatch(arguments::containsKey)) {
        add(sums, ofRate(rate, order, lower, inner), inner);
      }
    }
    return inner.build(sums);
  }

  private void add(List<Atom> sums, List<Atom> parts, BlockBuilder inner) {
    if (sums.isEmpty()) {
      sums.addAll(parts);
      return;
    }
    List<Value> results = real(values);
    for (int k = 0; k < parts.size(); k++) {
      List<Atom> others = List.of(parts.get(k), number(results.get(k), inner));
      sums.set(k, inner.let(jets.derived("plus", sums.get(k), others)));
    }
  }

  /** What the runtime takes for a value: of a number always a {@code double}. */
  private static Atom number(Value value, BlockBuilder inner) {
    return value.type().isReal() ? inner.cast(Scalar.DOUBLE, value) : value;
  }

  private Atom ofPartial(
      String partial, Value argument, Map<Integer, Atom> lower, BlockBuilder inner) {
    Map<Integer, Atom> given = new LinkedHashMap<>(lower);
    Function of = transform.program().function(partial);
    List<Value> slopes =
        List.of(inner.values().temporary(of.results().get(0)), inner.values().temporary(JET));
    call(transform.nameOf(partial), with(function.parameters(), of, given, inner), slopes, inner);
    return inner.let(
        jets.made(
            "integral",
            List.of(
                slopes.get(1),
                inner.cast(Scalar.DOUBLE, slopes.get(0)),
                argument,
                number(values.get(0), inner))));
  }

  private List<Atom> ofRate(Rate rate, Atom order, Map<Integer, Atom> lower, BlockBuilder inner) {
    List<Atom> taken = new ArrayList<>(function.parameters());
    Map<Integer, Atom> given = new LinkedHashMap<>(lower);
    if (rate.part().takesResult()) {
      if (rate.looksAtResult()) {
        addResultsTo(given, taken.size(), lower, inner);
      }
      taken.addAll(values);
    }
    for (int i : rate.wrt()) {
      Value parameter = function.parameters().get(i);
      Value jet = arguments.get(i);
      if (jet == null) {
        taken.add(RecordDerivatives.zero(parameter, inner));
      } else {
        given.put(taken.size(), inner.let(jets.derived("slopes", jet, List.of())));
        taken.add(jets.rate(jet, parameter, inner));
      }
    }
    Function of = transform.program().function(rate.part().function());
    List<Value> rates = of.results().stream().map(inner.values()::temporary).toList();
    List<Value> slopes = rates.stream().map(value -> temporary(value, inner)).toList();
    List<Value> both = new ArrayList<>(rates);
    both.addAll(slopes);
    call(transform.nameOf(of.name()), with(taken, of, given, inner), both, inner);
    List<Atom> integrals = new ArrayList<>();
    List<Value> results = real(values);
    for (int k = 0; k < results.size(); k++) {
      Value result = results.get(k);
      CustomFunctions.checkShape(result, rates.get(k), inner);
      List<Atom> more = List.of(number(rates.get(k), inner), order, number(result, inner));
      integrals.add(inner.let(jets.derived("integrated", slopes.get(k), more)));
    }
    return integrals;
  }

  /** The results' jets to one order less, for those that depend on the results. */
  private void addResultsTo(
      Map<Integer, Atom> given, int first, Map<Integer, Atom> lower, BlockBuilder inner) {
    List<Atom> taken = new ArrayList<>(function.parameters());
    taken.addAll(lower.values());
    List<Value> again = values.stream().map(v -> inner.values().temporary(v.type())).toList();
    List<Value> series = real(values).stream().map(v -> temporary(v, inner)).toList();
    List<Value> all = new ArrayList<>(again);
    all.addAll(series);
    call(transform.nameOf(function.name()), taken, all, inner);
    int next = 0;
    for (int k = 0; k < values.size(); k++) {
      if (Tangents.exist(values.get(k).type())) {
        given.put(first + k, series.get(next++));
      }
    }
  }

  /** The arguments of a function, then the jets of those that it differentiates by. */
  private List<Atom> with(
      List<? extends Atom> taken, Function of, Map<Integer, Atom> given, BlockBuilder inner) {
    List<Atom> all = new ArrayList<>(taken);
    for (int i : transform.activity().differentiated(of.name()).stream().toArray()) {
      Atom jet = given.get(i);
      all.add(jet != null ? jet : zero(taken.get(i), inner));
    }
    return all;
  }

  /** The jet of what does not change. */
  private Atom zero(Atom constant, BlockBuilder inner) {
    return ArrayMethod.isRealArray(constant.type())
        ? inner.let(jets.like(constant))
        : Constant.zero(jets.of(constant.type()));
  }
}
