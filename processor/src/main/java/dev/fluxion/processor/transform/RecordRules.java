package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.CustomDerivative.Part;
import dev.fluxion.processor.ir.CustomDerivative.Pullback;
import dev.fluxion.processor.ir.CustomDerivative.Rate;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.transform.RecordDerivatives.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes one derivative, by the parts of records, of the rules for a method that has records. */
final class RecordRules extends DerivativeByParts {
  RecordRules(Program program, Leaves leaves, Signature signature, RecordDerivatives functions) {
    super(program, leaves, signature, functions);
  }

  @Override
  CustomDerivative.Whole whole() {
    boolean hasForward =
        custom.parameters().stream()
            .allMatch(
                i -> custom.partials().containsKey(i) || custom.pushforwards().containsKey(i));
    boolean hasReverse = custom.parameters().stream().allMatch(this::hasPullback);
    return new CustomDerivative.Whole(
        null,
        hasForward ? pushforward() : null,
        null,
        hasReverse ? halves() : null,
        hasForward ? custom.parameters().stream().map(this::rate).toList() : List.of(),
        CustomDerivative.Writes.NONE);
  }

  private boolean hasPullback(int parameter) {
    return custom.partials().containsKey(parameter)
        || custom.pullbacks().stream().anyMatch(p -> p.wrt().contains(parameter));
  }

  private Type resultType() {
    return function.results().get(0);
  }

  /** Runs the method; an array in its result that is an argument, too, is refused. */
  private List<Value> primal(List<Value> parameters, BlockBuilder out) {
    List<Value> results = allParts(call(function.name(), parameters, out));
    for (Value result : results) {
      parameters.stream()
          .filter(p -> RecordDerivatives.isRealArray(p) && p.type().equals(result.type()))
          .forEach(p -> out.let(Shadows.checkFresh(custom.what(), result, p)));
    }
    return results;
  }

  // Forward.

  private String pushforward() {
    BlockBuilder out = new BlockBuilder(new ValueSupply(0));
    List<Value> arguments = signature.parameters(out.values());
    List<Value> parameters = new ArrayList<>(arguments);
    List<Value> results = primal(arguments, out);
    out.at(Origin.NONE.asTangent());
    List<Atom> sums = new ArrayList<>();
    results.stream()
        .filter(result -> Tangents.exist(result.type()))
        .forEach(result -> sums.add(RecordDerivatives.zero(result, out)));
    for (int i : custom.parameters()) {
      List<Value> tangents = tangents(i, arguments, out);
      parameters.addAll(tangents);
      addTangent(i, arguments, results, tangents, sums, out);
    }
    List<Atom> all = new ArrayList<>(results);
    all.addAll(sums);
    List<String> names = new ArrayList<>(signature.resultNames());
    for (int i = 0; i < results.size(); i++) {
      if (Tangents.exist(results.get(i).type())) {
        names.add(names.get(i) + "Tangent");
      }
    }
    return functions.add(function.name() + "TangentByParts", parameters, names, all, out);
  }

  /** Adds what the tangent of one parameter contributes. */
  private void addTangent(
      int parameter,
      List<Value> arguments,
      List<Value> results,
      List<Value> tangents,
      List<Atom> sums,
      BlockBuilder out) {
    List<@Nullable Atom> parts = contribution(parameter, arguments, results, tangents, out);
    for (int k = 0; k < parts.size(); k++) {
      Atom part = parts.get(k);
      if (part != null) {
        sums.set(k, CustomFunctions.add(sums.get(k), part, out));
      }
    }
  }

