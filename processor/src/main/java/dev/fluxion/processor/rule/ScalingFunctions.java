package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Functions of the program that multiply arrays by numbers, and can be differentiated. */
public final class ScalingFunctions {
  private final UnaryOperator<String> unused;
  private final List<Function> made;
  private final Map<Type, String> names = new HashMap<>();

  /**
   * @param unused finds an unused name like the one given
   * @param made where new functions go
   */
  public ScalingFunctions(UnaryOperator<String> unused, List<Function> made) {
    this.unused = unused;
    this.made = made;
  }

  /** {@code factor · array}, or tensor: linear in both. */
  public Atom scaled(Atom factor, Value array, BlockBuilder out) {
    if (array.type().equals(ObjectType.TENSOR)) {
      return TensorRules.scaled(out.cast(Scalar.DOUBLE, factor), array, out);
    }
    Scalar element = factor(array.type());
    Atom converted = out.cast(element, factor);
    String name = names.computeIfAbsent(array.type(), this::makeScaling);
    Value result = out.values().temporary(array.type());
    out.append(new Statement.Call(List.of(result), name, List.of(converted, array), out.origin()));
    return result;
  }

  /** What arrays of this type are multiplied by. */
  private static Scalar factor(Type type) {
    if (type instanceof ArrayType array) {
      return factor(array.element());
    }
    return type instanceof Scalar scalar ? scalar : Scalar.DOUBLE;
  }

  private String makeScaling(Type type) {
    String plain = unused.apply("scaled");
    String alongFactor = unused.apply("scaledAlongFactor");
    String alongArray = unused.apply("scaledAlongArray");
    TreeMap<Integer, CustomDerivative.Part> parts = new TreeMap<>();
    parts.put(0, new CustomDerivative.Part(alongFactor, false));
    parts.put(1, new CustomDerivative.Part(alongArray, false));
    made.add(
        scaling(plain, type, factor(type), 0, 1)
            .withDerivative(
                new CustomDerivative(
                    plain, List.of(0, 1), List.of(), new TreeMap<>(), parts, List.of(), null)));
    made.add(scaling(alongFactor, type, factor(type), 2, 1));
    made.add(scaling(alongArray, type, type, 0, 2));
    return plain;
  }

  /** Scales argument number {@code array} by that numbered {@code factor}. */
  private static Function scaling(String name, Type type, Type third, int factor, int array) {
    BlockBuilder out = new BlockBuilder(new ValueSupply(0));
    List<Value> parameters = new ArrayList<>();
    parameters.add(out.values().fresh("factor", factor(type)));
    parameters.add(out.values().fresh("array", type));
    if (Math.max(factor, array) == 2) {
      parameters.add(out.values().fresh("tangent", third));
    }
    ExternalMember member =
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD,
            "dev.fluxion.tape.RuleArrays",
            "scaled",
            List.of(factor(type), type),
            type,
            false,
            false);
    Value value =
        out.let(
            new Operation.Extern(member, List.of(parameters.get(factor), parameters.get(array))));
    return new Function(
        name, parameters, List.of(type), List.of("value"), out.build(List.of(value)));
  }
}
