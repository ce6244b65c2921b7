package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a {@link RecordingPlan}. */
final class RecordingPlanner {
  private static final Set<String> CHEAP_METHODS =
      Set.of(
          "abs",
          "max",
          "min",
          "signum",
          "copySign",
          "floor",
          "ceil",
          "rint",
          "round",
          "toRadians",
          "toDegrees",
          "isNaN",
          "isInfinite",
          "isFinite",
          "floorMod",
          "floorDiv",
          "fma");

  /** How many trips a loop is taken to make where nothing is known. */
  private static final long TRIPS = 64;

  /** How many numbers are in an array of which the length is not known. */
  private static final int ELEMENTS = 32;

  /** Recomputing a larger branch as a whole is never cheap. */
  private static final int LARGEST_BRANCH = 12;

  private final Regions regions;
  private final boolean keepsLocals;
  private final Set<Value> remade;

  /** Values that are read from where they were written, if they are not saved. */
  private final Map<Value, Statement.Store> stored;

  private final Map<Value, RecordingPlan.HandedOn> handedOn;
  private final MinimumCut cut = new MinimumCut();
  private final Map<Value, Integer> vertices = new LinkedHashMap<>();
  private final Map<Value, List<Value>> ingredients = new HashMap<>();
  private final Deque<Value> work = new ArrayDeque<>();
  private final Map<Statement.Loop, LoopShape> shapes = new IdentityHashMap<>();

  RecordingPlanner(Regions regions, boolean keepsLocals, Set<Value> remade) {
    this(regions, keepsLocals, remade, Map.of(), Map.of());
  }

  private RecordingPlanner(
      Regions regions,
      boolean keepsLocals,
      Set<Value> remade,
      Map<Value, Statement.Store> stored,
      Map<Value, RecordingPlan.HandedOn> handedOn) {
    this.regions = regions;
    this.keepsLocals = keepsLocals;
    this.remade = remade;
    this.stored = stored;
    this.handedOn = handedOn;
  }

  /**
   * The planner for the same, but with values that are read from where they were written, if they
   * are not saved.
   */
  RecordingPlanner reading(Map<Value, Statement.Store> written) {
    return new RecordingPlanner(regions, keepsLocals, remade, written, handedOn);
  }

  /** The plan, or a better one that does not save twice what a loop hands on. */
  RecordingPlan orHandedOn(RecordingPlan plan, Collection<Value> needed) {
    Map<Value, RecordingPlan.HandedOn> twice = new HashMap<>();
    plan.saved().forEach(parameter -> addHandedOn(parameter, plan.saved(), twice));
    if (twice.isEmpty()) {
      return plan;
    }
    RecordingPlan other =
        new RecordingPlanner(regions, keepsLocals, remade, stored, twice).plan(needed);
    return isBetter(other, plan) ? other : plan;
  }

  private void addHandedOn(
      Value parameter, Set<Value> saved, Map<Value, RecordingPlan.HandedOn> handed) {
    if (regions.definition(parameter) instanceof Statement.Loop loop
        && loop.parameters().contains(parameter)
        && parameter.type() instanceof Scalar
        && !loop.isCheckpointed()
        && !loop.body().isAbrupt()) {
      int number = loop.parameters().indexOf(parameter);
      if (loop.body().results().get(number) instanceof Value next
          && saved.contains(next)
          && regions.of(next).loop() == loop) {
        handed.putIfAbsent(next, new RecordingPlan.HandedOn(parameter, loop.results().get(number)));
      }
    }
  }

  RecordingPlan plan(Collection<Value> needed) {
    List<Value> wanted = needed.stream().filter(v -> !isFree(v)).toList();
    wanted.forEach(v -> cut.sink(vertex(v)));
    while (!work.isEmpty()) {
      Value value = work.pop();
      List<Value> from = ingredients(value);
      if (from == null) {
        cut.source(vertex(value));
        continue;
      }
      ingredients.put(value, from);
      for (Value ingredient : from) {
        if (!isFree(ingredient)) {
          cut.edge(vertex(ingredient), vertex(value));
        }
      }
    }
    return split(wanted, cut.cut());
  }

