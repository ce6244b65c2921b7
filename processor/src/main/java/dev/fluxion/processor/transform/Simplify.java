package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Program;
import java.util.BitSet;

/** Makes a program smaller without changing what it computes: to the bit in the primal. */
public final class Simplify {
  private Simplify() {}

  /**
   * A primal ready to be differentiated: what is read again, or computed again in each trip of a
   * loop, would be saved again, and its cotangent gathered in memory.
   *
   * @param differentiated the numbers of the entry's differentiated parameters
   */
  public static Program primal(Program program, BitSet differentiated) {
    Program whole = Reverse.inlined(ShareLoads.share(program), differentiated);
    Program checked = DropNullChecks.drop(whole);
    Program inLocals = ArraysToLocals.rewrite(UnrollLoops.unroll(FoldLengths.fold(checked)));
    return HoistInvariants.hoist(ShareLoads.share(DelayedElements.read(inLocals)));
  }

  public static Program simplify(Program program) {
    Program folded = FoldConstants.fold(program);
    Program shared =
        RelaxStrongZeros.relax(ShareSubexpressions.share(DropUnreadShadows.drop(folded)));
    Program scaled =
        PostponeScaling.postpone(
            DropDeadCode.drop(FoldConstants.fold(HoistFromBranches.hoist(shared))));
    Program live = DropDeadCode.drop(scaled);
    Program turned = CountUp.count(HoistReciprocals.hoist(live));
    return turned == live ? live : DropDeadCode.drop(turned);
  }
}
