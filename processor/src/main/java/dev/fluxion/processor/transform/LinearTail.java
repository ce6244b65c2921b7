package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Reductions;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cotangents that values have because of what follows, where that is known before it is
 * computed: it only adds, subtracts, and multiplies by what is known already.
 */
final class LinearTail {
  private final Set<Value> known;
  private final BlockBuilder out;

  /** The cotangents of what has been passed; null where one is not known. */
  private final Map<Value, @Nullable Atom> bars = new HashMap<>();

  /**
   * @param known the values that exist before the tail
   * @param out gets what computes the cotangents
   */
  LinearTail(Set<Value> known, BlockBuilder out) {
    this.known = known;
    this.out = out;
  }

  /** The result {@code atom} has this cotangent. */
  void seed(Atom atom, Atom bar) {
    add(atom, bar);
  }

  /** Goes through the statements from the last to the first. */
  void pass(List<Statement> statements) {
    for (int i = statements.size() - 1; i >= 0; i--) {
      pass(statements.get(i));
    }
  }

  /** The cotangent; null if it is not known. */
  @Nullable Atom of(Value value) {
    return bars.containsKey(value) ? bars.get(value) : Constant.zero(value.type());
  }

  private void pass(Statement statement) {
    if (statement instanceof Statement.Let let
        && let.operation() instanceof Operation.Apply apply) {
      if (bars.containsKey(let.value())) {
        apply(apply, bars.get(let.value()));
      }
    } else if (statement instanceof Statement.Loop loop) {
      loop(loop);
    } else {
      Values.operands(statement).forEach(this::giveUp);
      Values.blocks(statement).forEach(this::giveUp);
    }
  }

  private void apply(Operation.Apply apply, @Nullable Atom bar) {
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
        subtract(b, bar);
      }
      case NEGATE -> subtract(a, bar);
      case TIMES -> {
        scale(a, bar, b);
        scale(b, bar, a);
      }
      case DIVIDE -> {
        if (isKnown(b)) {
          add(a, out.strongDivide(bar, b));
        } else {
          giveUp(a);
        }
        giveUp(b);
      }
      default -> operands.forEach(this::giveUp);
    }
  }

  private void scale(Atom of, Atom bar, Atom factor) {
    if (isKnown(factor)) {
      add(of, out.strongTimes(bar, factor));
    } else {
      giveUp(of);
    }
  }

  /** A loop may go on with a sum. */
  private void loop(Statement.Loop loop) {
    Values.blocks(loop).forEach(this::giveUp);
    for (int i = 0; i < loop.parameters().size(); i++) {
      Value result = loop.results().get(i);
      Atom bar = of(result);
      if (bar != null && loop.parameters().get(i).type().isReal() && Reductions.isOne(loop, i)) {
        add(loop.initial().get(i), bar);
      } else {
        giveUp(loop.initial().get(i));
      }
    }
  }

  private boolean isKnown(Atom atom) {
    return atom instanceof Constant || (atom instanceof Value value && known.contains(value));
  }

  private void add(Atom atom, Atom bar) {
    if (matters(atom)) {
      Value value = (Value) atom;
      Atom before = of(value);
      bars.put(value, before == null ? null : out.plus(before, bar));
    }
  }

  private void subtract(Atom atom, Atom bar) {
    if (matters(atom)) {
      add(atom, out.negate(bar));
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
}
