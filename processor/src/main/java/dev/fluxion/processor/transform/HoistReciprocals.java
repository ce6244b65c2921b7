package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives are divided by what a loop does not change once, before the loop.
 *
 * <pre>
 * while (…) { yBar = yBar / b }    →    inverseB = 1 / b; while (…) { yBar = yBar * inverseB }
 * </pre>
 */
final class HoistReciprocals extends BlockPass {
  private final ValueSupply values;
  private final Map<Atom, Value> reciprocals = new HashMap<>();

  private HoistReciprocals(Function function) {
    this.values = ValueSupply.after(function);
  }

  static Program hoist(Program program) {
    return onEachFunction(program, HoistReciprocals::new);
  }

  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    Set<Value> inside = LoopShape.definedIn(loop);
    Set<Value> divisors = new LinkedHashSet<>();
    collect(loop.body(), inside, divisors);
    for (Value divisor : divisors) {
      BlockBuilder builder = new BlockBuilder(values).at(loop.origin().asAdjoint());
      Atom one = BlockBuilder.real(divisor, 1);
      reciprocals.put(
          divisor,
          (Value)
              builder.name(builder.operator(Operator.Kind.DIVIDE, one, divisor), nameOf(divisor)));
      out.addAll(builder.build(List.of()).statements());
    }
    super.loop(loop, out);
    divisors.forEach(reciprocals::remove);
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
  protected void let(Statement.Let let, List<Statement> out) {
    Value reciprocal = reciprocals.get(divisor(let));
    if (reciprocal == null) {
      out.add(let);
      return;
    }
    Operation.Apply apply = (Operation.Apply) let.operation();
    Operator operator = (Operator) apply.primitive();
    boolean isStrong = operator.kind() == Operator.Kind.STRONG_DIVIDE;
    Operator product =
        new Operator(
            isStrong ? Operator.Kind.STRONG_TIMES : Operator.Kind.TIMES, operator.operand());
    List<Atom> factors = new ArrayList<>(List.of(apply.operands().get(0), reciprocal));
    out.add(new Statement.Let(let.value(), new Operation.Apply(product, factors), let.origin()));
  }
}
