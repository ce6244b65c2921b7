package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which elements are known to exist at a point of a function, so that reading them cannot throw:
 * those that were accessed before, and those below a limit that the array's length is known to
 * reach. A walk over the function tells what it passes; what is learnt in a block holds in it only.
 */
public final class KnownIndices {

  /** An element. */
  private record Element(Value array, Atom index) {}

  /** The array has as many elements as {@code limit} says, or the limit is not positive. */
  private record Reach(Value array, Atom limit) {}

  private final Set<Element> elements;
  private final Set<Reach> reaches;

  /** Counters from a constant up, never negative, with what they are less than. */
  private final Map<Value, Atom> limits;

  /** Nothing is known yet. */
  public KnownIndices() {
    this(Set.of(), Set.of(), Map.of());
  }

  private KnownIndices(Set<Element> elements, Set<Reach> reaches, Map<Value, Atom> limits) {
    this.elements = new HashSet<>(elements);
    this.reaches = new HashSet<>(reaches);
    this.limits = new HashMap<>(limits);
  }

  /** What is known now, to be added to in a block. */
  public KnownIndices copy() {
    return new KnownIndices(elements, reaches, limits);
  }

  /** Whether {@code array} has an element at {@code index}. */
  public boolean exists(Atom array, Atom index) {
    if (!(array instanceof Value value)) {
      return false;
    }
    Atom limit = index instanceof Value counter ? limits.get(counter) : null;
    return elements.contains(new Element(value, index))
        || (limit != null && reaches.contains(new Reach(value, limit)));
  }

  /** Takes note that the statement has been executed. */
  public void pass(Statement statement) {
    if (statement instanceof Statement.Store store && store.array() instanceof Value array) {
      elements.add(new Element(array, store.index()));
    } else if (statement instanceof Statement.Let let) {
      pass(let);
    } else if (statement instanceof Statement.Loop loop) {
      pass(loop);
    }
  }

  private void pass(Statement.Let let) {
    Operation operation = let.operation();
    if (operation instanceof Operation.Load load && load.array() instanceof Value array) {
      elements.add(new Element(array, load.index()));
    } else if (operation instanceof Operation.Length length
        && length.array() instanceof Value array) {
      reaches.add(new Reach(array, let.value()));
    } else if (operation instanceof Operation.Allocate allocation) {
      reaches.add(new Reach(let.value(), allocation.operands().get(0)));
    }
  }

  /** Each trip of a loop from 0 up to a limit has accessed an element of its own. */
  private void pass(Statement.Loop loop) {
    LoopShape shape = LoopShape.of(loop);
    Atom limit = limit(loop, shape);
    if (limit == null || !first(loop, shape).equals(Constant.of(0))) {
      return;
    }
    KnownIndices inside = new KnownIndices();
    loop.body().statements().forEach(inside::pass);
    inside.elements.stream()
        .filter(element -> element.index().equals(shape.counter()))
        .forEach(element -> reaches.add(new Reach(element.array(), limit)));
  }

  /** Takes note that a trip of the loop begins. */
  public void enter(Statement.Loop loop) {
    LoopShape shape = LoopShape.of(loop);
    Atom limit = limit(loop, shape);
    if (limit != null
        && first(loop, shape) instanceof Constant c
        && c.value() instanceof Integer n
        && n >= 0) {
      limits.put(Objects.requireNonNull(shape.counter()), limit);
    }
  }

  private static Atom first(Statement.Loop loop, LoopShape shape) {
    return loop.initial().get(loop.parameters().indexOf(shape.counter()));
  }

  private static @org.jspecify.annotations.Nullable Atom limit(
      Statement.Loop loop, LoopShape shape) {
    return shape.direction() > 0
        ? shape.bound().filter(b -> b.offset() == -1).map(LoopShape.Bound::limit).orElse(null)
        : null;
  }
}
