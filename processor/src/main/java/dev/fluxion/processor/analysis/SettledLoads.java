package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which reads of a function see what nothing changes any more: every write to the array comes
 * before. A write in a loop comes after all reads in that loop, too.
 */
public final class SettledLoads {
  private final Program program;
  private final ArrayClasses classes;

  /** Whether nobody else writes to arrays from outside before they are read again. */
  private final boolean isAlone;

  private final Set<Value> settled = new HashSet<>();

  private SettledLoads(Program program, ArrayClasses classes, boolean isAlone) {
    this.program = program;
    this.classes = classes;
    this.isAlone = isAlone;
  }

  /**
   * The values of these reads.
   *
   * @param isAlone whether the reverse sweep follows before anybody else writes to arrays from
   *     outside
   */
  public static Set<Value> of(
      Function function, Program program, ArrayClasses classes, boolean isAlone) {
    SettledLoads loads = new SettledLoads(program, classes, isAlone);
    loads.block(function.body(), Set.of());
    return loads.settled;
  }

  /** The same of a part of a function, after which nothing is read any more that it writes. */
  public static Set<Value> of(Block part, Program program, ArrayClasses classes) {
    SettledLoads loads = new SettledLoads(program, classes, false);
    loads.block(part, Set.of());
    return loads.settled;
  }

  /**
   * Walks a block from its end.
   *
   * @param after the classes that are written to after the block
   * @return the classes that are written to from its start on
   */
  private Set<Object> block(Block block, Set<Object> after) {
    Set<Object> later = new HashSet<>(after);
    List<Statement> statements = block.statements();
    for (int i = statements.size() - 1; i >= 0; i--) {
      Statement statement = statements.get(i);
      if (statement instanceof Statement.Loop loop) {
        later.addAll(writesIn(loop.condition()));
        later.addAll(writesIn(loop.body()));
        block(loop.condition(), later);
        block(loop.body(), later);
      } else if (statement instanceof Statement.If branch) {
        Set<Object> then = block(branch.then(), later);
        later.addAll(block(branch.otherwise(), later));
        later.addAll(then);
      } else {
        if (statement instanceof Statement.Let let
            && let.operation() instanceof Operation.Load load
            && isSettled(load.array(), later)) {
          settled.add(let.value());
        }
        later.addAll(writes(statement));
      }
    }
    return later;
  }

  private boolean isSettled(Atom array, Set<Object> later) {
    return !(array instanceof Value value)
        || !classes.isWritten(value)
        || (classes.isPrivate(value) && !later.contains(classes.classOf(value)))
        || (isAlone && classes.isApart(value, later));
  }

  private Set<Object> writesIn(Block block) {
    Set<Object> writes = new HashSet<>();
    for (Statement statement : block.statements()) {
      writes.addAll(writes(statement));
      Values.blocks(statement).forEach(inner -> writes.addAll(writesIn(inner)));
    }
    return writes;
  }

  /** The classes that the statement itself writes to, without the blocks inside it. */
  private Set<Object> writes(Statement statement) {
    Set<Object> writes = new HashSet<>();
    if (statement instanceof Statement.Store store) {
      add(store.array(), writes);
    } else if (statement instanceof Statement.Call call) {
      Set<Type> types = new ArrayWrites(program).typesWrittenBy(call.callee());
      if (!types.isEmpty()) {
        call.arguments().forEach(argument -> writes.addAll(classes.classesOf(argument)));
      }
    } else if (statement instanceof Statement.Let let
        && let.operation() instanceof Operation.Extern extern) {
      ArrayMethod method = ArrayMethod.of(extern.member()).orElse(null);
      if (method == null) {
        extern.operands().forEach(operand -> writes.addAll(classes.classesOf(operand)));
      } else {
        method.written().forEach(i -> add(extern.operands().get(i), writes));
      }
    }
    return writes;
  }

  /** The class of the array itself: its rows are other arrays. */
  private void add(Atom array, Set<Object> writes) {
    classes.classesOf(array).stream().limit(1).forEach(writes::add);
  }
}
