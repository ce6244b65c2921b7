package dev.fluxion.processor.emit;

import dev.fluxion.processor.emit.KeptArrays.Slot;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One block, of which runs of statements become functions that are called in their place. */
final class Parts {
  /** What is read that few statements later hardly leaves its part. */
  private static final int NEAR = 20;

  /** A method has at most 255 words of parameters; a {@code double} has two. */
  private static final int MOST_PARAMETERS = 100;

  /** Makes functions. */
  interface Functions {
    String make(List<Value> parameters, List<Value> results, Block body);
  }

  /** Consecutive statements. */
  private static final class Run {
    private final List<Statement> statements = new ArrayList<>();
    private final Set<Value> defined = new HashSet<>();
    private final Set<Value> read = new LinkedHashSet<>();

    /** What the statements themselves write to the arrays, or read from them. */
    private final Map<Value, Slot> placed = new HashMap<>();

    private int size;

    /** By how much it is longer where it computes again what it would have read. */
    private int grown;
  }

  private final Block block;
  private final SplitLongFunctions.Limits limits;
  private final BytecodeSize size;
  private final KeptArrays arrays;

  private final Functions functions;

  /** The number of the run after which nobody reads a value any more. */
  private final Map<Value, Integer> lastRun = new HashMap<>();

  /** The number of the last statement that reads a value. */
  private final Map<Value, Integer> lastUses = new HashMap<>();

  private final Map<Value, Slot> kept = new HashMap<>();

  private final Recomputation recomputation;

  /** What all parts that read it compute again. */
  private final Set<Value> recomputed = new HashSet<>();

  /** What each statement reads. */
  private final List<Set<Value>> reads = new ArrayList<>();

  Parts(
      Block block,
      SplitLongFunctions.Limits limits,
      BytecodeSize size,
      FreeValues free,
      KeptArrays arrays,
      Functions functions) {
    this.block = block;
    this.limits = limits;
    this.size = size;
    this.arrays = arrays;
    this.functions = functions;
    this.recomputation = new Recomputation(block, arrays.overwritten());
    for (int i = 0; i < block.statements().size(); i++) {
      reads.add(free.of(block.statements().get(i)));
      for (Value value : reads.get(i)) {
        lastUses.put(value, i);
      }
    }
  }

