package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.Rule;
import dev.fluxion.processor.rule.RuleTable;
import dev.fluxion.processor.rule.TensorRule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jets: truncated Taylor series, of {@code double} beside numbers of either type. The runtime has
 * the recurrences; what is linear between its kinks needs the partials of the table only.
 */
final class CarriedJets extends CarriedObjects {
  static final String JETS = "dev.fluxion.tape.Jets";
  static final String ARRAYS = "dev.fluxion.tape.JetArrays";
  static final String RATES = "dev.fluxion.tape.ArrayRates";

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
  Atom apply(Value value, Operation.Apply apply, Rule rule, Direction direction, BlockBuilder out) {
    Atom number = out.cast(Scalar.DOUBLE, value);
    if (apply.primitive() instanceof Cast) {
      Atom jet = direction.tangentOrZero(apply.operands().get(0));
      return out.let(made("at", List.of(jet, number)));
    }
    if (rule.recurrence().isEmpty()) {
      return combination(value, number, apply, rule, direction, out);
    }
    List<Atom> jets = new ArrayList<>();
    for (int k = 0; k < apply.operands().size(); k++) {
      Atom operand = apply.operands().get(k);
      jets.add(rule.isDifferentiable(k) ? direction.tangentOrZero(operand) : Constant.zero(JET));
    }
    Operation simple =
        jets.size() == 2 ? withConstant(rule.recurrence(), jets, apply, number, out) : null;
    return out.let(
        simple != null ? simple : recurrence(rule.recurrence(), jets, apply, number, out));
  }

  @Override
  Atom apply(
      Value value,
      Operation.Extern extern,
      TensorRule rule,
      Direction direction,
      BlockBuilder out) {
    return new TensorTaylor(this, rule, direction, out).of(value, extern);
  }

  /** An operator of a jet and a constant; null if it is no operator, or of two jets. */
  private @Nullable Operation withConstant(
      String name, List<Atom> jets, Operation.Apply apply, Atom number, BlockBuilder out) {
    int varied = jets.get(0) instanceof Constant ? 1 : 0;
    if (!(jets.get(1 - varied) instanceof Constant)) {
      return null;
    }
    Atom jet = jets.get(varied);
    Atom constant = apply.operands().get(1 - varied);
    return switch (name) {
      case "plus" -> made("at", List.of(jet, number));
      case "minus" -> made(varied == 0 ? "at" : "negate", List.of(jet, number));
      case "times" -> made("scale", List.of(out.cast(Scalar.DOUBLE, constant), jet, number));
      case "divide" ->
          varied == 1
              ? null
              : made("divide", List.of(jet, out.cast(Scalar.DOUBLE, constant), number));
      default -> null;
    };
  }

  private Operation recurrence(
      String name, List<Atom> jets, Operation.Apply apply, Atom number, BlockBuilder out) {
    List<Atom> operands = new ArrayList<>();
    for (int k = 0; k < jets.size(); k++) {
      operands.add(jets.get(k));
      if (jets.size() > 1 && !WITHOUT_VALUES.contains(name)) {
        operands.add(out.cast(Scalar.DOUBLE, apply.operands().get(k)));
      }
    }
    operands.add(number);
    return made(name, operands);
  }

  private Atom combination(
      Value value,
      Atom number,
      Operation.Apply apply,
      Rule rule,
      Direction direction,
      BlockBuilder out) {
    Atom sum = Constant.zero(JET);
    for (int k = 0; k < apply.operands().size(); k++) {
      Atom jet = direction.tangent(apply.operands().get(k));
      if (jet == null || !rule.isDifferentiable(k)) {
        continue;
      }
      Constant one = Constant.of((Scalar) value.type(), 1);
      Atom partial = rule.contribution(out, k, one, apply.operands(), value);
      Atom factor = out.cast(Scalar.DOUBLE, partial);
      Atom part =
          out.let(
              factor.equals(Constant.of(1.0))
                  ? made("at", List.of(jet, number))
                  : made("scale", List.of(factor, jet, number)));
      sum = sum instanceof Constant ? part : out.let(made("plus", List.of(sum, part, number)));
    }
    return sum;
  }

  /** What a method of the runtime makes. */
  Operation made(String name, List<Atom> operands) {
    return call(JETS, name, operands);
  }

  /** What a method of the runtime makes of a jet, whatever it stands beside: one like it. */
  Operation derived(String name, Atom jet, List<Atom> more) {
    List<Atom> operands = new ArrayList<>(List.of(jet));
    operands.addAll(more);
    List<Type> types = operands.stream().map(Atom::type).toList();
    boolean isOfNumber = jet.type().equals(JET);
    return call(ownerOf(jet), name, types, jet.type(), operands, isOfNumber);
  }

  /** The value's derivative. */
  Atom rate(Value jet, Value value, BlockBuilder out) {
    List<Atom> operands = List.of(jet, value);
    if (value.type() instanceof Scalar scalar) {
      return out.cast(
          scalar, out.let(call(JETS, "rate", List.of(JET), Scalar.DOUBLE, List.of(jet), true)));
    }
    List<Type> types = operands.stream().map(Atom::type).toList();
    return out.let(call(ownerOf(jet), "rate", types, value.type(), operands, false));
  }

  private static String ownerOf(Atom jet) {
    if (jet.type().equals(JET)) {
      return JETS;
    }
    return jet.type().equals(new ArrayType(ObjectType.TENSOR)) ? TensorTaylor.RATES : RATES;
  }

  /** The order of the jets if that is not {@code known}; 0 if nothing changes. */
  Operation order(Atom known, Atom jet) {
    return call(RATES, "order", List.of(Scalar.INT, ANY), Scalar.INT, List.of(known, jet), false);
  }

  @Override
  Operation sum(Operation.Extern sum, Atom carried, Value value) {
    return read("sum", List.of(carried, value));
  }

  /** Also of partial derivatives: the Taylor coefficients of a result are made of theirs. */
  @Override
  Activity activity(Program program, BitSet differentiated, RuleTable rules) {
    return Activity.withPartials(program, differentiated, rules);
  }

  @Override
  @Nullable String given(CustomDerivative.Whole whole) {
    return whole.jets();
  }

  @Override
  Function custom(Function function, BitSet differentiated, String name, Forward transform) {
    return new CustomJets(this, function, transform).function(differentiated, name);
  }
}
