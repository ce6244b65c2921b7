package dev.fluxion.processor.ir;

/** Numbers the values of one function. Confined to the pass that uses it. */
public final class ValueSupply {
  private int next;

  public ValueSupply(int next) {
    this.next = next;
  }

  /** A supply whose values are new in {@code function}. */
  public static ValueSupply after(Function function) {
    int[] largest = {-1};
    Values.forEachDefinition(function, v -> largest[0] = Math.max(largest[0], v.id()));
    return new ValueSupply(largest[0] + 1);
  }

  public Value fresh(String name, Type type) {
    return new Value(next++, name, type);
  }

  public Value temporary(Type type) {
    return fresh("", type);
  }
}
