package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Copies statements with new values for those they define; uses of the old ones are replaced by the
 * new from then on.
 */
final class Cloner {
  private final ValueSupply values;
  private final Substitution substitution;
  private final UnaryOperator<Origin> origins;

  Cloner(ValueSupply values, Substitution substitution, UnaryOperator<Origin> origins) {
    this.values = values;
    this.substitution = substitution;
    this.origins = origins;
  }

  Block block(Block block) {
    List<Statement> out = new ArrayList<>();
    block.statements().forEach(s -> out.add(statement(s)));
    return new Block(out, substitution.apply(block.results()));
  }

  Statement statement(Statement statement) {
    Origin origin = origins.apply(statement.origin());
    if (statement instanceof Statement.If branch) {
      var condition = substitution.apply(branch.condition());
      Block then = block(branch.then());
      Block otherwise = block(branch.otherwise());
      return new Statement.If(fresh(branch.results()), condition, then, otherwise, origin);
    }
    if (statement instanceof Statement.Loop loop) {
      var initial = substitution.apply(loop.initial());
      List<Value> parameters = fresh(loop.parameters());
      Block condition = block(loop.condition());
      Block body = block(loop.body());
      return new Statement.Loop(
          fresh(loop.results()), parameters, initial, condition, body, loop.snapshots(), origin);
    }
    if (statement instanceof Statement.Let let) {
      var operation = substitution.apply(let.operation());
      return new Statement.Let(fresh(let.value()), operation, origin);
    }
    if (statement instanceof Statement.Call call) {
      var arguments = substitution.apply(call.arguments());
      return new Statement.Call(fresh(call.results()), call.callee(), arguments, origin);
    }
    return substitution.applyToSimple(statement);
  }

  private List<Value> fresh(List<Value> old) {
    List<Value> fresh = new ArrayList<>();
    old.forEach(v -> fresh.add(fresh(v)));
    return fresh;
  }

  Value fresh(Value old) {
    Value value = values.fresh(old.name(), old.type());
    substitution.put(old, value);
    return value;
  }
}
