package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Program;

/** Makes a program smaller without changing what it computes: to the bit in the primal. */
public final class Simplify {
  private Simplify() {}

  public static Program simplify(Program program) {
    Program folded = FoldConstants.fold(program);
    Program shared = RelaxStrongZeros.relax(ShareSubexpressions.share(folded));
    return HoistReciprocals.hoist(DropDeadCode.drop(FoldConstants.fold(shared)));
  }
}
