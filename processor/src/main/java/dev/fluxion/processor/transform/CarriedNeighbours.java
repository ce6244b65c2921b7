package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.CounterDistances;
import dev.fluxion.processor.analysis.KnownIndices;
import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.IntegerArithmetic;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a trip adds to its neighbour's element of a shadow waits in a local variable until that
 * neighbour adds its own part; and where the array itself does not change, an element that the next
 * trip reads again waits for it, too. Each element is read and written once.
 *
 * <pre>
 * for (i …) {                    here = x[0]; left = 0;
 *   … x[i] … x[i + 1] …          for (i …) {
 *   xBar[i + 1] += u;      ─▶      next = x[i + 1]; … here … next …
 *   xBar[i] += w;                  xBar[i] += left + w; left = u; here = next;
 * }                              }
 *                                xBar[n] += left;
 * </pre>
 */
final class CarriedNeighbours {
  /** More of them would not stay in registers. */
  private static final int MOST = 4;

  private final Statement.Loop loop;
  private final LoopShape shape;
  private final KnownIndices known;
  private final Predicate<Value> isUnchanging;
  private final ValueSupply values;

  private final Set<Value> inside;

  private final List<Statement> before = new ArrayList<>();
  private final List<Statement> after = new ArrayList<>();
  private final List<Value> parameters = new ArrayList<>();
  private final List<Atom> initial = new ArrayList<>();
  private final List<Atom> next = new ArrayList<>();
  private final List<Value> results = new ArrayList<>();

  /** What takes the place of statements of the body. */
  private final Map<Statement, List<Statement>> replaced = new IdentityHashMap<>();

  private CarriedNeighbours(
      Statement.Loop loop, KnownIndices known, Predicate<Value> isUnchanging, ValueSupply values) {
    this.loop = loop;
    this.shape = LoopShape.of(loop);
    this.known = known.copy();
    this.isUnchanging = isUnchanging;
    this.values = values;
    this.inside = LoopShape.definedIn(loop);
  }

  /**
   * The loop with what belongs before and behind it.
   *
   * @param known what is known before the loop
   * @param isUnchanging whether nothing writes to an array in the loop
   * @return the statements, among them a loop whose results begin with those that it had
   */
  static List<Statement> carry(
      Statement.Loop loop, KnownIndices known, Predicate<Value> isUnchanging, ValueSupply values) {
    return new CarriedNeighbours(loop, known, isUnchanging, values).carry();
  }

  private List<Statement> carry() {
    if (shape.bound().isEmpty() || loop.body().isAbrupt()) {
      return List.of(loop);
    }
    CounterDistances distances = CounterDistances.of(loop, Objects.requireNonNull(shape.counter()));
    Map<Value, TreeMap<Integer, List<Accumulated.Addition>>> additions = new LinkedHashMap<>();
    for (Accumulated.Addition addition : Accumulated.of(loop).free()) {
      Integer distance = distances.of(addition.index());
      if (distance != null && !inside.contains(addition.array())) {
        additions
            .computeIfAbsent(addition.array(), a -> byDistance())
            .computeIfAbsent(distance, d -> new ArrayList<>())
            .add(addition);
      }
    }
    additions.values().removeIf(group -> !areNeighbours(group));
    if (additions.isEmpty()) {
      return List.of(loop);
    }
    carryElements(distances);
    additions.forEach(this::carryAdditions);
    List<Statement> all = new ArrayList<>(before);
    all.add(rewritten());
    all.addAll(after);
    return all;
  }

  /** In the order in which trips come to them: the first is the one that this trip leaves. */
  private <T> TreeMap<Integer, T> byDistance() {
    int direction = shape.direction();
    return new TreeMap<>((a, b) -> direction * Integer.compare(a, b));
  }

  /** Whether each trip comes to one new element. */
  private static boolean areNeighbours(TreeMap<Integer, ?> group) {
    return group.size() > 1
        && group.size() <= MOST
        && Math.abs((long) group.lastKey() - group.firstKey()) == group.size() - 1;
  }

  private void carryElements(CounterDistances distances) {
    Map<Value, TreeMap<Integer, Statement.Let>> reads = new LinkedHashMap<>();
    Set<Statement> first = new HashSet<>();
    KnownIndices inTrip = known.copy();
    inTrip.enter(loop);
    boolean isUntouched = true;
    for (Statement statement : loop.body().statements()) {
      if (statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Load load
          && let.value().type().isReal()
          && load.array() instanceof Value array
          && distances.of(load.index()) != null
          && !inside.contains(array)
          && isUnchanging.test(array)) {
        reads
            .computeIfAbsent(array, a -> byDistance())
            .putIfAbsent(Objects.requireNonNull(distances.of(load.index())), let);
        if (isUntouched) {
          first.add(let);
        }
      }
      isUntouched &= HoistInvariants.isHarmless(statement, inTrip);
      inTrip.pass(statement);
    }
    reads.values().stream()
        .filter(CarriedNeighbours::areNeighbours)
        .filter(group -> first.contains(group.firstEntry().getValue()))
        .forEach(this::carryElement);
  }