  private RecordingPlan split(List<Value> wanted, BitSet inCut) {
    Set<Value> saved = new LinkedHashSet<>();
    Set<Value> recomputed = new LinkedHashSet<>();
    Map<Value, Statement.Store> reread = new LinkedHashMap<>();
    Map<Value, RecordingPlan.HandedOn> handed = new LinkedHashMap<>();
    Set<Value> seen = new HashSet<>();
    Deque<Value> open = new ArrayDeque<>(wanted);
    while (!open.isEmpty()) {
      Value value = open.pop();
      if (!seen.add(value)) {
        continue;
      }
      if (inCut.get(Objects.requireNonNull(vertices.get(value)))) {
        saved.add(value);
        continue;
      }
      if (handedOn.containsKey(value)) {
        handed.put(value, Objects.requireNonNull(handedOn.get(value)));
      } else if (stored.containsKey(value)) {
        reread.put(value, Objects.requireNonNull(stored.get(value)));
      } else {
        recomputed.add(value);
      }
      Objects.requireNonNull(ingredients.get(value)).stream()
          .filter(v -> !isFree(v))
          .forEach(open::push);
    }
    return new RecordingPlan(saved, recomputed, reread, handed);
  }

  /** Whether a plan saves less, or with the same leaves less to be done. */
  boolean isBetter(RecordingPlan plan, RecordingPlan other) {
    int saving = Long.compare(cost(plan), cost(other));
    return saving < 0 || (saving == 0 && steps(plan) < steps(other));
  }

  private long cost(RecordingPlan plan) {
    return plan.saved().stream().mapToLong(this::cost).sum();
  }

  private static int steps(RecordingPlan plan) {
    return plan.recomputed().size() + plan.reread().size() + plan.handedOn().size();
  }

  private int vertex(Value value) {
    return vertices.computeIfAbsent(
        value,
        v -> {
          work.push(v);
          return cut.vertex(cost(v));
        });
  }

  private long cost(Value value) {
    long cost = bytes(value.type()) + bytesKept(value);
    for (int i = Math.min(regions.of(value).loops(), 7); i > 0; i--) {
      cost *= TRIPS;
    }
    return cost;
  }

  /** A trip's own array lives as long as somebody refers to it. */
  private long bytesKept(Value value) {
    if (!(regions.definition(value) instanceof Statement.Let let)
        || !(value.type() instanceof ArrayType type)) {
      return 0;
    }
    Operation made = let.operation();
    boolean isMade =
        made instanceof Operation.Allocate
            || made instanceof Operation.NewArray
            || ArrayMethod.copies(made);
    int elements = made instanceof Operation.NewArray ? made.operands().size() : ELEMENTS;
    if (made instanceof Operation.Allocate
        && made.operands().get(0) instanceof Constant length
        && length.value() instanceof Integer n) {
      elements = n;
    }
    return isMade ? elements * bytes(type.element()) : 0;
  }

  private static long bytes(Type type) {
    if (type instanceof Scalar scalar) {
      return switch (scalar) {
        case BOOLEAN, BYTE -> 1;
        case SHORT, CHAR -> 2;
        case INT, FLOAT -> 4;
        case LONG, DOUBLE -> 8;
      };
    }
    return 8;
  }

  /**
   * Whether the reverse sweep has the value anyway: a local still in scope, or the counter that it
   * runs backwards.
   */
  private boolean isFree(Value value) {
    if (keepsLocals && regions.of(value).isTopLevel()) {
      return true;
    }
    return regions.definition(value) instanceof Statement.Loop loop
        && loop.parameters().contains(value)
        && value.equals(shape(loop).counter());
  }

  private LoopShape shape(Statement.Loop loop) {
    return shapes.computeIfAbsent(loop, LoopShape::of);
  }

