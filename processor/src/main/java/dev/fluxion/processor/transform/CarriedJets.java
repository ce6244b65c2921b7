package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Jets: truncated Taylor series, of {@code double} beside numbers of either type. The runtime has
 * the recurrences; what is linear between its kinks needs the partials of the table only.
 */
final class CarriedJets extends CarriedObjects {
  static final String JETS = "dev.fluxion.tape.Jets";
  static final String ARRAYS = "dev.fluxion.tape.JetArrays";

  private static final Type JET = new ArrayType(Scalar.DOUBLE);

  /** Functions of several arguments that do not ask for their values. */
  private static final Set<String> WITHOUT_VALUES = Set.of("plus", "minus");

  CarriedJets() {
    super(JET, ARRAYS);
  }

  @Override
  String suffix() {
    return "Jet";
  }

  @Override
  String functionSuffix() {
    return "Taylor";
  }

  @Override
  Atom apply(Value value, Operation.Apply apply, Rule rule, ForwardSweep sweep, BlockBuilder out) {
    Atom number = out.cast(Scalar.DOUBLE, value);
    if (apply.primitive() instanceof Cast) {
      Atom jet = sweep.tangentOrZero(apply.operands().get(0));
      return out.let(call(JETS, "at", List.of(jet, number)));
    }
    return rule.recurrence().isEmpty()
        ? combination(value, number, apply, rule, sweep, out)
        : recurrence(number, apply, rule, sweep, out);
  }

  private Atom recurrence(
      Atom number, Operation.Apply apply, Rule rule, ForwardSweep sweep, BlockBuilder out) {
    List<Atom> operands = new ArrayList<>();
    int arity = apply.operands().size();
    for (int k = 0; k < arity; k++) {
      Atom operand = apply.operands().get(k);
      operands.add(rule.isDifferentiable(k) ? sweep.tangentOrZero(operand) : Constant.zero(JET));
      if (arity > 1 && !WITHOUT_VALUES.contains(rule.recurrence())) {
        operands.add(out.cast(Scalar.DOUBLE, operand));
      }
    }
    operands.add(number);
    return out.let(call(JETS, rule.recurrence(), operands));
  }

  private Atom combination(
      Value value,
      Atom number,
      Operation.Apply apply,
      Rule rule,
      ForwardSweep sweep,
      BlockBuilder out) {
    Atom sum = Constant.zero(JET);
    for (int k = 0; k < apply.operands().size(); k++) {
      Atom jet = sweep.tangent(apply.operands().get(k));
      if (jet == null || !rule.isDifferentiable(k)) {
        continue;
      }
      Constant one = Constant.of((Scalar) value.type(), 1);
      Atom partial = rule.contribution(out, k, one, apply.operands(), value);
      Atom factor = out.cast(Scalar.DOUBLE, partial);
      Atom part =
          out.let(
              factor.equals(Constant.of(1.0))
                  ? call(JETS, "at", List.of(jet, number))
                  : call(JETS, "scale", List.of(factor, jet, number)));
      sum =
          sum instanceof Constant ? part : out.let(call(JETS, "plus", List.of(sum, part, number)));
    }
    return sum;
  }

  @Override
  Operation sum(Operation.Extern sum, Atom carried, Value value) {
    return read("sum", List.of(carried, value));
  }

  @Override
  Function custom(Function function, BitSet differentiated, String name) {
    throw new IllegalStateException("no Taylor coefficients of " + function.name());
  }
}
