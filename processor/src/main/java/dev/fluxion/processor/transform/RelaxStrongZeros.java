package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Ranges;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A strong zero costs a test. It goes where the other factor is known to be finite, or the divisor
 * not to be zero: there a plain product is exactly zero, too.
 *
 * <pre>
 * t = 1 + |x|; y = a == 0 ? 0 : a / t    →    t = 1 + |x|; y = a / t
 * </pre>
 *
 * Nor is a test needed where a constant cotangent goes through a quotient: {@code 1 / y} is only
 * zero where y is infinite, and {@code x / y} then, too.
 */
final class RelaxStrongZeros extends BlockPass {
  private static final double LEAST_DIVIDEND = 1e-6;

  private final Ranges ranges = new Ranges();

  /** Dividends and divisors. */
  private final Map<Atom, List<Atom>> quotients = new HashMap<>();

  static Program relax(Program program) {
    return onEachFunction(program, f -> new RelaxStrongZeros());
  }

  @Override
  protected void let(Statement.Let let, List<Statement> out) {
    Operation operation = relaxed(let.operation());
    ranges.define(let.value(), operation);
    if (operation instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && operator.kind() == Operator.Kind.DIVIDE
        && operator.operand().isReal()) {
      quotients.put(let.value(), apply.operands());
    }
    out.add(let.with(operation));
  }

  private Operation relaxed(Operation operation) {
    if (!(operation instanceof Operation.Apply apply)
        || !(apply.primitive() instanceof Operator operator)) {
      return operation;
    }
    Scalar type = operator.operand();
    Atom factor = apply.operands().get(0);
    boolean isNoZero = factor instanceof Constant && !BlockBuilder.isZero(factor);
    if (operator.kind() == Operator.Kind.STRONG_TIMES
        && (isNoZero
            || ranges.of(apply.operands().get(1)).isFinite()
            || isThroughQuotient(factor, apply.operands().get(1)))) {
      return new Operation.Apply(new Operator(Operator.Kind.TIMES, type), apply.operands());
    }
    if (operator.kind() == Operator.Kind.STRONG_DIVIDE
        && (isNoZero || ranges.of(apply.operands().get(1)).excludesZero())) {
      return new Operation.Apply(new Operator(Operator.Kind.DIVIDE, type), apply.operands());
    }
    return operation;
  }

  /** The quotient of a smaller constant could underflow. */
  private boolean isThroughQuotient(Atom factor, Atom partial) {
    List<Atom> constant = quotients.get(factor);
    List<Atom> quotient = quotients.get(partial);
    return constant != null
        && quotient != null
        && constant.get(1).equals(quotient.get(1))
        && constant.get(0) instanceof Constant c
        && c.value() instanceof Number number
        && Math.abs(number.doubleValue()) >= LEAST_DIVIDEND;
  }
}
