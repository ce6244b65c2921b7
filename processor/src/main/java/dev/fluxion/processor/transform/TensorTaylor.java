package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.rule.TensorRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The jets of operations on tensors: the runtime has a method for each, of the same name. It takes
 * the operands, those that are differentiable each behind its jet, and then the result; what is
 * spread over one parameter it takes in an array.
 */
final class TensorTaylor {
  static final String LINEAR = "dev.fluxion.tape.LinearTensorJets";
  static final String PRODUCTS = "dev.fluxion.tape.TensorJets";
  static final String SERIES = "dev.fluxion.tape.TensorSeries";
  static final String RATES = "dev.fluxion.tape.TensorRates";

  private static final Set<String> IN_SERIES =
      Set.of(
          "max",
          "min",
          "logSumExp",
          "softmax",
          "norm",
          "solve",
          "inverse",
          "det",
          "logDet",
          "cholesky");

  private final CarriedJets jets;
  private final TensorRule rule;
  private final Direction direction;
  private final BlockBuilder out;

  TensorTaylor(CarriedJets jets, TensorRule rule, Direction direction, BlockBuilder out) {
    this.jets = jets;
    this.rule = rule;
    this.direction = direction;
    this.out = out;
  }

  /** The jet of {@code value = extern}. */
  Atom of(Value value, Operation.Extern extern) {
    String name = extern.member().name();
    List<Atom> operands = extern.operands();
    List<Atom> arguments = new ArrayList<>();
    if (isOfConstant(name, operands)) {
      name += "OfConstant";
      add(operands.subList(0, 1), arguments);
      arguments.add(operands.get(1));
    } else {
      int single = Math.min(rule.firstOfSpread(), operands.size());
      add(operands.subList(0, single), arguments);
      if (single < operands.size()) {
        addSpread(operands, single, arguments);
      }
    }
    arguments.add(value);
    String owner =
        rule.isLinear() ? LINEAR : IN_SERIES.contains(extern.member().name()) ? SERIES : PRODUCTS;
    boolean isStable =
        operands.stream().noneMatch(o -> ArrayMethod.isRealArray(o.type()))
            && !(value.type() instanceof ArrayType);
    return out.let(
        CarriedObjects.call(
            owner,
            name,
            arguments.stream().map(Atom::type).toList(),
            jets.of(value.type()),
            arguments,
            isStable));
  }

  /** At a tie with a constant all of the jet is dropped, not half of it. */
  private static boolean isOfConstant(String name, List<Atom> operands) {
    return Set.of("maximum", "minimum").contains(name) && operands.get(1) instanceof Constant;
  }

  private void add(List<Atom> operands, List<Atom> arguments) {
    for (int k = 0; k < operands.size(); k++) {
      if (rule.isDifferentiable(k)) {
        arguments.add(direction.tangentOrZero(operands.get(k)));
      }
      arguments.add(operands.get(k));
    }
  }

  private void addSpread(List<Atom> operands, int first, List<Atom> arguments) {
    List<Atom> rest = operands.subList(first, operands.size());
    Type type = rest.get(0).type();
    if (rule.isDifferentiable(first)) {
      List<Atom> carried = rest.stream().map(direction::tangentOrZero).toList();
      arguments.add(out.let(new Operation.NewArray(new ArrayType(jets.of(type)), carried)));
    }
    arguments.add(out.let(new Operation.NewArray(new ArrayType(type), rest)));
  }
}
