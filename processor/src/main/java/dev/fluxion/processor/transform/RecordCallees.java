package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.CustomDerivative.Halves;
import dev.fluxion.processor.ir.CustomDerivative.Whole;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.transform.RecordDerivatives.Signature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** States by parts of records what is stated as a whole, by the companion of another file. */
final class RecordCallees extends DerivativeByParts {
  private static final Carried TANGENTS = new CarriedTangents();
  private static final Carried JETS = new CarriedJets();

  private final Whole stated;

  RecordCallees(
      Program program,
      Leaves leaves,
      Signature signature,
      RecordDerivatives functions,
      Whole stated) {
    super(program, leaves, signature, functions);
    this.stated = stated;
  }

  @Override
  Whole whole() {
    return new Whole(
        null,
        stated.pushforward() == null ? null : pushforward(stated.pushforward()),
        stated.jets() == null ? null : jets(stated.jets()),
        byHalves(),
        signature.writes());
  }

  private @Nullable Halves byHalves() {
    if (stated.halves() != null) {
      return halves(stated.halves());
    }
    return stated.gradient() == null ? null : ofGradient(stated.gradient());
  }

  // Forward.

  private String pushforward(String pushforward) {
    BlockBuilder out = new BlockBuilder(new ValueSupply(0));
    List<Value> arguments = signature.parameters(out.values());
    List<Value> parameters = new ArrayList<>(arguments);
    List<Atom> taken = new ArrayList<>(arguments);
    Map<Value, Value> carried = new LinkedHashMap<>();
    RecordParts records = new RecordParts(program, leaves, out);
    for (int i : custom.parameters()) {
      List<Value> tangents = tangents(i, arguments, out);
      parameters.addAll(tangents);
      carry(i, arguments, tangents, carried);
      Type type = function.parameters().get(i).type();
      taken.addAll(records.all(type, signature.of(i, arguments), tangents.iterator()));
    }
    List<Returned> returned = call(pushforward, taken, out);
    int own = function.results().size();
    List<Value> given = new ArrayList<>();
    for (Returned tangent : returned.subList(own, returned.size())) {
      given.addAll(isComposite(tangent.type()) ? derived(tangent) : tangent.parts());
    }
    return carrying(
        pushforward, parameters, returned.subList(0, own), given, carried, TANGENTS, out);
  }

  /** What is stated takes and returns jets by parts already. */
  private String jets(String jets) {
    BlockBuilder out = new BlockBuilder(new ValueSupply(0));
    List<Value> arguments = signature.parameters(out.values());
    List<Value> parameters = new ArrayList<>(arguments);
    Map<Value, Value> carried = new LinkedHashMap<>();
    for (int i : custom.parameters()) {
      List<Value> own =
          signature.differentiated(i).stream()
              .map(arguments::get)
              .map(part -> out.values().fresh(part.name() + "Jet", JETS.of(part.type())))
              .toList();
      parameters.addAll(own);
      carry(i, arguments, own, carried);
    }
    List<Returned> returned = call(jets, parameters, out);
    int own = function.results().size();
    List<Value> given = allParts(returned.subList(own, returned.size()));
    return carrying(jets, parameters, returned.subList(0, own), given, carried, JETS, out);
  }

  private void carry(
      int parameter, List<Value> arguments, List<Value> own, Map<Value, Value> carried) {
    List<Integer> numbers = signature.differentiated(parameter);
    for (int k = 0; k < own.size(); k++) {
      carried.put(arguments.get(numbers.get(k)), own.get(k));
    }
  }

