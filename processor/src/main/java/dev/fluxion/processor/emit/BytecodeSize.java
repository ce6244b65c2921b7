package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** About how many bytes of bytecode javac makes of statements; rather too many than too few. */
final class BytecodeSize {
  /** So many locals can be addressed by one byte; beyond that, each access takes two more. */
  private static final int NARROW_LOCALS = 120;

  private final int access;

  private final Map<Statement, Integer> nested = new IdentityHashMap<>();

  private BytecodeSize(int access) {
    this.access = access;
  }

  /** A measure for the statements of this function. */
  static BytecodeSize in(Function function) {
    int[] locals = {0};
    int[] all = {0};
    Values.forEachDefinition(
        function,
        v -> {
          locals[0] += v.isTemporary() ? 0 : 1;
          all[0]++;
        });
    return new BytecodeSize(locals[0] + all[0] / 3 > NARROW_LOCALS ? 4 : 2);
  }

  int of(Block block) {
    int size = 0;
    for (Statement statement : block.statements()) {
      size += of(statement);
    }
    return size;
  }

  int of(Statement statement) {
    if (statement instanceof Statement.Let let) {
      boolean isFolded = let.value().isTemporary();
      return of(let.operation()) + (isFolded ? 0 : access);
    }
    if (!Values.blocks(statement).isEmpty()) {
      Integer known = nested.get(statement);
      if (known == null) {
        known = ofNested(statement);
        nested.put(statement, known);
      }
      return known;
    }
    int results = statement.results().size();
    return of(Values.operands(statement)) + 3 + results * access;
  }

  private int ofNested(Statement statement) {
    int size = 6;
    int copied = statement.results().size();
    if (statement instanceof Statement.Loop loop) {
      size = 12;
      copied = loop.parameters().size();
    }
    for (Block block : Values.blocks(statement)) {
      size += of(block);
    }
    return size + 2 * access * copied;
  }

  int of(List<Atom> operands) {
    int size = 0;
    for (Atom operand : operands) {
      size += of(operand);
    }
    return size;
  }

  private int of(Atom atom) {
    if (atom instanceof Constant) {
      return 3;
    }
    // Half of them are on the operand stack already.
    return ((Value) atom).isTemporary() ? access / 2 : access;
  }

  private int of(Operation operation) {
    List<Atom> operands = operation.operands();
    int size = of(operands);
    if (operation instanceof Operation.Apply apply) {
      if (!(apply.primitive() instanceof Operator operator)) {
        return Operators.isSign(operation) ? size + 2 * access + 14 : size + 3;
      }
      if (Operators.isStrong(operation)) {
        return size + 2 * access + 8;
      }
      return size + (operator.result() == Scalar.BOOLEAN ? 5 : 1);
    }
    if (operation instanceof Operation.Select) {
      return size + 9;
    }
    if (operation instanceof Operation.NewArray) {
      return size + 4 + 5 * operands.size();
    }
    return size + 4;
  }

  /** Of passing a value on in an array: of writing it, or of reading it again. */
  int ofKeeping() {
    return 2 * access + 4;
  }
}
