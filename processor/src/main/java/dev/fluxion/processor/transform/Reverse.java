package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.analysis.RecordingPlan;
import dev.fluxion.processor.analysis.Regions;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.RuleTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reverse mode. The entry becomes one function, a forward sweep and a reverse sweep behind it. A
 * callee that was not inlined is split in two: a forward function that returns its saved state
 * beside its result, the frame, and a reverse function that consumes it; so that a call is never
 * run again, however deep it is nested.
 */
public final class Reverse {

  /**
   * What the entry becomes.
   *
   * @param takesCotangents whether it gets cotangents of its results, behind its own parameters;
   *     otherwise they are 1
   * @param takesGradients whether it gets, behind these, an array for each differentiated array
   *     parameter to add the gradient to; otherwise it returns new ones
   * @param checked names of the results' cotangents, whose shapes are checked between the sweeps;
   *     empty if they are not
   * @param check what checks the cotangent of an object that is the first result, with its parts
   *     behind it: it gets the object and its cotangent, which is the first parameter behind the
   *     entry's own; null if there is none
   * @param fuses whether trips of loops are reversed as soon as they are made, where that is
   *     possible
   */
  public record Form(
      boolean takesCotangents,
      boolean takesGradients,
      List<String> checked,
      @Nullable ExternalMember check,
      boolean fuses) {
    /** The gradient of a scalar function, returned. */
    public static final Form GRADIENT = new Form(false, false);

    public Form {
      checked = List.copyOf(checked);
    }

    /** A form without checks. */
    public Form(boolean takesCotangents, boolean takesGradients) {
      this(takesCotangents, takesGradients, List.of(), null, false);
    }

    /** The same where trips of loops are reversed as soon as they are made. */
    public Form fused(boolean fuses) {
      if (takesCotangents) {
        throw new IllegalStateException("only gradients know the cotangents beforehand");
      }
      return new Form(takesCotangents, takesGradients, checked, check, fuses);
    }

    /** Takes cotangents whose shapes are checked, and arrays to add gradients to. */
    public static Form checking(List<String> cotangents) {
      return new Form(true, true, cotangents, null, false);
    }

    /** The same where the cotangents belong to the parts of an object. */
    public static Form checkedBy(ExternalMember check) {
      return new Form(true, true, List.of(), check, false);
    }
  }

  /**
   * A function in two parts, so that the reverse sweep can be run more than once.
   *
   * @param forward its entry takes the function's parameters; its results are the same, then what
   *     has been recorded, the frame
   * @param backward its entry takes the frame, then the cotangents of the results, and returns the
   *     cotangents of the differentiated parameters
   */
  public record Pullback(Program forward, Program backward) {}

  private final Program program;
  private final BitSet differentiated;
  private final Form form;
  private final ArrayClasses.Exposure exposure;
  private final RuleTable rules;
  private final Activity activity;
  private final UnaryFunctions unary;
  private final Linearizations linearizations;
  private final SplitFunctions splits;

  /** Whether what was recorded is read more than once. */
  private boolean isRepeatable;

  /** The numbers of the entry's parameters that the caller may write to between the sweeps. */
  private final BitSet exposed = new BitSet();

  /** Whether frames have arrays of the primal that the caller may write to. */
  private boolean keepsForeignArrays;

  private Reverse(
      Program program,
      BitSet differentiated,
      Form form,
      ArrayClasses.Exposure exposure,
      RuleTable rules) {
    Program inlined = UnaryFunctions.inlineOthers(program, differentiated, rules);
    this.program = MarkStableLoads.mark(FixCheckpointedRows.fix(inlined, exposure), exposure);
    this.differentiated = differentiated;
    this.form = form;
    this.exposure = exposure;
    this.rules = rules;
    this.activity = Activity.of(this.program, differentiated, rules);
    this.unary = new UnaryFunctions(this.program, activity);
    this.linearizations = new Linearizations(this.program, activity);
    this.splits = new SplitFunctions(this.program, activity, unary, linearizations);
  }

  /**
   * The gradient of a scalar function.
   *
   * @param differentiated the numbers of the entry's differentiated parameters
   * @return a program whose entry takes the same parameters and returns the value, then the
   *     cotangent of each differentiated parameter for the cotangent 1 of the value
   */
  public static Program gradient(Program program, BitSet differentiated) {
    return differentiate(program, differentiated, Form.GRADIENT);
  }

  /** The program with the calls inlined that do not remain in its reverse sweep. */
  public static Program inlined(Program program, BitSet differentiated) {
    return UnaryFunctions.inlineOthers(program, differentiated, RuleTable.standard());
  }

