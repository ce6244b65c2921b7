package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.Rule;
import dev.fluxion.processor.rule.TensorRule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The inputs that a number depends on, by place: the runtime's {@code InputSets}. Of the results
 * they are the sparsity pattern of the Jacobian.
 */
final class CarriedInputs extends CarriedObjects {
  static final String SETS = "dev.fluxion.tape.InputSets";

  private static final Type INPUTS = new ArrayType(Scalar.LONG);

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

  /** The analysis of obstacles has refused it. */
  @Override
  Atom apply(
      Value value,
      Operation.Extern extern,
      TensorRule rule,
      Direction direction,
      BlockBuilder out) {
    throw new IllegalStateException("no inputs of tensors: " + extern);
  }

  private Atom union(Atom a, Atom b, BlockBuilder out) {
    return a instanceof Constant || a.equals(b) ? b : out.let(call(SETS, "union", List.of(a, b)));
  }

  @Override
  Operation sum(Operation.Extern sum, Atom carried, Value value) {
    return all(carried);
  }

  /** By whatever rule, the results may depend on all arguments. */
  @Override
  Function custom(Function function, BitSet differentiated, String name, Forward transform) {
    BlockBuilder out = new BlockBuilder(ValueSupply.after(function));
    List<Value> parameters = new ArrayList<>(function.parameters());
    Type type = function.results().get(0);
    Value result = CustomFunctions.call(function.name(), function.parameters(), type, out);
    Atom union = Constant.zero(INPUTS);
    for (int i : differentiated.stream().toArray()) {
      Value parameter = function.parameters().get(i);
      Value inputs = out.values().fresh(parameter.name() + suffix(), of(parameter.type()));
      parameters.add(inputs);
      union = union(union, inputs.type().equals(INPUTS) ? inputs : out.let(all(inputs)), out);
    }
    String resultName = function.resultNames().get(0);
    return new Function(
        name,
        parameters,
        List.of(type, of(type)),
        List.of(resultName, resultName + suffix()),
        out.build(List.of(result, type instanceof ArrayType ? filled(result, union, out) : union)));
  }

  private Operation all(Atom sets) {
    return call(SETS, "all", List.of(ANY), INPUTS, List.of(sets), false);
  }

  private Atom filled(Value array, Atom set, BlockBuilder out) {
    Value sets = out.let(like(array));
    List<Type> types = List.of(ANY, sets.type(), INPUTS);
    ExternalMember fill =
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD, SETS, "fill", types, Scalar.BOOLEAN, true, false);
    out.let(new Operation.Extern(fill, List.of(array, sets, set)));
    return sets;
  }
}
