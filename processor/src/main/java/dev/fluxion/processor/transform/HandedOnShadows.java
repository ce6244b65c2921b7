package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cotangents of arrays that a loop hands on from trip to trip, and that nothing writes to from then
 * on: as those of numbers, they are carried by the reversed loop, which needs no shadows of the
 * forward sweep.
 *
 * <pre>
 * for (…) { double[] next = new double[n]; next[i] = … y[i] …; y = next; }
 *     ─▶
 * for (…) { double[] nextBar = yBar; yBar = new double[n]; yBar[i] += … nextBar[i] …; }
 * </pre>
 *
 * The array that has been emptied serves for the next trip.
 */
final class HandedOnShadows {
  private final ShadowedFunction function;
  private final Restoration restoration;
  private @Nullable Set<Value> remade;

  HandedOnShadows(ShadowedFunction function, Restoration restoration) {
    this.function = function;
    this.restoration = restoration;
  }

  /** The numbers of the loop's parameters that are such arrays. */
  private List<Integer> numbers(Statement.Loop loop) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < loop.parameters().size(); i++) {
      if (function.handedOn().contains(loop.parameters().get(i))) {
        numbers.add(i);
      }
    }
    return numbers;
  }

  boolean isEmpty(Statement.Loop loop) {
    return numbers(loop).isEmpty();
  }

  private @Nullable Atom shadow(Atom array) {
    return array instanceof Value value ? function.shadows().get(value) : null;
  }

  /** The array's shadow, if the reverse sweep makes it for itself; else null. */
  private @Nullable Value remade(Atom array) {
    if (remade == null) {
      remade = RemadeShadows.of(function.function());
    }
    return shadow(array) instanceof Value value && remade.contains(value) ? value : null;
  }

  private void add(Atom array, Atom bar, BlockBuilder out) {
    Atom shadow = shadow(array);
    if (shadow != null) {
      out.let(Shadows.add(restoration.available(shadow), bar));
    }
  }

  /** The loop made no trip: what its results have gathered belongs to what it began with. */
  void passOn(Statement.Loop loop, BlockBuilder out) {
    for (int number : numbers(loop)) {
      Atom bar = restoration.available(shadowOf(loop.results().get(number)));
      add(loop.initial().get(number), bar, out);
    }
  }

  private Atom shadowOf(Value array) {
    return Objects.requireNonNull(shadow(array));
  }

  /**
   * The reverse of all trips of a loop.
   *
   * @param carried gets what the reversed loop carries
   */
  Trips trips(Statement.Loop loop, ReverseLoops.Carried carried, BlockBuilder out) {
    return new Trips(loop, carried, out);
  }

  /** What the reversed trips of a loop carry. */
  final class Trips {
    private final Statement.Loop loop;
    private final List<Integer> numbers;

    /** For each of the arrays, the cotangents of what the trip hands on in its place. */
    private final List<Value> bars = new ArrayList<>();

    private final List<Value> spares = new ArrayList<>();

    /** The shadows that are carried already. */
    private final Set<Value> carried = new HashSet<>();

    private final List<Value> emptied = new ArrayList<>();

    private Trips(Statement.Loop loop, ReverseLoops.Carried loopsOwn, BlockBuilder out) {
      this.loop = loop;
      this.numbers = numbers(loop);
      for (int number : numbers) {
        Value parameter = loop.parameters().get(number);
        Atom last = restoration.available(shadowOf(loop.results().get(number)));
        bars.add(loopsOwn.add(Cotangents.nameOf(parameter), parameter.type(), last, out));
      }
      for (int i = 0; i < numbers.size(); i++) {
        Value parameter = loop.parameters().get(numbers.get(i));
        if (remade(parameter) != null && !isHandedOnAsItIs(parameter)) {
          Atom zeros = out.let("spare", Shadows.like(loopsOwn.first(bars.get(i))));
          spares.add(loopsOwn.add("spare", parameter.type(), zeros, out));
        }
      }
    }

    private Atom result(int number) {
      return loop.body().results().get(number);
    }

    private boolean isHandedOnAsItIs(Value parameter) {
      return numbers.stream().anyMatch(number -> result(number).equals(parameter));
    }

    /** The reverse of a trip begins. */
    void enter(BlockBuilder out) {
      List<Integer> added = new ArrayList<>();
      for (int i = 0; i < numbers.size(); i++) {
        Atom array = result(numbers.get(i));
        Value shadow = remade(array);
        if (shadow != null && isOfTrip(array) && carried.add(shadow)) {
          restoration.put(shadow, bars.get(i));
        } else {
          added.add(i);
        }
        if (added.contains(i) || !isParameter(array)) {
          emptied.add(bars.get(i));
        }
      }
      int spare = 0;
      for (int number : numbers) {
        Value parameter = loop.parameters().get(number);
        Value shadow = remade(parameter);
        if (shadow != null && carried.add(shadow)) {
          Atom like = restoration.available(parameter);
          Operation zeros = Shadows.cleared(spares.get(spare++), like);
          restoration.put(shadow, out.let(Cotangents.nameOf(parameter), zeros));
        }
      }
      added.forEach(i -> add(result(numbers.get(i)), bars.get(i), out));
    }

    private boolean isParameter(Atom array) {
      return numbers.stream().anyMatch(number -> loop.parameters().get(number).equals(array));
    }

    /** Whether the trip begins with it, or makes it outside of its branches and loops. */
    private boolean isOfTrip(Atom array) {
      return isParameter(array)
          || loop.body().statements().stream()
              .anyMatch(s -> s instanceof Statement.Let let && let.value().equals(array));
    }

    /** What the reversed trip passes on. */
    List<Atom> next() {
      List<Atom> next = new ArrayList<>();
      for (int number : numbers) {
        next.add(restoration.available(shadowOf(loop.parameters().get(number))));
      }
      for (Value spare : spares) {
        Value other =
            emptied.stream().filter(e -> e.type().equals(spare.type())).findFirst().orElseThrow();
        emptied.remove(other);
        next.add(other);
      }
      return next;
    }

    /** The loop is reversed. */
    void finish(ReverseLoops.Carried loopsOwn, BlockBuilder out) {
      for (int i = 0; i < numbers.size(); i++) {
        add(loop.initial().get(numbers.get(i)), loopsOwn.result(bars.get(i)), out);
      }
    }
  }
}
