package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * HotSpot never compiles a method of more than 8,000 bytes of bytecode: a longer function is split
 * into parts, each a function of its own.
 *
 * <pre>
 * double a = Math.sin(x);              double[] kept = new double[500];
 * double b = Math.sin(a);              fPart1(x, kept);
 * …                             ─▶     fPart2(kept);
 * bBar += aBar * Math.cos(b);          return fPart3(x, kept);
 * …
 * </pre>
 *
 * What one part computes and another reads goes through arrays, as there may be more of it than a
 * method has parameters.
 */
final class SplitLongFunctions {
  /**
   * How long code may be, in bytes of bytecode.
   *
   * @param function a longer one is split
   * @param part how long a part becomes with all that it reads and hands on
   * @param least a shorter run of statements stays where it is
   */
  record Limits(int function, int part, int least) {
    /** HotSpot's limit is 8,000; the sizes are estimates. */
    static final Limits HOTSPOT = new Limits(6000, 5000, 500);
  }

  private final Limits limits;

  private final Function function;
  private final Set<String> names;
  private final ValueSupply values;
  private final BytecodeSize size;
  private final List<Function> parts = new ArrayList<>();

  /** The arrays by the type of their elements, with how many they have. */
  private final Map<Type, Value> arrays = new LinkedHashMap<>();

  private final Map<Type, Integer> lengths = new LinkedHashMap<>();

  private SplitLongFunctions(Function function, Limits limits, Set<String> names) {
    this.limits = limits;
    this.function = function;
    this.names = names;
    this.values = ValueSupply.after(function);
    this.size = BytecodeSize.in(function);
  }

  static Program split(Program program, Limits limits) {
    Set<String> names = new HashSet<>();
    program.functions().forEach(f -> names.add(f.name()));
    List<Function> functions = new ArrayList<>();
    List<Function> parts = new ArrayList<>();
    for (Function function : program.functions()) {
      SplitLongFunctions split = new SplitLongFunctions(function, limits, names);
      functions.add(split.split());
      parts.addAll(split.parts);
    }
    functions.addAll(parts);
    return new Program(functions, program.structs(), program.constants());
  }

  private Function split() {
    if (size.of(function.body()) <= limits.function()) {
      return function;
    }
    Block body = reduce(function.body(), limits.function());
    List<Statement> statements = new ArrayList<>();
    arrays.forEach(
        (type, array) ->
            statements.add(
                new Statement.Let(
                    array,
                    new TapeOperation.NewTape(
                        (TapeType) array.type(), Constant.of(lengths.getOrDefault(type, 0))),
                    Origin.NONE)));
    statements.addAll(body.statements());
    return function.withBody(new Block(statements, body.results()));
  }

  /** The block with parts moved out until it is no longer than {@code budget}, if possible. */
  private Block reduce(Block block, int budget) {
    Block reduced = block;
    for (int before = Integer.MAX_VALUE; ; ) {
      int now = size.of(reduced);
      if (now <= budget || now >= before) {
        return reduced;
      }
      before = now;
      List<Statement> statements = new ArrayList<>();
      for (Statement statement : reduced.statements()) {
        statements.add(size.of(statement) > limits.part() ? reduceInside(statement) : statement);
      }
      reduced = new Block(statements, reduced.results());
      if (size.of(reduced) > budget) {
        reduced = new Parts(reduced, limits, size, this::slot, arrays.values(), this::part).split();
      }
    }
  }

  private Statement reduceInside(Statement statement) {
    if (statement instanceof Statement.If branch) {
      return new Statement.If(
          branch.results(),
          branch.condition(),
          reduce(branch.then(), limits.part() / 3),
          reduce(branch.otherwise(), limits.part() / 3),
          branch.origin());
    }
    if (statement instanceof Statement.Loop loop) {
      return new Statement.Loop(
          loop.results(),
          loop.parameters(),
          loop.initial(),
          reduce(loop.condition(), limits.part() / 4),
          reduce(loop.body(), limits.part() / 2),
          loop.origin());
    }
    return statement;
  }

  /** A place for a value on its way from part to part. */
  private Parts.Slot slot(Value value) {
    Type type = value.type();
    Value array = arrays.computeIfAbsent(type, t -> values.fresh("kept", new TapeType(t, true)));
    int index = lengths.merge(type, 1, Integer::sum) - 1;
    return new Parts.Slot(array, Constant.of(index));
  }

  /** Makes a function of a part; returns its name. */
  private String part(List<Value> parameters, List<Value> results, Block body) {
    String name = function.name() + "Part" + (parts.size() + 1);
    while (!names.add(name)) {
      name += "_";
    }
    parts.add(
        new Function(
            name,
            parameters,
            results.stream().map(Value::type).toList(),
            results.stream().map(Value::name).toList(),
            body));
    return name;
  }
}
