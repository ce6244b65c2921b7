package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that a branch hands on as they are, and that nobody reads afterwards: the tangents of
 * what the branches result in can stand where theirs do. Otherwise all would be copied even in
 * trips in which nothing happens:
 *
 * <pre>
 * if (weight[i] != 0) {
 *   sum += weight[i] * x[i];
 * }
 * </pre>
 */
final class InheritedRows {

  /**
   * Where a statement is.
   *
   * @param loop the innermost loop around it
   * @param number of the statement, in the order of the text
   */
  private record Place(Statement.@Nullable Loop loop, int number) {}

  private final Map<Statement.If, Place> branches = new IdentityHashMap<>();
  private final Map<Statement.If, Integer> ends = new IdentityHashMap<>();
  private final Map<Value, Place> definitions = new HashMap<>();
  private final Map<Value, Integer> lastUses = new HashMap<>();
  private int position;

  /** Parameters of the function are never among them: their tangents are the caller's. */
  InheritedRows(Function function) {
    walk(function.body(), null);
  }

  private void walk(Block block, Statement.@Nullable Loop loop) {
    for (Statement statement : block.statements()) {
      position++;
      use(Values.operands(statement));
      define(statement.results(), loop);
      if (statement instanceof Statement.Loop inner) {
        define(inner.parameters(), inner);
        walk(inner.condition(), inner);
        // These are the loop's results where it ends.
        use(inner.parameters());
        walk(inner.body(), inner);
      } else if (statement instanceof Statement.If branch) {
        branches.put(branch, new Place(loop, position));
        walk(branch.then(), loop);
        walk(branch.otherwise(), loop);
        ends.put(branch, position);
      }
    }
    position++;
    use(block.results());
  }

  private void define(List<Value> values, Statement.@Nullable Loop loop) {
    values.forEach(value -> definitions.put(value, new Place(loop, position)));
  }

  private void use(List<? extends Atom> atoms) {
    for (Atom atom : atoms) {
      if (atom instanceof Value value) {
        lastUses.put(value, position);
      }
    }
  }

  /** The numbers whose places results of the branches can have, each for one of these. */
  Map<Value, Value> of(Statement.If branch) {
    Map<Value, Value> inherited = new HashMap<>();
    for (int i = 0; i < branch.results().size(); i++) {
      for (Block block : Values.blocks(branch)) {
        Atom handedOn = block.isAbrupt() ? null : block.results().get(i);
        if (handedOn instanceof Value number
            && isInheritable(number, branch)
            && !inherited.containsValue(number)) {
          inherited.put(branch.results().get(i), number);
          break;
        }
      }
    }
    return inherited;
  }

  private boolean isInheritable(Value number, Statement.If branch) {
    Place definition = definitions.get(number);
    Place place = Objects.requireNonNull(branches.get(branch));
    return number.type().isReal()
        && definition != null
        && definition.number() < place.number()
        && definition.loop() == place.loop()
        && lastUses.getOrDefault(number, 0) <= ends.getOrDefault(branch, 0);
  }
}
