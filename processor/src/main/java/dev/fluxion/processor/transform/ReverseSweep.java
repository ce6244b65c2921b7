package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.Rule;
import dev.fluxion.processor.rule.RuleTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The reverse sweep over one function: walks its statements from last to first and carries the
 * cotangents of results to operands. It is run twice: first to see which primal values it reads,
 * then, with a {@link Restoration} of these, for good.
 */
final class ReverseSweep {

  /** Callees in split form, and those whose derivative comes with their value. */
  interface SplitCalls {
    /**
     * The numbers of the arguments by which {@code callee} yields partial derivatives, behind its
     * value; empty if it is another function.
     */
    List<Integer> slopes(String callee);

    /**
     * The name of the function that takes the frame and the cotangents of the callee's results;
     * null if the callee is not differentiated.
     */
    @Nullable String reverseOf(String forwardName);

    /** The numbers of the callee's parameters whose cotangents it returns, in order. */
    List<Integer> differentiated(String forwardName);
  }

  private final RuleTable rules;
  private final SplitCalls calls;
  private final Restoration restoration;
  private final PartnerFunctions partners;
  private final ShadowedFunction function;
  private final ReverseArrays arrays;
  private final ReverseTensors tensors;
  private final ReverseLoops loops;

  private final Multiples multiples = new Multiples();

  /** The lengths of arrays, which are never negative. */
  private final Set<Atom> lengths = new HashSet<>();

  ReverseSweep(
      RuleTable rules, SplitCalls calls, Restoration restoration, ShadowedFunction function) {
    this.rules = rules;
    this.calls = calls;
    this.restoration = restoration;
    this.partners = new PartnerFunctions(restoration);
    this.function = function;
    this.arrays = new ReverseArrays(function, restoration);
    this.tensors = new ReverseTensors(arrays, function.conversions(), restoration);
    HandedOnShadows handedOn = new HandedOnShadows(function, restoration);
    this.loops = new ReverseLoops(this, restoration, arrays, handedOn);
  }

  /** The same sweep with another way to read the primal's values. */
  ReverseSweep reading(Restoration other) {
    return new ReverseSweep(rules, calls, other, function);
  }

  /** Begins the reverse of a loop whose trips are run again. */
  CheckpointedLoop checkpointed(Statement.Loop loop, LoopShape shape, Atom last, BlockBuilder out) {
    List<CheckpointedLoop.Written> written = function.writtenIn(loop);
    return new CheckpointedLoop(loop, shape, written, function.shadows(), restoration, last, out);
  }

  /** The cotangent of {@code value} so far, zeros if there is none. */
  Atom cotangent(Value value, BlockBuilder out, Cotangents bars) {
    return bars.orZero(value, restoration, out);
  }

  /** Whether {@code atom} is the length of an array, and so never negative. */
  boolean isLength(Atom atom) {
    return lengths.contains(atom);
  }

  /**
   * Appends the reverse of {@code block} to {@code out}: from the cotangents of what it computes to
   * those of what it reads.
   */
  void sweep(Block block, BlockBuilder out, Cotangents bars) {
    partners.enter(block);
    statements(block.statements(), out, bars);
    partners.leave();
  }

