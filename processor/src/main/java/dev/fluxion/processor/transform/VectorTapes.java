package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Value;
import java.util.List;

/**
 * What happens to tapes in {@link VectorForward}: beside one of numbers stands one with as many for
 * each as there are directions.
 */
final class VectorTapes {
  private final VectorTangents tangents;

  VectorTapes(VectorTangents tangents) {
    this.tangents = tangents;
  }

  /**
   * A stack of tangents is as high as that of the primal values, times the directions.
   *
   * @param flush writes what is to happen before
   */
  void alike(Operation operation, BlockBuilder out, Runnable flush) {
    Atom stack = tangents.beside(operation.operands().get(0));
    if (stack != null) {
      flush.run();
      Atom count = operation.operands().get(1);
      Atom all = isOfNumbers(stack) ? tangents.base(count, out) : count;
      out.let(operation.withOperands(List.of(stack, all)));
    }
  }

  private static boolean isOfNumbers(Atom tape) {
    return ((TapeType) tape.type()).element().isReal();
  }

  /** Writes beside what {@code write} writes. */
  void write(Statement.TapeWrite write, BlockBuilder out) {
    Atom tape = tangents.beside(write.tape());
    if (tape != null && write.value().type().isReal()) {
      store(tape, tangents.base(write.index(), out), write.value(), out);
    } else if (tape != null) {
      Atom value = tangents.besideOrNull(write.value());
      out.append(new Statement.TapeWrite(tape, write.index(), value, write.origin()));
    }
  }

  /**
   * Pushes beside what {@code push} pushes.
   *
   * @param flush writes what is to happen before
   */
  void push(Statement.Push push, BlockBuilder out, Runnable flush) {
    Atom tape = tangents.beside(push.tape());
    if (tape != null && push.value().type().isReal()) {
      flush.run();
      Value base = out.let(new TapeOperation.Reserve(tape, tangents.directions()));
      store(tape, base, push.value(), out);
    } else if (tape != null) {
      Atom value = tangents.besideOrNull(push.value());
      out.append(new Statement.Push(tape, value, push.origin()));
    }
  }

  private void store(Atom tape, Atom base, Atom number, BlockBuilder out) {
    tangents.lanes().body(out.origin());
    tangents.lanes().writeTape(tape, base, tangents.tangentOrZero(number));
    tangents.sources().refuse();
  }
}
