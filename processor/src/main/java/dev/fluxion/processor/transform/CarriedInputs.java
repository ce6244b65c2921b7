package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The inputs that a number depends on, by place: ascending arrays of {@code int}. Of the results
 * they are the sparsity pattern of the Jacobian.
 */
final class CarriedInputs extends CarriedObjects {
  static final String SETS = "dev.fluxion.tape.InputSets";

  private static final Type INPUTS = new ArrayType(Scalar.INT);

  CarriedInputs() {
    super(INPUTS, SETS);
  }

  @Override
  String suffix() {
    return "Inputs";
  }

  @Override
  String functionSuffix() {
    return "Pattern";
  }

  @Override
  Atom apply(Value value, Operation.Apply apply, Rule rule, Direction direction, BlockBuilder out) {
    Atom union = Constant.zero(INPUTS);
    for (int k = 0; k < apply.operands().size(); k++) {
      Atom inputs = direction.tangent(apply.operands().get(k));
      if (inputs != null && rule.isDifferentiable(k)) {
        union = union(union, inputs, out);
      }
    }
    return union;
  }

  private Atom union(Atom a, Atom b, BlockBuilder out) {
    return a instanceof Constant || a.equals(b) ? b : out.let(call(SETS, "union", List.of(a, b)));
  }

  @Override
  Operation sum(Operation.Extern sum, Atom carried, Value value) {
    return read("all", List.of(carried));
  }

  /** By whatever rule, the results may depend on all arguments. */
  @Override
  Function custom(Function function, BitSet differentiated, String name, Forward transform) {
    BlockBuilder out = new BlockBuilder(ValueSupply.after(function));
    List<Value> parameters = new ArrayList<>(function.parameters());
    Value result = out.values().temporary(function.results().get(0));
    out.append(
        new Statement.Call(
            List.of(result), function.name(), List.copyOf(function.parameters()), Origin.NONE));
    Atom union = Constant.zero(INPUTS);
    for (int i : differentiated.stream().toArray()) {
      Value parameter = function.parameters().get(i);
      Value inputs = out.values().fresh(parameter.name() + suffix(), INPUTS);
      parameters.add(inputs);
      union = union(union, inputs, out);
    }
    String resultName = function.resultNames().get(0);
    return new Function(
        name,
        parameters,
        List.of(function.results().get(0), INPUTS),
        List.of(resultName, resultName + suffix()),
        out.build(List.of(result, union)));
  }
}
