package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what finds the directions in which numbers and arrays have tangents. */
final class LaneRanges {
  /** More numbers and arrays than these are not looked at. */
  static final int MOST_SOURCES = 16;

  /** Nor are more elements of an array. */
  static final int LONGEST_SOURCE = 16;

  private final VectorTangents tangents;
  private final VectorArrays arrays;
  private final ConfinedArrays confined;

  LaneRanges(VectorTangents tangents, VectorArrays arrays, ConfinedArrays confined) {
    this.tangents = tangents;
    this.arrays = arrays;
    this.confined = confined;
  }

  /** The directions in which a loop that adds multiples of a few numbers adds anything. */
  LaneRange of(InertLoop loop, BlockBuilder out) {
    Atom first = tangents.directions();
    Atom end = Constant.of(0);
    Map<Value, Integer> unknown = new LinkedHashMap<>();
    for (Map.Entry<Value, Integer> source : loop.sources().entrySet()) {
      LaneRange known = confined.range(source.getKey());
      if (known == null) {
        unknown.put(source.getKey(), source.getValue());
      } else {
        first = least(known.first(), first, out);
        end = greatest(known.end(), end, out);
      }
    }
    Map<Atom, Integer> looked = looked(unknown);
    first = first(looked, first, out);
    return new LaneRange(first, end(looked, first, end, out), false);
  }

  /** The directions in which any of these has tangents; the end is not before the first. */
  LaneRange of(Map<Value, Integer> sources, BlockBuilder out) {
    Map<Atom, Integer> looked = looked(sources);
    Atom first = first(looked, tangents.directions(), out);
    return new LaneRange(first, end(looked, first, first, out), false);
  }

  /** The directions in which a loop has anything to do; the end is not before the first. */
  LaneRange of(LaneSources sources, BlockBuilder out) {
    Map<Atom, Integer> looked = looked(sources.looked());
    Atom first = tangents.directions();
    for (LaneRange known : sources.known()) {
      first = least(known.first(), first, out);
    }
    first = first(looked, first, out);
    Atom end = first;
    for (LaneRange known : sources.known()) {
      end = greatest(known.end(), end, out);
    }
    return new LaneRange(first, end(looked, first, end, out), false);
  }

  /** The arrays with the tangents, and how many elements' tangents are to be looked at. */
  private Map<Atom, Integer> looked(Map<Value, Integer> sources) {
    Map<Atom, Integer> looked = new LinkedHashMap<>();
    sources.forEach(
        (value, elements) -> {
          if (!value.type().isReal() && tangents.beside(value) != null) {
            looked.put(tangents.besideOrNull(value), elements);
          } else if (value.type().isReal() && tangents.tangent(value) != null) {
            looked.put(tangents.row(value), 1);
          }
        });
    return looked;
  }

  private Atom first(Map<Atom, Integer> looked, Atom bound, BlockBuilder out) {
    Atom first = bound;
    for (Map.Entry<Atom, Integer> source : looked.entrySet()) {
      first =
          source.getValue() == InertLoop.WHOLE
              ? arrays.first(source.getKey(), first, out)
              : arrays.first(source.getKey(), source.getValue(), first, out);
    }
    return first;
  }

  private Atom end(Map<Atom, Integer> looked, Atom first, Atom bound, BlockBuilder out) {
    Atom end = bound;
    for (Map.Entry<Atom, Integer> source : looked.entrySet()) {
      end =
          source.getValue() == InertLoop.WHOLE
              ? arrays.end(source.getKey(), first, end, out)
              : arrays.end(source.getKey(), source.getValue(), end, out);
    }
    return end;
  }

  private Atom least(Atom a, Atom b, BlockBuilder out) {
    if (a.equals(tangents.directions()) || a.equals(b)) {
      return b;
    }
    return b.equals(tangents.directions())
        ? a
        : out.select(out.operator(Operator.Kind.LESS, a, b), a, b);
  }

  private Atom greatest(Atom a, Atom b, BlockBuilder out) {
    boolean isWithin = a.equals(Constant.of(0)) || a.equals(b) || b.equals(tangents.directions());
    if (isWithin) {
      return b;
    }
    return b.equals(Constant.of(0)) || a.equals(tangents.directions())
        ? a
        : out.select(out.operator(Operator.Kind.GREATER, a, b), a, b);
  }
}