  /**
   * Splits the block.
   *
   * @param outside what code around the block has put into arrays
   */
  Block split(Map<Value, Slot> outside) {
    kept.putAll(outside);
    List<Run> runs = runs();
    Set<Value> readHere = new HashSet<>();
    for (int i = 0; i < runs.size(); i++) {
      for (Value value : runs.get(i).read) {
        lastRun.put(value, i);
        if (!becomesPart(runs.get(i))) {
          readHere.add(value);
        }
      }
    }
    for (Atom result : block.results()) {
      if (result instanceof Value value) {
        lastRun.put(value, runs.size());
        readHere.add(value);
      }
    }
    findRecomputed(runs, readHere);
    List<Statement> out = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      if (becomesPart(run)) {
        call(run, handedOn(run, i), readHere, out);
      } else {
        out.addAll(run.statements);
      }
      kept.putAll(run.placed);
    }
    return new Block(out, block.results());
  }

  /** What a part defines, and is read nowhere but in parts that can compute it again. */
  private void findRecomputed(List<Run> runs, Set<Value> readHere) {
    Set<Value> handedOn = new HashSet<>();
    for (Run run : runs) {
      for (Value value : run.read) {
        if (handedOn.contains(value) && !isCheapIn(run, value)) {
          handedOn.remove(value);
        }
      }
      if (becomesPart(run)) {
        run.defined.stream().filter(recomputation::isCheap).forEach(handedOn::add);
      }
    }
    handedOn.removeAll(readHere);
    recomputed.addAll(handedOn);
  }

  private boolean isCheapIn(Run run, Value value) {
    SortedMap<Integer, Statement.Let> statements = new TreeMap<>();
    if (!recomputation.add(value, run.read, statements)) {
      return false;
    }
    run.grown -= size.ofKeeping();
    statements.values().forEach(let -> run.grown += size.of(let));
    return run.size + run.grown <= limits.function();
  }

  private boolean becomesPart(Run run) {
    return run.size >= limits.least();
  }

  private List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    Run run = new Run();
    for (int i = 0; i < block.statements().size(); i++) {
      Statement statement = block.statements().get(i);
      boolean stays = statement.isAbrupt();
      Set<Value> read = reads.get(i);
      int cost = stays ? 0 : cost(statement, i, read, run);
      Map<Value, Slot> placed = arrays.placedBy(statement);
      boolean isFull =
          run.size + cost > limits.part() && Collections.disjoint(placed.keySet(), run.defined);
      if (stays || isFull) {
        runs.add(run);
        run = new Run();
        cost = stays ? 0 : cost(statement, i, read, run);
      }
      run.size += cost;
      for (Value value : read) {
        if (!run.defined.contains(value)) {
          run.read.add(value);
        }
      }
      run.defined.addAll(statement.results());
      run.statements.add(statement);
      run.placed.putAll(placed);
      if (stays) {
        runs.add(run);
        run = new Run();
      }
    }
    runs.add(run);
    return runs;
  }

  /** By how much the run gets longer: what lives on for long is likely to be handed on. */
  private int cost(Statement statement, int index, Set<Value> read, Run run) {
    int moved = 0;
    for (Value value : read) {
      moved += run.defined.contains(value) || run.read.contains(value) ? 0 : 1;
    }
    for (Value value : statement.results()) {
      moved += lastUses.getOrDefault(value, index) > index + NEAR ? 1 : 0;
    }
    return size.of(statement) + moved * size.ofKeeping();
  }

  /** What a run defines and others read. */
  private List<Value> handedOn(Run run, int number) {
    return run.statements.stream()
        .flatMap(s -> s.results().stream())
        .filter(v -> lastRun.getOrDefault(v, number) > number && !recomputed.contains(v))
        .toList();
  }

  /** What is read once, and in no block inside: there it might be read again and again. */
  private static Set<Value> readOnce(List<Statement> statements) {
    Set<Value> once = new HashSet<>();
    Set<Value> more = new HashSet<>();
    for (Statement statement : statements) {
      for (Atom operand : Values.operands(statement)) {
        if (operand instanceof Value value && !once.add(value)) {
          more.add(value);
        }
      }
      for (Block inner : Values.blocks(statement)) {
        Values.forEachUse(inner, more::add);
      }
    }
    once.removeAll(more);
    return once;
  }

  /** What is read once may be written where it is read. */
  private static Value nameless(Value value, Set<Value> readOnce) {
    return readOnce.contains(value) ? new Value(value.id(), "", value.type()) : value;
  }

  /** The statements of the run, after those that take up what others have computed. */
  private static List<Statement> body(
      Run run, Map<Value, Slot> taken, Collection<Statement.Let> again) {
    List<Statement> read = new ArrayList<>(again);
    read.addAll(run.statements);
    Set<Value> readOnce = readOnce(read);
    List<Statement> body = new ArrayList<>();
    taken.forEach(
        (value, slot) -> body.add(slot.read(slot.isReused() ? value : nameless(value, readOnce))));
    for (Statement.Let let : again) {
      Value value = nameless(let.value(), readOnce);
      body.add(new Statement.Let(value, let.operation(), Origin.NONE));
    }
    body.addAll(run.statements);
    return body;
  }

  /** Makes a function of the run, and writes the call of it. */
  private void call(Run run, List<Value> handedOn, Set<Value> readHere, List<Statement> out) {
    Set<Value> parameters = new LinkedHashSet<>();
    Map<Value, Slot> taken = new LinkedHashMap<>();
    SortedMap<Integer, Statement.Let> again = new TreeMap<>();
    for (Value value : run.read) {
      if (recomputed.contains(value)) {
        recomputation.add(value, run.read, again);
        continue;
      }
      if (!arrays.all().contains(value)
          && !kept.containsKey(value)
          && parameters.size() + arrays.all().size() >= MOST_PARAMETERS) {
        Slot slot = arrays.slot(value);
        out.add(slot.write(value));
        kept.put(value, slot);
      }
      Slot slot = kept.get(value);
      if (slot == null) {
        parameters.add(value);
      } else {
        taken.put(value, slot);
      }
    }
    List<Statement> body = body(run, taken, again.values());
    Set<Value> touched = new LinkedHashSet<>();
    taken.values().forEach(slot -> touched.add(slot.array()));
    boolean returns = handedOn.size() == 1;
    List<Statement> after = new ArrayList<>();
    for (Value value : returns ? List.<Value>of() : handedOn) {
      Slot slot = run.placed.get(value);
      if (slot == null) {
        slot = arrays.slot(value);
        kept.put(value, slot);
        touched.add(slot.array());
        body.add(slot.write(value));
      }
      if (readHere.contains(value)) {
        after.add(slot.read(value));
      }
    }
    List<Value> results = returns ? handedOn : List.of();
    parameters.addAll(touched);
    List<Value> all = List.copyOf(parameters);
    String name = functions.make(all, results, new Block(body, List.copyOf(results)));
    out.add(new Statement.Call(results, name, List.copyOf(all), Origin.NONE));
    out.addAll(after);
  }
}
