package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function made ready for the reverse sweep: loops that can be run backwards, calls in split
 * form, shadows beside its active arrays.
 *
 * @param shadows of the array values
 * @param conversions of conversions between tensors and arrays whose rows move, the rows of the
 *     shadows at their time
 * @param written the arrays that checkpointed loops write to
 * @param fused loops of which each trip is reversed already, with the results in which they have
 *     gathered the cotangents of values from outside
 * @param handedOn the parameters of loops of which each trip has a shadow of its own; the reverse
 *     sweep hands it on to the trip before
 * @param gradients what the function gives to each differentiated array parameter, by the
 *     parameter's number: its shadow, or an array that the shadow is added to in the end
 */
record ShadowedFunction(
    Function function,
    Map<Value, Atom> shadows,
    Map<Value, Atom> conversions,
    Map<Integer, Gradient> gradients,
    Map<Statement.Loop, List<CheckpointedLoop.Written>> written,
    Set<Value> handedOn,
    Map<Statement.Loop, Map<Value, Value>> fused) {

  ShadowedFunction(
      Function function,
      Map<Value, Atom> shadows,
      Map<Value, Atom> conversions,
      Map<Integer, Gradient> gradients,
      Map<Statement.Loop, List<CheckpointedLoop.Written>> written,
      Set<Value> handedOn) {
    this(function, shadows, conversions, gradients, written, handedOn, Map.of());
  }

  /** The same with some loops fused. */
  ShadowedFunction with(Function other, Map<Statement.Loop, Map<Value, Value>> loops) {
    return new ShadowedFunction(other, shadows, conversions, gradients, written, handedOn, loops);
  }

  /** The same with the shadows of more arrays. */
  ShadowedFunction withShadows(Map<Value, Atom> more) {
    Map<Value, Atom> all = new LinkedHashMap<>(shadows);
    all.putAll(more);
    return new ShadowedFunction(function, all, conversions, gradients, written, handedOn, fused);
  }

  /**
   * Where the gradient of an array parameter comes together.
   *
   * @param target an array of the parameter's shape; null if it is to be made after the sweep
   * @param like an array of that shape, if the target is to be made
   * @param shadow the array that the sweep works on; the target itself if it can
   * @param view what is added to the target after the sweep: the shadow's rows as they were on
   *     entry
   */
  record Gradient(@Nullable Atom target, Atom like, Atom shadow, Atom view) {

    /** The sweep itself works on the target. */
    static Gradient of(Atom target) {
      return new Gradient(target, target, target, target);
    }

    /**
     * After the sweep, the array with the gradient. What is moved there is gone: two parameters, or
     * two rows, may have one shadow, which counts once.
     */
    private Atom finish(Restoration restoration, BlockBuilder out) {
      if (shadow.equals(target)) {
        return restoration.available(shadow);
      }
      Atom part = restoration.available(view);
      Atom into =
          target == null
              ? out.let(Shadows.like(restoration.available(like)))
              : restoration.available(target);
      out.let(Shadows.move(part, into));
      return into;
    }
  }

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
      if (type.hasCotangent() || (withArrays && ArrayMethod.isRealArray(type))) {
        bars.add(out.values().fresh(function.resultNames().get(i) + "Bar", type));
      }
    }
    return bars;
  }

  /**
   * Starts the sweep at the results: from their cotangents, or from 1. The shadow of an array that
   * a callee returns is its caller's to fill.
   */
  void seed(
      @Nullable List<Value> resultBars,
      Restoration restoration,
      BlockBuilder out,
      Cotangents bars,
      boolean isEntry) {
    int next = 0;
    for (Atom result : function.body().results()) {
      if (result.type().hasCotangent()) {
        Atom bar =
            resultBars != null ? resultBars.get(next++) : Constant.of((Scalar) result.type(), 1);
        bars.add(result, bar, out);
      } else if (isEntry && resultBars != null && ArrayMethod.isRealArray(result.type())) {
        Atom bar = resultBars.get(next++);
        Atom shadow = result instanceof Value value ? shadows.get(value) : null;
        if (shadow != null) {
          out.let(Shadows.add(restoration.available(shadow), bar));
        }
      }
    }
  }

  /**
   * Adds the shadows of array parameters to their gradients, where they are not the same; returns
   * the gradients by the parameters' numbers.
   */
  Map<Integer, Atom> finish(Restoration restoration, BlockBuilder out) {
    Map<Integer, Atom> finished = new LinkedHashMap<>();
    gradients.forEach((i, gradient) -> finished.put(i, gradient.finish(restoration, out)));
    return finished;
  }

  /**
   * The cotangents of the differentiated parameters after the sweep: of numbers and tensors, and of
   * arrays if {@code withArrays}.
   *
   * @param bars the cotangents of numbers and tensors
   * @param arrays what {@link #finish} returned
   */
  List<Atom> cotangents(
      BitSet differentiated,
      java.util.function.Function<Value, Atom> bars,
      Map<Integer, Atom> arrays,
      boolean withArrays) {
    List<Atom> atoms = new ArrayList<>();
    differentiated.stream()
        .forEach(
            i -> {
              Value parameter = function.parameters().get(i);
              Atom array = arrays.get(i);
              if (array == null) {
                atoms.add(bars.apply(parameter));
              } else if (withArrays) {
                atoms.add(array);
              }
            });
    return atoms;
  }
}
