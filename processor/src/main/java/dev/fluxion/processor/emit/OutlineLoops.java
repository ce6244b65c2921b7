package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * HotSpot optimizes so many loops of a method and then no more: what the trips of a loop around
 * other loops do becomes a method, where the whole is long.
 *
 * <pre>
 * for (int i = 0; i &lt; n; i++) {             for (int i = 0; i &lt; n; i++) {
 *   for (int j = 0; j &lt; m; j++) { … }   ─▶     fTrip1(i, m, x, y);
 * }                                          }
 * </pre>
 */
final class OutlineLoops {
  /** Shorter functions, in bytes of bytecode, are left alone. */
  private static final int LONG = 1000;

  /** A shorter trip is no method of its own. */
  private static final int LEAST = 200;

  private static final int MOST_PARAMETERS = 40;

  private final Function function;
  private final Set<String> names;
  private final BytecodeSize size;
  private final FreeValues free = new FreeValues();
  private final List<Function> outlined = new ArrayList<>();

  private OutlineLoops(Function function, Set<String> names) {
    this.function = function;
    this.names = names;
    this.size = BytecodeSize.in(function);
  }

  static Program outline(Program program) {
    Set<String> names = new HashSet<>();
    program.functions().forEach(f -> names.add(f.name()));
    List<Function> functions = new ArrayList<>();
    List<Function> outlined = new ArrayList<>();
    for (Function function : program.functions()) {
      OutlineLoops outline = new OutlineLoops(function, names);
      functions.add(outline.outline());
      outlined.addAll(outline.outlined);
    }
    functions.addAll(outlined);
    return new Program(functions, program.structs(), program.constants());
  }

  private Function outline() {
    return size.of(function.body()) < LONG ? function : function.withBody(block(function.body()));
  }

  private Block block(Block block) {
    return new Block(block.statements().stream().map(this::statement).toList(), block.results());
  }

  private Statement statement(Statement statement) {
    if (statement instanceof Statement.If branch) {
      return new Statement.If(
          branch.results(),
          branch.condition(),
          block(branch.then()),
          block(branch.otherwise()),
          branch.origin());
    }
    if (statement instanceof Statement.Loop loop) {
      return loop.withBody(trip(loop.body()));
    }
    return statement;
  }

  /** The body of a loop, with the call of a method in it if there are loops inside. */
  private Block trip(Block original) {
    Block body = withStepsLast(original);
    int first = -1;
    int last = -1;
    int end = 0;
    for (int i = 0; i < body.statements().size(); i++) {
      if (body.statements().get(i) instanceof Statement.Loop) {
        first = first < 0 ? i : first;
        last = i;
      }
      end = isStep(body.statements().get(i), body) ? end : i + 1;
    }
    if (first < 0 || body.isAbrupt()) {
      return block(original);
    }
    for (Run run : List.of(new Run(0, end), new Run(first, last + 1))) {
      Block called = call(body, run);
      if (called != null) {
        return called;
      }
    }
    return block(original);
  }

  /** What counts comes last, where a {@code for} statement does it. */
  private Block withStepsLast(Block body) {
    List<Statement> statements = new ArrayList<>(body.statements());
    List<Statement> steps = statements.stream().filter(s -> isStep(s, body)).toList();
    Set<Value> read = new HashSet<>();
    statements.forEach(s -> read.addAll(free.of(s)));
    for (Statement step : steps) {
      if (step.results().stream().noneMatch(read::contains)) {
        statements.remove(step);
        statements.add(step);
      }
    }
    return new Block(statements, body.results());
  }

  /** Consecutive statements, the last of them not included. */
  private record Run(int from, int to) {}

  /** Whether the statement counts. */
  private static boolean isStep(Statement statement, Block body) {
    return statement instanceof Statement.Let let
        && let.operation() instanceof Operation.Apply
        && let.operation().isPure()
        && body.results().contains(let.value())
        && !let.value().type().isReal();
  }

  /** The body with a call of the run in its place; null if that makes no good method. */
  private @org.jspecify.annotations.Nullable Block call(Block body, Run run) {
    List<Statement> statements = body.statements().subList(run.from(), run.to());
    List<Statement> rest = body.statements().subList(run.to(), body.statements().size());
    Set<Value> readLater = free.of(new Block(rest, body.results()));
    List<Value> results =
        statements.stream().flatMap(s -> s.results().stream()).filter(readLater::contains).toList();
    List<Value> parameters = List.copyOf(free.of(statements));
    if (results.size() > 1
        || parameters.size() > MOST_PARAMETERS
        || size.of(new Block(statements, List.of())) < LEAST) {
      return null;
    }
    String name = make(parameters, results, statements);
    List<Statement> out = new ArrayList<>(body.statements().subList(0, run.from()));
    out.add(new Statement.Call(results, name, List.copyOf(parameters), Origin.NONE));
    out.addAll(rest);
    return new Block(out, body.results());
  }

  private String make(List<Value> parameters, List<Value> results, List<Statement> statements) {
    String name = function.name() + "Trip" + (outlined.size() + 1);
    while (!names.add(name)) {
      name += "_";
    }
    outlined.add(
        new Function(
            name,
            parameters,
            results.stream().map(Value::type).toList(),
            results.stream().map(Value::name).toList(),
            new Block(statements, List.copyOf(results))));
    return name;
  }
}
