package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.rule.ScalingFunctions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * States derivatives, which others have stated by records, by the parts of the records: as a whole,
 * as the parts of a record go together. What was stated is called with records again.
 */
final class RecordDerivatives {
  private final Program program;
  private final Leaves leaves;
  private final List<Function> made = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final ScalingFunctions scaling = new ScalingFunctions(this::unused, made);

  /**
   * @param program in which records are structs
   */
  RecordDerivatives(Program program, Leaves leaves) {
    this.program = program;
    this.leaves = leaves;
    program.functions().forEach(function -> names.add(function.name()));
  }

  /** What multiplies arrays by numbers. */
  ScalingFunctions scaling() {
    return scaling;
  }

  /** The functions made so far; they call those of the program in which records are parts. */
  List<Function> made() {
    return made;
  }

  /** Whether records have derivatives in it. */
  private static boolean concerns(CustomDerivative custom, Function function) {
    return function.results().stream().anyMatch(Leaves::isComposite)
        || custom.parameters().stream()
            .anyMatch(i -> Leaves.isComposite(function.parameters().get(i).type()));
  }

  /** The derivative by the numbers that parameters have when records are parts. */
  CustomDerivative byParts(Function function, CustomDerivative custom) {
    Signature signature = new Signature(function, custom, leaves);
    if (!concerns(custom, function)) {
      List<Integer> first = new ArrayList<>();
      int next = 0;
      for (Value parameter : function.parameters()) {
        first.add(next);
        next += leaves.of(parameter.type()).size();
      }
      return custom.renumbered(first::get).writing(signature.writes());
    }
    DerivativeByParts parts =
        custom.whole() != null
            ? new RecordCallees(program, leaves, signature, this, custom.whole())
            : new RecordRules(program, leaves, signature, this);
    return CustomDerivative.ofWhole(
        custom.what(), signature.differentiated(), signature.constants(), parts.whole());
  }

  /** Adds a function; returns its name. */
  String add(
      String wish,
      List<Value> parameters,
      List<String> names,
      List<Atom> results,
      BlockBuilder out) {
    String name = unused(wish);
    List<Type> types = results.stream().map(Atom::type).toList();
    made.add(new Function(name, parameters, types, names, out.build(results)));
    return name;
  }

  private String unused(String wish) {
    String name = wish;
    for (int i = 2; !names.add(name); i++) {
      name = wish + i;
    }
    return name;
  }

  /** What a function takes and returns, seen as parts. */
  record Signature(Function function, CustomDerivative custom, Leaves leaves) {

    int first(int parameter) {
      return function.parameters().subList(0, parameter).stream()
          .mapToInt(p -> leaves.of(p.type()).size())
          .sum();
    }

    private List<Leaves.Leaf> leavesOf(int parameter) {
      return leaves.of(function.parameters().get(parameter).type());
    }

    /** The numbers of the parts to differentiate by. */
    List<Integer> differentiated() {
      return custom.parameters().stream().flatMap(i -> differentiated(i).stream()).toList();
    }

    /** Those of one parameter. */
    List<Integer> differentiated(int parameter) {
      List<Integer> numbers = new ArrayList<>();
      for (int k = 0; k < leavesOf(parameter).size(); k++) {
        if (RecordParts.isDerived(leavesOf(parameter).get(k))) {
          numbers.add(first(parameter) + k);
        }
      }
      return numbers;
    }

    /** The numbers of the parts that cut derivatives off. */
    List<Integer> constants() {
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < function.parameters().size(); i++) {
        for (int k = 0; k < leavesOf(i).size(); k++) {
          if (custom.constants().contains(i) || leavesOf(i).get(k).isConstant()) {
            numbers.add(first(i) + k);
          }
        }
      }
      return numbers;
    }

    /** What is written to; of a record that is any array in it. */
    CustomDerivative.Writes writes() {
      CustomDerivative.Writes writes = custom.writes();
      List<Integer> all = new ArrayList<>();
      for (int i : writes.all()) {
        for (int k = 0; k < leavesOf(i).size(); k++) {
          all.add(first(i) + k);
        }
      }
      return new CustomDerivative.Writes(
          writes.results().stream().map(this::first).toList(),
          all,
          writes.unread().stream().map(this::first).toList());
    }

    /** New values for the parts of all parameters. */
    List<Value> parameters(ValueSupply values) {
      List<Value> parts = new ArrayList<>();
      for (Value parameter : function.parameters()) {
        for (Leaves.Leaf leaf : leaves.of(parameter.type())) {
          parts.add(values.fresh(leaf.in(parameter.name()), leaf.type()));
        }
      }
      return parts;
    }

    /** The parts of parameter number {@code parameter} among those of all. */
    <A extends Atom> List<A> of(int parameter, List<A> parts) {
      int first = first(parameter);
      return parts.subList(first, first + leavesOf(parameter).size());
    }

    /** The parts of all results. */
    List<Leaves.Leaf> results() {
      return function.results().stream().flatMap(t -> leaves.of(t).stream()).toList();
    }

    List<String> resultNames() {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < function.results().size(); i++) {
        for (Leaves.Leaf leaf : leaves.of(function.results().get(i))) {
          names.add(leaf.in(function.resultNames().get(i)));
        }
      }
      return names;
    }
  }

  /** Zero in the shape of a value. */
  static Atom zero(Atom like, BlockBuilder out) {
    return like.type().hasCotangent() ? Cotangents.zero(like, out) : out.let(Shadows.like(like));
  }

  /** Of parts, those that have a derivative. */
  static <A extends Atom> List<A> derived(List<Leaves.Leaf> leaves, List<A> parts) {
    List<A> derived = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      if (RecordParts.isDerived(leaves.get(i))) {
        derived.add(parts.get(i));
      }
    }
    return derived;
  }

  static boolean isRealArray(Atom atom) {
    return ArrayMethod.isRealArray(atom.type());
  }
}
