package dev.fluxion;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Trades time for memory in the reverse sweep of one loop; written on the variable that the header
 * of a {@code for} declares.
 *
 * <p>Reverse mode then keeps at most {@link #snapshots()} states of the loop instead of one for
 * each trip, and recomputes the rest. A {@code while} is written {@code for (@Checkpointed int k =
 * 0; condition; k++)}.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.LOCAL_VARIABLE)
public @interface Checkpointed {

  /**
   * The number of states to keep.
   *
   * @return the number; 0 for about log₂ n (four times that, so that a million trips run no more
   *     than four times again) of the trip count n where that is known on entry, else about √n
   */
  int snapshots() default 0;
}
