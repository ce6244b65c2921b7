package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

  /**
   * Arrays with the rows they were made with, and the lengths of these, of their rows, and so on.
   */
  private final Map<Value, List<Atom>> rowLengths;

  /** One length of each array, and what else is that length. */
  private final Map<Value, Atom> lengths;

  private final Map<Atom, Atom> sameLengths;

  private final Predicate<Value> hasMovingRows;

  /** Nothing is known yet. */
  public KnownIndices() {
    this(array -> true);
  }

  /**
   * Nothing is known yet.
   *
   * @param hasMovingRows whether rows of a new array may be replaced, at any level
   */
  public KnownIndices(Predicate<Value> hasMovingRows) {
    this.elements = new HashSet<>();
    this.reaches = new HashSet<>();
    this.limits = new HashMap<>();
    this.rowLengths = new HashMap<>();
    this.lengths = new HashMap<>();
    this.sameLengths = new HashMap<>();
    this.hasMovingRows = hasMovingRows;
  }

  private KnownIndices(KnownIndices other) {
    this.elements = new HashSet<>(other.elements);
    this.reaches = new HashSet<>(other.reaches);
    this.limits = new HashMap<>(other.limits);
    this.rowLengths = new HashMap<>(other.rowLengths);
    this.lengths = new HashMap<>(other.lengths);
    this.sameLengths = new HashMap<>(other.sameLengths);
    this.hasMovingRows = other.hasMovingRows;
  }

  /** What is known now, to be added to in a block. */
  public KnownIndices copy() {
    return new KnownIndices(this);
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
      List<Atom> ofRow = rowLengths.get(array);
      if (ofRow != null) {
        passNew(let.value(), ofRow);
      }
    } else if (operation instanceof Operation.Length length
        && length.array() instanceof Value array) {
      Atom first = lengths.putIfAbsent(array, let.value());
      if (first != null) {
        sameLengths.put(let.value(), first);
      }
      reach(array, let.value());
    } else if (operation instanceof Operation.Allocate allocation) {
      List<Atom> each = allocation.operands();
      boolean hasRows = each.size() > 1 && !hasMovingRows.test(let.value());
      passNew(let.value(), hasRows ? each : each.subList(0, 1));
    }
  }

  /** Takes note of an array, or a row, with the lengths that it was made with. */
  private void passNew(Value array, List<Atom> each) {
    reach(array, each.get(0));
    if (each.size() > 1) {
      rowLengths.put(array, each.subList(1, each.size()));
    }
  }

  private void reach(Value array, Atom limit) {
    reaches.add(new Reach(array, sameLengths.getOrDefault(limit, limit)));
  }

  /** Each trip of a loop from 0 up to a limit has accessed an element of its own. */
  private void pass(Statement.Loop loop) {
    Counting counting = Counting.of(loop);
    if (counting == null || !counting.first().equals(Constant.of(0))) {
      return;
    }
    KnownIndices inside = new KnownIndices();
    loop.body().statements().forEach(inside::pass);
    inside.elements.stream()
        .filter(element -> element.index().equals(counting.counter()))
        .forEach(element -> reach(element.array(), counting.limit()));
  }

  /** Takes note that a trip of the loop begins. */
  public void enter(Statement.Loop loop) {
    Counting counting = Counting.of(loop);
    if (counting != null && counting.first() instanceof Constant c && isNatural(c)) {
      loop.condition().statements().forEach(this::pass);
      Atom limit = counting.limit();
      limits.put(counting.counter(), sameLengths.getOrDefault(limit, limit));
    }
  }

  private static boolean isNatural(Constant constant) {
    return constant.value() instanceof Integer n && n >= 0;
  }

  /**
   * A loop that counts up by one.
   *
   * @param limit what the counter is less than in a trip; it may be computed by the condition, if
   *     it is the length of an array
   */
  private record Counting(Value counter, Atom first, Atom limit) {
    static @Nullable Counting of(Statement.Loop loop) {
      LoopShape shape = LoopShape.of(loop);
      if (shape.bound().isPresent()) {
        LoopShape.Bound bound = shape.bound().get();
        return shape.direction() > 0 && bound.offset() == -1
            ? of(loop, Objects.requireNonNull(shape.counter()), bound.limit())
            : null;
      }
      List<Statement> test = loop.condition().statements();
      if (test.size() == 2
          && test.get(0) instanceof Statement.Let length
          && length.operation() instanceof Operation.Length
          && test.get(1) instanceof Statement.Let comparison
          && loop.condition().results().equals(List.of(comparison.value()))
          && comparison.operation() instanceof Operation.Apply apply
          && apply.primitive() instanceof Operator operator
          && operator.kind() == Operator.Kind.LESS
          && apply.operands().get(1).equals(length.value())
          && apply.operands().get(0) instanceof Value counter
          && Long.valueOf(1).equals(shape.steps().get(counter))) {
        return of(loop, counter, length.value());
      }
      return null;
    }

    private static Counting of(Statement.Loop loop, Value counter, Atom limit) {
      return new Counting(counter, loop.initial().get(loop.parameters().indexOf(counter)), limit);
    }
  }
}
