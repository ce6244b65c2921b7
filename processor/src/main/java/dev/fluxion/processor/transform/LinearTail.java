package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Reductions;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cotangents that values of a block have because of what follows in it, where that is known
 * before it is computed: it only adds, subtracts, and multiplies by what is known already, or could
 * be.
 */
final class LinearTail {

  /**
   * How a cotangent comes from others.
   *
   * @param number larger than those of what it comes from
   * @param kind a sum of two, the negative of one, or one times or through the atom; null for the
   *     atom itself
   */
  private record Bar(
      int number, Operator.@Nullable Kind kind, List<Bar> from, Atom atom, Origin origin)
      implements Comparable<Bar> {
    @Override
    public int compareTo(Bar other) {
      return Integer.compare(number, other.number);
    }
  }

  /** The cotangents; null where one depends on what follows in another way. */
  private final Map<Value, @Nullable Bar> bars = new HashMap<>();

  /** What can be computed whenever its operands are there. */
  private final Map<Value, Statement.Let> movable = new HashMap<>();

  /** What stands for such values where they were needed early. */
  private final Map<Value, Atom> early = new HashMap<>();

  private final Map<Integer, Atom> computed = new HashMap<>();
  private Origin origin = Origin.NONE;
  private int size;

  /**
   * @param statements of a block
   * @param seeds the cotangents of its results
   */
  LinearTail(List<Statement> statements, Map<Atom, Atom> seeds) {
    seeds.forEach((result, bar) -> add(result, bar(null, List.of(), bar)));
    for (int i = statements.size() - 1; i >= 0; i--) {
      pass(statements.get(i));
    }
  }

  private Bar bar(Operator.@Nullable Kind kind, List<Bar> from, Atom atom) {
    return new Bar(size++, kind, from, atom, origin);
  }

  private void pass(Statement statement) {
    if (statement instanceof Statement.Let let
        && let.operation() instanceof Operation.Apply apply) {
      movable.put(let.value(), let);
      if (bars.containsKey(let.value())) {
        origin = let.origin().asAdjoint();
        apply(apply, bars.get(let.value()));
      }
    } else if (statement instanceof Statement.Loop loop) {
      loop(loop);
    } else {
      if (statement instanceof Statement.Let let && let.operation() instanceof Operation.Length) {
        movable.put(let.value(), let);
      }
      Values.operands(statement).forEach(this::giveUp);
      Values.blocks(statement).forEach(this::giveUp);
    }
  }

  private void apply(Operation.Apply apply, @Nullable Bar bar) {
    List<Atom> operands = apply.operands();
    Atom a = operands.get(0);
    Atom b = operands.get(operands.size() - 1);
    if (bar == null || !(apply.primitive() instanceof Operator operator)) {
      operands.forEach(this::giveUp);
      return;
    }
    switch (operator.kind()) {
      case PLUS -> {
        add(a, bar);
        add(b, bar);
      }
      case MINUS -> {
        add(a, bar);
        add(b, bar(Operator.Kind.NEGATE, List.of(bar), b));
      }
      case NEGATE -> add(a, bar(Operator.Kind.NEGATE, List.of(bar), a));
      case TIMES -> {
        add(a, bar(Operator.Kind.TIMES, List.of(bar), b));
        add(b, bar(Operator.Kind.TIMES, List.of(bar), a));
      }
      case DIVIDE -> {
        add(a, bar(Operator.Kind.DIVIDE, List.of(bar), b));
        giveUp(b);
      }
      default -> operands.forEach(this::giveUp);
    }
  }

  /** A loop may go on with a sum. */
  private void loop(Statement.Loop loop) {
    Values.blocks(loop).forEach(this::giveUp);
    for (int i = 0; i < loop.parameters().size(); i++) {
      Value result = loop.results().get(i);
      Bar bar = bars.get(result);
      boolean isKnown = bar != null || !bars.containsKey(result);
      if (!isKnown || !Reductions.isOne(loop, i)) {
        giveUp(loop.initial().get(i));
      } else if (bar != null) {
        add(loop.initial().get(i), bar);
      }
    }
  }

  private void add(Atom atom, Bar bar) {
    if (matters(atom)) {
      Value value = (Value) atom;
      Bar before = bars.get(value);
      if (!bars.containsKey(value)) {
        bars.put(value, bar);
      } else if (before != null) {
        bars.put(value, bar(Operator.Kind.PLUS, List.of(before, bar), value));
      }
    }
  }

  private void giveUp(Block block) {
    Values.forEachUse(block, this::giveUp);
  }

