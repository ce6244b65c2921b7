package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known about operations on tensors: the rows of {@link TensorTable}. */
public final class TensorRules {
  private static final TensorRules STANDARD = new TensorRules();

  private final Map<String, List<TensorRow>> byName = new TensorTable().byName();

  private TensorRules() {}

  /** The one table. */
  public static TensorRules standard() {
    return STANDARD;
  }

  /** The rule of a method; empty if it is none on tensors. */
  public Optional<TensorRule> find(ExternalMember member) {
    return byName.getOrDefault(member.name(), List.of()).stream()
        .filter(row -> row.owner().equals(member.owner()) && row.takes(member.parameters()))
        .findFirst()
        .map(row -> new TensorRule(row, this));
  }

  /** The operations that users call, in the order of the table. */
  List<TensorRow> users() {
    return byName.values().stream()
        .flatMap(List::stream)
        .filter(row -> row.owner().equals(ObjectType.TENSOR.className()))
        .toList();
  }

  /** The row of this name that takes these arguments. */
  TensorRow row(String name, List<Type> types) {
    return byName.getOrDefault(name, List.of()).stream()
        .filter(row -> row.takes(types))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("a formula calls the unknown " + name + types));
  }

  /** The method of that name as generated code calls it; empty if the table does not know it. */
  public Optional<ExternalMember> member(String owner, String name, List<Type> types) {
    return byName.getOrDefault(name, List.of()).stream()
        .filter(row -> row.owner().equals(owner) && row.takes(types))
        .findFirst()
        .map(row -> row.member(types));
  }

  /** The sum of two tensors of one shape. */
  public static Atom plus(Atom a, Atom b, BlockBuilder out) {
    return new TensorScope(out, STANDARD).call("plus", List.of(a, b));
  }

  /** The tensor times a number, zeros where that is exactly 0. */
  static Atom scaled(Atom factor, Atom tensor, BlockBuilder out) {
    return new TensorScope(out, STANDARD).call("strongTimes", List.of(factor, tensor));
  }

  /** The sum of two tensors, of which the first may be null, which is zero. */
  public static Atom accumulate(Atom sum, Atom a, BlockBuilder out) {
    return new TensorScope(out, STANDARD).call("accumulate", List.of(sum, a));
  }

  /** The tensor, or, if it is null, zeros of the shape of another one. */
  public static Atom orZeros(Atom a, Atom like, BlockBuilder out) {
    return new TensorScope(out, STANDARD).call("orZeros", List.of(a, like));
  }

  /** Zeros of the shape of a tensor. */
  public static Atom zerosLike(Atom tensor, BlockBuilder out) {
    return new TensorScope(out, STANDARD).call("zerosLike", List.of(tensor));
  }
}
