package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.TensorRule;
import dev.fluxion.processor.rule.TensorRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The tangents of the results of operations on tensors. */
final class TensorTangents {
  private TensorTangents() {}

  /** The tangent of {@code value = extern}. */
  static Atom of(
      Value value,
      Operation.Extern extern,
      TensorRule rule,
      Direction direction,
      BlockBuilder out) {
    List<Atom> operands = extern.operands();
    int[] differentiable =
        IntStream.range(0, operands.size()).filter(rule::isDifferentiable).toArray();
    int[] varied =
        IntStream.of(differentiable)
            .filter(k -> direction.tangent(operands.get(k)) != null)
            .toArray();
    boolean isPossibleByParts = IntStream.of(varied).allMatch(rule::hasPushforward);
    if (rule.isSum()
        && varied.length > 0
        && (varied.length == differentiable.length || !isPossibleByParts)) {
      List<Atom> tangents = new ArrayList<>(operands);
      for (int k : differentiable) {
        tangents.set(k, direction.tangentOrZero(operands.get(k), out));
      }
      return out.let(extern.withOperands(tangents));
    }
    Atom sum = null;
    for (int k : varied) {
      Atom tangent = Objects.requireNonNull(direction.tangent(operands.get(k)));
      Atom part = rule.pushforward(out, k, tangent, operands, value);
      sum = sum == null ? part : plus(sum, part, out);
    }
    return sum == null ? direction.zeros(value, out) : sum;
  }

  private static Atom plus(Atom a, Atom b, BlockBuilder out) {
    return a.type().isReal() ? out.plus(a, b) : TensorRules.plus(a, b, out);
  }
}
