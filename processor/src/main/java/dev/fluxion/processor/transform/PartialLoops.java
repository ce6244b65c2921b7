package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The loops of the primal of which {@link PartialTangents} are looked at: no two are nested. */
final class PartialLoops {
  private final Set<Value> varied;
  private final ArrayClasses classes;

  /** The loops that are worth it; null: that is what is to be found out. */
  private final @Nullable Set<Statement.Loop> worthwhile;

  private final Set<Statement.Loop> split = Collections.newSetFromMap(new IdentityHashMap<>());
  private Statement.@Nullable Loop loop;
  private @Nullable LaneRange range;

  PartialLoops(Set<Value> varied, ArrayClasses classes, @Nullable Set<Statement.Loop> worthwhile) {
    this.varied = varied;
    this.classes = classes;
    this.worthwhile = worthwhile;
  }

  /** The loops in which something is different where these tangents are zero. */
  Set<Statement.Loop> split() {
    return split;
  }

  /** Whether this is inside one of the loops. */
  boolean isInside() {
    return loop != null;
  }

  /** Begins with a loop; whether its tangents are looked at. */
  boolean enter(
      Statement.Loop entered, VectorTangents tangents, LaneRanges ranges, BlockBuilder out) {
    boolean isCandidate = loop == null && (worthwhile == null || worthwhile.contains(entered));
    Map<Value, Integer> sources =
        isCandidate ? PartialTangents.sources(entered, varied, classes) : null;
    if (sources == null) {
      return false;
    }
    loop = entered;
    range = ranges.of(sources, out);
    tangents.setPartial(sources);
    return true;
  }

  void leave(VectorTangents tangents) {
    loop = null;
    range = null;
    tangents.setPartial(Map.of());
  }

  /** Writes the loop over directions that is being made. */
  void flush(BlockBuilder out, VectorTangents tangents, LaneRange all) {
    boolean isSplit = tangents.flush(out, all, all.isWhole() ? range : null);
    if (isSplit && loop != null) {
      split.add(loop);
    }
  }
}
