package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The Hessian with respect to a few numbers: the gradient carried along all unit vectors in one
 * run, whose partial derivatives serve them all; of the symmetric matrix only the upper half.
 */
public final class NumbersHessian {
  /** More tangents would no longer stay in registers, not even half of them. */
  private static final int MOST = 6;

  /** A longer gradient, with all its tangents, becomes too long to be compiled well. */
  private static final int LONGEST = 1_000;

  private NumbersHessian() {}

  /**
   * Whether there are a few numbers only.
   *
   * @param gradient from the arguments to the value and its derivatives
   */
  public static boolean isPossible(Program gradient, BitSet differentiated) {
    List<Value> parameters = gradient.entry().parameters();
    int size = 0;
    for (Function function : gradient.functions()) {
      size += InlineCalls.size(function.body());
    }
    return differentiated.cardinality() <= MOST
        && size * (1 + differentiated.cardinality()) <= LONGEST
        && differentiated.stream().allMatch(i -> parameters.get(i).type().isReal())
        && !ForwardGradient.saves(gradient);
  }

  /**
   * @return from the same arguments to the value, the gradient and the Hessian: from each row what
   *     stands on the diagonal and behind it
   */
  public static Program of(Program gradient, BitSet differentiated) {
    int n = differentiated.cardinality();
    List<Integer> picked = new ArrayList<>();
    for (int i = 0; i <= n; i++) {
      picked.add(i);
    }
    for (int row = 0; row < n; row++) {
      for (int column = row; column < n; column++) {
        picked.add((1 + n) * (1 + row) + 1 + column);
      }
    }
    return UnitDirections.pushforward(gradient, differentiated, picked);
  }
}