  private void giveUp(Atom atom) {
    if (matters(atom)) {
      bars.put((Value) atom, null);
    }
  }

  private static boolean matters(Atom atom) {
    return atom instanceof Value value && value.type() instanceof Scalar s && s.isReal();
  }

  /**
   * Computes the cotangents of some values, in their order, for good; null, and nothing is
   * computed, if one of them is not known.
   *
   * @param known the values that exist here
   * @param measured the arrays whose length can be read here
   */
  @Nullable List<Atom> compute(
      List<Value> values, Set<Value> known, Set<Value> measured, BlockBuilder out) {
    Set<Bar> needed = new TreeSet<>();
    Deque<Bar> open = new ArrayDeque<>();
    for (Value value : values) {
      Bar bar = bars.get(value);
      if (bar != null) {
        open.push(bar);
      } else if (bars.containsKey(value)) {
        return null;
      }
    }
    Set<Value> moved = new HashSet<>();
    while (!open.isEmpty()) {
      Bar bar = open.pop();
      if (!computed.containsKey(bar.number()) && needed.add(bar)) {
        if (scales(bar) && !isEarly(bar.atom(), known, measured, moved)) {
          return null;
        }
        bar.from().forEach(open::push);
      }
    }
    for (Bar bar : needed) {
      out.at(bar.origin());
      computed.put(bar.number(), compute(bar, known, out));
    }
    return values.stream().map(this::of).toList();
  }

  private Atom of(Value value) {
    Bar bar = bars.get(value);
    return bar == null ? Constant.zero(value.type()) : computed(bar);
  }

  private Atom computed(Bar bar) {
    return Objects.requireNonNull(computed.get(bar.number()));
  }

  private static boolean scales(Bar bar) {
    return bar.kind() == Operator.Kind.TIMES || bar.kind() == Operator.Kind.DIVIDE;
  }

  private Atom compute(Bar bar, Set<Value> known, BlockBuilder out) {
    if (bar.kind() == null) {
      return bar.atom();
    }
    Atom first = computed(bar.from().get(0));
    return switch (bar.kind()) {
      case PLUS -> out.plus(first, computed(bar.from().get(1)));
      case NEGATE -> out.negate(first);
      case TIMES -> out.strongTimes(first, early(bar.atom(), known, out));
      default -> out.strongDivide(first, early(bar.atom(), known, out));
    };
  }

  /**
   * Whether an atom is known, or what computes it could be moved here.
   *
   * @param moved what is to be moved anyway
   */
  private boolean isEarly(Atom atom, Set<Value> known, Set<Value> measured, Set<Value> moved) {
    Deque<Value> open = new ArrayDeque<>(missing(List.of(atom), known));
    while (!open.isEmpty()) {
      Value value = open.pop();
      if (moved.add(value)) {
        Statement.Let let = movable.get(value);
        if (let == null || !isMovable(let.operation(), measured)) {
          return false;
        }
        missing(let.operation().operands(), known).forEach(open::push);
      }
    }
    return true;
  }

  private static boolean isMovable(Operation operation, Set<Value> measured) {
    return operation instanceof Operation.Length length
        ? length.array() instanceof Value array && measured.contains(array)
        : operation.isPure();
  }

  private List<Value> missing(Collection<Atom> atoms, Set<Value> known) {
    List<Value> missing = new ArrayList<>();
    for (Atom atom : atoms) {
      if (atom instanceof Value value && !known.contains(value) && !early.containsKey(value)) {
        missing.add(value);
      }
    }
    return missing;
  }

  /** What is equal to {@code atom}, computed here if it is not known. */
  private Atom early(Atom atom, Set<Value> known, BlockBuilder out) {
    Deque<Value> open = new ArrayDeque<>(missing(List.of(atom), known));
    while (!open.isEmpty()) {
      Value value = open.element();
      Statement.Let let = Objects.requireNonNull(movable.get(value));
      List<Value> before = missing(let.operation().operands(), known);
      before.forEach(open::push);
      if (before.isEmpty()) {
        open.pop();
        early.computeIfAbsent(value, v -> copy(let, out));
      }
    }
    return early.getOrDefault(atom, atom);
  }

  /** Of the primal, and rounded like it. */
  private Value copy(Statement.Let let, BlockBuilder out) {
    Value copy = out.values().fresh(let.value().name(), let.value().type());
    List<Atom> operands =
        let.operation().operands().stream().map(o -> early.getOrDefault(o, o)).toList();
    out.append(new Statement.Let(copy, let.operation().withOperands(operands), let.origin()));
    return copy;
  }
}