  /**
   * A function that carries something beside the parts.
   *
   * @param given beside those parts of the results that have a derivative
   * @param carried beside parts of the arguments
   */
  private String carrying(
      String name,
      List<Value> parameters,
      List<Returned> results,
      List<Value> given,
      Map<Value, Value> carried,
      Carried mode,
      BlockBuilder out) {
    checkApart(results, parameters, carried.keySet(), out);
    Map<Value, Value> known = new LinkedHashMap<>(carried);
    List<Atom> all = new ArrayList<>(allParts(results));
    List<String> names = new ArrayList<>(signature.resultNames());
    Iterator<Value> next = given.iterator();
    for (Returned result : results) {
      List<Leaves.Leaf> own = leaves.of(result.type());
      for (int i = 0; i < own.size(); i++) {
        Value part = result.parts().get(i);
        if (RecordParts.isDerived(own.get(i))) {
          Value beside = beside(part, next.next(), known, out);
          all.add(beside);
          known.put(part, beside);
          names.add(mode.suffix());
        } else if (Tangents.exist(part.type())) {
          all.add(part.type().hasCotangent() ? mode.zero(part, out) : out.let(mode.like(part)));
          names.add(mode.suffix());
        }
      }
    }
    return functions.add(name + "ByParts", parameters, names, all, out);
  }

  /**
   * What is carried beside a part of a result, which may be an array that was an argument, or is
   * another part, too. Of arguments that are one array the first counts, forward as in reverse:
   * gradients are differentiated again.
   */
  private static Value beside(Value part, Value given, Map<Value, Value> known, BlockBuilder out) {
    Value own = given;
    if (RecordDerivatives.isRealArray(part) && ArrayShadows.hasRows(part.type())) {
      own = out.let(Shadows.repeated(part, own));
    }
    List<Map.Entry<Value, Value>> lastFirst = new ArrayList<>(known.entrySet());
    Collections.reverse(lastFirst);
    for (Map.Entry<Value, Value> other : lastFirst) {
      if (ArrayMethod.mayShare(other.getKey().type(), part.type())) {
        own = out.let(Shadows.beside(other.getKey(), other.getValue(), part, own));
      }
    }
    return own;
  }

  /**
   * Refuses an array that is part of an argument that nothing is carried beside: the caller may
   * write to it, and it would have two derivatives.
   */
  private void checkApart(
      List<Returned> results, List<Value> parameters, Set<Value> carried, BlockBuilder out) {
    for (Returned result : results) {
      for (Value part : derived(result)) {
        for (int i = 0; i < function.parameters().size(); i++) {
          for (Value argument : signature.of(i, parameters)) {
            if (!carried.contains(argument) && ArrayMethod.mayShare(part.type(), argument.type())) {
              String name = function.parameters().get(i).name();
              out.let(Shadows.checkApart(custom.what(), name, part, argument));
            }
          }
        }
      }
    }
  }

  private static boolean isComposite(Type type) {
    return Leaves.isComposite(type);
  }

  // Reverse.

  /** A gradient that saves itself; going back, the cotangent of the value is multiplied by it. */
  private Halves ofGradient(String gradient) {
    BlockBuilder out = new BlockBuilder(new ValueSupply(0));
    List<Value> arguments = signature.parameters(out.values());
    List<Returned> returned = call(gradient, arguments, out);
    List<Atom> all = new ArrayList<>(returned.get(0).parts());
    List<String> names = new ArrayList<>(List.of("value"));
    for (Returned partial : returned.subList(1, returned.size())) {
      all.addAll(derived(partial));
      derived(partial).forEach(part -> names.add("by"));
    }
    List<Type> saved = all.stream().skip(1).map(Atom::type).toList();
    String forward = functions.add(gradient + "ByParts", arguments, names, all, out);
    return new Halves(forward, scaling(saved), signature.differentiated(), false);
  }

