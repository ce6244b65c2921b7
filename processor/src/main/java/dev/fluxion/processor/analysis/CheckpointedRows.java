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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds where a checkpointed loop puts an array into another one that was not made in the same
 * trip: a trip that is run again would put another array there, while the cotangents of the first
 * one wait. Finds such loops, too, that pass an array on from trip to trip whose rows are replaced
 * after the loop.
 */
public final class CheckpointedRows {
  private final Program program;
  private final List<Integer> positions = new ArrayList<>();

  private CheckpointedRows(Program program) {
    this.program = program;
  }

  /** The front end's numbers of the places, in program order. */
  public static List<Integer> find(Program program) {
    CheckpointedRows finder = new CheckpointedRows(program);
    for (Function function : program.functions()) {
      boolean isEntry = function.name().equals(program.entry().name());
      ArrayClasses classes = ArrayClasses.of(function, program);
      finder.outside(function.body(), List.of(), classes, isEntry);
    }
    return finder.positions.stream().distinct().toList();
  }

  /**
   * Searches a block for checkpointed loops.
   *
   * @param later what may run after the block
   */
  private void outside(Block block, List<Statement> later, ArrayClasses classes, boolean isEntry) {
    List<Statement> statements = block.statements();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      if (Values.blocks(statement).isEmpty()) {
        continue;
      }
      List<Statement> after = new ArrayList<>(statements.subList(i + 1, statements.size()));
      after.addAll(later);
      if (statement instanceof Statement.Loop loop && loop.isCheckpointed()) {
        Set<Value> made = new HashSet<>();
        inside(loop.body(), made);
        if (loop.parameters().stream().anyMatch(p -> moves(p, after, classes, isEntry))) {
          positions.add(loop.origin().position());
        }
      } else {
        for (Block inner : Values.blocks(statement)) {
          List<Statement> next = new ArrayList<>(after);
          if (statement instanceof Statement.Loop) {
            inner.statements().stream().filter(s -> !isCheckpointed(s)).forEach(next::add);
          }
          outside(inner, next, classes, isEntry);
        }
      }
    }
  }

  private static boolean isCheckpointed(Statement statement) {
    return statement instanceof Statement.Loop loop && loop.isCheckpointed();
  }

  /** Whether rows of what a loop passes on may be replaced by {@code later}, or by the caller. */
  private static boolean moves(
      Value passedOn, List<Statement> later, ArrayClasses classes, boolean isEntry) {
    if (!hasRows(passedOn.type()) || !classes.hasMovingRows(passedOn)) {
      return false;
    }
    boolean isDeep = hasRows(((ArrayType) passedOn.type()).element());
    return (!isEntry && !classes.isPrivate(passedOn))
        || later.stream()
            .anyMatch(
                s ->
                    isDeep
                        ? classes.isWrittenDeeplyIn(new Block(List.of(s), List.of()), passedOn)
                        : classes.isWrittenBy(s, passedOn));
  }

  /**
   * Searches a part of a trip.
   *
   * @param made the arrays that the trip has made so far
   */
  private void inside(Block block, Set<Value> made) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let) {
        if (let.operation() instanceof Operation.Allocate
            || let.operation() instanceof Operation.NewArray) {
          made.add(let.value());
        } else if (let.operation() instanceof Operation.Extern extern) {
          ArrayMethod.of(extern.member()).map(ArrayMethod::written).orElse(List.of()).stream()
              .map(i -> extern.operands().get(i))
              .forEach(array -> check(array, made, statement));
        }
      } else if (statement instanceof Statement.Store store) {
        check(store.array(), made, statement);
      } else if (statement instanceof Statement.Call call
          && new ArrayWrites(program)
              .typesWrittenBy(call.callee()).stream().anyMatch(CheckpointedRows::hasRows)) {
        positions.add(statement.origin().position());
      }
      Values.blocks(statement).forEach(inner -> inside(inner, made));
    }
  }

  private void check(Atom array, Set<Value> made, Statement statement) {
    if (hasRows(array.type()) && !(array instanceof Value value && made.contains(value))) {
      positions.add(statement.origin().position());
    }
  }

  private static boolean hasRows(Type type) {
    return type instanceof ArrayType array && array.element() instanceof ArrayType;
  }
}
