package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which loops of a reverse sweep may make their trips in any order: what trips pass on are sums,
 * and an element that one trip writes to is no other trip's, unless both only add to it. Sums come
 * out a little differently then, so this is for derivatives.
 */
public final class InterchangeableTrips {
  private final ArrayClasses classes;
  private final Accumulations accumulations;

  /** Whether arrays come from where it is not known which ones they are. */
  private final boolean areArraysHidden;

  public InterchangeableTrips(Function function, Program program) {
    this.classes = ArrayClasses.of(function, program);
    this.accumulations = Accumulations.of(function);
    this.areArraysHidden = hidesArrays(function.body());
  }

  private static boolean hidesArrays(Block block) {
    return block.statements().stream()
        .anyMatch(
            s ->
                (s instanceof Statement.Let let && hidesArrays(let.operation()))
                    || Values.blocks(s).stream().anyMatch(InterchangeableTrips::hidesArrays));
  }

  private static boolean hidesArrays(Operation operation) {
    boolean isHidden =
        operation instanceof TapeOperation.TapeRead || operation instanceof TapeOperation.Pop;
    return (isHidden && operation.type() instanceof ArrayType)
        || (operation instanceof Operation.Pack
            && operation.operands().stream().anyMatch(o -> o.type() instanceof ArrayType));
  }

  /**
   * Whether this is so of a loop that belongs to the reverse sweep, and counts by one to a limit.
   */
  public boolean are(Statement.Loop loop, LoopShape shape) {
    if (areArraysHidden || loop.body().isAbrupt() || loop.isCheckpointed()) {
      return false;
    }
    for (int i = 0; i < loop.parameters().size(); i++) {
      Value parameter = loop.parameters().get(i);
      boolean isSum = parameter.type().isReal() && Reductions.isOne(loop, i);
      if (!parameter.equals(shape.counter()) && !isSum) {
        return false;
      }
    }
    return new Trip(loop, Objects.requireNonNull(shape.counter())).isAlone();
  }

  /**
   * An element that is read or written.
   *
   * @param isStable whether the primal reads what nothing writes to from there on
   * @param isDerivative whether a derivative is written
   */
  private record Access(
      Value array,
      Atom index,
      boolean isWrite,
      boolean isSummed,
      boolean isStable,
      boolean isDerivative) {}

  /** The arrays of one loop. */
  private final class Trip {
    private final Statement.Loop loop;
    private final CounterDistances distances;
    private final List<Access> accesses = new ArrayList<>();

    Trip(Statement.Loop loop, Value counter) {
      this.loop = loop;
      this.distances = CounterDistances.of(loop, counter);
    }

    boolean isAlone() {
      return isKnown(loop.body())
          && accesses.stream()
              .filter(Access::isWrite)
              .allMatch(w -> accesses.stream().allMatch(a -> mayComeLater(w, a)));
    }

    /** Arrays from outside could be derivatives for all that is known here; they are not. */
    private boolean mayComeLater(Access write, Access other) {
      boolean isTheSame =
          distances.of(write.index()) != null
              && Objects.equals(distances.of(write.index()), distances.of(other.index()));
      return isTheSame
          || (other.isStable() && write.isDerivative() && !classes.isPrivate(other.array()))
          || (write.isSummed() && other.isSummed())
          || !classes.mayBeOne(write.array(), other.array());
    }

    /** Whether the block does nothing but to compute, and to read and write elements. */
    private boolean isKnown(Block block) {
      return block.statements().stream().allMatch(this::isKnown);
    }

    private boolean isKnown(Statement statement) {
      if (statement instanceof Statement.Let let) {
        return isKnown(let);
      }
      if (statement instanceof Statement.Store store) {
        if (!(store.array() instanceof Value array)) {
          return false;
        }
        boolean isSummed = accumulations.oldContent(store) != null;
        boolean isDerivative = store.origin().derivative();
        accesses.add(new Access(array, store.index(), true, isSummed, false, isDerivative));
        return store.value().type().isReal();
      }
      return (statement instanceof Statement.If || statement instanceof Statement.Loop)
          && Values.blocks(statement).stream().allMatch(this::isKnown);
    }

    private boolean isKnown(Statement.Let let) {
      Operation operation = let.operation();
      if (operation instanceof Operation.Load load && load.array() instanceof Value array) {
        if (load.type().isReal()) {
          boolean isSummed = accumulations.isOldContent(let.value());
          accesses.add(new Access(array, load.index(), false, isSummed, load.isStable(), false));
        }
        return true;
      }
      return operation instanceof Operation.Apply
          || operation instanceof Operation.Select
          || operation instanceof Operation.Detach
          || operation instanceof Operation.Length
          || operation instanceof TapeOperation.TapeRead;
    }
  }
}
