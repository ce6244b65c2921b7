package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.UseCounts;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives change signs, and are multiplied by powers of two, as late as possible: then terms
 * have such factors in common, and signs vanish in sums. Such factors are exact, wherever they
 * stand.
 *
 * <pre>
 * xBar += 2 * -bBar * x - 2 * a    →    xBar -= 2 * (bBar * x + a)
 * </pre>
 *
 * What a loop does not change stays as it is: it is computed before the loop.
 */
final class PostponeScaling extends BlockPass {

  /** A smaller factor would have to wait until it is of use again: what waits may overflow. */
  private static final double LEAST = 0.25;

  /** For a larger one, what waits may underflow, which does less harm. */
  private static final double LARGEST = 64;

  /** {@code scale · base}, where the scale is a power of two, or minus that. */
  private record Scaled(Atom base, double scale) {
    Scaled times(double factor) {
      return new Scaled(base, scale * factor);
    }

    double size() {
      return Math.abs(scale);
    }
  }

  private final ValueSupply values;
  private final UseCounts uses;

  /** What was computed in this trip, or in the function outside of all loops. */
  private Set<Atom> computedHere = new HashSet<>();

  /** Those of them that are multiples. */
  private Map<Atom, Scaled> multiples = new HashMap<>();

  /** Those of them that are quotients of constants. */
  private Map<Atom, Operation.Apply> quotients = new HashMap<>();

  /** What the primal has multiplied. It stays; the derivatives may want what it was before. */
  private final Map<Atom, Scaled> primalMultiples = new HashMap<>();

  private PostponeScaling(Function function) {
    this.values = ValueSupply.after(function);
    this.computedHere.addAll(function.parameters());
    this.uses = UseCounts.in(function.body());
  }

