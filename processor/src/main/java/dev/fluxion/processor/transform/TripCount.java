package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.IntegerArithmetic;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Statement;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** How many trips a loop makes, where that is known on entry. */
final class TripCount {
  private TripCount() {}

  /**
   * Appends what computes the number of trips.
   *
   * @param available how values of the primal are read here
   */
  static Atom of(
      Statement.Loop loop, LoopShape shape, UnaryOperator<Atom> available, BlockBuilder out) {
    LoopShape.Bound bound = shape.bound().orElseThrow();
    int counter = loop.parameters().indexOf(Objects.requireNonNull(shape.counter()));
    Atom start = available.apply(loop.initial().get(counter));
    Atom end = available.apply(bound.limit());
    boolean isUp = shape.direction() > 0;
    // The last trip is at limit + offset; counting it in makes one more.
    int more = 1 + bound.offset() * shape.direction();
    boolean fits = start.equals(Constant.of(0)) && isUp;
    if (more != 0 && !fits) {
      return out.name(inclusive(start, end, isUp, out), "trips");
    }
    // Where there is no trip, the difference may be too large for an int, unless the loop starts
    // at 0.
    Atom limit = fits ? end : out.apply(farther(isUp), end, start);
    Atom trips = new IntegerArithmetic(out).plus(distance(start, limit, isUp, out), more);
    Atom clamped = fits ? out.apply(IntegerArithmetic.MAX, trips, Constant.of(0)) : trips;
    return out.name(clamped, "trips");
  }

  /** With the limit itself counted in. */
  private static Atom inclusive(Atom start, Atom end, boolean isUp, BlockBuilder out) {
    Operator.Kind none = isUp ? Operator.Kind.LESS : Operator.Kind.GREATER;
    Atom isEmpty = out.operator(none, end, start);
    Atom trips = new IntegerArithmetic(out).plus(distance(start, end, isUp, out), 1);
    return out.select(isEmpty, Constant.of(0), trips);
  }

  /** How many trips a loop that counts by one makes from here to there. */
  static Atom distance(Atom from, Atom to, boolean isUp, BlockBuilder out) {
    IntegerArithmetic integers = new IntegerArithmetic(out);
    return isUp ? integers.minus(to, from) : integers.minus(from, to);
  }

  /** Which of two places such a loop comes to later. */
  static Method farther(boolean isUp) {
    return isUp ? IntegerArithmetic.MAX : IntegerArithmetic.MIN;
  }
}
