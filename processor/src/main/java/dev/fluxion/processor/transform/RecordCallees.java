package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.CustomDerivative.Halves;
import dev.fluxion.processor.ir.CustomDerivative.Whole;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.transform.RecordDerivatives.Signature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** States by parts of records what is stated as a whole, by the companion of another file. */
final class RecordCallees {
  private final Program program;
  private final Leaves leaves;
  private final Signature signature;
  private final RecordDerivatives functions;
  private final Function function;
  private final CustomDerivative custom;

  RecordCallees(Program program, Leaves leaves, Signature signature, RecordDerivatives functions) {
    this.program = program;
    this.leaves = leaves;
    this.signature = signature;
    this.functions = functions;
    this.function = signature.function();
    this.custom = signature.custom();
  }

  Whole parts(Whole whole) {
    String pushforward = whole.pushforward() == null ? null : pushforward(whole.pushforward());
    return new Whole(null, pushforward, null, halves(whole), signature.writes());
  }

  private @Nullable Halves halves(Whole whole) {
    if (whole.halves() != null) {
      return halves(whole.halves());
    }
    return whole.gradient() == null ? null : ofGradient(whole.gradient());
  }

  /** The type of a result of the program's function, and its parts. */
  private record Returned(Type type, List<Value> parts) {}

  /** Calls a function of the program, whose parameters and results are parts now. */
  private List<Returned> call(String callee, List<? extends Atom> arguments, BlockBuilder out) {
    List<Value> all = new ArrayList<>();
    List<Returned> returned = new ArrayList<>();
    for (Type type : program.function(callee).results()) {
      List<Value> parts =
          leaves.of(type).stream()
              .map(leaf -> out.values().fresh(leaf.in(""), leaf.type()))
              .toList();
      all.addAll(parts);
      returned.add(new Returned(type, parts));
    }
    out.append(new Statement.Call(all, callee, List.copyOf(arguments), out.origin()));
    return returned;
  }

  private List<Value> derived(Returned returned) {
    return RecordDerivatives.derived(leaves.of(returned.type()), returned.parts());
  }

  private static List<Atom> allParts(List<Returned> returned) {
    return returned.stream().<Atom>flatMap(r -> r.parts().stream()).toList();
  }

  // Forward.

  private String pushforward(String stated) {
    BlockBuilder out = new BlockBuilder(new ValueSupply(0));
    List<Value> arguments = signature.parameters(out.values());
    List<Value> parameters = new ArrayList<>(arguments);
    List<Atom> taken = new ArrayList<>(arguments);
    RecordParts records = new RecordParts(program, leaves, out);
    for (int i : custom.parameters()) {
      List<Value> tangents = new ArrayList<>();
      for (int number : signature.differentiated(i)) {
        Value part = arguments.get(number);
        tangents.add(out.values().fresh(part.name() + "Dot", part.type()));
      }
      parameters.addAll(tangents);
      Type type = function.parameters().get(i).type();
      taken.addAll(records.all(type, signature.of(i, arguments), tangents.iterator()));
    }
    List<Returned> returned = call(stated, taken, out);
    int own = function.results().size();
    List<Atom> all = new ArrayList<>(allParts(returned.subList(0, own)));
    List<String> names = new ArrayList<>(signature.resultNames());
    int next = own;
    for (int i = 0; i < own; i++) {
      if (Tangents.exist(function.results().get(i)) || isComposite(function.results().get(i))) {
        List<Atom> tangents = tangents(returned.get(i), returned.get(next++), out);
        tangents.forEach(tangent -> names.add("tangent"));
        all.addAll(tangents);
      }
    }
    return functions.add(stated + "ByParts", parameters, names, all, out);
  }

  private static boolean isComposite(Type type) {
    return Leaves.isComposite(type);
  }

  /** The tangents of the parts that are real; those of constants are zero. */
  private List<Atom> tangents(Returned result, Returned tangent, BlockBuilder out) {
    List<Leaves.Leaf> own = leaves.of(result.type());
    List<Atom> tangents = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      if (RecordParts.isDerived(own.get(i))) {
        tangents.add(tangent.parts().get(i));
      } else if (Tangents.exist(own.get(i).type())) {
        tangents.add(RecordDerivatives.zero(result.parts().get(i), out));
      }
    }
    return tangents;
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

  private Halves halves(Halves stated) {
    BlockBuilder out = new BlockBuilder(new ValueSupply(0));
    List<Value> arguments = signature.parameters(out.values());
    List<Returned> returned = call(stated.forward(), arguments, out);
    List<Atom> all = new ArrayList<>(allParts(returned));
    List<String> names = new ArrayList<>(signature.resultNames());
    int own = function.results().size();
    List<Atom> results = allParts(returned.subList(0, own));
    all.addAll(results);
    while (names.size() < all.size()) {
      names.add("saved");
    }
    List<Type> saved =
        allParts(returned.subList(own, returned.size())).stream().map(Atom::type).toList();
    String forward = functions.add(stated.forward() + "ByParts", arguments, names, all, out);
    List<Integer> wrt =
        stated.wrt().stream().flatMap(i -> signature.differentiated(i).stream()).toList();
    return new Halves(forward, reverse(stated, saved), wrt, stated.looksBack());
  }

  private String reverse(Halves stated, List<Type> saved) {
    BlockBuilder out = new BlockBuilder(new ValueSupply(0)).at(Origin.NONE.asAdjoint());
    List<Value> parameters = new ArrayList<>(saved.stream().map(out.values()::temporary).toList());
    List<Atom> taken = new ArrayList<>(parameters);
    List<Value> results =
        signature.results().stream()
            .map(leaf -> out.values().fresh(leaf.in("result"), leaf.type()))
            .toList();
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
    List<Atom> all = new ArrayList<>();
    call(stated.reverse(), taken, out).forEach(returned -> all.addAll(derived(returned)));
    List<String> names = all.stream().map(atom -> "by").toList();
    return functions.add(stated.reverse() + "ByParts", parameters, names, all, out);
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