  static Program postpone(Program program) {
    return onEachFunction(program, PostponeScaling::new);
  }

  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    Set<Atom> computedBefore = computedHere;
    Map<Atom, Scaled> multiplesBefore = multiples;
    Map<Atom, Operation.Apply> quotientsBefore = quotients;
    computedHere = new HashSet<>(loop.parameters());
    multiples = new HashMap<>();
    quotients = new HashMap<>();
    super.loop(loop, out);
    computedHere = computedBefore;
    multiples = multiplesBefore;
    quotients = quotientsBefore;
    computedHere.addAll(loop.results());
  }

  @Override
  protected void branch(Statement.If branch, List<Statement> out) {
    super.branch(branch, out);
    computedHere.addAll(branch.results());
  }

  @Override
  protected void simple(Statement statement, List<Statement> out) {
    computedHere.addAll(statement.results());
    super.simple(statement, out);
  }

  @Override
  protected void let(Statement.Let before, List<Statement> out) {
    Statement.Let let = (Statement.Let) substitution.applyToSimple(before);
    computedHere.add(let.value());
    if (let.operation() instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && operator.operand().isReal()
        && operator.result().isReal()) {
      if (!let.origin().derivative()) {
        noteMultiple(let.value(), operator, apply.operands());
        out.add(let);
        return;
      }
      BlockBuilder builder = new BlockBuilder(values).at(let.origin());
      Scaled scaled = scaled(operator, apply.operands(), builder);
      if (scaled != null && isNearOne(scaled.size())) {
        define(let, scaled, builder.build(List.of()), out);
        return;
      }
      if (operator.kind() == Operator.Kind.DIVIDE && apply.operands().get(0) instanceof Constant) {
        quotients.put(let.value(), apply);
      }
    }
    out.add(let);
  }

  private void noteMultiple(Value value, Operator operator, List<Atom> operands) {
    if (operator.kind() == Operator.Kind.NEGATE) {
      primalMultiples.put(value, new Scaled(operands.get(0), -1));
    } else if (operator.kind() == Operator.Kind.TIMES) {
      for (int i = 0; i < 2; i++) {
        if (operands.get(i) instanceof Constant c && isScale(c)) {
          primalMultiples.put(value, new Scaled(operands.get(1 - i), number(c)));
        }
      }
    }
  }

  /** The value as a multiple. */
  private void define(Statement.Let let, Scaled scaled, Block before, List<Statement> out) {
    List<Statement> statements = new ArrayList<>(before.statements());
    if (scaled.scale() == 1 && statements.isEmpty()) {
      substitution.put(let.value(), scaled.base());
      return;
    }
    if (scaled.scale() == 1
        && statements.get(statements.size() - 1) instanceof Statement.Let last
        && last.value().equals(scaled.base())) {
      statements.set(
          statements.size() - 1, new Statement.Let(let.value(), last.operation(), let.origin()));
      out.addAll(statements);
      return;
    }
    out.addAll(statements);
    statements.forEach(s -> computedHere.addAll(s.results()));
    Operation product = isTwice(let.operation()) ? let.operation() : product(scaled);
    out.add(new Statement.Let(let.value(), product, let.origin()));
    if (computedHere.contains(scaled.base())) {
      multiples.put(let.value(), scaled);
    }
  }

  /** Whether it is {@code x + x}. */
  private static boolean isTwice(Operation operation) {
    return operation instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && operator.kind() == Operator.Kind.PLUS
        && apply.operands().get(0).equals(apply.operands().get(1));
  }

  private Operation product(Scaled scaled) {
    Atom base = scaled.base();
    Operation.Apply quotient = quotients.get(base);
    if (quotient != null && uses.of((Value) base) == 1) {
      return ofMultiple(quotient, scaled.scale());
    }
    Operator.Kind kind = scaled.scale() == -1 ? Operator.Kind.NEGATE : Operator.Kind.TIMES;
    Operator operator = new Operator(kind, (Scalar) base.type());
    return scaled.scale() == -1
        ? new Operation.Apply(operator, List.of(base))
        : new Operation.Apply(operator, List.of(BlockBuilder.real(base, scaled.scale()), base));
  }

  /** {@code c / x}, the constant multiplied. */
  private static Operation ofMultiple(Operation.Apply quotient, double scale) {
    Constant dividend = (Constant) quotient.operands().get(0);
    Atom divisor = quotient.operands().get(1);
    Constant multiple = BlockBuilder.real(divisor, scale * number(dividend));
    return new Operation.Apply(quotient.primitive(), List.of(multiple, divisor));
  }

  /** The outcome as a multiple of something; null if there is nothing to gain. */
  private @Nullable Scaled scaled(Operator operator, List<Atom> operands, BlockBuilder out) {
    Atom a = operands.get(0);
    Atom b = operands.get(operands.size() - 1);
    return switch (operator.kind()) {
      case NEGATE -> times(a, -1);
      case PLUS -> a.equals(b) ? times(a, 2) : sum(multiple(a), multiple(b), out);
      case MINUS -> a.equals(b) ? null : sum(multiple(a), times(b, -1), out);
      case TIMES, STRONG_TIMES -> {
        if (operator.kind() == Operator.Kind.TIMES && a instanceof Constant c && isScale(c)) {
          yield times(b, number(c));
        }
        if (operator.kind() == Operator.Kind.TIMES && b instanceof Constant c && isScale(c)) {
          yield times(a, number(c));
        }
        Scaled left = undoing(multiple(b).scale(), a);
        yield outcome(operator, left, undoing(left.scale(), b), out);
      }
      case DIVIDE, STRONG_DIVIDE -> outcome(operator, multiple(a), new Scaled(b, 1), out);
      default -> null;
    };
  }

  private Scaled times(Atom operand, double factor) {
    return undoing(factor, operand).times(factor);
  }

  /** The operand as it was before the primal multiplied it, if {@code factor} takes that back. */
  private Scaled undoing(double factor, Atom operand) {
    Scaled primal = primalMultiples.get(operand);
    return primal != null && primal.scale() * factor == 1 ? primal : multiple(operand);
  }

  private static @Nullable Scaled outcome(Operator operator, Scaled a, Scaled b, BlockBuilder out) {
    double scale = a.scale() * b.scale();
    return a.scale() == 1 && b.scale() == 1
        ? null
        : new Scaled(out.apply(operator, a.base(), b.base()), scale);
  }

  private static @Nullable Scaled sum(Scaled a, Scaled b, BlockBuilder out) {
    boolean isEqual = a.size() == b.size();
    Atom left = isEqual ? a.base() : positive(a, out);
    Atom right = isEqual ? b.base() : positive(b, out);
    double size = isEqual ? a.size() : 1;
    boolean hasSameSign = a.scale() > 0 == b.scale() > 0;
    if (hasSameSign) {
      Atom sum = out.operator(Operator.Kind.PLUS, left, right);
      return new Scaled(sum, a.scale() > 0 ? size : -size);
    }
    Atom difference =
        a.scale() > 0
            ? out.operator(Operator.Kind.MINUS, left, right)
            : out.operator(Operator.Kind.MINUS, right, left);
    return new Scaled(difference, size);
  }

  private static Atom positive(Scaled scaled, BlockBuilder out) {
    return scaled.size() == 1
        ? scaled.base()
        : out.operator(
            Operator.Kind.TIMES, BlockBuilder.real(scaled.base(), scaled.size()), scaled.base());
  }

  /** The operand without its factor, if nobody else reads it. */
  private Scaled multiple(Atom operand) {
    Scaled scaled = multiples.get(operand);
    return scaled != null && uses.of((Value) operand) == 1 ? scaled : new Scaled(operand, 1);
  }

  private static boolean isScale(Constant constant) {
    double size = Math.abs(number(constant));
    return isNearOne(size) && Math.scalb(1.0, Math.getExponent(size)) == size;
  }

  private static boolean isNearOne(double size) {
    return size >= LEAST && size <= LARGEST;
  }

  private static double number(Constant constant) {
    return constant.value() instanceof Number number ? number.doubleValue() : 0;
  }
}
