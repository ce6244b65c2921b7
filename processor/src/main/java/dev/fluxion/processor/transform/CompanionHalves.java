package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.CustomDerivative.Halves;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The halves of a method whose companion is called: its own halves know arrays by their contents
 * only, before and after, in the places where the rows are then.
 */
final class CompanionHalves extends CustomHalves {
  private final Halves halves;

  CompanionHalves(Program program, SplitFunctions.Names names, BitSet differentiated) {
    super(program, names, differentiated);
    this.halves = Objects.requireNonNull(Objects.requireNonNull(custom.whole()).halves());
  }

  @Override
  List<Value> written() {
    return custom.written().stream().map(function.parameters()::get).toList();
  }

  /** The method may return what it was given, and one array several times. */
  @Override
  Value shadowOf(Atom result, Map<Value, Value> shadows, BlockBuilder out) {
    Value shadow = out.let(Shadows.mirror(result));
    for (Map.Entry<Value, Value> other : shadows.entrySet()) {
      if (ArrayMethod.mayShare(other.getKey().type(), result.type())) {
        shadow = out.let(Shadows.beside(other.getKey(), other.getValue(), result, shadow));
      }
    }
    return shadow;
  }

  /** The companion takes a cotangent for each place; what is known of an array counts once. */
  private static List<Value> once(List<Value> bars, BlockBuilder out) {
    List<Value> distinct = new ArrayList<>();
    for (int k = 0; k < bars.size(); k++) {
      Value bar = bars.get(k);
      if (ArrayMethod.isRealArray(bar.type()) && ArrayShadows.hasRows(bar.type())) {
        bar = out.let(Shadows.once(bar));
      }
      for (Value earlier : bars.subList(0, k)) {
        if (ArrayMethod.mayShare(earlier.type(), bar.type())) {
          bar = out.let(Shadows.without(earlier, bar));
        }
      }
      distinct.add(bar);
    }
    return distinct;
  }

  @Override
  List<Atom> primal(List<Atom> saved, Map<Value, Value> shadows, BlockBuilder out) {
    Map<Value, Value> rows = new LinkedHashMap<>();
    for (Value array : written()) {
      if (ArrayShadows.hasRows(array.type())) {
        rows.put(array, out.let(Shadows.view(array)));
      }
    }
    List<Type> types = program.function(halves.forward()).results();
    List<Value> all = types.stream().map(out.values()::temporary).toList();
    out.append(
        new Statement.Call(
            all, halves.forward(), List.copyOf(function.parameters()), out.origin()));
    rows.forEach(
        (array, before) ->
            out.let(Shadows.follow(before, array, Objects.requireNonNull(shadows.get(array)))));
    int own = function.results().size();
    saved.addAll(all.subList(own, all.size()));
    return List.copyOf(all.subList(0, own));
  }

  @Override
  Map<Integer, Atom> pull(Saved saved, List<Value> bars, BlockBuilder out) {
    List<Value> contents = new ArrayList<>(bars);
    contents.addAll(saved.after().values());
    List<Atom> arguments = new ArrayList<>(saved.primal());
    arguments.addAll(once(contents, out));
    List<Type> types = program.function(halves.reverse()).results();
    List<Value> all = types.stream().map(out.values()::temporary).toList();
    out.append(new Statement.Call(all, halves.reverse(), arguments, out.origin()));
    // What was written or returned had nothing to do with what was there before.
    contents.stream()
        .filter(shadow -> ArrayMethod.isRealArray(shadow.type()))
        .forEach(shadow -> out.let(Shadows.set(shadow, out.let(Shadows.gathering(shadow)))));
    Map<Integer, Atom> cotangents = new LinkedHashMap<>();
    for (int k = 0; k < all.size(); k++) {
      cotangents.put(halves.wrt().get(k), all.get(k));
    }
    return cotangents;
  }
}