  /** What {@code value} can be recomputed from at little cost; null if it cannot. */
  private @Nullable List<Value> ingredients(Value value) {
    RecordingPlan.HandedOn handed = handedOn.get(value);
    if (handed != null) {
      return List.of(handed.parameter(), handed.result());
    }
    Statement.Store store = stored.get(value);
    if (store != null) {
      return valuesIn(List.of(store.array(), store.index()));
    }
    Statement definition = regions.definition(value);
    if (definition instanceof Statement.Let let) {
      return isCheap(let) || remade.contains(let.value())
          ? valuesIn(let.operation().operands())
          : null;
    }
    if (definition instanceof Statement.If branch) {
      return branchIngredients(branch);
    }
    if (definition instanceof Statement.Loop loop
        && value.type() instanceof Scalar type
        && (type == Scalar.INT || type == Scalar.LONG)) {
      return countIngredients(loop, value);
    }
    return null;
  }

  /** Of an integer that a loop counts on, at the start of a trip or behind the last one. */
  private @Nullable List<Value> countIngredients(Statement.Loop loop, Value value) {
    LoopShape shape = shape(loop);
    int own = loop.parameters().indexOf(value);
    boolean isParameter = own >= 0;
    int number = isParameter ? own : loop.results().indexOf(value);
    Optional<Stride> stride = Strides.of(loop, number);
    if (stride.isEmpty() || shape.counter() == null || (!isParameter && shape.bound().isEmpty())) {
      return null;
    }
    int counter = loop.parameters().indexOf(shape.counter());
    List<Atom> atoms =
        new ArrayList<>(List.of(loop.initial().get(number), loop.initial().get(counter)));
    if (!isParameter) {
      atoms.add(shape.bound().get().limit());
    }
    atoms.addAll(stride.get().read());
    return valuesIn(atoms);
  }

  private static @Nullable List<Value> branchIngredients(Statement.If branch) {
    Set<Value> inside = new HashSet<>();
    List<Statement> statements = new ArrayList<>();
    if (!collect(branch, inside, statements) || statements.size() > LARGEST_BRANCH) {
      return null;
    }
    Set<Value> outside = new LinkedHashSet<>(valuesIn(List.of(branch.condition())));
    for (Block block : Values.blocks(branch)) {
      Values.forEachUse(block, v -> addUnless(inside, v, outside));
    }
    return List.copyOf(outside);
  }

  private static void addUnless(Set<Value> excluded, Value value, Set<Value> values) {
    if (!excluded.contains(value)) {
      values.add(value);
    }
  }

  /** Gathers the statements of a branch; false if one of them is not cheap to repeat. */
  private static boolean collect(
      Statement.If branch, Set<Value> inside, List<Statement> statements) {
    for (Block block : Values.blocks(branch)) {
      for (Statement statement : block.statements()) {
        statements.add(statement);
        inside.addAll(statement.results());
        boolean isCheap =
            statement instanceof Statement.If inner
                ? collect(inner, inside, statements)
                : statement instanceof Statement.Let let && isCheap(let);
        if (!isCheap) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isCheap(Statement.Let let) {
    Operation operation = let.operation();
    if (operation instanceof Operation.Apply apply) {
      return isCheap(apply.primitive());
    }
    return operation.isRepeatable()
        && !(operation instanceof Operation.Pack)
        && !isOfTensors(operation)
        && !comparesObjects(operation);
  }

  /** Copies, which a frame may have, are other objects; null stays null. */
  private static boolean comparesObjects(Operation operation) {
    return operation instanceof Operation.Extern extern
        && extern.member().kind() == ExternalMember.Kind.IDENTITY
        && extern.operands().stream().allMatch(Value.class::isInstance);
  }

  /** To keep a tensor is to keep a reference; to compute it is work. */
  private static boolean isOfTensors(Operation operation) {
    return operation instanceof Operation.Extern
        && Stream.concat(Stream.of(operation.type()), operation.operands().stream().map(Atom::type))
            .anyMatch(ObjectType.TENSOR::equals);
  }

  private static boolean isCheap(Primitive primitive) {
    return !(primitive instanceof Method method)
        || CHEAP_METHODS.contains(method.name())
        || primitive instanceof Cast;
  }

  private static List<Value> valuesIn(List<Atom> atoms) {
    return atoms.stream().filter(Value.class::isInstance).map(Value.class::cast).toList();
  }
}
