package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * What the reverse sweep reads of the primal, and how it gets it: saved by the forward sweep, or
 * recomputed from what is saved. The choice is a minimum cut between what must be saved if anything
 * (loop-carried values, results of calls and of transcendental functions) and what is needed, with
 * bytes times estimated trips as costs.
 *
 * @param saved values that the forward sweep saves
 * @param recomputed values that the reverse sweep computes again, each in the mirror image of its
 *     own block
 * @param reread values that it reads from the arrays to which the primal has written them, there,
 *     too
 * @param handedOn values that a trip hands on: the reverse sweep has each from the trip that got
 *     it, which comes before, and in the last trip from the loop's result
 */
public record RecordingPlan(
    Set<Value> saved,
    Set<Value> recomputed,
    Map<Value, Statement.Store> reread,
    Map<Value, HandedOn> handedOn) {
  /** A plan that restores nothing. */
  public static final RecordingPlan NONE =
      new RecordingPlan(Set.of(), Set.of(), Map.of(), Map.of());

  /**
   * How a value is handed on.
   *
   * @param parameter what it is in the next trip
   * @param result what it is behind the loop
   */
  public record HandedOn(Value parameter, Value result) {}

  /**
   * Makes the plan.
   *
   * @param needed the values that the reverse sweep reads
   * @param keepsLocals whether the values of the function's own block are still there in the
   *     reverse sweep
   */
  public static RecordingPlan of(Regions regions, Collection<Value> needed, boolean keepsLocals) {
    return of(regions, needed, keepsLocals, Set.of());
  }

  /**
   * The same.
   *
   * @param remade new arrays of zeros that the forward sweep itself does not look at
   */
  public static RecordingPlan of(
      Regions regions, Collection<Value> needed, boolean keepsLocals, Set<Value> remade) {
    RecordingPlanner planner = new RecordingPlanner(regions, keepsLocals, remade);
    RecordingPlan plan = planner.plan(needed);
    Map<Value, Statement.Store> stored = StoredValues.of(regions.body());
    stored.keySet().removeIf(v -> !plan.saved.contains(v) && !plan.recomputed.contains(v));
    if (!stored.isEmpty()) {
      RecordingPlanner reader = planner.reading(stored);
      RecordingPlan reading = reader.plan(needed);
      if (!planner.isBetter(reading, plan)) {
        // What can be computed again may need less than its array and its place.
        stored.keySet().retainAll(plan.saved);
        reader = planner.reading(stored);
        reading = reader.plan(needed);
      }
      if (planner.isBetter(reading, plan)) {
        return reader.orHandedOn(reading, needed);
      }
    }
    return planner.orHandedOn(plan, needed);
  }
}
