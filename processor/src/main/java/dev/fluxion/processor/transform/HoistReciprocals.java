package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives are divided by what a loop does not change once, before the loop.
 *
 * <pre>
 * while (…) { yBar = yBar / b }    →    inverseB = 1 / b; while (…) { yBar = yBar * inverseB }
 * </pre>
 *
 * Where an exact zero must stay one, the loop asks beforehand whether the reciprocal is finite, and
 * divides if it is not; of an innermost loop HotSpot makes two.
 */
final class HoistReciprocals extends BlockPass {
  private final ValueSupply values;
  private final Map<Atom, Value> reciprocals = new HashMap<>();

  /** Whether these are finite: then they can be multiplied by, and a zero needs no test. */
  private final Map<Value, Value> finite = new HashMap<>();

  private HoistReciprocals(Function function) {
    this.values = ValueSupply.after(function);
  }

  static Program hoist(Program program) {
    return program.withBodies(
        f -> LoopShape.hasLoops(f.body()) ? new HoistReciprocals(f).block(f.body()) : f.body());
  }

  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    Set<Value> inside = LoopShape.definedIn(loop);
    Set<Value> divisors = new LinkedHashSet<>();
    collect(loop.body(), inside, divisors);
    boolean testsZeros = testsZeros(loop.body(), divisors);
    for (Value divisor : divisors) {
      BlockBuilder builder = new BlockBuilder(values).at(loop.origin().asAdjoint());
      Atom one = BlockBuilder.real(divisor, 1);
      Value reciprocal =
          (Value)
              builder.name(builder.operator(Operator.Kind.DIVIDE, one, divisor), nameOf(divisor));
      reciprocals.put(divisor, reciprocal);
      if (testsZeros) {
        finite.put(reciprocal, isFinite(reciprocal, builder));
      }
      out.addAll(builder.build(List.of()).statements());
    }
    super.loop(loop, out);
    divisors.forEach(reciprocals::remove);
  }

  /** Whether a zero divided by one of these is zero, whatever that one is. */
  private static boolean testsZeros(Block block, Set<Value> divisors) {
    return block.statements().stream()
        .anyMatch(
            s ->
                (s instanceof Statement.Let let && isStrong(let) && divisors.contains(divisor(let)))
                    || Values.blocks(s).stream().anyMatch(inner -> testsZeros(inner, divisors)));
  }

  private static boolean isStrong(Statement.Let let) {
    return let.operation() instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && operator.kind() == Operator.Kind.STRONG_DIVIDE;
  }

  private static Value isFinite(Value value, BlockBuilder out) {
    String owner = value.type() == Scalar.FLOAT ? "java.lang.Float" : "java.lang.Double";
    Scalar type = (Scalar) value.type();
    return out.apply(new Method(owner, "isFinite", List.of(type), Scalar.BOOLEAN), value);
  }

  private static String nameOf(Value divisor) {
    String name = divisor.name();
    return name.isEmpty()
        ? ""
        : "inverse" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private void collect(Block block, Set<Value> inside, Set<Value> divisors) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let
          && divisor(let) instanceof Value divisor
          && !inside.contains(divisor)
          && !reciprocals.containsKey(divisor)) {
        divisors.add(divisor);
      }
      Values.blocks(statement).forEach(inner -> collect(inner, inside, divisors));
    }
  }

  /** What the statement divides a derivative by; null if it does nothing of that kind. */
  private static @Nullable Atom divisor(Statement.Let let) {
    return let.origin().derivative()
            && let.operation() instanceof Operation.Apply apply
            && apply.primitive() instanceof Operator operator
            && operator.operand().isReal()
            && (operator.kind() == Operator.Kind.DIVIDE
                || operator.kind() == Operator.Kind.STRONG_DIVIDE)
        ? apply.operands().get(1)
        : null;
  }

  @Override
  protected void let(Statement.Let before, List<Statement> out) {
    Statement.Let let = (Statement.Let) substitution.applyToSimple(before);
    Value reciprocal = reciprocals.get(divisor(let));
    if (reciprocal == null) {
      out.add(let);
      return;
    }
    Operation.Apply apply = (Operation.Apply) let.operation();
    if (apply.operands().get(0).equals(BlockBuilder.real(reciprocal, 1))) {
      substitution.put(let.value(), reciprocal);
      return;
    }
    Scalar type = ((Operator) apply.primitive()).operand();
    List<Atom> factors = List.of(apply.operands().get(0), reciprocal);
    Operation product = new Operation.Apply(new Operator(Operator.Kind.TIMES, type), factors);
    if (!isStrong(let)) {
      out.add(let.with(product));
      return;
    }
    // The reciprocal of a divisor too small for one is infinite, the quotient may be finite.
    Value isFinite = Objects.requireNonNull(finite.get(reciprocal));
    BlockBuilder both = new BlockBuilder(values).at(let.origin());
    Operation choice = new Operation.Select(isFinite, both.let(product), both.let(let.operation()));
    out.addAll(both.build(List.of()).statements());
    out.add(let.with(choice));
  }
}
