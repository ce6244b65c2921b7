package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.RuleTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Forward mode along many directions in one run, as many as are asked for when it runs (A.
 * Griewank, A. Walther, Evaluating Derivatives, 2nd ed. 2008, section 3.1: vector forward mode).
 * The primal's statements stay as they are, in order. Behind those of a block stands one loop over
 * all directions with all that becomes of their tangents in there:
 *
 * <pre>
 * double y = Math.sin(x);                                double y = Math.sin(x);
 * double z = y * y;                            →         double cos = Math.cos(x);
 *                                                        for (int lane = 0; lane &lt; directions; lane++) {
 *                                                          double yDot = cos * xDot[lane];
 *                                                          zDot[lane] = yDot * y + yDot * y;
 *                                                        }
 * </pre>
 *
 * <p>A tangent that other blocks read has an array, of one number for each direction. Beside an
 * array of n numbers stands one of n times as many as there are directions, with all directions of
 * an element together.
 */
public final class VectorForward {
  /** A Hessian of a longer one is not worth its text. */
  private static final int LONGEST_GRADIENT = 500;

  private final Program program;
  private final Activity activity;
  private final RuleTable rules = RuleTable.standard();

  private VectorForward(Program program, BitSet differentiated) {
    this.program = program;
    this.activity = Activity.of(program, differentiated, rules);
  }

  /** Whether there is nothing in the program that tangents in arrays cannot follow. */
  public static boolean isPossible(Program program, BitSet differentiated) {
    VectorForward transform = new VectorForward(program, differentiated);
    return new VectorObstacles(transform, program.entry()).areNone();
  }

  /** The same for a gradient that is there for its Hessian only. */
  public static boolean isPossibleFor(Program gradient, BitSet differentiated) {
    return InlineCalls.size(gradient.entry().body()) <= LONGEST_GRADIENT
        && isPossible(gradient, differentiated);
  }

  /**
   * @return a program whose entry takes the same parameters, then for each differentiated one its
   *     tangents, and how many directions there are; its results are the same, then for each real
   *     one its tangents
   */
  public static Program differentiate(Program program, BitSet differentiated) {
    VectorForward transform = new VectorForward(program, differentiated);
    Function entry = program.entry();
    Set<Value> crossing = new HashSet<>();
    // The first time is for finding out which tangents other blocks read.
    VectorSweep trial = new VectorSweep(transform, entry, crossing, null);
    trial.transformed(differentiated);
    Function swept;
    int known;
    do {
      known = crossing.size();
      swept =
          new VectorSweep(transform, entry, crossing, trial.split()).transformed(differentiated);
    } while (crossing.size() > known);
    List<Function> functions = new ArrayList<>();
    functions.add(swept);
    program.functions().stream().skip(1).forEach(functions::add);
    return DropUnreachable.drop(new Program(functions, program.structs(), program.constants()));
  }

  Program program() {
    return program;
  }

  Activity activity() {
    return activity;
  }

  RuleTable rules() {
    return rules;
  }
}
