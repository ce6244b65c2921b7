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

/**
 * What the reverse sweep reads of the primal, and how it gets it: saved by the forward sweep, or
 * recomputed from what is saved. The choice is a minimum cut between what must be saved if anything
 * (loop-carried values, results of calls and of transcendental functions) and what is needed, with
 * bytes times estimated trips as costs.
 *
 * @param saved values that the forward sweep saves
 * @param recomputed values that the reverse sweep computes again, each in the mirror image of its
 *     own block
 * @param reread values that it reads from the arrays to which the primal has written them, there,
 *     too
 */
public record RecordingPlan(
    Set<Value> saved, Set<Value> recomputed, Map<Value, Statement.Store> reread) {
  /** A plan that restores nothing. */
  public static final RecordingPlan NONE = new RecordingPlan(Set.of(), Set.of(), Map.of());

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

  /**
   * Makes the plan.
   *
   * @param needed the values that the reverse sweep reads
   * @param keepsLocals whether the values of the function's own block are still there in the
   *     reverse sweep
   */
  public static RecordingPlan of(Regions regions, Collection<Value> needed, boolean keepsLocals) {
    return of(regions, needed, keepsLocals, Set.of());
  }

  /**
   * The same.
   *
   * @param remade new arrays of zeros that the forward sweep itself does not look at
   */
  public static RecordingPlan of(
      Regions regions, Collection<Value> needed, boolean keepsLocals, Set<Value> remade) {
    Planner planner = new Planner(regions, keepsLocals, remade, Map.of());
    RecordingPlan plan = planner.plan(needed);
    Map<Value, Statement.Store> stored = StoredValues.of(regions.body());
    stored.keySet().removeIf(v -> !plan.saved.contains(v) && !plan.recomputed.contains(v));
    if (stored.isEmpty()) {
      return plan;
    }
    RecordingPlan reading = new Planner(regions, keepsLocals, remade, stored).plan(needed);
    if (!planner.isBetter(reading, plan)) {
      // What can be computed again may need less than its array and its place.
      stored.keySet().retainAll(plan.saved);
      reading = new Planner(regions, keepsLocals, remade, stored).plan(needed);
    }
    return planner.isBetter(reading, plan) ? reading : plan;
  }

  private static final class Planner {
    private final Regions regions;
    private final boolean keepsLocals;
    private final Set<Value> remade;
    private final Map<Value, Statement.Store> stored;
    private final MinimumCut cut = new MinimumCut();
    private final Map<Value, Integer> vertices = new LinkedHashMap<>();
    private final Map<Value, List<Value>> ingredients = new HashMap<>();
    private final Deque<Value> work = new ArrayDeque<>();
    private final Map<Statement.Loop, LoopShape> shapes = new IdentityHashMap<>();

    /**
     * @param stored values that are read from where they were written, if they are not saved
     */
    Planner(
        Regions regions,
        boolean keepsLocals,
        Set<Value> remade,
        Map<Value, Statement.Store> stored) {
      this.stored = stored;
      this.regions = regions;
      this.keepsLocals = keepsLocals;
      this.remade = remade;
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
      Deque<Value> open = new ArrayDeque<>(wanted);
      while (!open.isEmpty()) {
        Value value = open.pop();
        if (inCut.get(Objects.requireNonNull(vertices.get(value)))) {
          saved.add(value);
        } else if (stored.containsKey(value)
            ? reread.put(value, Objects.requireNonNull(stored.get(value))) == null
            : recomputed.add(value)) {
          Objects.requireNonNull(ingredients.get(value)).stream()
              .filter(v -> !isFree(v))
              .forEach(open::push);
        }
      }
      return new RecordingPlan(saved, recomputed, reread);
    }

    /** Whether a plan saves less, or with the same leaves less to be done. */
    private boolean isBetter(RecordingPlan plan, RecordingPlan other) {
      int saving = Long.compare(cost(plan), cost(other));
      return saving < 0 || (saving == 0 && steps(plan) < steps(other));
    }

    private long cost(RecordingPlan plan) {
      return plan.saved.stream().mapToLong(this::cost).sum();
    }

    private static int steps(RecordingPlan plan) {
      return plan.recomputed.size() + plan.reread.size();
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
     * Whether the reverse sweep has the value anyway: a local still in scope, or the counter that
     * it runs backwards.
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
      if (stride.isEmpty()
          || shape.counter() == null
          || (!isParameter && shape.bound().isEmpty())) {
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
          && Stream.concat(
                  Stream.of(operation.type()), operation.operands().stream().map(Atom::type))
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
}
