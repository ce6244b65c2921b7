package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * About how many characters an expression takes. Longer ones are no pleasure to read, and a danger
 * to recursive compilers.
 */
final class Width {
  private static final int WIDEST = 90;

  private final Folding folding;
  private final Map<Statement, Integer> widths = new java.util.IdentityHashMap<>();

  Width(Folding folding) {
    this.folding = folding;
  }

  /** The folded operands that do not find room in the statement, the longest first. */
  List<Value> tooLong(Statement statement) {
    Map<Value, Integer> operands = new HashMap<>();
    int total = own(statement);
    for (Atom atom : Values.operands(statement)) {
      int width = of(atom);
      total += width;
      if (folding.isFolded(atom)) {
        operands.put((Value) atom, width);
      }
    }
    List<Value> tooLong = new ArrayList<>();
    while (total > WIDEST && !operands.isEmpty()) {
      Map.Entry<Value, Integer> longest =
          operands.entrySet().stream()
              .max(Map.Entry.<Value, Integer>comparingByValue().thenComparing(e -> e.getKey().id()))
              .orElseThrow();
      if (longest.getValue() <= 8) {
        break;
      }
      operands.remove(longest.getKey());
      tooLong.add(longest.getKey());
      total -= longest.getValue();
    }
    return tooLong;
  }

  int of(Atom atom) {
    if (!folding.isFolded(atom)) {
      return atom instanceof Value value
          ? Math.max(2, value.name().length())
          : atom.toString().length();
    }
    Statement statement = folding.definition((Value) atom);
    Integer known = widths.get(statement);
    if (known == null) {
      known = of(statement);
      widths.put(statement, known);
    }
    return known;
  }

  private int of(Statement statement) {
    int width = own(statement);
    for (Atom operand : Values.operands(statement)) {
      width += of(operand);
    }
    for (Block block : Values.blocks(statement)) {
      for (Atom result : block.results()) {
        width += 4 + of(result);
      }
    }
    return width;
  }

  private static int own(Statement statement) {
    if (statement instanceof Statement.Call call) {
      return call.callee().length() + 2;
    }
    if (statement instanceof Statement.Let let) {
      if (let.operation() instanceof Operation.Apply apply
          && apply.primitive() instanceof Method method) {
        return method.name().length() + 7;
      }
      if (let.operation() instanceof Operation.Extern extern) {
        return extern.member().name().length() + 12;
      }
    }
    return 4;
  }
}