  /**
   * The pullback in any form.
   *
   * @param differentiated the numbers of the entry's differentiated parameters
   * @return a program whose entry takes the same parameters, and what {@code form} says; its
   *     results are the same, then the cotangents of the differentiated parameters, without those
   *     that it adds to what it is given
   */
  public static Program differentiate(Program program, BitSet differentiated, Form form) {
    return new Reverse(
            program, differentiated, form, ArrayClasses.Exposure.NONE, RuleTable.standard())
        .transform();
  }

  /**
   * The pullback in two parts. Between them the caller may write to the results and to the
   * differentiated arrays: of these the frame has copies.
   *
   * @param differentiated the numbers of the entry's differentiated parameters
   * @param records the numbers of the parameters that are differentiated records, or arrays of
   *     these
   */
  public static Pullback pullback(Program program, BitSet differentiated, BitSet records) {
    BitSet exposed = new BitSet();
    exposed.or(differentiated);
    exposed.or(records);
    return pullback(program, differentiated, exposed, true);
  }

  /** The same, but the second part can be run only once. */
  public static Pullback pullbackOnce(Program program, BitSet differentiated) {
    return pullback(program, differentiated, differentiated, false);
  }

  private static Pullback pullback(
      Program program, BitSet differentiated, BitSet exposed, boolean isRepeatable) {
    for (ArrayClasses.Exposure exposure :
        List.of(ArrayClasses.Exposure.RESULTS, ArrayClasses.Exposure.ARGUMENTS)) {
      Reverse reverse =
          new Reverse(
              program, differentiated, new Form(true, false), exposure, RuleTable.standard());
      reverse.isRepeatable = isRepeatable;
      reverse.exposed.or(exposed);
      Pullback pullback = reverse.inParts();
      if (!reverse.keepsForeignArrays || exposure == ArrayClasses.Exposure.ARGUMENTS) {
        return pullback;
      }
    }
    throw new AssertionError();
  }

  /**
   * A Jacobian row by row.
   *
   * @param program from the same parameters to results without derivatives, the array and the
   *     Jacobian. No two of the arrays may be one of which it writes to one
   * @param made the length of a new array, which is its last parameter, too: for the results that
   *     have derivatives; 0 if it writes to one that it has anyway
   */
  public record Rows(Program program, int made) {}

  /**
   * The Jacobian of a method that writes to one array, or returns a few numbers, row by row; null
   * if it is not simple enough.
   */
  public static @Nullable Rows byRows(Program program, BitSet differentiated) {
    int made = GivenResult.length(program);
    Program writing = made > 0 && RowByRow.isStraight(program) ? GivenResult.of(program) : program;
    Program rows = rows(writing, differentiated);
    return rows == null ? null : new Rows(rows, writing == program ? 0 : made);
  }

  /** How many numbers the entry returns that have derivatives; 0 if that is not known. */
  public static int numbersReturned(Program program) {
    return GivenResult.length(program);
  }

  private static @Nullable Program rows(Program program, BitSet differentiated) {
    if (!RowByRow.isPossible(program, differentiated)) {
      return null;
    }
    ArrayClasses.Exposure exposure = ArrayClasses.Exposure.DISTINCT;
    Reverse reverse =
        new Reverse(
            ShareLoads.share(program, exposure),
            differentiated,
            new Form(false, true),
            exposure,
            RuleTable.standard());
    ShadowedFunction shadowed =
        reverse.shadowing(reverse.program.entry()).entry(differentiated, Shadowing.Target.GIVEN);
    Function function = new RowByRow(reverse, shadowed, differentiated).function();
    return function == null
        ? null
        : ArraysToLocals.rewrite(reverse.whole(List.of(function), reverse.program.structs()));
  }

  private Pullback inParts() {
    String entry = program.entry().name();
    ShadowedFunction shadowed = entry(Shadowing.Target.LATER);
    SplitHalves halves = new SplitHalves(this, splits.namesOf(entry), shadowed, differentiated);
    List<Function> functions = new ArrayList<>();
    List<Struct> structs = new ArrayList<>(program.structs());
    halves.addTo(functions, structs);
    addCallees(functions, structs);
    Function backward = functions.remove(1);
    List<Function> others = functions.subList(1, functions.size());
    List<Function> reversed = new ArrayList<>(List.of(backward));
    reversed.addAll(others);
    return new Pullback(whole(functions, structs), whole(reversed, structs));
  }

  /**
   * A half of a function refers to an array of the primal; whether it may be one that the caller
   * can write to.
   */
  void keeps(String function, Value array) {
    keepsForeignArrays |= activity.varied(function).contains(array);
  }

  private Program transform() {
    List<Function> functions = new ArrayList<>();
    List<Struct> structs = new ArrayList<>(program.structs());
    functions.add(new CombinedSweeps(this, form, differentiated).function());
    addCallees(functions, structs);
    return whole(functions, structs);
  }

