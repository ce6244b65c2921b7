package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Scalar functions whose partial derivatives somebody else states. The forward sweep computes these
 * beside the value, and the reverse sweep multiplies by them.
 */
final class Linearizations {
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, List<Integer>> arguments = new LinkedHashMap<>();
  private final List<Function> made = new ArrayList<>();

  Linearizations(Program program, Activity activity) {
    for (String name : activity.functions()) {
      Function function = program.function(name);
      CustomDerivative custom = function.derivative();
      BitSet differentiated = activity.differentiated(name);
      if (custom == null || differentiated.isEmpty() || !exist(custom, differentiated)) {
        continue;
      }
      if (custom.whole() != null) {
        add(name, Objects.requireNonNull(custom.whole().gradient()), differentiated);
      } else {
        String linear = InlineCalls.unused(name + "Linear", program);
        made.add(CustomFunctions.linearization(function, differentiated, linear));
        add(name, linear, differentiated);
      }
    }
  }

  /**
   * Whether there is one for a function of this derivative by the parameters {@code
   * differentiated}.
   */
  static boolean exist(CustomDerivative custom, BitSet differentiated) {
    return custom.whole() == null
        ? custom.hasPartials(differentiated)
        : custom.whole().gradient() != null;
  }

  private void add(String callee, String linearization, BitSet differentiated) {
    names.put(callee, linearization);
    arguments.put(linearization, differentiated.stream().boxed().toList());
  }

  boolean contains(String callee) {
    return names.containsKey(callee);
  }

  /** The name of the function that returns the callee's value, then its partial derivatives. */
  String of(String callee) {
    return names.getOrDefault(callee, callee);
  }

  /**
   * The numbers of the arguments by which the function of this name returns partial derivatives;
   * empty if it is no linearization.
   */
  List<Integer> arguments(String linearization) {
    return arguments.getOrDefault(linearization, List.of());
  }

  /**
   * The type of the partial derivative by an argument: a companion's is of the argument's own type,
   * those of rules are of the result's.
   */
  Type typeOf(Statement.Call call, int argument) {
    return made.stream().anyMatch(function -> function.name().equals(of(call.callee())))
        ? call.results().get(0).type()
        : call.arguments().get(argument).type();
  }

  /** Those that are in no program yet. */
  List<Function> made() {
    return made;
  }
}
