package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.rule.RuleTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Callees of one differentiated number that return one number. Their derivative is one number, too:
 * the forward sweep computes it beside the value, in forward mode, and the reverse sweep multiplies
 * by it (preaccumulation: Griewank and Walther, Evaluating Derivatives, ch. 10). So nothing inside
 * such a callee is recorded, neither its loops nor its recursion.
 */
final class UnaryFunctions {
  /** A smaller callee is inlined: it has little to save. */
  private static final int SMALLEST = 6;

  private final Program program;
  private final Map<String, Integer> arguments = new LinkedHashMap<>();
  private final Map<String, String> tangentNames = new LinkedHashMap<>();
  private final List<Function> tangents = new ArrayList<>();

  UnaryFunctions(Program program, Activity activity) {
    this.program = program;
    for (String name : activity.functions()) {
      BitSet differentiated = activity.differentiated(name);
      if (isUnary(program, name, activity)) {
        arguments.put(name, differentiated.nextSetBit(0));
        addTangents(name, differentiated);
      }
    }
  }

  /** The program with all calls inlined but those that are recursive or unary. */
  static Program inlineOthers(Program program, BitSet differentiated, RuleTable rules) {
    Activity activity = Activity.of(program, differentiated, rules);
    Set<String> unary = new LinkedHashSet<>();
    for (String name : activity.functions()) {
      boolean isLarge = InlineCalls.size(program.function(name).body()) >= SMALLEST;
      if (isLarge && isUnary(program, name, activity)) {
        unary.add(name);
      }
    }
    return InlineCalls.inlineExcept(unary, program);
  }

  private static boolean isUnary(Program program, String name, Activity activity) {
    Function function = program.function(name);
    BitSet differentiated = activity.differentiated(name);
    return function != program.entry()
        && function.derivative() == null
        && differentiated.cardinality() == 1
        && function.parameters().get(differentiated.nextSetBit(0)).type().isReal()
        && function.results().size() == 1
        && function.results().get(0).isReal()
        && function.parameters().stream().map(Value::type).noneMatch(ArrayMethod::isRealArray)
        && !function.body().isAbrupt()
        && isLinearized(program, name, activity);
  }

  /** Whether all custom derivatives that the function reaches are partial derivatives. */
  private static boolean isLinearized(Program program, String name, Activity activity) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> work = new ArrayDeque<>(List.of(name));
    while (!work.isEmpty()) {
      Function function = program.function(work.pop());
      BitSet differentiated = activity.differentiated(function.name());
      if (function.derivative() != null) {
        if (!differentiated.isEmpty()
            && !Linearizations.exist(function.derivative(), differentiated)) {
          return false;
        }
      } else if (reached.add(function.name())) {
        work.addAll(DropUnreachable.callees(function.body()));
      }
    }
    return true;
  }

  private void addTangents(String name, BitSet differentiated) {
    List<Function> reordered = new ArrayList<>(List.of(program.function(name)));
    program.functions().stream().filter(f -> !f.name().equals(name)).forEach(reordered::add);
    List<Function> known = new ArrayList<>(program.functions());
    known.addAll(tangents);
    List<Function> made =
        Forward.pushforwards(
            new Program(reordered, program.structs(), program.constants()),
            differentiated,
            new Program(known, List.of(), List.of()));
    tangents.addAll(made);
    tangentNames.put(name, made.get(0).name());
  }

  boolean contains(String callee) {
    return arguments.containsKey(callee);
  }

  /** The number of the callee's differentiated parameter. */
  int argument(String callee) {
    return arguments.getOrDefault(callee, -1);
  }

  /** The name of the callee's pushforward. */
  String tangent(String callee) {
    return tangentNames.getOrDefault(callee, callee);
  }

  /**
   * The number of the differentiated parameter of the callee whose pushforward has this name; empty
   * if there is none.
   */
  List<Integer> argumentOfTangent(String tangent) {
    return tangentNames.entrySet().stream()
        .filter(entry -> entry.getValue().equals(tangent))
        .map(entry -> argument(entry.getKey()))
        .toList();
  }

  /** The pushforwards, and those of what they call. */
  List<Function> tangents() {
    return tangents;
  }
}