  private void addCallees(List<Function> functions, List<Struct> structs) {
    for (String name : activity.functions()) {
      if (!name.equals(program.entry().name()) && splits.isSplit(name)) {
        if (program.function(name).derivative() == null) {
          new SplitHalves(this, splits.names(name), shadow(name)).addTo(functions, structs);
        } else {
          CustomHalves.of(program, splits.names(name), activity.differentiated(name))
              .addTo(functions, structs);
        }
      }
    }
    program.functions().stream().skip(1).forEach(functions::add);
    functions.addAll(unary.tangents());
    functions.addAll(linearizations.made());
  }

  private Program whole(List<Function> functions, List<Struct> structs) {
    Program whole = DropUnreachable.drop(new Program(functions, structs, program.constants()));
    return DropDeadCode.drop(InlineCalls.inline(whole));
  }

  /** What is differentiated. */
  Program program() {
    return program;
  }

  /** Whether the caller may write to that parameter of the entry between the sweeps. */
  boolean isExposed(int parameter) {
    return exposed.get(parameter);
  }

  /** Whether what was recorded is read more than once. */
  boolean isRepeatable() {
    return isRepeatable;
  }

  /** Callee {@code name}, ready for its reverse sweep. */
  ShadowedFunction shadow(String name) {
    return shadowing(program.function(name)).callee();
  }

  private Shadowing shadowing(Function function) {
    return new Shadowing(program, function, activity, splits, unary, linearizations, exposure);
  }

  /** The numbers of the differentiated parameters of {@code function}. */
  BitSet differentiated(String function) {
    return activity.differentiated(function);
  }

  /**
   * The plan of what the sweep through {@code shadowed} reads, and how.
   *
   * @param keepsLocals whether both sweeps are in one function
   */
  RecordingPlan plan(ShadowedFunction shadowed, BitSet of, boolean isEntry, boolean keepsLocals) {
    Function function = shadowed.function();
    Regions regions = new Regions(function);
    BlockBuilder out = new BlockBuilder(ValueSupply.after(function));
    boolean takesCotangents = !isEntry || form.takesCotangents();
    List<Value> resultBars = takesCotangents ? shadowed.resultBars(out, isEntry) : null;
    List<Atom> results = sweep(shadowed, of, resultBars, Restoration.none(), out, isEntry);
    Block sweep = DropDeadCode.drop(out.build(results));
    Set<Value> remade = RemadeShadows.of(function);
    return RecordingPlan.of(regions, regions.readBy(sweep), keepsLocals, remade);
  }

  /** The sweep through {@code shadowed}. */
  ReverseSweep sweep(ShadowedFunction shadowed, Restoration restoration) {
    return new ReverseSweep(rules, splits, restoration, shadowed);
  }

  /** Cotangents of the values of a function, all of them zero. */
  Cotangents zeros(String function) {
    return new Cotangents(activity.active(function));
  }

  /** Appends the reverse sweep; returns the cotangents of the parameters {@code of}. */
  List<Atom> sweep(
      ShadowedFunction shadowed,
      BitSet of,
      @Nullable List<Value> resultBars,
      Restoration restoration,
      BlockBuilder out,
      boolean isEntry) {
    Function function = shadowed.function();
    if (function.body().isAbrupt()) {
      return List.of();
    }
    Cotangents bars = zeros(function.name());
    shadowed.seed(resultBars, restoration, out, bars, isEntry);
    sweep(shadowed, restoration).sweep(function.body(), out, bars);
    Map<Integer, Atom> arrays = shadowed.finish(restoration, out);
    return shadowed.cotangents(
        of, p -> bars.orZero(p, restoration, out), arrays, isEntry && !form.takesGradients());
  }

  /** The entry, ready for its reverse sweep. */
  ShadowedFunction entry(Shadowing.Target target) {
    return shadowing(program.entry()).entry(differentiated, target);
  }

  /** The same where trips of loops are reversed as soon as they are made. */
  ShadowedFunction fused(ShadowedFunction shadowed, ValueSupply values) {
    Set<Value> active = activity.active(shadowed.function().name());
    return FusedLoops.fuse(program, shadowed, active, rules, splits, values);
  }

  /** Appends the types and names of the cotangents of the parameters {@code of}. */
  static void addCotangents(
      Function function, BitSet of, boolean withArrays, List<Type> types, List<String> names) {
    of.stream()
        .mapToObj(function.parameters()::get)
        .filter(p -> withArrays || p.type().hasCotangent())
        .forEach(
            p -> {
              types.add(p.type());
              names.add(Cotangents.nameOf(p));
            });
  }
}
