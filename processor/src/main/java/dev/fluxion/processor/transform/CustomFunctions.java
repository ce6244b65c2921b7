package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
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

  /** {@code (arguments, tangents) → (value, tangent)} by the partial derivatives. */
  static Function pushforward(Function function, BitSet differentiated, String name) {
    Scalar type = (Scalar) function.results().get(0);
    BlockBuilder out = new BlockBuilder(ValueSupply.after(function));
    List<Value> parameters = new ArrayList<>(function.parameters());
    Value value = call(function.name(), function, type, out);
    Atom sum = Constant.of(type, 0);
    for (int i : differentiated.stream().toArray()) {
      Value parameter = function.parameters().get(i);
      Value tangent = out.values().fresh(parameter.name() + "Dot", parameter.type());
      parameters.add(tangent);
      Value partial = call(partial(function, i), function, type, out.at(Origin.NONE));
      out.at(Origin.NONE.asTangent());
      sum = out.plus(sum, out.strongTimes(out.cast(type, tangent), partial));
    }
    String resultName = function.resultNames().get(0);
    return new Function(
        name,
        parameters,
        List.of(type, type),
        List.of(resultName, resultName + "Tangent"),
        out.build(List.of(value, sum)));
  }

  /** {@code (arguments) → (value, partial derivatives)}. */
  static Function linearization(Function function, BitSet differentiated, String name) {
    Scalar type = (Scalar) function.results().get(0);
    BlockBuilder out = new BlockBuilder(ValueSupply.after(function));
    List<Value> results = new ArrayList<>(List.of(call(function.name(), function, type, out)));
    List<String> names = new ArrayList<>(function.resultNames());
    for (int i : differentiated.stream().toArray()) {
      results.add(call(partial(function, i), function, type, out));
      names.add("by" + i);
    }
    List<Type> types = results.stream().map(Value::type).toList();
    return new Function(name, function.parameters(), types, names, out.build(results));
  }

  private static String partial(Function function, int parameter) {
    CustomDerivative custom = Objects.requireNonNull(function.derivative());
    return Objects.requireNonNull(custom.partials().get(parameter));
  }

  private static Value call(String callee, Function like, Scalar type, BlockBuilder out) {
    Value result = out.values().temporary(type);
    out.append(
        new Statement.Call(List.of(result), callee, List.copyOf(like.parameters()), out.origin()));
    return result;
  }
}
