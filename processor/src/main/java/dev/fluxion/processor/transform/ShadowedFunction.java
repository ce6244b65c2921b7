package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A function made ready for the reverse sweep: loops that can be run backwards, calls in split
 * form, shadows beside its active arrays.
 *
 * @param shadows of the array values
 * @param written the arrays that checkpointed loops write to
 * @param gradients what the function gives to each differentiated array parameter, by the
 *     parameter's number: its shadow, or an array that the shadow is added to in the end
 */
record ShadowedFunction(
    Function function,
    Map<Value, Atom> shadows,
    Map<Integer, Gradient> gradients,
    Map<Statement.Loop, List<CheckpointedLoop.Written>> written) {

  /**
   * Where the gradient of an array parameter comes together.
   *
   * @param target an array of the parameter's shape
   * @param shadow what is added to it after the sweep; the target itself if the sweep works on that
   * @param earlier shadows of parameters that may be the same array
   */
  record Gradient(Atom target, Atom shadow, List<Atom> earlier) {}

  /** The arrays that a checkpointed loop writes to. */
  List<CheckpointedLoop.Written> writtenIn(Statement.Loop loop) {
    return written.getOrDefault(loop, List.of());
  }

  /**
   * New values for the cotangents of the function's real results, and of its real arrays if {@code
   * withArrays}.
   */
  List<Value> resultBars(BlockBuilder out, boolean withArrays) {
    List<Value> bars = new ArrayList<>();
    for (int i = 0; i < function.results().size(); i++) {
      Type type = function.results().get(i);
      if (type.isReal() || (withArrays && ArrayMethod.isRealArray(type))) {
        bars.add(out.values().fresh(function.resultNames().get(i) + "Bar", type));
      }
    }
    return bars;
  }

  /** Adds the shadows of array parameters to their gradients, where they are not the same. */
  void finish(Restoration restoration, BlockBuilder out) {
    for (Gradient gradient : gradients.values()) {
      if (!gradient.target().equals(gradient.shadow())) {
        Atom shadow = restoration.available(gradient.shadow());
        for (Atom earlier : gradient.earlier()) {
          shadow = out.let(Shadows.unless(restoration.available(earlier), shadow));
        }
        out.let(Shadows.add(restoration.available(gradient.target()), shadow));
      }
    }
  }

  /**
   * The cotangents of the differentiated parameters after the sweep: of scalars, and of arrays if
   * {@code withArrays}.
   */
  List<Atom> cotangents(BitSet differentiated, Cotangents bars, boolean withArrays) {
    List<Atom> atoms = new ArrayList<>();
    differentiated.stream()
        .forEach(
            i -> {
              Value parameter = function.parameters().get(i);
              Gradient gradient = gradients.get(i);
              if (gradient == null) {
                atoms.add(bars.orZero(parameter));
              } else if (withArrays) {
                atoms.add(gradient.target());
              }
            });
    return atoms;
  }
}
