package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.analysis.Stride;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.IntegerArithmetic;
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
  private final IntegerArithmetic integers;

  /**
   * @param available how values of the primal are read here
   */
  Induction(UnaryOperator<Atom> available, BlockBuilder out) {
    this.available = available;
    this.out = out;
    this.integers = new IntegerArithmetic(out);
  }

  /** What the integer is after as many trips. */
  Atom after(Atom trips, Atom first, Stride stride) {
    boolean isLong = first.type() == Scalar.LONG;
    Atom number = isLong ? out.apply(new Cast(Scalar.INT, Scalar.LONG), trips) : trips;
    return integers.plus(first, distance(stride, number));
  }

  /** What so many trips add. */
  private Atom distance(Stride stride, Atom trips) {
    Atom sum = new Constant((Scalar) trips.type(), zero(trips));
    for (Stride.Term term : stride.terms()) {
      if (term instanceof Stride.Fixed fixed) {
        Atom product = integers.times(trips, available.apply(fixed.amount()));
        sum = fixed.isSubtracted() ? integers.minus(sum, product) : integers.plus(sum, product);
      } else if (term instanceof Stride.Nested nested) {
        LoopShape shape = LoopShape.of(nested.loop());
        Atom inner = TripCount.of(nested.loop(), shape, available, out);
        sum = integers.plus(sum, integers.times(trips, distance(nested.stride(), inner)));
      } else if (term instanceof Stride.Triangular triangular) {
        sum =
            integers.plus(
                sum, integers.times(innerTrips(triangular, trips), perTrip(triangular.stride())));
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
        integers.plus(
            integers.minus(available.apply(triangular.more()), available.apply(triangular.less())),
            triangular.offset());
    Atom square = integers.times(trips, first);
    Atom triangle = triangle(trips);
    return triangular.grows() ? integers.plus(square, triangle) : integers.minus(square, triangle);
  }

  /** n (n − 1) / 2, also where the product is too large for an {@code int}: one factor is even. */
  private Atom triangle(Atom n) {
    Constant one = Constant.of(1);
    Atom half = out.operator(Operator.Kind.SHIFT_RIGHT_UNSIGNED, n, one);
    Atom odd = out.operator(Operator.Kind.OR, integers.minus(n, one), one);
    return out.name(integers.times(half, odd), "triangle");
  }

  private static Number zero(Atom like) {
    return like.type() == Scalar.LONG ? (Number) 0L : (Number) 0;
  }
}