  /**
   * What the tangent of one parameter contributes to those of the parts of the result that are
   * real; null if these are constant.
   */
  private List<@Nullable Atom> contribution(
      int parameter,
      List<Value> arguments,
      List<Value> results,
      List<Value> tangents,
      BlockBuilder out) {
    String partial = custom.partials().get(parameter);
    if (partial != null) {
      Scalar type = (Scalar) resultType();
      Value slope = allParts(call(partial, arguments, out)).get(0);
      return List.of(out.strongTimes(out.cast(type, tangents.get(0)), slope));
    }
    Part part = Objects.requireNonNull(custom.pushforwards().get(parameter));
    List<Atom> taken = new ArrayList<>(arguments);
    if (part.takesResult()) {
      taken.addAll(results);
    }
    Type type = function.parameters().get(parameter).type();
    RecordParts records = new RecordParts(program, leaves, out);
    taken.addAll(records.all(type, signature.of(parameter, arguments), tangents.iterator()));
    List<Value> returned = allParts(call(part.function(), taken, out));
    records.check(resultType(), results, returned);
    List<@Nullable Atom> contribution = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (RecordParts.isDerived(signature.results().get(i))) {
        CustomFunctions.checkShape(results.get(i), returned.get(i), out);
        contribution.add(returned.get(i));
      } else if (Tangents.exist(results.get(i).type())) {
        contribution.add(null);
      }
    }
    return contribution;
  }

  // Taylor series.

  /** What the tangent of one parameter contributes, as a function. */
  private Rate rate(int parameter) {
    BlockBuilder out = new BlockBuilder(new ValueSupply(0)).at(Origin.NONE.asTangent());
    List<Value> arguments = signature.parameters(out.values());
    List<Value> results = results(out);
    List<Value> tangents = tangents(parameter, arguments, out);
    List<@Nullable Atom> parts = contribution(parameter, arguments, results, tangents, out);
    List<Value> real = results.stream().filter(r -> Tangents.exist(r.type())).toList();
    List<Atom> all = new ArrayList<>();
    for (int k = 0; k < real.size(); k++) {
      Atom own = parts.get(k);
      all.add(own != null ? own : RecordDerivatives.zero(real.get(k), out));
    }
    List<Value> parameters = new ArrayList<>(arguments);
    parameters.addAll(results);
    parameters.addAll(tangents);
    List<String> names = all.stream().map(atom -> "rate").toList();
    String name = functions.add(function.name() + "RateByParts", parameters, names, all, out);
    Part part = custom.pushforwards().get(parameter);
    return new Rate(
        signature.differentiated(parameter),
        new Part(name, /* takesResult= */ true),
        part != null && !custom.partials().containsKey(parameter) && part.takesResult());
  }

  // Reverse.

  /** What the reverse half gets: all that rules may ask for, as it was. */
  private CustomDerivative.Halves halves() {
    BlockBuilder out = new BlockBuilder(new ValueSupply(0));
    List<Value> arguments = signature.parameters(out.values());
    List<Atom> saved = new ArrayList<>();
    arguments.forEach(argument -> saved.add(copy(argument, out)));
    List<Value> results = primal(arguments, out);
    results.forEach(result -> saved.add(copy(result, out)));
    saved.addAll(ArrayContents.keep(partsOfRecords(arguments, results), out));
    List<Atom> all = new ArrayList<>(results);
    all.addAll(saved);
    List<String> names = new ArrayList<>(signature.resultNames());
    saved.forEach(atom -> names.add("saved"));
    String forward = functions.add(function.name() + "ForwardByParts", arguments, names, all, out);
    return new CustomDerivative.Halves(
        forward, reverse(), signature.differentiated(), /* looksBack= */ false);
  }

  /** Arrays of their own are copied instead. */
  private List<Value> partsOfRecords(List<Value> arguments, List<Value> results) {
    List<Value> parts = new ArrayList<>();
    for (int i = 0; i < function.parameters().size(); i++) {
      if (Leaves.isComposite(function.parameters().get(i).type())) {
        parts.addAll(signature.of(i, arguments));
      }
    }
    if (Leaves.isComposite(resultType())) {
      parts.addAll(results);
    }
    return parts;
  }

  private static Atom copy(Value value, BlockBuilder out) {
    return value.type() instanceof ArrayType ? out.let(Snapshots.copy(value)) : value;
  }

  private String reverse() {
    BlockBuilder out = new BlockBuilder(new ValueSupply(0)).at(Origin.NONE.asAdjoint());
    List<Value> arguments = signature.parameters(out.values());
    List<Value> parameters = new ArrayList<>(arguments);
    List<Value> results = results(out);
    parameters.addAll(results);
    List<Value> kept =
        partsOfRecords(arguments, results).stream()
            .filter(value -> value.type() instanceof ArrayType)
            .map(array -> out.values().temporary(ArrayContents.SNAPSHOT))
            .toList();
    parameters.addAll(kept);
    List<Value> bars = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Value result = results.get(i);
      if (Tangents.exist(result.type())) {
        Value bar = out.values().fresh(result.name() + "Bar", result.type());
        parameters.add(bar);
        if (RecordParts.isDerived(signature.results().get(i))) {
          bars.add(bar);
        }
      }
    }
    List<Value> exchanged = ArrayContents.exchange(kept, out);
    Map<Integer, List<Atom>> cotangents = pull(arguments, results, bars, out);
    ArrayContents.restore(exchanged, out);
    List<Atom> all = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i : custom.parameters()) {
      List<Atom> parts = Objects.requireNonNull(cotangents.get(i));
      for (int k = 0; k < parts.size(); k++) {
        Value primal = arguments.get(signature.differentiated(i).get(k));
        CustomFunctions.checkShape(primal, parts.get(k), out);
        all.add(parts.get(k));
        names.add("by" + i);
      }
    }
    return functions.add(function.name() + "ReverseByParts", parameters, names, all, out);
  }

  /** The cotangents of parameters, those parts that have one. */
  private Map<Integer, List<Atom>> pull(
      List<Value> arguments, List<Value> results, List<Value> bars, BlockBuilder out) {
    Map<Integer, List<Atom>> cotangents = new LinkedHashMap<>();
    custom
        .partials()
        .forEach((i, partial) -> cotangents.put(i, slope(i, partial, arguments, bars, out)));
    RecordParts records = new RecordParts(program, leaves, out);
    List<Atom> whole = records.all(resultType(), results, bars.iterator());
    for (Pullback pullback : custom.pullbacks()) {
      List<Atom> taken = new ArrayList<>(arguments);
      if (pullback.part().takesResult()) {
        taken.addAll(results);
      }
      taken.addAll(whole);
      List<Returned> returned = call(pullback.part().function(), taken, out);
      for (int k = 0; k < returned.size(); k++) {
        int i = pullback.wrt().get(k);
        records.check(returned.get(k).type(), signature.of(i, arguments), returned.get(k).parts());
        cotangents.putIfAbsent(i, List.copyOf(derived(returned.get(k))));
      }
    }
    return cotangents;
  }

  private List<Atom> slope(
      int parameter, String partial, List<Value> arguments, List<Value> bars, BlockBuilder out) {
    Value slope = allParts(call(partial, arguments, out)).get(0);
    Scalar type = (Scalar) function.parameters().get(parameter).type();
    return List.of(out.cast(type, out.strongTimes(bars.get(0), slope)));
  }
}
