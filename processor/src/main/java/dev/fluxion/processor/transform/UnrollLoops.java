package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the trips of short loops one behind the other: what they compute is then kept in locals,
 * which a reverse sweep reads without a tape, and their indices are constants.
 *
 * <pre>
 * for (int i = 0; i &lt; 3; i++) { s += a[i] * b[i]; }
 *     →    s += a[0] * b[0]; s += a[1] * b[1]; s += a[2] * b[2];
 * </pre>
 */
public final class UnrollLoops extends BlockPass {
  /** Vectors in space and their homogeneous coordinates. */
  private static final int MOST_TRIPS = 4;

  /** A loop that becomes longer than so many statements stays. */
  private static final int LONGEST = 100;

  /** No function grows by more statements than these. */
  private static final int MOST_GROWTH = 600;

  /** Loops in loops are unrolled from the inside. */
  private static final int DEEPEST = 4;

  private final ValueSupply values;
  private int growth;
  private boolean changed;

  private UnrollLoops(Function function) {
    this.values = ValueSupply.after(function);
  }

  public static Program unroll(Program program) {
    Program current = program;
    for (int round = 0; round < DEEPEST; round++) {
      List<UnrollLoops> passes = new ArrayList<>();
      Program unrolled =
          onEachFunction(
              current,
              f -> {
                UnrollLoops pass = new UnrollLoops(f);
                passes.add(pass);
                return pass;
              });
      if (passes.stream().noneMatch(pass -> pass.changed)) {
        break;
      }
      current = DropDeadCode.drop(FoldConstants.fold(unrolled));
    }
    return current;
  }

  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    int trips = hasLoops(loop.body()) ? 0 : trips(loop);
    int length = trips * InlineCalls.size(loop.body());
    if (trips == 0 || length > LONGEST || growth + length > MOST_GROWTH) {
      super.loop(loop, out);
      return;
    }
    growth += length;
    changed = true;
    LoopShape shape = LoopShape.of(loop);
    List<Atom> now = substitution.apply(loop.initial());
    for (int trip = 0; trip < trips; trip++) {
      now = trip(loop, shape, now, out);
    }
    for (int i = 0; i < loop.results().size(); i++) {
      substitution.put(loop.results().get(i), now.get(i));
    }
  }

  /** Appends one trip; returns what the loop's parameters are after it. */
  private List<Atom> trip(
      Statement.Loop loop, LoopShape shape, List<Atom> now, List<Statement> out) {
    Substitution inside = substitution.inner();
    for (int i = 0; i < now.size(); i++) {
      inside.put(loop.parameters().get(i), now.get(i));
    }
    Block body = new Cloner(values, inside, origin -> origin).block(loop.body());
    out.addAll(body.statements());
    List<Atom> next = new ArrayList<>(body.results());
    for (int i = 0; i < next.size(); i++) {
      Long step = shape.steps().get(loop.parameters().get(i));
      Integer present = integer(now.get(i));
      if (step != null && present != null) {
        next.set(i, Constant.of(present + step.intValue()));
      }
    }
    return next;
  }

  /** How many trips there will be, at least one; 0 if they are many, or it is not known. */
  private int trips(Statement.Loop loop) {
    LoopShape shape = LoopShape.of(loop);
    Value counter = shape.counter();
    if (counter == null
        || shape.bound().isEmpty()
        || loop.isCheckpointed()
        || loop.body().isAbrupt()) {
      return 0;
    }
    Integer start =
        integer(substitution.apply(loop.initial().get(loop.parameters().indexOf(counter))));
    Integer limit = integer(substitution.apply(shape.bound().get().limit()));
    if (start == null || limit == null) {
      return 0;
    }
    long last = (long) limit + shape.bound().get().offset();
    long trips = (last - start) * shape.direction() + 1;
    return trips > MOST_TRIPS || trips < 1 ? 0 : (int) trips;
  }

  private static @Nullable Integer integer(Atom atom) {
    return atom instanceof Constant constant && constant.value() instanceof Integer i ? i : null;
  }

  private static boolean hasLoops(Block block) {
    return block.statements().stream()
        .anyMatch(
            s ->
                s instanceof Statement.Loop
                    || Values.blocks(s).stream().anyMatch(UnrollLoops::hasLoops));
  }
}
