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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cotangents that values have because of what follows, where that is known before it is
 * computed: it only adds, subtracts, and multiplies by what is known already, or could be.
 */
final class LinearTail {
  private final Set<Value> known;
  private final Set<Value> measured;
  private final BlockBuilder out;

  /** What has been passed and can be computed whenever its operands are there. */
  private final Map<Value, Statement.Let> movable = new HashMap<>();

  /** What stands for them before the tail; null if there is no such thing. */
  private final Map<Value, @Nullable Atom> early = new HashMap<>();

  /** The cotangents of what has been passed; null where one is not known. */
  private final Map<Value, @Nullable Atom> bars = new HashMap<>();

  /**
   * @param known the values that exist before the tail
   * @param measured the arrays whose length can be read there
   * @param out gets what computes the cotangents
   */
  LinearTail(Set<Value> known, Set<Value> measured, BlockBuilder out) {
    this.known = known;
    this.measured = measured;
    this.out = out;
  }

  /** The result {@code atom} has this cotangent. */
  void seed(Atom atom, Atom bar) {
    add(atom, bar);
  }

  /** Goes through the statements from the last to the first. */
  void pass(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Let let && isMovable(let.operation())) {
        movable.put(let.value(), let);
      }
    }
    for (int i = statements.size() - 1; i >= 0; i--) {
      pass(statements.get(i));
    }
  }

  private boolean isMovable(Operation operation) {
    return (operation instanceof Operation.Apply && operation.isPure())
        || (operation instanceof Operation.Length length
            && length.array() instanceof Value array
            && measured.contains(array));
  }

  /** The cotangent; null if it is not known. */
  @Nullable Atom of(Value value) {
    return bars.containsKey(value) ? bars.get(value) : Constant.zero(value.type());
  }

  private void pass(Statement statement) {
    if (statement instanceof Statement.Let let
        && let.operation() instanceof Operation.Apply apply) {
      if (bars.containsKey(let.value())) {
        out.at(let.origin().asAdjoint());
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
        Atom divisor = early(b);
        if (divisor != null) {
          add(a, out.strongDivide(bar, divisor));
        } else {
          giveUp(a);
        }
        giveUp(b);
      }
      default -> operands.forEach(this::giveUp);
    }
  }

  private void scale(Atom of, Atom bar, Atom factor) {
    Atom known = early(factor);
    if (known != null) {
      add(of, out.strongTimes(bar, known));
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

  /** What is equal to {@code atom} and known before the tail; null if there is no such thing. */
  private @Nullable Atom early(Atom atom) {
    if (!(atom instanceof Value value) || known.contains(value)) {
      return atom;
    }
    Statement.Let let = movable.get(value);
    if (let == null || early.containsKey(value)) {
      return early.get(value);
    }
    List<Atom> operands = new ArrayList<>();
    for (Atom operand : let.operation().operands()) {
      Atom earlyOperand = early(operand);
      if (earlyOperand == null) {
        early.put(value, null);
        return null;
      }
      operands.add(earlyOperand);
    }
    Value copy = out.values().fresh(value.name(), value.type());
    // Of the primal, and rounded like it.
    Operation operation = let.operation().withOperands(operands);
    out.append(new Statement.Let(copy, operation, let.origin()));
    early.put(value, copy);
    return copy;
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
