package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.analysis.RecordingPlan;
import dev.fluxion.processor.analysis.Regions;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.RuleTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reverse mode. The entry becomes one function, a forward sweep and a reverse sweep behind it. A
 * callee that was not inlined is split in two: a forward function that returns its saved state
 * beside its result, the frame, and a reverse function that consumes it; so that a call is never
 * run again, however deep it is nested.
 */
public final class Reverse implements ReverseSweep.SplitCalls {
  private final Program program;
  private final BitSet differentiated;
  private final RuleTable rules;
  private final Activity activity;
  private final Map<String, Function> prepared = new LinkedHashMap<>();
  private final Map<String, Split> splits = new LinkedHashMap<>();
  private final Map<String, Split> byForwardName = new LinkedHashMap<>();

  /** The names of the two halves of a callee, and of its frame. */
  private record Split(String callee, String forward, String reverse, String frame) {}

  private Reverse(Program program, BitSet differentiated, RuleTable rules) {
    this.program = program;
    this.differentiated = differentiated;
    this.rules = rules;
    this.activity = Activity.of(program, differentiated, rules);
  }

  /**
   * The gradient of a scalar function.
   *
   * @param differentiated the numbers of the entry's differentiated parameters
   * @return a program whose entry takes the same parameters and returns the value, then the
   *     cotangent of each differentiated parameter for the cotangent 1 of the value
   */
  public static Program gradient(Program program, BitSet differentiated) {
    return new Reverse(program, differentiated, RuleTable.standard()).transform();
  }

  private Program transform() {
    String entry = program.entry().name();
    activity.functions().stream()
        .filter(name -> !name.equals(entry) && !activity.differentiated(name).isEmpty())
        .forEach(this::addSplit);
    for (String name : activity.functions()) {
      prepared.put(name, withSplitCalls(PrepareLoops.prepare(program.function(name)), name));
    }
    List<Function> functions = new ArrayList<>();
    List<Struct> structs = new ArrayList<>(program.structs());
    functions.add(combined(prepared(entry)));
    for (Split split : splits.values()) {
      split(split, functions, structs);
    }
    program.functions().stream().skip(1).forEach(functions::add);
    return DropDeadCode.drop(
        DropUnreachable.drop(new Program(functions, structs, program.constants())));
  }

  private Function prepared(String name) {
    return Objects.requireNonNull(prepared.get(name));
  }

  private void addSplit(String callee) {
    Split split =
        new Split(
            callee,
            InlineCalls.unused(callee + "Forward", program),
            InlineCalls.unused(callee + "Reverse", program),
            Character.toUpperCase(callee.charAt(0)) + callee.substring(1) + "Frame");
    splits.put(callee, split);
    byForwardName.put(split.forward(), split);
  }

  @Override
  public @Nullable String reverseOf(String forwardName) {
    Split split = byForwardName.get(forwardName);
    return split == null ? null : split.reverse();
  }

  @Override
  public List<Integer> differentiated(String forwardName) {
    Split split = byForwardName.get(forwardName);
    return split == null
        ? List.of()
        : activity.differentiated(split.callee()).stream().boxed().toList();
  }

  /**
   * Calls whose results matter to a derivative go to the callee's forward function and get its
   * frame.
   */
  private Function withSplitCalls(Function function, String name) {
    Set<Value> active = activity.active(name);
    ValueSupply values = ValueSupply.after(function);
    BlockPass pass =
        new BlockPass() {
          @Override
          protected void simple(Statement statement, List<Statement> out) {
            if (statement instanceof Statement.Call call
                && splits.containsKey(call.callee())
                && call.results().stream().anyMatch(active::contains)) {
              Split split = splits.get(call.callee());
              List<Value> results = new ArrayList<>(call.results());
              results.add(values.fresh(call.callee() + "Frame", new StructType(split.frame())));
              out.add(
                  new Statement.Call(results, split.forward(), call.arguments(), call.origin()));
            } else {
              out.add(statement);
            }
          }
        };
    return function.withBody(pass.block(function.body()));
  }

  /** The primal values that the reverse sweep of {@code function} reads. */
  private Set<Value> needed(Function function, Regions regions, boolean isSplit) {
    BlockBuilder out = new BlockBuilder(ValueSupply.after(function));
    List<Value> resultBars = isSplit ? resultBars(function, out.values()) : null;
    Cotangents bars = new Cotangents(activity.active(function.name()));
    seed(function, resultBars, out, bars);
    new ReverseSweep(rules, this, Restoration.none()).sweep(function.body(), out, bars);
    Block sweep =
        DropDeadCode.drop(
            out.build(cotangents(function, activity.differentiated(function.name()), bars)));
    Set<Value> needed = new LinkedHashSet<>();
    Values.forEachUse(
        sweep,
        v -> {
          if (regions.contains(v)) {
            needed.add(v);
          }
        });
    return needed;
  }

  /** New values for the cotangents of the function's real results. */
  private static List<Value> resultBars(Function function, ValueSupply values) {
    List<Value> resultBars = new ArrayList<>();
    for (int i = 0; i < function.results().size(); i++) {
      Type type = function.results().get(i);
      if (type.isReal()) {
        resultBars.add(values.fresh(function.resultNames().get(i) + "Bar", type));
      }
    }
    return resultBars;
  }

