package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.TensorRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cotangents accumulated so far, of those active values that have one. */
final class Cotangents {
  private final Set<Value> active;
  private final Map<Value, Atom> cotangents;

  Cotangents(Set<Value> active) {
    this(active, new HashMap<>());
  }

  private Cotangents(Set<Value> active, Map<Value, Atom> cotangents) {
    this.active = active;
    this.cotangents = cotangents;
  }

  /** A copy, for a branch. */
  Cotangents copy() {
    return new Cotangents(active, new HashMap<>(cotangents));
  }

  /**
   * Whether the atom is a real number or a tensor whose cotangent matters; arrays have shadows
   * instead.
   */
  boolean isActive(Atom atom) {
    return atom instanceof Value value && value.type().hasCotangent() && active.contains(value);
  }

  /** Adds {@code contribution} to the cotangent of {@code of}, if that is active. */
  void add(Atom of, Atom contribution, BlockBuilder out) {
    if (of instanceof Value value && isActive(of) && !BlockBuilder.isZero(contribution)) {
      Atom before = cotangents.get(value);
      Atom sum = before == null ? contribution : sum(before, contribution, out);
      cotangents.put(value, out.name(sum, nameOf(value)));
    }
  }

  void put(Value value, Atom cotangent) {
    cotangents.put(value, cotangent);
  }

  /** The cotangent of {@code value}; null: zero. */
  @Nullable Atom get(Value value) {
    return cotangents.get(value);
  }

  private static Atom sum(Atom a, Atom b, BlockBuilder out) {
    return a.type().isReal() ? out.plus(a, b) : TensorRules.plus(a, b, out);
  }

  /** The cotangent of {@code value}, which is to be had from {@code restoration} now. */
  Atom orZero(Value value, Restoration restoration, BlockBuilder out) {
    Atom cotangent = cotangents.get(value);
    return cotangent != null ? cotangent : zero(restoration.available(value), out);
  }

  /** The cotangent of what nothing depends on: zeros of its shape. */
  static Atom zero(Atom value, BlockBuilder out) {
    return value.type().equals(ObjectType.TENSOR)
        ? TensorRules.zerosLike(value, out)
        : Constant.zero(value.type());
  }

  /** Takes the finished cotangent of {@code value} out; null: zero. */
  @Nullable Atom take(Value value) {
    return cotangents.remove(value);
  }

  /** The values with a cotangent. */
  Set<Value> values() {
    return cotangents.keySet();
  }

  static String nameOf(Value value) {
    return value.isTemporary() ? "" : value.name() + "Bar";
  }
}
