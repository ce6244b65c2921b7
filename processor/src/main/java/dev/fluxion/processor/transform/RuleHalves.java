package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.CustomDerivative.Pullback;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The halves of a method with rules. What these get of the primal in the reverse sweep is copied in
 * the forward sweep, as it may be overwritten. The method itself writes to nothing.
 */
final class RuleHalves extends CustomHalves {
  RuleHalves(Program program, SplitFunctions.Names names, BitSet differentiated) {
    super(program, names, differentiated);
  }

  private boolean takesResult() {
    return custom.pullbacks().stream().anyMatch(p -> isWanted(p) && p.part().takesResult());
  }

  private boolean isWanted(Pullback pullback) {
    return pullback.wrt().stream()
        .anyMatch(i -> differentiated.get(i) && !custom.partials().containsKey(i));
  }

  @Override
  List<Value> written() {
    return List.of();
  }

  @Override
  Value shadowOf(Atom result, Map<Value, Value> shadows, BlockBuilder out) {
    return out.let(Shadows.gathering(result));
  }

  @Override
  List<Atom> primal(List<Atom> saved, Map<Value, Value> shadows, BlockBuilder out) {
    function.parameters().forEach(p -> saved.add(copy(p, out)));
    Type type = function.results().get(0);
    Value result = CustomFunctions.call(function.name(), function.parameters(), type, out);
    CustomFunctions.checkFresh(result, function, out);
    if (takesResult()) {
      saved.add(copy(result, out));
    }
    return List.of(result);
  }

  @Override
  Map<Integer, Atom> pull(Saved saved, List<Value> bars, BlockBuilder out) {
    Map<Integer, Atom> cotangents = new LinkedHashMap<>();
    int own = function.parameters().size();
    List<Value> arguments = saved.primal().subList(0, own);
    Atom result = saved.primal().size() > own ? saved.primal().get(own) : saved.primal().get(0);
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
          int number = pullback.wrt().get(k);
          CustomFunctions.checkShape(arguments.get(number), parts.get(k), out);
          cotangents.putIfAbsent(number, parts.get(k));
        }
      }
    }
    return cotangents;
  }
}
