package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.CustomDerivative.Part;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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

  /** {@code (arguments, tangents) → (value, tangent)}. */
  static Function pushforward(Function function, BitSet differentiated, String name) {
    Type type = function.results().get(0);
    CustomDerivative custom = Objects.requireNonNull(function.derivative());
    BlockBuilder out = new BlockBuilder(ValueSupply.after(function));
    List<Value> parameters = new ArrayList<>(function.parameters());
    Value value = call(function.name(), function.parameters(), type, out);
    checkFresh(value, function, out);
    out.at(Origin.NONE.asTangent());
    Atom sum =
        type instanceof Scalar scalar ? Constant.of(scalar, 0) : out.let(Shadows.like(value));
    for (int i : differentiated.stream().toArray()) {
      Value parameter = function.parameters().get(i);
      Value tangent = out.values().fresh(parameter.name() + "Dot", parameter.type());
      parameters.add(tangent);
      String partial = custom.partials().get(i);
      if (partial != null) {
        Value slope = call(partial, function.parameters(), type, out.at(Origin.NONE));
        out.at(Origin.NONE.asTangent());
        sum = out.plus(sum, out.strongTimes(out.cast((Scalar) type, tangent), slope));
      } else {
        Part part = Objects.requireNonNull(custom.pushforwards().get(i));
        List<Atom> arguments = with(function.parameters(), part, value, tangent);
        sum = add(sum, call(part.function(), arguments, type, out.at(Origin.NONE)), out);
      }
    }
    String resultName = function.resultNames().get(0);
    return new Function(
        name,
        parameters,
        List.of(type, type),
        List.of(resultName, resultName + "Tangent"),
        out.build(List.of(value, sum)));
  }

  /** The sum; an array is added to, as what a rule returns may be an array of somebody else's. */
  private static Atom add(Atom sum, Atom part, BlockBuilder out) {
    out.at(Origin.NONE.asTangent());
    if (part.type() instanceof Scalar) {
      return out.plus(sum, part);
    }
    out.let(Shadows.addResult(sum, part));
    return sum;
  }

  /** A result that is an argument, too, would have two derivatives. */
  static void checkFresh(Value result, Function function, BlockBuilder out) {
    function.parameters().stream()
        .filter(p -> ArrayMethod.isRealArray(p.type()) && p.type().equals(result.type()))
        .forEach(p -> out.let(Shadows.checkFresh(result, p)));
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
