package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.CustomDerivative.Part;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.rule.TensorRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Functions made of {@linkplain CustomDerivative custom derivatives}. They call the function itself
 * for its value and others for the derivatives; neither is differentiated by this.
 */
public final class CustomFunctions {
  private CustomFunctions() {}

  /** Whether there are custom derivatives in the program. */
  public static boolean areIn(Program program) {
    return program.functions().stream().anyMatch(f -> f.derivative() != null);
  }

  /**
   * The program as it will run: nobody needs the custom derivatives any more, so what they were
   * about is inlined like any other function.
   */
  public static Program settle(Program program) {
    List<Function> functions =
        program.functions().stream().map(f -> f.withDerivative(null)).toList();
    return DropDeadCode.drop(
        InlineCalls.inline(new Program(functions, program.structs(), program.constants())));
  }

  /**
   * {@code (arguments, tangents) → (value, tangent)}; with several directions, tangents for each.
   */
  static Function pushforward(
      Function function, BitSet differentiated, String name, int directions) {
    Type type = function.results().get(0);
    CustomDerivative custom = Objects.requireNonNull(function.derivative());
    BlockBuilder out = new BlockBuilder(ValueSupply.after(function));
    List<Value> parameters = new ArrayList<>(function.parameters());
    Map<Integer, Value> slopes = new LinkedHashMap<>();
    Value value = value(function, slopes, out);
    checkFresh(value, function, out);
    custom
        .partials()
        .forEach(
            (i, partial) -> {
              if (differentiated.get(i)) {
                slopes.put(i, slope(partial, function, out));
              }
            });
    List<Atom> results = new ArrayList<>(List.of(value));
    List<String> names = new ArrayList<>(function.resultNames());
    for (int direction = 0; direction < directions; direction++) {
      out.at(Origin.NONE.asTangent());
      Atom sum = zero(value, out);
      for (int i : differentiated.stream().toArray()) {
        Value parameter = function.parameters().get(i);
        Value tangent = out.values().fresh(parameter.name() + "Dot", parameter.type());
        parameters.add(tangent);
        if (slopes.containsKey(i)) {
          Scalar number = (Scalar) type;
          Atom slope = out.cast(number, slopes.get(i));
          sum = out.plus(sum, out.strongTimes(out.cast(number, tangent), slope));
        } else {
          Part part = Objects.requireNonNull(custom.pushforwards().get(i));
          List<Atom> arguments = with(function.parameters(), part, value, tangent);
          Value returned = call(part.function(), arguments, type, out.at(Origin.NONE));
          checkShape(value, returned, out);
          sum = add(sum, returned, out);
        }
      }
      results.add(sum);
      names.add(names.get(0) + "Tangent");
    }
    List<Type> types = results.stream().map(Atom::type).toList();
    return new Function(name, parameters, types, names, out.build(results));
  }

  /** The value; with it, where all derivatives come at once, these. */
  private static Value value(Function function, Map<Integer, Value> slopes, BlockBuilder out) {
    CustomDerivative custom = Objects.requireNonNull(function.derivative());
    Type type = function.results().get(0);
    if (custom.whole() == null || custom.whole().gradient() == null) {
      return call(function.name(), function.parameters(), type, out);
    }
    List<Value> results = new ArrayList<>(List.of(out.values().temporary(type)));
    for (int i : custom.parameters()) {
      Value slope = out.values().temporary(function.parameters().get(i).type());
      slopes.put(i, slope);
      results.add(slope);
    }
    out.append(
        new Statement.Call(
            results, custom.whole().gradient(), List.copyOf(function.parameters()), out.origin()));
    return results.get(0);
  }

  private static Value slope(String partial, Function function, BlockBuilder out) {
    return call(partial, function.parameters(), function.results().get(0), out.at(Origin.NONE));
  }

  private static Atom zero(Value value, BlockBuilder out) {
    return value.type().hasCotangent() ? Cotangents.zero(value, out) : out.let(Shadows.like(value));
  }

  /** Refuses a tensor of another shape that a rule returned. */
  static void checkShape(Atom primal, Atom derivative, BlockBuilder out) {
    if (primal.type().equals(ObjectType.TENSOR)) {
      out.let(Shadows.checkTensor(primal, derivative));
    }
  }

  /** The sum; an array is added to, as what a rule returns may be an array of somebody else's. */
  static Atom add(Atom sum, Atom part, BlockBuilder out) {
    out.at(Origin.NONE.asTangent());
    if (part.type() instanceof Scalar) {
      return out.plus(sum, part);
    }
    if (part.type().hasCotangent()) {
      return TensorRules.plus(sum, part, out);
    }
    out.let(Shadows.addResult(sum, part));
    return sum;
  }

  /** A result that is an argument, too, would have two derivatives. */
  static void checkFresh(Value result, Function function, BlockBuilder out) {
    function.parameters().stream()
        .filter(p -> ArrayMethod.isRealArray(p.type()) && p.type().equals(result.type()))
        .forEach(p -> out.let(Shadows.checkFresh(what(function), result, p)));
  }

  private static String what(Function function) {
    return Objects.requireNonNull(function.derivative()).what();
  }

  /** What a part takes. */
  static List<Atom> with(List<? extends Atom> arguments, Part part, Atom result, Atom last) {
    List<Atom> all = new ArrayList<>(arguments);
    if (part.takesResult()) {
      all.add(result);
    }
    all.add(last);
    return all;
  }

  /** {@code (arguments) → (value, partial derivatives)}. */
  static Function linearization(Function function, BitSet differentiated, String name) {
    Type type = function.results().get(0);
    CustomDerivative custom = Objects.requireNonNull(function.derivative());
    BlockBuilder out = new BlockBuilder(ValueSupply.after(function));
    List<Value> results = new ArrayList<>();
    results.add(call(function.name(), function.parameters(), type, out));
    List<String> names = new ArrayList<>(function.resultNames());
    for (int i : differentiated.stream().toArray()) {
      String partial = Objects.requireNonNull(custom.partials().get(i));
      results.add(call(partial, function.parameters(), type, out));
      names.add("by" + i);
    }
    List<Type> types = results.stream().map(Value::type).toList();
    return new Function(name, function.parameters(), types, names, out.build(results));
  }

  static Value call(String callee, List<? extends Atom> arguments, Type type, BlockBuilder out) {
    Value result = out.values().temporary(type);
    out.append(new Statement.Call(List.of(result), callee, List.copyOf(arguments), out.origin()));
    return result;
  }
}
