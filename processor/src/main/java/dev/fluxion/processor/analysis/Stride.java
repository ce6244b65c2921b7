package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What each trip of a loop adds to an integer that it carries, in arithmetic that wraps around: the
 * sum of the terms. None of them depends on what the loop computes, so that the integer at the
 * start of any trip is known from the number of trips before it.
 */
public record Stride(List<Term> terms) {
  public Stride {
    terms = List.copyOf(terms);
  }

  /** A part of what a trip adds. */
  public sealed interface Term {
    /** Adds the values from outside the loop that the term is computed from. */
    void read(Set<Value> values);
  }

  /** The same number in each trip. */
  public record Fixed(Atom amount, boolean isSubtracted) implements Term {
    @Override
    public void read(Set<Value> values) {
      add(amount, values);
    }
  }

  /** What an inner loop adds, which makes the same number of trips each time it runs. */
  public record Nested(Statement.Loop loop, Stride stride) implements Term {
    @Override
    public void read(Set<Value> values) {
      LoopShape shape = LoopShape.of(loop);
      add(loop.initial().get(loop.parameters().indexOf(shape.counter())), values);
      add(shape.bound().orElseThrow().limit(), values);
      stride.read().forEach(values::add);
    }
  }

  /**
   * What an inner loop adds, which makes {@code more − less + offset} trips the first time, and
   * then one more each time, or one fewer.
   *
   * @param stride what one of its trips adds; not triangular itself
   */
  public record Triangular(Stride stride, Atom more, Atom less, int offset, boolean grows)
      implements Term {
    @Override
    public void read(Set<Value> values) {
      add(more, values);
      add(less, values);
      stride.read().forEach(values::add);
    }
  }

  private static void add(Atom atom, Set<Value> values) {
    if (atom instanceof Value value) {
      values.add(value);
    }
  }

  /** The values from outside the loop that the stride is computed from. */
  public Set<Value> read() {
    Set<Value> values = new LinkedHashSet<>();
    terms.forEach(term -> term.read(values));
    return values;
  }

  /** Whether each trip adds the same. */
  public boolean isSteady() {
    return terms.stream().noneMatch(Triangular.class::isInstance);
  }
}
