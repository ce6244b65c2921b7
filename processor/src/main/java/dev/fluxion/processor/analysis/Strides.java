package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the integers that a loop only counts on, the loops inside it included. */
public final class Strides {
  private final Set<Value> inside;

  private Strides(Set<Value> inside) {
    this.inside = inside;
  }

  /** What a trip adds to the loop's parameter of this number; empty if that is not known. */
  public static Optional<Stride> of(Statement.Loop loop, int number) {
    return Optional.ofNullable(
        new Strides(LoopShape.definedIn(loop)).new Trip(loop).stride(number));
  }

  private boolean isInvariant(Atom atom) {
    return !(atom instanceof Value value && inside.contains(value));
  }

  /** The body of the loop itself or of one inside it. */
  private final class Trip {
    private final Statement.Loop loop;
    private final Map<Value, Statement> definitions = new HashMap<>();

    Trip(Statement.Loop loop) {
      this.loop = loop;
      loop.body().statements().forEach(s -> s.results().forEach(r -> definitions.put(r, s)));
    }

    @Nullable Stride stride(int number) {
      if (loop.body().isAbrupt()) {
        return null;
      }
      Value parameter = loop.parameters().get(number);
      List<Stride.Term> terms = new ArrayList<>();
      Atom at = loop.body().results().get(number);
      while (at != null && !at.equals(parameter)) {
        Statement definition = at instanceof Value ? definitions.get(at) : null;
        if (definition instanceof Statement.Let let) {
          at = before(let, terms);
        } else if (definition instanceof Statement.Loop inner && at.type() == Scalar.INT) {
          at = before(inner, inner.results().indexOf(at), terms);
        } else {
          at = null;
        }
      }
      return at == null ? null : new Stride(terms);
    }

    /** What an addition adds to; null if what it adds is not known. */
    private @Nullable Atom before(Statement.Let let, List<Stride.Term> terms) {
      Operator.Kind kind = sumOrDifference(let);
      if (kind == null) {
        return null;
      }
      Atom left = let.operation().operands().get(0);
      Atom right = let.operation().operands().get(1);
      if (isStep(right)) {
        terms.add(new Stride.Fixed(right, kind == Operator.Kind.MINUS));
        return left;
      }
      if (kind == Operator.Kind.PLUS && isStep(left)) {
        terms.add(new Stride.Fixed(left, false));
        return right;
      }
      return null;
    }

    private boolean isStep(Atom atom) {
      return isInvariant(atom) && (atom instanceof Constant || atom.type() == Scalar.INT);
    }

    private static Operator.@Nullable Kind sumOrDifference(Statement.Let let) {
      boolean isInteger = let.value().type() == Scalar.INT || let.value().type() == Scalar.LONG;
      if (!isInteger
          || !(let.operation() instanceof Operation.Apply apply)
          || !(apply.primitive() instanceof Operator operator)) {
        return null;
      }
      Operator.Kind kind = operator.kind();
      return kind == Operator.Kind.PLUS || kind == Operator.Kind.MINUS ? kind : null;
    }

    /** What an inner loop starts from; null if what it adds is not known. */
    private @Nullable Atom before(Statement.Loop inner, int number, List<Stride.Term> terms) {
      LoopShape shape = LoopShape.of(inner);
      Stride stride = new Trip(inner).stride(number);
      if (stride == null || shape.bound().isEmpty()) {
        return null;
      }
      Atom start = inner.initial().get(inner.parameters().indexOf(shape.counter()));
      Atom limit = shape.bound().get().limit();
      Stride.Term term =
          isInvariant(start) && isInvariant(limit)
              ? new Stride.Nested(inner, stride)
              : triangular(stride, shape, start, limit);
      if (term == null) {
        return null;
      }
      terms.add(term);
      return inner.initial().get(number);
    }

    /** The inner loop's trips, where its start or its limit moves with this loop's counter. */
    private Stride.@Nullable Triangular triangular(
        Stride stride, LoopShape inner, Atom start, Atom limit) {
      LoopShape outer = LoopShape.of(loop);
      if (outer.bound().isEmpty()
          || outer.direction() < 0
          || inner.direction() < 0
          || !stride.isSteady()) {
        return null;
      }
      Atom first = loop.initial().get(loop.parameters().indexOf(outer.counter()));
      LoopShape.Bound bound = outer.bound().get();
      int offset = inner.bound().orElseThrow().offset() + 1;
      Integer ahead = distance(start, outer);
      if (ahead != null) {
        // The counter is at most limit + bound.offset(): the inner loop never has fewer than no
        // trips to make, and its start does not wrap around.
        boolean isNeverNegative = ahead >= 0 && ahead <= offset - bound.offset();
        return limit.equals(bound.limit())
                && isInvariant(limit)
                && isInvariant(first)
                && isNeverNegative
            ? new Stride.Triangular(stride, limit, first, offset - ahead, false)
            : null;
      }
      Integer beyond = distance(limit, outer);
      if (beyond == null || beyond < 0 || beyond > 1) {
        return null;
      }
      return first instanceof Constant from
              && from.value() instanceof Integer a
              && start instanceof Constant to
              && to.value() instanceof Integer b
              && Math.abs((long) a) + Math.abs((long) b) < Integer.MAX_VALUE / 2
              && a - b + beyond + offset >= 0
          ? new Stride.Triangular(stride, first, start, beyond + offset, true)
          : null;
    }

    /** How far an integer is ahead of this loop's counter; null if that is not known. */
    private @Nullable Integer distance(Atom atom, LoopShape shape) {
      if (atom.equals(shape.counter())) {
        return 0;
      }
      return atom instanceof Value
              && definitions.get(atom) instanceof Statement.Let let
              && sumOrDifference(let) == Operator.Kind.PLUS
              && let.operation().operands().get(0).equals(shape.counter())
              && let.operation().operands().get(1) instanceof Constant constant
              && constant.value() instanceof Integer number
          ? number
          : null;
    }
  }
}