  private void statements(List<Statement> statements, BlockBuilder out, Cotangents bars) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Let let) {
        note(let);
      }
    }
    for (int i = statements.size() - 1; i >= 0; i--) {
      Statement statement = statements.get(i);
      out.at(statement.origin().asAdjoint());
      if (statement instanceof Statement.Let let) {
        let(let, out, bars);
      } else if (statement instanceof Statement.If branch) {
        branch(branch, out, bars);
      } else if (statement instanceof Statement.Loop loop) {
        Map<Value, Value> gathered = function.fused().get(loop);
        if (gathered == null) {
          loops.loop(loop, out, bars);
        } else {
          passOn(loop, gathered, out, bars);
        }
      } else if (statement instanceof Statement.Call call) {
        call(call, out, bars);
      } else if (statement instanceof Statement.Store store) {
        arrays.store(store, out, bars);
      }
    }
  }

  private void note(Statement.Let let) {
    multiples.note(let);
    if (let.operation() instanceof Operation.Length) {
      lengths.add(let.value());
    }
  }

  /** What a loop leaves of which each trip is reversed already. */
  private void passOn(
      Statement.Loop loop, Map<Value, Value> gathered, BlockBuilder out, Cotangents bars) {
    for (int i = 0; i < loop.results().size(); i++) {
      Atom bar = bars.take(loop.results().get(i));
      if (bar != null) {
        bars.add(loop.initial().get(i), bar, out);
      }
    }
    gathered.forEach((value, bar) -> bars.add(value, restoration.available(bar), out));
  }

  private void let(Statement.Let let, BlockBuilder out, Cotangents bars) {
    Atom bar = bars.take(let.value());
    if (let.operation() instanceof Operation.Extern extern) {
      if (!tensors.operation(let.value(), extern, bar, out, bars)) {
        arrays.method(let.value(), extern, bar, out, bars);
      }
      return;
    }
    if (let.operation() instanceof Operation.NewArray array) {
      arrays.elements(let.value(), array, out, bars);
      return;
    }
    if (bar == null) {
      return;
    }
    if (let.operation() instanceof Operation.Load load) {
      arrays.load(let.value(), load, bar, out);
      return;
    }
    Operation operation = restoration.available(let.operation());
    List<Atom> original = let.operation().operands();
    if (operation instanceof Operation.Select select) {
      Atom zero = Cotangents.zero(restoration.available(let.value()), out);
      bars.add(original.get(1), out.select(select.condition(), bar, zero), out);
      bars.add(original.get(2), out.select(select.condition(), zero, bar), out);
    } else if (operation instanceof Operation.Apply apply) {
      Multiples.Square square = multiples.square((Operation.Apply) let.operation(), bars::isActive);
      if (square == null) {
        apply(apply, original, restoration.available(let.value()), bar, out, bars);
      } else {
        // One contribution, not two equal ones.
        Atom multiple = restoration.available(square.multiple());
        bars.add(square.root(), out.times(out.times(2, bar), multiple), out);
      }
    }
  }

  private void apply(
      Operation.Apply apply,
      List<Atom> original,
      Atom result,
      Atom bar,
      BlockBuilder out,
      Cotangents bars) {
    if (apply.primitive() instanceof Cast cast) {
      bars.add(original.get(0), out.cast(cast.from(), bar), out);
      return;
    }
    Rule rule =
        rules
            .find(apply.primitive())
            .orElseThrow(() -> new IllegalStateException("no rule for " + apply.primitive()));
    for (int k = 0; k < original.size(); k++) {
      if (bars.isActive(original.get(k)) && rule.isDifferentiable(k)) {
        BlockBuilder terms = out.inner();
        Atom contribution = rule.contribution(terms, k, bar, apply.operands(), result);
        bars.add(original.get(k), partners.append(terms, contribution, out), out);
      }
    }
  }

  private void branch(Statement.If branch, BlockBuilder out, Cotangents bars) {
    List<@Nullable Atom> resultBars = new ArrayList<>();
    branch.results().forEach(r -> resultBars.add(bars.take(r)));
    if (resultBars.stream().allMatch(Objects::isNull) && !arrays.touches(branch)) {
      return;
    }
    if (branch.then().isAbrupt() || branch.otherwise().isAbrupt()) {
      // The other branch was not taken, or there would be nothing to reverse.
      Block taken = branch.then().isAbrupt() ? branch.otherwise() : branch.then();
      restoration.enter(taken, out);
      reverseBranch(taken, resultBars, out, bars);
      restoration.leave();
      return;
    }
    Cotangents thenBars = bars.copy();
    Cotangents otherBars = bars.copy();
    BlockBuilder then = out.inner();
    BlockBuilder otherwise = out.inner();
    Atom condition = restoration.available(branch.condition());
    restoration.enter(branch.then(), then);
    reverseBranch(branch.then(), resultBars, then, thenBars);
    restoration.leave();
    restoration.enter(branch.otherwise(), otherwise);
    reverseBranch(branch.otherwise(), resultBars, otherwise, otherBars);
    restoration.leave();
    Set<Value> touched = new TreeSet<>(java.util.Comparator.comparingInt(Value::id));
    touched.addAll(thenBars.values());
    touched.addAll(otherBars.values());
    touched.removeIf(v -> Objects.equals(thenBars.get(v), otherBars.get(v)));
    List<Value> merged = new ArrayList<>();
    List<Atom> thenResults = new ArrayList<>();
    List<Atom> otherResults = new ArrayList<>();
    for (Value value : touched) {
      thenResults.add(cotangent(value, then, thenBars));
      otherResults.add(cotangent(value, otherwise, otherBars));
      merged.add(out.values().fresh(Cotangents.nameOf(value), value.type()));
    }
    Origin origin = branch.origin().asAdjoint();
    out.at(origin)
        .append(
            new Statement.If(
                merged, condition, then.build(thenResults), otherwise.build(otherResults), origin));
    int i = 0;
    for (Value value : touched) {
      bars.put(value, merged.get(i++));
    }
    for (Value value : thenBars.values()) {
      if (!touched.contains(value)) {
        bars.put(value, cotangent(value, out, thenBars));
      }
    }
  }

  private void reverseBranch(
      Block block, List<@Nullable Atom> resultBars, BlockBuilder out, Cotangents bars) {
    for (int i = 0; i < resultBars.size(); i++) {
      Atom bar = resultBars.get(i);
      if (bar != null) {
        bars.add(block.results().get(i), bar, out);
      }
    }
    sweep(block, out, bars);
  }

  /** The forward sweep has the derivatives already: they came with the value. */
  private void callWithSlopes(
      Statement.Call call, List<Integer> slopes, BlockBuilder out, Cotangents bars) {
    Atom bar = bars.take(call.results().get(0));
    if (bar == null) {
      return;
    }
    for (int k = 0; k < slopes.size(); k++) {
      Atom of = call.arguments().get(slopes.get(k));
      if (bars.isActive(of)) {
        // A helper may take a float and return a double.
        Atom given = restoration.available(call.results().get(k + 1));
        Atom slope = out.cast((Scalar) call.results().get(0).type(), given);
        bars.add(of, out.cast((Scalar) of.type(), out.strongTimes(bar, slope)), out);
      }
    }
  }

  private void call(Statement.Call call, BlockBuilder out, Cotangents bars) {
    List<Integer> slopes = calls.slopes(call.callee());
    if (!slopes.isEmpty()) {
      callWithSlopes(call, slopes, out, bars);
      return;
    }
    String reverse = calls.reverseOf(call.callee());
    if (reverse == null) {
      return;
    }
    List<Atom> arguments = new ArrayList<>();
    boolean isReached = false;
    for (Value result : call.results()) {
      if (result.type().hasCotangent()) {
        isReached |= bars.get(result) != null;
        arguments.add(cotangent(result, out, bars));
        bars.take(result);
      }
    }
    if (!isReached && !arrays.touches(call)) {
      return;
    }
    Value frame = call.results().get(call.results().size() - 1);
    arguments.add(0, restoration.available(frame));
    List<Integer> parameters = calls.differentiated(call.callee());
    List<Value> results = new ArrayList<>();
    for (int parameter : parameters) {
      results.add(out.values().temporary(call.arguments().get(parameter).type()));
    }
    out.append(new Statement.Call(results, reverse, arguments, out.origin()));
    for (int i = 0; i < results.size(); i++) {
      bars.add(call.arguments().get(parameters.get(i)), results.get(i), out);
    }
  }
}
