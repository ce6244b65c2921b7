package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The jet of a function whose partial derivatives somebody else states: the integral of what the
 * partial derivatives, along the arguments' jets, contribute to the slope. That takes their jets to
 * one order less; so a rule in terms of the function itself comes to an end.
 */
final class CustomJets {
  private static final Type JET = new ArrayType(Scalar.DOUBLE);

  private final CarriedJets jets;
  private final Function function;
  private final Forward transform;
  private final BlockBuilder out;
  private final Map<Integer, Value> arguments = new LinkedHashMap<>();

  CustomJets(CarriedJets jets, Function function, Forward transform) {
    this.jets = jets;
    this.function = function;
    this.transform = transform;
    this.out = new BlockBuilder(ValueSupply.after(function));
  }

  Function function(BitSet differentiated, String name) {
    Scalar type = (Scalar) function.results().get(0);
    Value value = CustomFunctions.call(function.name(), function.parameters(), type, out);
    out.at(Origin.NONE.asTangent());
    for (int i : differentiated.stream().toArray()) {
      String jet = function.parameters().get(i).name() + jets.suffix();
      arguments.put(i, out.values().fresh(jet, JET));
    }
    Atom isConstant = Constant.TRUE;
    for (Value jet : arguments.values()) {
      Value test = out.let(jets.test("isConstant", jet));
      isConstant =
          isConstant instanceof Constant ? test : out.operator(Operator.Kind.AND, isConstant, test);
    }
    Value jet = out.values().temporary(JET);
    out.append(
        new Statement.If(
            List.of(jet),
            isConstant,
            new Block(List.of(), List.of(Constant.zero(JET))),
            integral(value, out.inner()),
            out.origin()));
    List<Value> parameters = new ArrayList<>(function.parameters());
    parameters.addAll(arguments.values());
    String result = function.resultNames().get(0);
    return new Function(
        name,
        parameters,
        List.of(type, JET),
        List.of(result, result + jets.functionSuffix()),
        out.build(List.of(value, jet)));
  }

  private Block integral(Value value, BlockBuilder inner) {
    CustomDerivative custom = Objects.requireNonNull(function.derivative());
    Atom number = inner.cast(Scalar.DOUBLE, value);
    Map<Integer, Atom> lower = new LinkedHashMap<>();
    arguments.forEach((i, jet) -> lower.put(i, inner.let(jets.made("lower", List.of(jet)))));
    Atom sum = Constant.zero(JET);
    for (Map.Entry<Integer, Value> argument : arguments.entrySet()) {
      String partial = Objects.requireNonNull(custom.partials().get(argument.getKey()));
      List<Atom> all = new ArrayList<>(function.parameters());
      transform.activity().differentiated(partial).stream()
          .forEach(i -> all.add(lower.getOrDefault(i, Constant.zero(JET))));
      Type type = transform.program().function(partial).results().get(0);
      Value slope = inner.values().temporary(type);
      Value slopeJet = inner.values().temporary(JET);
      inner.append(
          new Statement.Call(
              List.of(slope, slopeJet), transform.nameOf(partial), all, inner.origin()));
      Atom slope0 = inner.cast(Scalar.DOUBLE, slope);
      Operation part =
          jets.made("integral", List.of(slopeJet, slope0, argument.getValue(), number));
      Atom jet = inner.let(part);
      sum = sum instanceof Constant ? jet : inner.let(jets.made("plus", List.of(sum, jet, number)));
    }
    return inner.build(List.of(sum));
  }
}
