package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.List;

/**
 * Where arrays have tangents that two branches hand over: each of them says where those have any
 * that it hands over itself.
 *
 * <pre>
 * double[] moved = parent &lt; 0 ? own : times(absolutes[parent], own);
 * </pre>
 */
final class JoinedRanges {
  private final ValueSupply values;
  private final List<Value> results = new ArrayList<>();
  private final List<Atom> then = new ArrayList<>();
  private final List<Atom> otherwise = new ArrayList<>();

  private JoinedRanges(ValueSupply values) {
    this.values = values;
  }

  /**
   * Joins what is known behind the branches.
   *
   * @param before what is known before them
   * @param afterThen what is known behind the first one
   * @param known what is known behind the second one; then, behind both
   */
  static JoinedRanges of(
      Statement.If branch,
      ConfinedArrays before,
      ConfinedArrays afterThen,
      ConfinedArrays known,
      ValueSupply values) {
    JoinedRanges joined = new JoinedRanges(values);
    afterThen.share(branch.then().results());
    known.share(branch.otherwise().results());
    if (branch.then().isAbrupt()) {
      known.join(before);
    } else if (branch.otherwise().isAbrupt()) {
      known.reset(afterThen);
      known.join(before);
    } else {
      ConfinedArrays afterOtherwise = known.copy();
      known.join(afterThen);
      for (int i = 0; i < branch.results().size(); i++) {
        LaneRange one = afterThen.range(branch.then().results().get(i));
        LaneRange other = afterOtherwise.range(branch.otherwise().results().get(i));
        if (one != null && other != null) {
          known.name(branch.results().get(i), joined.add(one, other));
        }
      }
    }
    return joined;
  }

  private LaneRange add(LaneRange one, LaneRange other) {
    return new LaneRange(add(one.first(), other.first()), add(one.end(), other.end()), false);
  }

  private Atom add(Atom one, Atom other) {
    if (one.equals(other)) {
      return one;
    }
    Value joined = values.temporary(Scalar.INT);
    results.add(joined);
    then.add(one);
    otherwise.add(other);
    return joined;
  }

  /** The numbers that the branches yield besides. */
  List<Value> results() {
    return results;
  }

  /** The first branch with those that it yields. */
  Block then(Block block) {
    return with(block, then);
  }

  /** The same of the second one. */
  Block otherwise(Block block) {
    return with(block, otherwise);
  }

  private static Block with(Block block, List<Atom> more) {
    if (more.isEmpty()) {
      return block;
    }
    List<Atom> results = new ArrayList<>(block.results());
    results.addAll(more);
    return new Block(block.statements(), results);
  }
}