  /** Reads the element that two trips see only once. */
  private void carryElement(TreeMap<Integer, Statement.Let> reads) {
    if (reads.size() != 2) {
      return;
    }
    Statement.Let read = reads.firstEntry().getValue();
    Operation.Load load = (Operation.Load) read.operation();
    BlockBuilder then = new BlockBuilder(values).at(read.origin());
    Atom index = new IntegerArithmetic(then).plus(first(), reads.firstKey());
    Value element = then.let(new Operation.Load(load.array(), index, load.isStable()));
    Value start = values.fresh(read.value().name(), element.type());
    ifThereIsATrip(List.of(start), then.build(List.of(element)), before);
    carry(read.value(), start, reads.lastEntry().getValue().value());
    replaced.put(read, List.of());
  }

  private void carryAdditions(
      Value array, TreeMap<Integer, List<Accumulated.Addition>> byDistance) {
    List<List<Accumulated.Addition>> groups = List.copyOf(byDistance.values());
    List<Integer> distance = List.copyOf(byDistance.keySet());
    Constant zero = Constant.zero(groups.get(0).get(0).term().type());
    List<Value> waiting = new ArrayList<>();
    for (int k = 0; k < groups.size(); k++) {
      List<Accumulated.Addition> group = groups.get(k);
      Accumulated.Addition last = group.get(group.size() - 1);
      BlockBuilder out = new BlockBuilder(values).at(last.store().origin());
      Value carried = values.fresh(array.name(), zero.type());
      Atom sum = k < groups.size() - 1 ? carried : zero;
      for (Accumulated.Addition addition : group) {
        addition.statements(loop.body()).forEach(s -> replaced.put(s, List.of()));
        sum = out.plus(sum, addition.term());
      }
      if (k == 0) {
        add(array, last.index(), sum, out);
      }
      replaced.put(last.store(), out.build(List.of()).statements());
      if (k > 0) {
        carry(waiting.get(k - 1), zero, sum);
      }
      waiting.add(carried);
    }
    BlockBuilder rest = new BlockBuilder(values).at(loop.origin().asAdjoint());
    int firstResult = results.size() - groups.size() + 1;
    for (int k = 0; k < groups.size() - 1; k++) {
      Atom index = new IntegerArithmetic(rest).plus(end(), distance.get(k));
      add(array, index, results.get(firstResult + k), rest);
    }
    ifThereIsATrip(List.of(), rest.build(List.of()), after);
  }

  private static void add(Value array, Atom index, Atom term, BlockBuilder out) {
    Value sum = out.let(new Operation.Load(array, index, false));
    Atom more = out.operator(Operator.Kind.PLUS, sum, term);
    out.append(new Statement.Store(array, index, more, out.origin()));
  }

  /** A value that trips hand on. */
  private void carry(Value parameter, Atom first, Atom following) {
    parameters.add(parameter);
    initial.add(first);
    next.add(following);
    results.add(values.fresh(parameter.name(), parameter.type()));
  }

  /** The counter in the first trip. */
  private Atom first() {
    return loop.initial().get(loop.parameters().indexOf(shape.counter()));
  }

  /** The counter after the last one. */
  private Atom end() {
    return loop.results().get(loop.parameters().indexOf(shape.counter()));
  }

  private void ifThereIsATrip(List<Value> yields, Block then, List<Statement> out) {
    Substitution start = new Substitution();
    for (int i = 0; i < loop.parameters().size(); i++) {
      start.put(loop.parameters().get(i), loop.initial().get(i));
    }
    Block condition = new Cloner(values, start, o -> o).block(loop.condition());
    out.addAll(condition.statements());
    List<Constant> none = yields.stream().map(v -> Constant.zero(v.type())).toList();
    out.add(
        new Statement.If(
            yields,
            condition.results().get(0),
            then,
            new Block(List.of(), List.copyOf(none)),
            loop.origin()));
  }

  private Statement.Loop rewritten() {
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : loop.body().statements()) {
      statements.addAll(replaced.getOrDefault(statement, List.of(statement)));
    }
    return new Statement.Loop(
        joined(loop.results(), results),
        joined(loop.parameters(), parameters),
        joined(loop.initial(), initial),
        loop.condition(),
        new Block(statements, joined(loop.body().results(), next)),
        loop.origin());
  }

  private static <T> List<T> joined(List<T> first, List<? extends T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
