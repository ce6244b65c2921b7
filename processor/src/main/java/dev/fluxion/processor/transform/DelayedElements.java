package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Delays;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.IntegerArithmetic;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.UseCounts;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the element of the trip before again, where loops hand it on: the trips may then be
 * independent of each other, so that nothing is recorded of them.
 *
 * <pre>
 * double last = x[0];
 * for (int i = 1; i &lt; n; i++) {            for (int i = 1; i &lt; n; i++) {
 *   … x[i] - last …                    ─▶      … x[i] - x[i - 1] …
 *   last = x[i];
 * }                                         }
 * </pre>
 */
final class DelayedElements extends BlockPass {
  private final ValueSupply values;
  private final Delays delays;
  private final UseCounts uses;

  /** What reads elements that nobody writes to any more. */
  private final Set<Value> settled = new HashSet<>();

  private DelayedElements(Function function, Delays delays, Function marked) {
    this.values = ValueSupply.after(function);
    this.delays = delays;
    this.uses = UseCounts.in(function.body());
    settle(marked.body());
  }

  private void settle(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Load load
          && load.isStable()) {
        settled.add(let.value());
      }
      Values.blocks(statement).forEach(this::settle);
    }
  }

  /** What is handed on for two trips takes two rounds; more are not looked for. */
  static Program read(Program program) {
    return once(once(program));
  }

  private static Program once(Program program) {
    List<Delays> delays = program.functions().stream().map(Delays::of).toList();
    if (delays.stream().allMatch(Delays::areNone)) {
      return program;
    }
    Program marked = MarkStableLoads.mark(program);
    List<Function> functions = new ArrayList<>();
    for (int i = 0; i < delays.size(); i++) {
      Function function = program.functions().get(i);
      BlockPass pass = new DelayedElements(function, delays.get(i), marked.functions().get(i));
      functions.add(function.withBody(pass.block(function.body())));
    }
    return new Program(functions, program.structs(), program.constants());
  }

  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    List<Delays.Delay> read =
        delays.of(loop).stream()
            .filter(delay -> settled.contains(delay.first()) && settled.contains(delay.next()))
            .filter(delay -> !isTested(loop, delay.parameter()))
            .toList();
    if (read.isEmpty()) {
      super.loop(loop, out);
      return;
    }
    BlockBuilder body = new BlockBuilder(values).at(loop.origin());
    for (Delays.Delay delay : read) {
      substitution.put(delay.parameter(), load(delay, delay.counter(), body));
    }
    List<Statement> statements = new ArrayList<>(body.build(List.of()).statements());
    statements(loop.body(), statements);
    Block whole = finish(statements, loop.body());
    Set<Value> delayed = new HashSet<>();
    read.forEach(delay -> delayed.add(delay.parameter()));
    out.add(without(delayed, loop, whole));
    afterwards(loop, read, out);
  }

  /** Whether the condition depends on it. */
  private static boolean isTested(Statement.Loop loop, Value parameter) {
    return UseCounts.in(loop.condition()).of(parameter) > 0;
  }

  private static Value load(Delays.Delay delay, Value counter, BlockBuilder out) {
    Atom index = new IntegerArithmetic(out).plus(counter, Constant.of(delay.distance()));
    return out.let(delay.parameter().name(), new Operation.Load(delay.array(), index, false));
  }

  /** The loop without some of its parameters. */
  private Statement without(Set<Value> dropped, Statement.Loop loop, Block body) {
    List<Value> results = new ArrayList<>();
    List<Value> parameters = new ArrayList<>();
    List<Atom> initial = new ArrayList<>();
    List<Atom> next = new ArrayList<>();
    for (int i = 0; i < loop.parameters().size(); i++) {
      if (!dropped.contains(loop.parameters().get(i))) {
        results.add(loop.results().get(i));
        parameters.add(loop.parameters().get(i));
        initial.add(substitution.apply(loop.initial().get(i)));
        next.add(body.results().get(i));
      }
    }
    return new Statement.Loop(
        results,
        parameters,
        initial,
        block(loop.condition()),
        new Block(body.statements(), next),
        loop.snapshots(),
        loop.origin());
  }

  /** What the loop results in is the element that another trip would get. */
  private void afterwards(Statement.Loop loop, List<Delays.Delay> read, List<Statement> out) {
    BlockBuilder after = new BlockBuilder(values).at(Origin.NONE);
    for (Delays.Delay delay : read) {
      Value result = loop.results().get(loop.parameters().indexOf(delay.parameter()));
      if (uses.of(result) > 0) {
        Value counter = loop.results().get(loop.parameters().indexOf(delay.counter()));
        substitution.put(result, load(delay, counter, after));
      }
    }
    out.addAll(after.build(List.of()).statements());
  }
}
