package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Accumulations;
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
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A loop that passes on the derivatives of a few elements only, by adding to others: where their
 * tangents are zero, no tangent changes in all its trips. Those elements may be among the others:
 * what is added to them has no tangent, either.
 *
 * <pre>
 * for (int v = 0; v &lt; n; v++) { p[v][0] += w[v] * (t[0] * q[v][0] + t[1]); }
 * </pre>
 */
final class InertLoop {
  /** Stands for all elements of an array. */
  static final int WHOLE = Integer.MAX_VALUE;

  private final Set<Value> varied;
  private final Accumulations accumulations;
  private final Predicate<Value> isOfZeros;
  private final Set<Value> inside;
  private final Map<Value, Integer> sources = new LinkedHashMap<>();
  private final Set<Value> filled = new LinkedHashSet<>();

  private InertLoop(
      Statement.Loop loop,
      Set<Value> varied,
      Accumulations accumulations,
      Predicate<Value> isOfZeros) {
    this.varied = varied;
    this.accumulations = accumulations;
    this.isOfZeros = isOfZeros;
    this.inside = LoopShape.definedIn(loop);
  }

  /**
   * The numbers, and the arrays from whose first elements all derivatives in the loop come, with
   * how many elements that are; null if it is no such loop.
   */
  static @Nullable Map<Value, Integer> sources(
      Statement.Loop loop, Set<Value> varied, Accumulations accumulations) {
    InertLoop inert = of(loop, varied, accumulations, array -> false);
    return inert == null ? null : inert.sources;
  }

  /**
   * Such a loop; null if it is none.
   *
   * @param isOfZeros tells arrays that have no tangents yet, and no other names
   */
  static @Nullable InertLoop of(
      Statement.Loop loop,
      Set<Value> varied,
      Accumulations accumulations,
      Predicate<Value> isOfZeros) {
    InertLoop inert = new InertLoop(loop, varied, accumulations, isOfZeros);
    boolean isInert =
        loop.parameters().stream().noneMatch(varied::contains)
            && inert.isInert(loop.condition())
            && inert.isInert(loop.body())
            && !inert.sources.isEmpty()
            && inert.sources.size() <= LaneRanges.MOST_SOURCES
            && (!inert.filled.isEmpty() || !inert.sources.containsValue(WHOLE));
    return isInert ? inert : null;
  }

  /** See {@link #sources(Statement.Loop, Set, Accumulations)}; some may be {@link #WHOLE}. */
  Map<Value, Integer> sources() {
    return sources;
  }

  /** The arrays of zeros that it writes to. */
  Set<Value> filled() {
    return filled;
  }

  private boolean isInert(Block block) {
    return block.statements().stream().allMatch(this::isInert)
        && block.results().stream().noneMatch(this::isFromOutside);
  }

  private boolean isInert(Statement statement) {
    if (statement instanceof Statement.Let let) {
      return isInert(let);
    }
    if (statement instanceof Statement.Store store) {
      return !Tangents.exist(store.array().type())
          || ((accumulations.oldContent(store) != null || isFilling(store))
              && !isFromOutside(store.value()));
    }
    return (statement instanceof Statement.If || statement instanceof Statement.Loop)
        && Values.operands(statement).stream().noneMatch(this::isFromOutside)
        && Values.blocks(statement).stream().allMatch(this::isInert);
  }

  private boolean isFilling(Statement.Store store) {
    boolean isFilling = store.array() instanceof Value array && isOfZeros.test(array);
    if (isFilling) {
      filled.add((Value) store.array());
    }
    return isFilling;
  }

  private boolean isInert(Statement.Let let) {
    Operation operation = let.operation();
    if (operation instanceof Operation.Load load) {
      return let.value().type() instanceof ArrayType
          || !varied.contains(let.value())
          || accumulations.isOldContent(let.value())
          || (load.array() instanceof Value array && isOfZeros.test(array))
          || isSource(load);
    }
    boolean isScalar =
        operation instanceof Operation.Apply
            || operation instanceof Operation.Select
            || operation instanceof Operation.Detach
            || operation instanceof Operation.Length;
    return isScalar && operation.operands().stream().noneMatch(this::isFromOutside);
  }

  /** Whether a number from outside the loop has a derivative that is not looked at. */
  private boolean isFromOutside(Atom atom) {
    boolean isVaried =
        atom instanceof Value value
            && !(value.type() instanceof ArrayType)
            && varied.contains(value)
            && !inside.contains(value);
    if (isVaried && atom.type().isReal()) {
      sources.put((Value) atom, 0);
    }
    return isVaried && !atom.type().isReal();
  }

  private boolean isSource(Operation.Load load) {
    if (!(load.array() instanceof Value array) || inside.contains(array)) {
      return false;
    }
    boolean isKnown =
        load.index() instanceof Constant index
            && index.value() instanceof Integer i
            && i >= 0
            && i < LaneRanges.LONGEST_SOURCE;
    if (isKnown && ((Constant) load.index()).value() instanceof Integer i) {
      sources.merge(array, i + 1, Math::max);
    } else {
      sources.put(array, WHOLE);
    }
    return true;
  }
}
