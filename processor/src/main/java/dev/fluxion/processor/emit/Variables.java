package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which values share a Java variable, where they can ({@link Interference}). A loop's parameter and
 * result always do; then what is made only to be copied into another; then what continues another
 * value under the same name, as the user's assignments do.
 */
final class Variables {
  private final Folding folding;
  private final Map<Value, Variable> variables = new HashMap<>();

  /** New tapes: each may be a field of a workspace, under the name of its own variable. */
  private final Set<Variable> tapes = new HashSet<>();

  private Variables(Folding folding) {
    this.folding = folding;
  }

  static Variables of(Function function, Folding folding) {
    Variables result = new Variables(folding);
    Interference interference = Interference.of(function, folding);
    Set<Value> parameters = Set.copyOf(function.parameters());
    Values.forEachDefinition(
        function,
        value -> {
          if (!folding.isFolded(value)) {
            result.variables.put(
                value,
                new Variable(
                    value,
                    interference.number(value),
                    interference.conflicts(value),
                    parameters.contains(value)));
          }
        });
    result.findTapes(function.body());
    result.joinLoops(function.body());
    result.joinCopies(function.body());
    Map<String, Value> visible = new HashMap<>();
    function.parameters().forEach(p -> visible.put(key(p), p));
    result.joinNames(function.body(), visible);
    return result;
  }

  Variable of(Value value) {
    Variable variable = variables.get(value);
    if (variable == null) {
      throw new IllegalArgumentException(value + " has no variable");
    }
    return variable;
  }

  /** Whether the atom is read from the variable. */
  boolean isIn(Atom atom, Variable variable) {
    return atom instanceof Value value && variables.get(value) == variable;
  }

  private void merge(Variable into, Variable from) {
    into.take(from);
    from.members().forEach(v -> variables.put(v, into));
  }

  private void findTapes(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let
          && let.operation() instanceof TapeOperation.NewTape) {
        tapes.add(of(let.value()));
      }
      Values.blocks(statement).forEach(this::findTapes);
    }
  }

  private void joinLoops(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Loop loop) {
        for (int i = 0; i < loop.parameters().size(); i++) {
          merge(of(loop.parameters().get(i)), of(loop.results().get(i)));
        }
      }
      Values.blocks(statement).forEach(this::joinLoops);
    }
  }

  /** Joins what is copied, innermost blocks first: there a copy costs most. */
  private void joinCopies(Block block) {
    for (Statement statement : block.statements()) {
      Values.blocks(statement).forEach(this::joinCopies);
      if (statement instanceof Statement.Loop loop) {
        joinCopies(loop.parameters(), loop.body());
        Set<Value> steps = Steps.of(loop);
        for (int i = 0; i < loop.parameters().size(); i++) {
          boolean isCounter = !steps.isEmpty() && steps.contains(loop.body().results().get(i));
          joinInitial(loop.parameters().get(i), loop.initial().get(i), isCounter);
        }
      } else if (statement instanceof Statement.If branch && !folding.isExpression(branch)) {
        joinCopies(branch.results(), branch.then());
        joinCopies(branch.results(), branch.otherwise());
      }
    }
  }

  private void joinCopies(List<Value> targets, Block block) {
    for (int i = 0; i < targets.size() && !block.isAbrupt(); i++) {
      if (block.results().get(i) instanceof Value source
          && (source.isTemporary()
              || targets.get(i).isTemporary()
              || haveSameName(source, targets.get(i))
              || folding.isUsedOnce(source))) {
        tryMerge(targets.get(i), source);
      }
    }
  }

  /** A counter is declared in the loop's header rather than before it. */
  private void joinInitial(Value parameter, Atom initial, boolean isCounter) {
    if (initial instanceof Value source
        && ((source.isTemporary() && !isCounter) || haveSameName(source, parameter))) {
      tryMerge(parameter, source);
    }
  }

  private static boolean haveSameName(Value a, Value b) {
    return a.name().equals(b.name());
  }

  /** A parameter goes on only as what the user calls by the same name. */
  private void tryMerge(Value target, Value source) {
    Variable into = variables.get(target);
    Variable from = variables.get(source);
    if (into == null || from == null || into == from || !into.canHold(from)) {
      return;
    }
    if (tapes.contains(into) || tapes.contains(from)) {
      return;
    }
    if (!into.isParameter() && !from.isParameter()) {
      merge(into, from);
    } else if (into.isParameter() != from.isParameter() && into.wish().equals(from.wish())) {
      merge(into.isParameter() ? into : from, into.isParameter() ? from : into);
    }
  }

  /**
   * Joins values of the same name, where the earlier one's variable can be seen by the later one.
   *
   * @param visible the youngest value of each name and type in this block and those around it
   */
  private void joinNames(Block block, Map<String, Value> visible) {
    for (Statement statement : block.statements()) {
      if (folding.isFolded(statement)) {
        continue;
      }
      if (statement instanceof Statement.Loop loop) {
        Set<Value> steps = Steps.of(loop);
        for (int i = 0; i < loop.parameters().size(); i++) {
          boolean isCounter = !steps.isEmpty() && steps.contains(loop.body().results().get(i));
          if (!isCounter) {
            joinName(loop.parameters().get(i), visible);
          }
        }
      }
      for (Block inner : Values.blocks(statement)) {
        Map<String, Value> inside = new HashMap<>(visible);
        if (statement instanceof Statement.Loop loop) {
          loop.parameters().forEach(p -> inside.put(key(p), p));
        }
        joinNames(inner, inside);
      }
      for (Value result : statement.results()) {
        if (!result.isTemporary() && folding.isUsed(result)) {
          joinName(result, visible);
          visible.put(key(result), result);
        }
      }
    }
  }

  private void joinName(Value value, Map<String, Value> visible) {
    Value earlier = value.isTemporary() ? null : visible.get(key(value));
    if (earlier != null) {
      tryMerge(earlier, value);
    }
  }

  private static String key(Value value) {
    return value.name() + ' ' + value.type();
  }
}
