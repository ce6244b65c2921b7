package dev.fluxion.processor.emit;

import dev.fluxion.processor.emit.LiveRanges.Range;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which values share a Java variable. A loop's parameter and result always do; what is copied into
 * another, or continues another of the same name, does where their live ranges do not overlap
 * (Boissinot et al.: Revisiting out-of-SSA translation for correctness, code quality, and
 * efficiency, 2009).
 */
final class Variables {

  /** A Java variable: the values it holds one after the other. */
  static final class Variable {
    private final List<Value> members = new ArrayList<>();
    private List<Range> ranges = new ArrayList<>();
    private boolean isParameter;

    /** The block to declare it in: the innermost that contains all that is done with it. */
    private @Nullable Block home;

    List<Value> members() {
      return members;
    }

    boolean isParameter() {
      return isParameter;
    }

    /** The name that most of the values want; empty if none has a name. */
    String wish() {
      return members.stream().map(Value::name).filter(n -> !n.isEmpty()).findFirst().orElse("");
    }

    boolean isDeclaredIn(Block block) {
      return home == block;
    }
  }

  private final Folding folding;
  private final Map<Value, Variable> variables = new HashMap<>();
  private final Map<Block, Block> parents = new IdentityHashMap<>();
  private final Map<Block, Integer> depths = new IdentityHashMap<>();

  private Variables(Folding folding) {
    this.folding = folding;
  }

  static Variables of(Function function, Folding folding) {
    Variables result = new Variables(folding);
    LiveRanges live = LiveRanges.of(function, folding);
    Values.forEachDefinition(
        function,
        value -> {
          if (!folding.isFolded(value)) {
            Variable variable = new Variable();
            variable.members.add(value);
            variable.ranges.addAll(live.of(value));
            variable.ranges.sort(Comparator.comparingInt(Range::start));
            result.variables.put(value, variable);
          }
        });
    function.parameters().forEach(p -> result.of(p).isParameter = true);
    result.joinLoops(function.body());
    result.join(function.body());
    result.home(function);
    return result;
  }

  Variable of(Value value) {
    Variable variable = variables.get(value);
    if (variable == null) {
      throw new IllegalArgumentException(value + " has no variable");
    }
    return variable;
  }

  private void merge(Variable into, Variable from) {
    into.members.addAll(from.members);
    into.isParameter |= from.isParameter;
    List<Range> all = new ArrayList<>(into.ranges);
    all.addAll(from.ranges);
    all.sort(Comparator.comparingInt(Range::start));
    into.ranges = all;
    from.members.forEach(v -> variables.put(v, into));
  }

  private void joinLoops(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Loop loop) {
        for (int i = 0; i < loop.parameters().size(); i++) {
          merge(of(loop.parameters().get(i)), of(loop.results().get(i)));
        }
      }
      Values.blocks(statement).forEach(this::joinLoops);
    }
  }

  private void tryMerge(Value target, Atom source) {
    if (!(source instanceof Value value)
        || folding.isFolded(value)
        || !target.type().equals(value.type())) {
      return;
    }
    Variable into = of(target);
    Variable from = of(value);
    boolean bothParameters = into.isParameter && from.isParameter;
    // A parameter goes on only as what the user calls by the same name.
    boolean isRenamed = (into.isParameter || from.isParameter) && !into.wish().equals(from.wish());
    if (into != from && !bothParameters && !isRenamed && areDisjoint(into.ranges, from.ranges)) {
      merge(into, from);
    }
  }

  private static boolean areDisjoint(List<Range> left, List<Range> right) {
    int i = 0;
    int j = 0;
    int leftEnd = -1;
    int rightEnd = -1;
    while (i < left.size() || j < right.size()) {
      boolean takeLeft =
          j == right.size() || (i < left.size() && left.get(i).start() <= right.get(j).start());
      if (takeLeft) {
        if (left.get(i).start() <= rightEnd) {
          return false;
        }
        leftEnd = Math.max(leftEnd, left.get(i++).end());
      } else {
        if (right.get(j).start() <= leftEnd) {
          return false;
        }
        rightEnd = Math.max(rightEnd, right.get(j++).end());
      }
    }
    return true;
  }

  /** Joins what is copied, innermost blocks first: there a copy costs most. */
  private void join(Block block) {
    for (Statement statement : block.statements()) {
      Values.blocks(statement).forEach(this::join);
      if (statement instanceof Statement.Loop loop) {
        for (int i = 0; i < loop.parameters().size(); i++) {
          if (!loop.body().isAbrupt()) {
            tryMerge(loop.parameters().get(i), loop.body().results().get(i));
          }
          tryMerge(loop.parameters().get(i), loop.initial().get(i));
        }
      } else if (statement instanceof Statement.If branch) {
        for (Block inner : Values.blocks(branch)) {
          for (int i = 0; !inner.isAbrupt() && i < branch.results().size(); i++) {
            if (!folding.isFolded(branch.results().get(i))) {
              tryMerge(branch.results().get(i), inner.results().get(i));
            }
          }
        }
      } else if (statement instanceof Statement.Let let && !let.value().isTemporary()) {
        for (Atom operand : let.operation().operands()) {
          if (operand instanceof Value v && v.name().equals(let.value().name())) {
            tryMerge(let.value(), v);
          }
        }
      }
    }
  }

  private void home(Function function) {
    nest(function.body(), null, 0);
    touch(function.body());
  }

  private void nest(Block block, @Nullable Block parent, int depth) {
    if (parent != null) {
      parents.put(block, parent);
    }
    depths.put(block, depth);
    for (Statement statement : block.statements()) {
      Values.blocks(statement).forEach(inner -> nest(inner, block, depth + 1));
    }
  }

  private void touch(Block block) {
    for (Statement statement : block.statements()) {
      Set<Value> values = new LinkedHashSet<>(statement.results());
      if (statement instanceof Statement.Loop loop) {
        values.addAll(loop.parameters());
      }
      values.forEach(v -> touch(v, block));
      touchUses(Values.operands(statement), block);
      Values.blocks(statement).forEach(this::touch);
    }
    touchUses(block.results(), block);
  }

  private void touchUses(List<Atom> atoms, Block block) {
    for (Atom atom : atoms) {
      if (atom instanceof Value value) {
        touch(value, block);
      }
    }
  }

  private void touch(Value value, Block block) {
    if (folding.isFolded(value)) {
      return;
    }
    Variable variable = of(value);
    variable.home = variable.home == null ? block : common(variable.home, block);
  }

  private Block common(Block a, Block b) {
    Block left = a;
    Block right = b;
    while (left != right) {
      if (depth(left) >= depth(right)) {
        left = parents.getOrDefault(left, right);
      } else {
        right = parents.getOrDefault(right, left);
      }
    }
    return left;
  }

  private int depth(Block block) {
    return depths.getOrDefault(block, 0);
  }

  /** The values that the block assigns anew, as opposed to those it declares. */
  Set<Variable> declaredIn(Block block) {
    Set<Variable> declared = new HashSet<>();
    variables.values().stream().filter(v -> v.home == block).forEach(declared::add);
    return declared;
  }
}
