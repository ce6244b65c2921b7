package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.TensorRule;
import dev.fluxion.processor.rule.TensorRules;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reverse sweep's way through operations on tensors. */
final class ReverseTensors {
  private final ReverseArrays arrays;
  private final Map<Value, Atom> conversions;
  private final Restoration restoration;

  /**
   * @param conversions of {@link ShadowedFunction}
   */
  ReverseTensors(ReverseArrays arrays, Map<Value, Atom> conversions, Restoration restoration) {
    this.arrays = arrays;
    this.conversions = conversions;
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
    Atom cotangent = bar == null ? shadow(value, value) : bar;
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
      Atom shadow = shadow(original.get(k), value);
      if (shadow != null) {
        out.let(Shadows.add(shadow, rule.pullback(out, k, cotangent, operands, result)));
      } else if (bars.isActive(original.get(k))) {
        bars.add(original.get(k), rule.pullback(out, k, cotangent, operands, result), out);
      }
    }
    return true;
  }

  /** The shadow of {@code array} as it was when {@code value} was computed. */
  private @Nullable Atom shadow(Atom array, Value value) {
    Atom rows = conversions.get(value);
    return rows != null && rows.type().equals(array.type())
        ? restoration.available(rows)
        : arrays.shadow(array);
  }
}
