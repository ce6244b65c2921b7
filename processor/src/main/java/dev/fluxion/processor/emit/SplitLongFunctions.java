package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
   * @param passed how many values come into the parts of a loop or branch, or go from trip to trip,
   *     in variables: more of them are in arrays
   */
  record Limits(int function, int part, int least, int passed) {
    /** HotSpot's limit is 8,000; the sizes are estimates. */
    static final Limits HOTSPOT = new Limits(6000, 5000, 500, 40);
  }

  private final Limits limits;

  private final Function function;
  private final Set<String> names;
  private final KeptArrays arrays;
  private final BytecodeSize size;
  private final FreeValues free = new FreeValues();
  private final List<Function> parts = new ArrayList<>();

  private SplitLongFunctions(Function function, Limits limits, Set<String> names) {
    this.limits = limits;
    this.function = function;
    this.names = names;
    this.arrays = new KeptArrays(ValueSupply.after(function));
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
    Block body = reduce(function.body(), limits.function(), Map.of());
    List<Statement> statements = new ArrayList<>(arrays.allocations());
    statements.addAll(body.statements());
    return function.withBody(new Block(statements, body.results()));
  }

  /**
   * The block with parts moved out until it is no longer than {@code budget}, if possible.
   *
   * @param outside what code around the block has put into arrays
   */
  private Block reduce(Block block, int budget, Map<Value, KeptArrays.Slot> outside) {
    Map<Value, KeptArrays.Slot> known = new HashMap<>(outside);
    Block reduced = block;
    for (int before = Integer.MAX_VALUE; ; ) {
      int now = length(reduced);
      if (now <= budget || now >= before) {
        return reduced;
      }
      before = now;
      reduced = reduceInside(reduced, known);
      if (length(reduced) > budget) {
        reduced = new Parts(reduced, limits, size, free, arrays, this::part).split(outside);
      }
    }
  }

  /** With what a function of the block would have to take up. */
  private int length(Block block) {
    return size.of(block) + size.ofKeeping() * takenUp(free.of(block.statements())).size();
  }

  /** Parameters are where they are needed. */
  private Set<Value> takenUp(Set<Value> read) {
    Set<Value> taken = new LinkedHashSet<>(read);
    taken.removeAll(function.parameters());
    taken.removeAll(arrays.all());
    return taken;
  }

  /**
   * The block with long branches and loops reduced. What many of their parts read goes into arrays
   * where it is defined: no part takes it up only to pass it on.
   *
   * @param known takes what goes into arrays
   */
  private Block reduceInside(Block block, Map<Value, KeptArrays.Slot> known) {
    List<Statement> original = block.statements();
    BitSet isLong = new BitSet();
    Map<Value, KeptArrays.Slot> here = new LinkedHashMap<>();
    for (int i = 0; i < original.size(); i++) {
      Statement statement = original.get(i);
      if (isLong(statement)) {
        isLong.set(i);
        Set<Value> read = takenUp(free.of(statement));
        read.removeAll(known.keySet());
        if (read.size() > limits.passed()) {
          read.forEach(value -> here.put(value, arrays.slot(value)));
          known.putAll(here);
        }
      }
    }
    Map<Value, KeptArrays.Slot> unwritten = new LinkedHashMap<>(here);
    original.forEach(statement -> unwritten.keySet().removeAll(statement.results()));
    List<Statement> statements = new ArrayList<>();
    unwritten.forEach((value, slot) -> statements.add(slot.write(value)));
    for (int i = 0; i < original.size(); i++) {
      Statement statement = original.get(i);
      statements.addAll(
          isLong.get(i) ? reduceInside(statement, known) : LongInitializers.split(statement));
      for (Value value : statement.results()) {
        if (here.containsKey(value)) {
          statements.add(here.get(value).write(value));
        }
      }
    }
    return new Block(statements, block.results());
  }

  /** Whether there are blocks inside that have to be reduced. */
  private boolean isLong(Statement statement) {
    return !Values.blocks(statement).isEmpty()
        && length(new Block(List.of(statement), List.of())) > limits.part();
  }

  private List<Statement> reduceInside(Statement statement, Map<Value, KeptArrays.Slot> known) {
    if (statement instanceof Statement.Loop loop) {
      return loop.parameters().size() > limits.passed() && !loop.body().isAbrupt()
          ? reduceCarrying(loop, known)
          : List.of(
              loop.with(
                  loop.initial(),
                  reduce(loop.condition(), limits.part() / 4, known),
                  reduce(loop.body(), limits.part() / 2, known)));
    }
    return reduceInside((Statement.If) statement, known);
  }

  private List<Statement> reduceInside(Statement.If branch, Map<Value, KeptArrays.Slot> known) {
    int budget = limits.part() / 3;
    if (!branch.isAbrupt() && BranchesInArrays.handedOn(branch) > limits.passed()) {
      BranchesInArrays inArrays = new BranchesInArrays(branch, arrays);
      List<Statement> statements = new ArrayList<>(inArrays.before());
      statements.addAll(reduceInside(inArrays.branch(), known));
      statements.addAll(inArrays.after());
      return statements;
    }
    return List.of(
        branch.with(
            branch.condition(),
            reduce(branch.then(), budget, known),
            reduce(branch.otherwise(), budget, known)));
  }

  private List<Statement> reduceCarrying(Statement.Loop loop, Map<Value, KeptArrays.Slot> known) {
    CarriedInArrays carried = new CarriedInArrays(loop, limits.passed(), arrays, free);
    arrays.place(carried.places());
    arrays.overwrite(carried.slots().keySet());
    Map<Value, KeptArrays.Slot> inside = new HashMap<>(known);
    inside.putAll(carried.slots());
    List<Statement> statements = new ArrayList<>(carried.before());
    statements.add(
        carried.loop(
            carried.areTested()
                ? part(loop.condition(), inside)
                : reduce(loop.condition(), limits.part() / 4, known),
            reduce(carried.body(), limits.part() / 2, inside)));
    statements.addAll(carried.after());
    return statements;
  }

  /** A call of the block, which takes up what is in arrays itself. */
  private Block part(Block block, Map<Value, KeptArrays.Slot> outside) {
    List<Statement> statements = new ArrayList<>();
    for (Value value : takenUp(free.of(block))) {
      if (outside.containsKey(value)) {
        statements.add(outside.get(value).read(value));
      }
    }
    statements.addAll(block.statements());
    Block body = reduce(new Block(statements, block.results()), limits.part(), outside);
    List<Value> parameters = new ArrayList<>(free.of(body));
    List<Value> results =
        block.results().stream().map(result -> arrays.temporary(result.type())).toList();
    String name = part(parameters, results, body);
    return new Block(
        List.of(new Statement.Call(results, name, List.copyOf(parameters), Origin.NONE)),
        List.copyOf(results));
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
