package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.RuleTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Forward mode: beside each varied value its tangent. The primal's statements stay as they are, in
 * order, so values, effects and exceptions do, too.
 */
public final class Forward {
  private final Program program;
  private final Activity activity;
  private final RuleTable rules = RuleTable.standard();
  private final Map<String, String> names = new LinkedHashMap<>();

  private final Carried carried;
  private final int directions;
  private final boolean isFactored;

  private Forward(
      Program program, BitSet differentiated, Carried carried, int directions, boolean isFactored) {
    this.program = program;
    this.carried = carried;
    this.directions = directions;
    this.isFactored = isFactored;
    this.activity = carried.activity(program, differentiated, rules);
  }

  /**
   * The pushforward.
   *
   * @param differentiated the numbers of the entry's parameters with a tangent
   * @return a program whose entry takes the same parameters, then a tangent for each differentiated
   *     one; its results are the same, then a tangent for each real one
   */
  public static Program differentiate(Program program, BitSet differentiated) {
    return bundle(program, differentiated, 1);
  }

  /**
   * The pushforward in several directions at once: partial derivatives are computed once for all.
   *
   * @return a program whose entry takes the same parameters, then for each direction the tangents;
   *     its results are the same, then for each direction a tangent for each real one
   */
  public static Program bundle(Program program, BitSet differentiated, int directions) {
    return new Forward(program, differentiated, new CarriedTangents(), directions, false)
        .transform();
  }

  /**
   * The same with jets instead of tangents, which are those of the runtime's {@code Jets}: a {@code
   * double[]} of Taylor coefficients beside each number, one dimension more beside each array.
   */
  public static Program taylor(Program program, BitSet differentiated) {
    return carrying(new CarriedJets(), program, differentiated);
  }

  /**
   * The same with the places of the inputs that a number depends on: an {@code int[]} beside each,
   * one dimension more beside each array.
   */
  public static Program sparsity(Program program, BitSet differentiated) {
    return carrying(new CarriedInputs(), program, differentiated);
  }

  private static Program carrying(Carried carried, Program program, BitSet differentiated) {
    return new Forward(program, differentiated, carried, 1, false).transform();
  }

  /**
   * The pushforwards of a function and of what it calls, under new names; that of the function
   * itself comes first. They can be differentiated again, if {@link Linearizations#exist} for all
   * custom derivatives in there.
   *
   * @param program has the function as its entry
   * @param known functions whose names are taken
   */
  static List<Function> pushforwards(Program program, BitSet differentiated, Program known) {
    Forward forward = new Forward(program, differentiated, new CarriedTangents(), 1, true);
    for (String name : forward.activity.functions()) {
      forward.names.put(name, forward.nameFor(program.function(name), known));
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
    if (carried instanceof CarriedTangents) {
      program.structs().forEach(s -> structs.add(Tangents.ofStruct(s)));
    }
    return DropUnreachable.drop(new Program(functions, structs, program.constants()));
  }

  private String nameFor(Function function, Program known) {
    String given = given(function.derivative());
    return given != null
        ? given
        : InlineCalls.unused(function.name() + carried.functionSuffix(), known);
  }

  /**
   * What carries these along, in one direction, by somebody else's statement; else null. What will
   * be differentiated once more is made of a gradient instead: that has a derivative of its own.
   */
  private @Nullable String given(@Nullable CustomDerivative custom) {
    return custom == null || custom.whole() == null || directions > 1 || isFactored
        ? null
        : carried.given(custom.whole());
  }

  private List<Function> transformed() {
    List<Function> functions = new ArrayList<>();
    for (String name : activity.functions()) {
      Function function = program.function(name);
      CustomDerivative custom = function.derivative();
      if (custom == null) {
        functions.add(transform(function));
      } else if (given(custom) == null) {
        functions.add(carried.custom(function, activity.differentiated(name), nameOf(name), this));
      }
    }
    return functions;
  }

  private Function transform(Function function) {
    ForwardSweep sweep = new ForwardSweep(this, function, directions);
    List<Value> parameters = new ArrayList<>(function.parameters());
    parameters.addAll(sweep.tangentParameters(activity.differentiated(function.name())));
    List<Type> results = new ArrayList<>(function.results());
    List<String> resultNames = new ArrayList<>(function.resultNames());
    for (int direction = 0; direction < directions; direction++) {
      for (int i = 0; i < function.results().size(); i++) {
        Type type = function.results().get(i);
        if (Tangents.exist(type)) {
          results.add(carried.of(type));
          resultNames.add(function.resultNames().get(i) + carried.functionSuffix());
        }
      }
    }
    return new Function(
        nameOf(function.name()), parameters, results, resultNames, sweep.body(function));
  }

  Program program() {
    return program;
  }

  Carried carried() {
    return carried;
  }

  /** In how many directions at once. */
  int directions() {
    return directions;
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

  /**
   * Whether a call is one of the callee's pushforward. Where all its arguments are constants, what
   * is stated as a derivative as a whole is not called.
   */
  boolean isTransformed(String caller, Statement.Call call) {
    CustomDerivative custom = program.function(call.callee()).derivative();
    return activity.isWanted(caller, call)
        && (custom == null
            || custom.whole() == null
            || !activity.differentiated(call.callee()).isEmpty());
  }

  /** The name of the pushforward of {@code function}. */
  String nameOf(String function) {
    return names.getOrDefault(function, function);
  }
}
