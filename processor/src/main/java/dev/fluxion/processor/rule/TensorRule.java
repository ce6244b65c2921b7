package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is known about one operation on tensors: a row of {@link TensorTable}. */
public final class TensorRule {
  private final TensorRow row;
  private final TensorRules rules;

  TensorRule(TensorRow row, TensorRules rules) {
    this.row = row;
    this.rules = rules;
  }

  /** Whether the result varies with the argument of this number. */
  public boolean isDifferentiable(int argument) {
    int parameter = row.parameter(argument);
    return row.reverse().containsKey(parameter)
        || row.forward().containsKey(parameter)
        || row.linear().contains(parameter);
  }

  /** Whether a tangent goes forward through the argument of this number on its own. */
  public boolean hasPushforward(int argument) {
    int parameter = row.parameter(argument);
    return row.linear().contains(parameter) || row.forward().containsKey(parameter);
  }

  /** Whether cotangents go back through the argument of this number. */
  public boolean hasPullback(int argument) {
    return row.reverse().containsKey(row.parameter(argument));
  }

  /**
   * Whether the operation itself, applied to the tangents of all differentiable arguments, yields
   * the tangent of the result.
   */
  public boolean isSum() {
    return row.isSum();
  }

  /**
   * Whether the operation itself maps tangents, of the one argument that it varies with, or all.
   */
  public boolean isLinear() {
    return row.linear().size() == 1 || (row.isSum() && row.isSpread());
  }

  /** The number of the first argument of those that stand for one parameter. */
  public int firstOfSpread() {
    return row.isSpread() ? row.parameters().size() - 1 : Integer.MAX_VALUE;
  }

  /** Whether users call it; the others stand in derivatives only. */
  public boolean isUsers() {
    return row.owner().equals(ObjectType.TENSOR.className());
  }

  /** The part of the result's tangent that is due to the argument of this number. */
  public Atom pushforward(
      BlockBuilder b, int argument, Atom tangent, List<Atom> operands, Atom result) {
    Formula formula = row.forward().get(row.parameter(argument));
    if (formula != null) {
      return build(formula, b, argument, tangent, operands, result);
    }
    List<Atom> moved = new ArrayList<>(operands);
    moved.set(argument, tangent);
    return new TensorScope(b, rules).call(row, moved);
  }

  /** The part of the cotangent of the argument of this number that is due to the result's. */
  public Atom pullback(
      BlockBuilder b, int argument, Atom cotangent, List<Atom> operands, Atom result) {
    Formula formula = Objects.requireNonNull(row.reverse().get(row.parameter(argument)));
    return build(formula, b, argument, cotangent, operands, result);
  }

  private Atom build(
      Formula formula,
      BlockBuilder b,
      int argument,
      Atom derivative,
      List<Atom> operands,
      Atom result) {
    TensorScope scope = new TensorScope(b, rules);
    int last = row.parameters().size() - 1;
    for (int i = 0; i <= last; i++) {
      boolean isRest = row.isSpread() && i == last;
      scope.define(row.names().get(i), operands.subList(i, isRest ? operands.size() : i + 1));
    }
    scope.define("d", List.of(derivative));
    scope.define("r", List.of(result));
    scope.define("number", List.of(TensorScope.number(argument - last)));
    return scope.build(formula.root());
  }
}
