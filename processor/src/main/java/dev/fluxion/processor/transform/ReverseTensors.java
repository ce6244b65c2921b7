package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.TensorRule;
import dev.fluxion.processor.rule.TensorRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reverse sweep's way through operations on tensors. */
final class ReverseTensors {
  private final ReverseArrays arrays;
  private final Restoration restoration;

  ReverseTensors(ReverseArrays arrays, Restoration restoration) {
    this.arrays = arrays;
    this.restoration = restoration;
  }

  /**
   * Back through {@code value = extern}.
   *
   * @param bar the cotangent of the value; null if there is none, or if it is an array
   * @return whether the operation is one on tensors
   */
  boolean operation(
      Value value, Operation.Extern extern, @Nullable Atom bar, BlockBuilder out, Cotangents bars) {
    TensorRule rule = TensorRules.standard().find(extern.member()).orElse(null);
    if (rule == null) {
      return false;
    }
    Atom cotangent = bar == null ? arrays.shadow(value) : bar;
    if (cotangent == null) {
      return true;
    }
    List<Atom> original = extern.operands();
    List<Atom> operands = restoration.available(extern).operands();
    Atom result = restoration.available(value);
    for (int k = 0; k < original.size(); k++) {
      if (!rule.hasPullback(k)) {
        continue;
      }
      Atom shadow = arrays.shadow(original.get(k));
      if (shadow != null) {
        out.let(Shadows.add(shadow, rule.pullback(out, k, cotangent, operands, result)));
      } else if (bars.isActive(original.get(k))) {
        bars.add(original.get(k), rule.pullback(out, k, cotangent, operands, result), out);
      }
    }
    return true;
  }
}
