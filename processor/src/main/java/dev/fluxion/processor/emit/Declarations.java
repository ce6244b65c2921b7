package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each variable is declared: in the innermost block that contains all that is done with it,
 * at the first statement there that has to do with it.
 */
final class Declarations {
  private final Folding folding;
  private final Variables variables;
  private final Map<Variable, Extent> extents = new LinkedHashMap<>();
  private final Map<Statement, List<Variable>> declared = new IdentityHashMap<>();
  private final Deque<Place> path = new ArrayDeque<>();

  /** A block on the way from the outermost to the present one, and the statement within it. */
  private static final class Place {
    private final Block block;
    private @Nullable Statement statement;

    Place(Block block) {
      this.block = block;
    }
  }

  /** The blocks around all uses seen so far, each with the first and last statement that uses. */
  private static final class Extent {
    private List<Block> blocks = List.of();
    private List<@Nullable Statement> first = List.of();
    private @Nullable Statement last;
  }

  private Declarations(Folding folding, Variables variables) {
    this.folding = folding;
    this.variables = variables;
  }

  static Declarations of(Function function, Folding folding, Variables variables) {
    Declarations result = new Declarations(folding, variables);
    result.walk(function.body());
    result.extents.forEach(
        (variable, extent) -> {
          Statement first = extent.first.get(extent.first.size() - 1);
          if (first != null && !variable.isParameter()) {
            result.declared.computeIfAbsent(first, s -> new ArrayList<>()).add(variable);
          }
        });
    return result;
  }

  /** The variables to be declared at the statement. */
  List<Variable> at(Statement statement) {
    return declared.getOrDefault(statement, List.of());
  }

  /** Whether nothing outside the statement has to do with the variable. */
  boolean isConfined(Variable variable, Statement statement) {
    Extent extent = extents.get(variable);
    return extent != null && extent.last == statement && at(statement).contains(variable);
  }

  private void walk(Block block) {
    Place place = new Place(block);
    path.addLast(place);
    for (Statement statement : block.statements()) {
      if (folding.isFolded(statement)) {
        continue;
      }
      place.statement = statement;
      touchOperands(statement);
      if (statement instanceof Statement.Loop loop) {
        loop.parameters().forEach(this::touch);
      }
      boolean isExpression = statement instanceof Statement.If i && folding.isExpression(i);
      if (!isExpression) {
        Values.blocks(statement).forEach(this::walk);
      }
      for (Value result : statement.results()) {
        if (isWritten(statement, result)) {
          touch(result);
        }
      }
    }
    place.statement = null;
    block.results().forEach(this::touch);
    path.removeLast();
  }

  /** Whether the statement writes its result: not where a call stands alone. */
  private boolean isWritten(Statement statement, Value result) {
    boolean standsAlone =
        statement instanceof Statement.Call
            || (statement instanceof Statement.Let let && Operators.standsAlone(let.operation()));
    return folding.isUsed(result) || !(standsAlone || statement instanceof Statement.Loop);
  }

  private void touchOperands(Statement statement) {
    Values.operands(statement).forEach(this::touch);
    if (statement instanceof Statement.If branch && folding.isExpression(branch)) {
      Values.blocks(branch).forEach(b -> b.results().forEach(this::touch));
    }
  }

  private void touch(Atom atom) {
    if (!(atom instanceof Value value)) {
      return;
    }
    if (folding.isFolded(value)) {
      touchOperands(folding.definition(value));
      return;
    }
    Extent extent = extents.get(variables.of(value));
    if (extent == null) {
      extent = new Extent();
      extent.blocks = path.stream().map(p -> p.block).toList();
      extent.first = new ArrayList<>();
      for (Place place : path) {
        extent.first.add(place.statement);
      }
      extents.put(variables.of(value), extent);
    }
    widen(extent);
  }

  private void widen(Extent extent) {
    Iterator<Place> here = path.iterator();
    int common = 0;
    Statement last = null;
    while (here.hasNext() && common < extent.blocks.size()) {
      Place place = here.next();
      if (place.block != extent.blocks.get(common)) {
        break;
      }
      last = place.statement;
      common++;
    }
    if (common < extent.blocks.size()) {
      extent.blocks = extent.blocks.subList(0, common);
      extent.first = extent.first.subList(0, common);
    }
    extent.last = last;
  }
}
