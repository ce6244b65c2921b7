package dev.fluxion.processor.ir;

import java.util.List;

/** A primitive conversion, widening or narrowing. */
public record Cast(Scalar from, Scalar to) implements Primitive {
  @Override
  public List<Scalar> parameters() {
    return List.of(from);
  }

  @Override
  public Scalar result() {
    return to;
  }

  @Override
  public boolean mayThrow() {
    return false;
  }

  @Override
  public String toString() {
    return "(" + to + ")";
  }
}
