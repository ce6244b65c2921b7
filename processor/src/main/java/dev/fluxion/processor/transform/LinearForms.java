package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.Rule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tangents as multiples of a tangent that they have in common, which is factored out until it is
 * needed:
 *
 * <pre>
 * yDot = xDot * a + (xDot * b) * c    →    yDot = xDot * (a + b * c)
 * </pre>
 *
 * So what does not depend on the common tangent can be computed before it. A value that is read
 * more than once begins a new multiple.
 */
final class LinearForms {

  /** {@code base · factor}. */
  private record Form(Atom base, Atom factor) {}

  private final Direction direction;
  private final Map<Value, Form> forms = new HashMap<>();
  private final Map<Value, Integer> uses = new HashMap<>();

  LinearForms(Direction direction, Function function) {
    this.direction = direction;
    Values.forEachUse(function.body(), v -> uses.merge(v, 1, Integer::sum));
  }

  /**
   * The tangent of {@code value = apply}; dead code if only multiples of it are asked for later.
   */
  Atom apply(Value value, Operation.Apply apply, Rule rule, BlockBuilder out) {
    Map<Atom, Atom> factors = new LinkedHashMap<>();
    List<Atom> operands = apply.operands();
    for (int k = 0; k < operands.size(); k++) {
      Atom tangent = direction.tangent(operands.get(k));
      if (tangent != null && rule.isDifferentiable(k)) {
        Form form = form((Value) operands.get(k), tangent);
        Atom part = rule.contribution(out, k, form.factor(), operands, value);
        Atom before = factors.get(form.base());
        factors.put(form.base(), before == null ? part : out.plus(before, part));
      }
    }
    Atom sum = Constant.of((Scalar) value.type(), 0);
    for (Map.Entry<Atom, Atom> entry : factors.entrySet()) {
      sum = out.plus(sum, out.strongTimes(entry.getKey(), entry.getValue()));
    }
    if (factors.size() == 1 && uses.getOrDefault(value, 0) < 2) {
      Map.Entry<Atom, Atom> only = factors.entrySet().iterator().next();
      forms.put(value, new Form(only.getKey(), only.getValue()));
    }
    return sum;
  }

  private Form form(Value operand, Atom tangent) {
    Form form = forms.get(operand);
    return form != null ? form : new Form(tangent, Constant.of((Scalar) tangent.type(), 1));
  }
}
