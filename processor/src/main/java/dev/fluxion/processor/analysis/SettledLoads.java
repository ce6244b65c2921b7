package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
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
import org.jspecify.annotations.Nullable;

/**
 * Which reads of a function see what nothing changes any more: every write to the array comes
 * before. A write in a loop comes after all reads in that loop, too; but not one to an array that
 * is made in a trip, after what is read was there:
 *
 * <pre>
 * for (…) { double[] next = new double[n]; next[0] = … y[0] …; y = next; }
 * </pre>
 *
 * and not one to an element that cannot be the one that is read: {@link SeparateElements}.
 */
public final class SettledLoads {
  private final Program program;
  private final ArrayClasses classes;
  private final ArrayAges ages;
  private final SeparateElements elements;

  /** Whether nobody else writes to arrays from outside before they are read again. */
  private final boolean isAlone;

  private final Set<Value> reads = new HashSet<>();
  private final Set<Value> writes = new HashSet<>();
  private final Set<Value> overwritten = new HashSet<>();
  private final Set<Value> arrays = new HashSet<>();

  /**
   * What is written to.
   *
   * @param array the class of the array
   * @param made the array that it is, if the function makes it; else null
   * @param element the element; null if it may be any
   * @param repeated the loop of which a later trip writes; null if it is in the same trip of each
   *     loop around it
   */
  private record Write(
      Object array,
      @Nullable Value made,
      SeparateElements.@Nullable Element element,
      SeparateElements.@Nullable Around repeated) {
    Write in(SeparateElements.@Nullable Around loop) {
      return element == null ? this : new Write(array, made, element, loop);
    }
  }

  private SettledLoads(Block body, Program program, ArrayClasses classes, boolean isAlone) {
    this.program = program;
    this.classes = classes;
    this.ages = ArrayAges.of(body, classes);
    this.elements = SeparateElements.of(body, classes);
    this.isAlone = isAlone;
  }

  /**
   * Those of a function.
   *
   * @param isAlone whether the reverse sweep follows before anybody else writes to arrays from
   *     outside
   */
  public static SettledLoads of(
      Function function, Program program, ArrayClasses classes, boolean isAlone) {
    SettledLoads loads = new SettledLoads(function.body(), program, classes, isAlone);
    loads.addSettled(function.parameters(), loads.block(function.body(), Set.of()));
    return loads;
  }

  /** Those of a part of a function, after which nothing is read any more that it writes. */
  static SettledLoads of(Block part, Program program, ArrayClasses classes) {
    SettledLoads loads = new SettledLoads(part, program, classes, false);
    loads.block(part, Set.of());
    return loads;
  }

  /** The values of these reads. */
  public Set<Value> reads() {
    return reads;
  }

  /** The values that are written only to elements that nothing changes any more. */
  public Set<Value> writes() {
    writes.removeAll(overwritten);
    return writes;
  }

  /**
   * The arrays of numbers among the parameters of the function, to which it writes nothing, and
   * those that loops hand on from trip to trip, to which nothing is written from the trip on that
   * begins with them.
   */
  public Set<Value> arrays() {
    return arrays;
  }

  private void addSettled(List<Value> parameters, Set<Write> later) {
    parameters.stream()
        .filter(array -> array.type() instanceof ArrayType type && type.element().isReal())
        .filter(array -> isSettled(array, null, later))
        .forEach(arrays::add);
  }

  /**
   * Walks a block from its end.
   *
   * @param after what is written to after the block
   * @return what is written to from its start on
   */
  private Set<Write> block(Block block, Set<Write> after) {
    Set<Write> later = new HashSet<>(after);
    List<Statement> statements = block.statements();
    for (int i = statements.size() - 1; i >= 0; i--) {
      Statement statement = statements.get(i);
      if (statement instanceof Statement.Loop loop) {
        Set<Write> inTrip = writesIn(loop.body());
        Set<Write> afterTrip = new HashSet<>(later);
        afterTrip.addAll(writesIn(loop.condition()));
        inTrip.stream()
            .filter(write -> !ages.isMadeIn(loop, write.made()))
            .forEach(write -> afterTrip.add(write.in(elements.around(loop))));
        later.addAll(afterTrip);
        later.addAll(inTrip);
        addSettled(loop.parameters(), later);
        block(loop.condition(), later);
        block(loop.body(), afterTrip);
      } else if (statement instanceof Statement.If branch) {
        Set<Write> then = block(branch.then(), later);
        later.addAll(block(branch.otherwise(), later));
        later.addAll(then);
      } else {
        if (statement instanceof Statement.Let let
            && let.operation() instanceof Operation.Load load
            && isSettled(load.array(), elements.of(let), later)) {
          reads.add(let.value());
        }
        if (statement instanceof Statement.Store store && store.value() instanceof Value value) {
          boolean isKept = isSettled(store.array(), elements.of(store), later);
          (isKept ? writes : overwritten).add(value);
        }
        later.addAll(writes(statement));
      }
    }
    return later;
  }

  /**
   * @param element of the array; null for all of it
   */
  private boolean isSettled(
      Atom array, SeparateElements.@Nullable Element element, Set<Write> later) {
    if (!(array instanceof Value value) || !classes.isWritten(value)) {
      return true;
    }
    Set<Object> changed = new HashSet<>();
    for (Write write : later) {
      if (!ages.isNewer(write.made(), value) && !isElsewhere(write, element)) {
        changed.add(write.array());
      }
    }
    return (classes.isPrivate(value) && !changed.contains(classes.classOf(value)))
        || (isAlone && classes.isApart(value, changed));
  }

  private static boolean isElsewhere(Write write, SeparateElements.@Nullable Element read) {
    return read != null
        && write.element() != null
        && SeparateElements.areApart(read, write.element(), write.repeated());
  }

  private Set<Write> writesIn(Block block) {
    Set<Write> writes = new HashSet<>();
    for (Statement statement : block.statements()) {
      writes.addAll(writes(statement));
      Values.blocks(statement).forEach(inner -> writes.addAll(writesIn(inner)));
    }
    return writes;
  }

  /** What the statement itself writes to, without the blocks inside it. */
  private Set<Write> writes(Statement statement) {
    Set<Write> writes = new HashSet<>();
    if (statement instanceof Statement.Store store) {
      add(store.array(), elements.of(store), writes);
    } else if (statement instanceof Statement.Call call) {
      Set<Type> types = new ArrayWrites(program).typesWrittenBy(call.callee());
      if (!types.isEmpty()) {
        call.arguments().forEach(argument -> addDeeply(argument, writes));
      }
    } else if (statement instanceof Statement.Let let
        && let.operation() instanceof Operation.Extern extern) {
      ArrayMethod method = ArrayMethod.of(extern.member()).orElse(null);
      if (method == null) {
        extern.operands().forEach(operand -> addDeeply(operand, writes));
      } else {
        method.written().forEach(i -> add(extern.operands().get(i), null, writes));
      }
    }
    return writes;
  }

  private void addDeeply(Atom array, Set<Write> writes) {
    classes.classesOf(array).forEach(written -> writes.add(new Write(written, null, null, null)));
  }

  /** The class of the array itself: its rows are other arrays. */
  private void add(Atom array, SeparateElements.@Nullable Element element, Set<Write> writes) {
    classes.classesOf(array).stream()
        .limit(1)
        .forEach(written -> writes.add(new Write(written, ages.made(array), element, null)));
  }
}