  /** Starts the sweep at the results: from their cotangents, or from 1. */
  private static void seed(
      Function function, @Nullable List<Value> resultBars, BlockBuilder out, Cotangents bars) {
    List<Atom> results = function.body().results();
    int next = 0;
    for (Atom result : results) {
      if (result.type().isReal()) {
        Atom bar =
            resultBars != null ? resultBars.get(next++) : Constant.of((Scalar) result.type(), 1);
        bars.add(result, bar, out);
      }
    }
  }

  private static List<Atom> cotangents(Function function, BitSet of, Cotangents bars) {
    List<Atom> atoms = new ArrayList<>();
    of.stream().forEach(i -> atoms.add(bars.orZero(function.parameters().get(i))));
    return atoms;
  }

  /** Forward and reverse sweep in one function. */
  private Function combined(Function function) {
    Regions regions = new Regions(function);
    RecordingPlan plan = RecordingPlan.of(regions, needed(function, regions, false), true);
    Recording recording = new Recording(function, regions, plan);
    Block forward = recording.forward(function);
    BlockBuilder out = new BlockBuilder(recording.values());
    forward.statements().forEach(out::append);
    List<Atom> results = new ArrayList<>(forward.results());
    if (!forward.isAbrupt()) {
      Cotangents bars = new Cotangents(activity.active(function.name()));
      seed(function, null, out, bars);
      Restoration restoration = new Restoration(plan, recording.slots());
      new ReverseSweep(rules, this, restoration).sweep(function.body(), out, bars);
      results.addAll(cotangents(function, differentiated, bars));
    }
    List<Type> types = new ArrayList<>(function.results());
    List<String> names = new ArrayList<>(function.resultNames());
    addCotangents(function, differentiated, types, names);
    return new Function(function.name(), function.parameters(), types, names, out.build(results));
  }

  private static void addCotangents(
      Function function, BitSet of, List<Type> types, List<String> names) {
    of.stream()
        .mapToObj(function.parameters()::get)
        .forEach(
            p -> {
              types.add(p.type());
              names.add(Cotangents.nameOf(p));
            });
  }

  /** The two halves of a callee. */
  private void split(Split split, List<Function> functions, List<Struct> structs) {
    Function function = prepared(split.callee());
    Regions regions = new Regions(function);
    RecordingPlan plan = RecordingPlan.of(regions, needed(function, regions, true), false);
    Recording recording = new Recording(function, regions, plan);
    Block forward = recording.forward(function);
    Map<Atom, Integer> fields = new LinkedHashMap<>();
    recording.slots().values().forEach(s -> fields.putIfAbsent(s.location(), fields.size()));
    StructType frame = new StructType(split.frame());
    structs.add(new Struct(split.frame(), members(fields.keySet())));
    functions.add(forwardHalf(split, function, forward, frame, fields.keySet(), recording));
    functions.add(reverseHalf(split, function, plan, recording, frame, fields));
  }

  private static List<Struct.Member> members(Collection<Atom> fields) {
    List<Struct.Member> members = new ArrayList<>();
    Set<String> taken = new LinkedHashSet<>();
    for (Atom field : fields) {
      String wish = field instanceof Value v && !v.isTemporary() ? v.name() : "saved";
      String name = wish;
      for (int i = 2; !taken.add(name); i++) {
        name = wish + i;
      }
      members.add(new Struct.Member(name, field.type()));
    }
    return members;
  }

  private static Function forwardHalf(
      Split split,
      Function function,
      Block forward,
      StructType frame,
      Collection<Atom> fields,
      Recording recording) {
    BlockBuilder out = new BlockBuilder(recording.values());
    forward.statements().forEach(out::append);
    List<Atom> results = new ArrayList<>(forward.results());
    if (!forward.isAbrupt()) {
      results.add(out.let("frame", new Operation.Pack(frame, List.copyOf(fields))));
    }
    List<Type> types = new ArrayList<>(function.results());
    types.add(frame);
    List<String> names = new ArrayList<>(function.resultNames());
    names.add("frame");
    return new Function(split.forward(), function.parameters(), types, names, out.build(results));
  }

  private Function reverseHalf(
      Split split,
      Function function,
      RecordingPlan plan,
      Recording recording,
      StructType frame,
      Map<Atom, Integer> fields) {
    ValueSupply values = recording.values();
    BlockBuilder out = new BlockBuilder(values).at(Origin.NONE.asAdjoint());
    Value self = values.fresh("frame", frame);
    List<Value> parameters = new ArrayList<>(List.of(self));
    List<Value> resultBars = resultBars(function, values);
    parameters.addAll(resultBars);
    Restoration restoration = new Restoration(plan, recording.slots());
    fields.forEach(
        (atom, index) -> {
          Value value = (Value) atom;
          restoration.put(
              value, out.let(value.name(), new Operation.Field(self, index, value.type())));
        });
    restoration.restore(function.body(), out);
    Cotangents bars = new Cotangents(activity.active(function.name()));
    seed(function, resultBars, out, bars);
    new ReverseSweep(rules, this, restoration).sweep(function.body(), out, bars);
    BitSet of = activity.differentiated(split.callee());
    List<Type> types = new ArrayList<>();
    List<String> names = new ArrayList<>();
    addCotangents(function, of, types, names);
    return new Function(
        split.reverse(), parameters, types, names, out.build(cotangents(function, of, bars)));
  }
}
