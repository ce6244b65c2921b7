package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tangents that all trips of a loop read from outside, of numbers and of elements of arrays
 * that nothing writes to. In directions in which these are zero less is to be computed:
 *
 * <pre>
 * for (int i = 0; i &lt; n; i++) { x[i] = a * x[i] + b[2]; }
 * </pre>
 */
final class PartialTangents {
  private final Set<Value> varied;
  private final ArrayClasses classes;
  private final Set<Value> inside;
  private final Map<Value, Integer> sources = new LinkedHashMap<>();

  private PartialTangents(Statement.Loop loop, Set<Value> varied, ArrayClasses classes) {
    this.varied = varied;
    this.classes = classes;
    this.inside = LoopShape.definedIn(loop);
    collect(loop.condition());
    collect(loop.body());
  }

  /**
   * The numbers, and the arrays with how many of their first elements are read; null if there are
   * none, or too many to be looked at.
   */
  static @Nullable Map<Value, Integer> sources(
      Statement.Loop loop, Set<Value> varied, ArrayClasses classes) {
    Map<Value, Integer> sources = new PartialTangents(loop, varied, classes).sources;
    return sources.isEmpty() || sources.size() > LaneRanges.MOST_SOURCES ? null : sources;
  }

  private void collect(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Load load
          && varied.contains(let.value())
          && let.value().type().isReal()) {
        collect(load);
      }
      Values.operands(statement).forEach(this::collect);
      Values.blocks(statement).forEach(this::collect);
    }
    block.results().forEach(this::collect);
  }

  private void collect(Atom atom) {
    if (atom instanceof Value number
        && number.type().isReal()
        && varied.contains(number)
        && !inside.contains(number)) {
      sources.put(number, 1);
    }
  }

  private void collect(Operation.Load load) {
    if (load.array() instanceof Value array
        && array.type() instanceof ArrayType
        && !inside.contains(array)
        && !classes.isWritten(array)
        && load.index() instanceof Constant constant
        && constant.value() instanceof Integer index
        && index >= 0
        && index < LaneRanges.LONGEST_SOURCE) {
      sources.merge(array, index + 1, Math::max);
    }
  }
}
