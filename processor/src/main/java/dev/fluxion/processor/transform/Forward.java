package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.RuleTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Forward mode: beside each varied value its tangent. The primal's statements stay as they are, in
 * order, so values, effects and exceptions do, too.
 */
public final class Forward {
  private final Program program;
  private final Activity activity;
  private final RuleTable rules;
  private final Map<String, String> names = new LinkedHashMap<>();

  private final boolean isFactored;

  private Forward(Program program, BitSet differentiated, boolean isFactored, RuleTable rules) {
    this.program = program;
    this.isFactored = isFactored;
    this.rules = rules;
    this.activity = Activity.of(program, differentiated, rules);
  }

  /**
   * The pushforward.
   *
   * @param differentiated the numbers of the entry's parameters with a tangent
   * @return a program whose entry takes the same parameters, then a tangent for each differentiated
   *     one; its results are the same, then a tangent for each real one
   */
  public static Program differentiate(Program program, BitSet differentiated) {
    return new Forward(program, differentiated, false, RuleTable.standard()).transform();
  }

  /**
   * The pushforwards of a function and of what it calls, under new names; that of the function
   * itself comes first.
   *
   * @param program has the function as its entry
   * @param known functions whose names are taken
   */
  static List<Function> pushforwards(Program program, BitSet differentiated, Program known) {
    Forward forward = new Forward(program, differentiated, true, RuleTable.standard());
    for (String name : forward.activity.functions()) {
      forward.names.put(name, nameFor(program.function(name), known));
    }
    return forward.transformed();
  }

  private Program transform() {
    for (String name : activity.functions()) {
      boolean isEntry = name.equals(program.entry().name());
      names.put(name, isEntry ? name : nameFor(program.function(name), program));
    }
    List<Function> functions = new ArrayList<>(transformed());
    // What constants call stays as it is.
    program.functions().stream().skip(1).forEach(functions::add);
    List<Struct> structs = new ArrayList<>(program.structs());
    program.structs().forEach(s -> structs.add(Tangents.ofStruct(s)));
    return DropUnreachable.drop(new Program(functions, structs, program.constants()));
  }

  private static String nameFor(Function function, Program known) {
    CustomDerivative custom = function.derivative();
    return custom != null && custom.pushforward() != null
        ? custom.pushforward()
        : InlineCalls.unused(function.name() + "Tangent", known);
  }

  private List<Function> transformed() {
    List<Function> functions = new ArrayList<>();
    for (String name : activity.functions()) {
      Function function = program.function(name);
      CustomDerivative custom = function.derivative();
      if (custom == null) {
        functions.add(transform(function));
      } else if (custom.pushforward() == null) {
        functions.add(
            CustomFunctions.pushforward(function, activity.differentiated(name), nameOf(name)));
      }
    }
    return functions;
  }

  private Function transform(Function function) {
    ForwardSweep sweep = new ForwardSweep(this, function);
    List<Value> parameters = new ArrayList<>(function.parameters());
    parameters.addAll(sweep.tangentParameters(activity.differentiated(function.name())));
    List<Type> results = new ArrayList<>(function.results());
    List<String> resultNames = new ArrayList<>(function.resultNames());
    for (int i = 0; i < function.results().size(); i++) {
      Type type = function.results().get(i);
      if (Tangents.exist(type)) {
        results.add(Tangents.of(type));
        resultNames.add(function.resultNames().get(i) + "Tangent");
      }
    }
    return new Function(
        nameOf(function.name()), parameters, results, resultNames, sweep.body(function));
  }

  Program program() {
    return program;
  }

  /** Whether tangents are written as multiples of a common one. */
  boolean isFactored() {
    return isFactored;
  }

  RuleTable rules() {
    return rules;
  }

  Activity activity() {
    return activity;
  }

  /** The name of the pushforward of {@code function}. */
  String nameOf(String function) {
    return names.getOrDefault(function, function);
  }
}
