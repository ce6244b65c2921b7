package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.analysis.Stride;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import java.util.function.UnaryOperator;

/**
 * Computes integers that a loop counts on from the number of trips, in their own arithmetic, which
 * wraps around as the loop's does.
 */
final class Induction {
  private final UnaryOperator<Atom> available;
  private final BlockBuilder out;

  /**
   * @param available how values of the primal are read here
   */
  Induction(UnaryOperator<Atom> available, BlockBuilder out) {
    this.available = available;
    this.out = out;
  }

  /** What the integer is after as many trips. */
  Atom after(Atom trips, Atom first, Stride stride) {
    boolean isLong = first.type() == Scalar.LONG;
    Atom number = isLong ? out.apply(new Cast(Scalar.INT, Scalar.LONG), trips) : trips;
    return plus(first, distance(stride, number));
  }

  /** What so many trips add. */
  private Atom distance(Stride stride, Atom trips) {
    Atom sum = new Constant((Scalar) trips.type(), zero(trips));
    for (Stride.Term term : stride.terms()) {
      if (term instanceof Stride.Fixed fixed) {
        Atom product = times(trips, available.apply(fixed.amount()));
        sum = fixed.isSubtracted() ? minus(sum, product) : plus(sum, product);
      } else if (term instanceof Stride.Nested nested) {
        LoopShape shape = LoopShape.of(nested.loop());
        Atom inner = TripCount.of(nested.loop(), shape, available, out);
        sum = plus(sum, times(trips, distance(nested.stride(), inner)));
      } else if (term instanceof Stride.Triangular triangular) {
        sum = plus(sum, times(innerTrips(triangular, trips), perTrip(triangular.stride())));
      }
    }
    return sum;
  }

  private Atom perTrip(Stride stride) {
    return distance(stride, Constant.of(1));
  }

  /** How many trips an inner loop makes altogether: trips · first ± trips · (trips − 1) / 2. */
  private Atom innerTrips(Stride.Triangular triangular, Atom trips) {
    Atom first =
        plus(
            minus(available.apply(triangular.more()), available.apply(triangular.less())),
            Constant.of(triangular.offset()));
    Atom square = times(trips, first);
    Atom triangle = triangle(trips);
    return triangular.grows() ? plus(square, triangle) : minus(square, triangle);
  }

  /** n (n − 1) / 2, also where the product is too large for an {@code int}: one factor is even. */
  private Atom triangle(Atom n) {
    Constant one = Constant.of(1);
    Atom half = out.operator(Operator.Kind.SHIFT_RIGHT_UNSIGNED, n, one);
    Atom odd = out.operator(Operator.Kind.OR, out.operator(Operator.Kind.MINUS, n, one), one);
    return out.name(out.operator(Operator.Kind.TIMES, half, odd), "triangle");
  }

  private Atom times(Atom a, Atom b) {
    if (is(a, 1)) {
      return b;
    }
    return is(b, 1) ? a : out.operator(Operator.Kind.TIMES, a, b);
  }

  private Atom plus(Atom a, Atom b) {
    if (is(a, 0)) {
      return b;
    }
    return is(b, 0) ? a : out.operator(Operator.Kind.PLUS, a, b);
  }

  private Atom minus(Atom a, Atom b) {
    return is(b, 0) ? a : out.operator(Operator.Kind.MINUS, a, b);
  }

  private static boolean is(Atom atom, int number) {
    return atom instanceof Constant constant
        && constant.value() instanceof Number n
        && n.longValue() == number;
  }

  private static Number zero(Atom like) {
    return like.type() == Scalar.LONG ? (Number) 0L : (Number) 0;
  }
}
