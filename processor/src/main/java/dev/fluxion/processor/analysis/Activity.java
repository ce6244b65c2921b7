package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.RuleTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Activity: a value is <em>varied</em> if it depends on a differentiated input, <em>useful</em> if
 * a result depends on it, and active if it is both (Hascoët, Naumann, Pascual: «To be recorded»
 * analysis in reverse-mode automatic differentiation, 2005). Interprocedural and insensitive to the
 * calling context: a parameter is differentiated if it is at any call.
 */
public final class Activity {
  private final Map<String, BitSet> parameters = new LinkedHashMap<>();
  private final Map<String, Set<Value>> varied = new HashMap<>();
  private final Map<String, Set<Value>> useful = new HashMap<>();
  private final Program program;
  private final boolean intoAllCalls;
  private final boolean intoPartials;

  private Activity(Program program, boolean intoAllCalls, boolean intoPartials) {
    this.program = program;
    this.intoAllCalls = intoAllCalls;
    this.intoPartials = intoPartials;
  }

  /**
   * Analyses what of {@code program} is to be differentiated.
   *
   * @param differentiated the numbers of the entry's differentiated parameters
   */
  public static Activity of(Program program, BitSet differentiated, RuleTable rules) {
    return new Activity(program, false, false).analyse(differentiated, rules);
  }

  /** The same where partial derivatives that somebody else states are differentiated, too. */
  public static Activity withPartials(Program program, BitSet differentiated, RuleTable rules) {
    return new Activity(program, false, true).analyse(differentiated, rules);
  }

  /** The same, also of callees whose results nobody differentiates. */
  static Activity ofAllCalls(Program program, BitSet differentiated, RuleTable rules) {
    return new Activity(program, true, false).analyse(differentiated, rules);
  }

  private Activity analyse(BitSet differentiated, RuleTable rules) {
    Map<String, Dependence> dependence = new HashMap<>();
    parameters.put(program.entry().name(), (BitSet) differentiated.clone());
    Deque<String> work = new ArrayDeque<>(List.of(program.entry().name()));
    while (!work.isEmpty()) {
      Function function = program.function(work.pop());
      Dependence edges =
          dependence.computeIfAbsent(
              function.name(),
              n ->
                  n.equals(program.entry().name())
                      ? Dependence.ofEntry(function, program, rules, differentiated)
                      : Dependence.of(function, program, rules));
      useful.computeIfAbsent(function.name(), n -> usefulIn(function, edges));
      spread(function, edges, work);
    }
    return this;
  }

  private Set<Value> usefulIn(Function function, Dependence edges) {
    List<Value> results = new ArrayList<>();
    if (!function.name().equals(program.entry().name())) {
      // What a callee writes to an array, its caller may read.
      function.parameters().stream()
          .filter(p -> p.type() instanceof ArrayType && Dependence.carries(p.type()))
          .forEach(results::add);
    }
    for (Atom result : function.body().results()) {
      if (result instanceof Value value && Dependence.carries(value.type())) {
        results.add(value);
      }
    }
    return edges.reaching(results);
  }

  private void spread(Function function, Dependence edges, Deque<String> work) {
    Set<Value> seeds = new HashSet<>(edges.carriers());
    differentiated(function.name()).stream().forEach(i -> seeds.add(function.parameters().get(i)));
    Set<Value> reached = edges.reachableFrom(seeds);
    varied.put(function.name(), reached);
    forEachCall(
        function.body(),
        call -> {
          if (intoAllCalls || isWanted(function.name(), call)) {
            reach(call.callee(), variedArguments(call, reached), work);
          }
        });
    if (intoPartials && function.derivative() != null) {
      BitSet numbers = differentiated(function.name());
      function.derivative().partials().values().forEach(name -> reach(name, numbers, work));
      for (CustomDerivative.Rate rate : function.derivative().rates()) {
        if (rate.wrt().stream().anyMatch(numbers::get)) {
          reach(rate.part().function(), variedBy(rate, function, numbers), work);
        }
      }
    }
  }

  /** Which parameters of a rate vary: those of the function, maybe its results, the tangents. */
  private static BitSet variedBy(CustomDerivative.Rate rate, Function function, BitSet numbers) {
    BitSet varied = (BitSet) numbers.clone();
    int next = function.parameters().size();
    if (rate.part().takesResult()) {
      for (Type type : function.results()) {
        varied.set(next++, rate.looksAtResult() && Dependence.carries(type));
      }
    }
    varied.set(next, next + rate.wrt().size());
    return varied;
  }

  private void reach(String callee, BitSet differentiated, Deque<String> work) {
    CustomDerivative custom = program.function(callee).derivative();
    BitSet numbers = custom == null ? differentiated : custom.differentiated(differentiated);
    boolean isNew = !parameters.containsKey(callee);
    BitSet known = parameters.computeIfAbsent(callee, n -> new BitSet());
    int before = known.cardinality();
    known.or(numbers);
    if (isNew || known.cardinality() > before) {
      work.add(callee);
    }
  }

  private static BitSet variedArguments(Statement.Call call, Set<Value> reached) {
    BitSet numbers = new BitSet();
    for (int i = 0; i < call.arguments().size(); i++) {
      if (call.arguments().get(i) instanceof Value v && reached.contains(v)) {
        numbers.set(i);
      }
    }
    return numbers;
  }

  /**
   * Whether anybody may want the derivative of what the call in {@code function} returns or writes.
   */
  public boolean isWanted(String function, Statement.Call call) {
    return Stream.concat(call.results().stream(), call.arguments().stream())
            .anyMatch(a -> !(a.type() instanceof Scalar) && Dependence.carries(a.type()))
        || call.results().stream().anyMatch(useful.getOrDefault(function, Set.of())::contains);
  }

  private static void forEachCall(Block block, java.util.function.Consumer<Statement.Call> action) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Call call) {
        action.accept(call);
      }
      Values.blocks(statement).forEach(inner -> forEachCall(inner, action));
    }
  }

  /**
   * The numbers of the parameters of {@code function} that are differentiated; empty if it is never
   * reached.
   */
  public BitSet differentiated(String function) {
    return (BitSet) parameters.getOrDefault(function, new BitSet()).clone();
  }

  /** The functions reached from the entry, the entry first. */
  public List<String> functions() {
    return List.copyOf(parameters.keySet());
  }

  /** The values of {@code function} that depend on a differentiated input. */
  public Set<Value> varied(String function) {
    return varied.getOrDefault(function, Set.of());
  }

  /** The values of {@code function} that a result depends on. */
  Set<Value> useful(String function) {
    return useful.getOrDefault(function, Set.of());
  }

  /** The values of {@code function} that are varied and useful. */
  public Set<Value> active(String function) {
    Set<Value> active = new HashSet<>(varied(function));
    active.retainAll(useful.getOrDefault(function, Set.of()));
    return active;
  }
}
