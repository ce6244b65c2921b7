package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.CustomDerivative.Whole;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.transform.RecordDerivatives.Signature;
import java.util.ArrayList;
import java.util.List;

/**
 * A derivative by the parts of records, made of one that somebody else states by records. What is
 * common: how functions of records are called with parts.
 */
abstract sealed class DerivativeByParts permits RecordCallees, RecordRules {
  final Program program;
  final Leaves leaves;
  final Signature signature;
  final RecordDerivatives functions;
  final Function function;
  final CustomDerivative custom;

  DerivativeByParts(
      Program program, Leaves leaves, Signature signature, RecordDerivatives functions) {
    this.program = program;
    this.leaves = leaves;
    this.signature = signature;
    this.functions = functions;
    this.function = signature.function();
    this.custom = signature.custom();
  }

  abstract Whole whole();

  /** The type of a result of the program's function, and its parts. */
  record Returned(Type type, List<Value> parts) {}

  /** Calls a function of the program, whose parameters and results are parts now. */
  final List<Returned> call(String callee, List<? extends Atom> arguments, BlockBuilder out) {
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

  static List<Value> allParts(List<Returned> returned) {
    return returned.stream().flatMap(r -> r.parts().stream()).toList();
  }

  /** Those parts that have a derivative. */
  final List<Value> derived(Returned returned) {
    return RecordDerivatives.derived(leaves.of(returned.type()), returned.parts());
  }

  /** Parameters for the tangents of the differentiated parts of a parameter. */
  final List<Value> tangents(int parameter, List<Value> arguments, BlockBuilder out) {
    List<Value> tangents = new ArrayList<>();
    for (int number : signature.differentiated(parameter)) {
      Value part = arguments.get(number);
      tangents.add(out.values().fresh(part.name() + "Dot", Tangents.of(part.type())));
    }
    return tangents;
  }

  /** Parameters for all parts of the results, as a reverse half takes them. */
  final List<Value> results(BlockBuilder out) {
    return signature.results().stream()
        .map(leaf -> out.values().fresh(leaf.in("result"), leaf.type()))
        .toList();
  }
}