  private String scaling(List<Type> saved) {
    BlockBuilder out = new BlockBuilder(new ValueSupply(0)).at(Origin.NONE.asAdjoint());
    List<Value> parameters = new ArrayList<>(saved.stream().map(out.values()::temporary).toList());
    Scalar type = (Scalar) function.results().get(0);
    Value bar = out.values().fresh("valueBar", type);
    List<Atom> cotangents = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Value partial : parameters) {
      names.add("by");
      cotangents.add(
          partial.type() instanceof Scalar scalar
              ? out.cast(scalar, out.strongTimes(bar, out.cast(type, partial)))
              : functions.scaling().scaled(bar, partial, out));
    }
    parameters.add(bar);
    return functions.add(function.name() + "BackByParts", parameters, names, cotangents, out);
  }

  private Halves halves(Halves halves) {
    BlockBuilder out = new BlockBuilder(new ValueSupply(0));
    List<Value> arguments = signature.parameters(out.values());
    List<Returned> returned = call(halves.forward(), arguments, out);
    Set<Value> differentiated =
        signature.differentiated().stream().map(arguments::get).collect(Collectors.toSet());
    checkApart(returned.subList(0, function.results().size()), arguments, differentiated, out);
    List<Atom> all = new ArrayList<>(allParts(returned));
    List<String> names = new ArrayList<>(signature.resultNames());
    int own = function.results().size();
    List<Value> results = allParts(returned.subList(0, own));
    List<Value> kept = ArrayContents.keep(constants(arguments), out);
    all.addAll(kept);
    all.addAll(results);
    while (names.size() < all.size()) {
      names.add("saved");
    }
    List<Type> saved =
        allParts(returned.subList(own, returned.size())).stream().map(Atom::type).toList();
    String forward = functions.add(halves.forward() + "ByParts", arguments, names, all, out);
    List<Integer> wrt =
        halves.wrt().stream().flatMap(i -> signature.differentiated(i).stream()).toList();
    List<Type> contents = kept.stream().map(Value::type).toList();
    String back = reverse(halves.reverse(), saved, contents);
    return new Halves(forward, back, wrt, /* looksBack= */ false);
  }

  /** What the reverse half must find as it was, although there is no derivative by it. */
  private List<Value> constants(List<Value> arguments) {
    Set<Integer> differentiated = Set.copyOf(signature.differentiated());
    return IntStream.range(0, arguments.size())
        .filter(i -> !differentiated.contains(i))
        .mapToObj(arguments::get)
        .toList();
  }

  private String reverse(String reverse, List<Type> saved, List<Type> contents) {
    BlockBuilder out = new BlockBuilder(new ValueSupply(0)).at(Origin.NONE.asAdjoint());
    List<Value> parameters = new ArrayList<>(saved.stream().map(out.values()::temporary).toList());
    List<Atom> taken = new ArrayList<>(parameters);
    List<Value> kept = contents.stream().map(out.values()::temporary).toList();
    parameters.addAll(kept);
    List<Value> results = results(out);
    parameters.addAll(results);
    RecordParts records = new RecordParts(program, leaves, out);
    int next = 0;
    for (Type type : function.results()) {
      List<Leaves.Leaf> own = leaves.of(type);
      List<Value> parts = results.subList(next, next + own.size());
      next += own.size();
      List<Value> bars = new ArrayList<>();
      for (int i = 0; i < own.size(); i++) {
        if (Tangents.exist(own.get(i).type())) {
          Value bar = out.values().fresh(parts.get(i).name() + "Bar", own.get(i).type());
          parameters.add(bar);
          bars.add(bar);
        }
      }
      taken.addAll(cotangent(type, parts, bars, records));
    }
    for (int i : custom.written()) {
      Value bar = out.values().temporary(function.parameters().get(i).type());
      parameters.add(bar);
      taken.add(bar);
    }
    List<Value> exchanged = ArrayContents.exchange(kept, out);
    List<Atom> all = new ArrayList<>();
    call(reverse, taken, out).forEach(returned -> all.addAll(derived(returned)));
    ArrayContents.restore(exchanged, out);
    List<String> names = all.stream().map(atom -> "by").toList();
    return functions.add(reverse + "ByParts", parameters, names, all, out);
  }

  private List<Atom> cotangent(
      Type type, List<Value> parts, List<Value> bars, RecordParts records) {
    if (!isComposite(type)) {
      return List.copyOf(bars);
    }
    List<Leaves.Leaf> real =
        leaves.of(type).stream().filter(leaf -> Tangents.exist(leaf.type())).toList();
    return records.all(type, parts, RecordDerivatives.derived(real, bars).iterator());
  }
}
