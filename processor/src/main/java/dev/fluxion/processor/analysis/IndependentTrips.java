package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which loops of a function's own block have trips whose derivatives do not depend on one another:
 * all that a trip hands on differentiably are sums. Then each trip can be reversed as soon as it
 * has been made, if the cotangents of the sums are known. Arrays that it writes to are scratch,
 * filled by each trip before it reads them, and again by whoever reads them afterwards.
 */
public final class IndependentTrips {
  private final Program program;
  private final Function function;
  private final ArrayClasses classes;
  private final Predicate<Value> isActive;

  /** Whether it is known which arrays other code may have got before the function began. */
  private final boolean isWhole;

  private final Map<Value, Statement> definitions = new HashMap<>();

  /**
   * Looks at a function.
   *
   * @param isActive whether a value, or what an array holds, has a cotangent
   */
  public IndependentTrips(Program program, Function function, Predicate<Value> isActive) {
    this(program, function, isActive, true);
  }

  private IndependentTrips(
      Program program, Function function, Predicate<Value> isActive, boolean isWhole) {
    this.isWhole = isWhole;
    this.program = program;
    this.function = function;
    this.classes = ArrayClasses.of(function, program);
    this.isActive = isActive;
    function.body().statements().forEach(s -> s.results().forEach(r -> definitions.put(r, s)));
  }

  /**
   * Whether this is so of a loop in the function's own block, which may have got further results in
   * the meantime.
   */
  public boolean are(Statement.Loop changed) {
    int index = find(changed);
    return index >= 0 && are((Statement.Loop) function.body().statements().get(index), index);
  }

  /** What a trip reads and writes that nothing changes any more before the next trip. */
  public SettledLoads settled(Statement.Loop changed) {
    Statement.Loop loop = (Statement.Loop) function.body().statements().get(find(changed));
    return SettledLoads.of(loop.body(), program, classes);
  }

  /**
   * The arrays that nothing but a loop inside one of these loops reads or writes, and that each of
   * its trips fills before it reads them.
   */
  public Set<Value> filledByEachTrip(Statement.Loop changed, Statement.Loop changedInner) {
    Statement.Loop loop = (Statement.Loop) function.body().statements().get(find(changed));
    Statement.Loop inner = inner(loop, changedInner);
    if (inner == null || inner.parameters().stream().anyMatch(p -> !(p.type() instanceof Scalar))) {
      return Set.of();
    }
    Trip trip = new Trip(inner, List.of());
    return trip.read.stream()
        .filter(trip::isScratch)
        .filter(array -> trip.isMentionedInBodyAlone(array, loop))
        .collect(Collectors.toSet());
  }

  private static Statement.@Nullable Loop inner(Statement.Loop loop, Statement.Loop changedInner) {
    for (Statement statement : loop.body().statements()) {
      if (statement instanceof Statement.Loop inner
          && !inner.results().isEmpty()
          && changedInner.results().containsAll(inner.results())) {
        return inner;
      }
    }
    return null;
  }

  /** The lengths of the arrays that the function's own block makes. */
  public Map<Value, Atom> lengthsOfScratch() {
    Map<Value, Atom> lengths = new HashMap<>();
    definitions.forEach(
        (value, definition) -> {
          if (definition instanceof Statement.Let let
              && let.operation() instanceof Operation.Allocate allocation
              && allocation.operands().size() == 1) {
            lengths.put(value, allocation.operands().get(0));
          }
        });
    return lengths;
  }

  /**
   * What a trip of such a loop reads and writes that nothing changes any more before its next trip.
   */
  public SettledLoads settledInTrip(Statement.Loop inner) {
    return SettledLoads.of(inner.body(), program, classes);
  }

  /** The same of the loops in the trips of such a loop. */
  public IndependentTrips inside(Statement.Loop changed) {
    Statement.Loop loop = (Statement.Loop) function.body().statements().get(find(changed));
    return new IndependentTrips(program, trip(loop), isActive, false);
  }

  /** A trip of the loop, as a function of all that it reads. */
  public static Function trip(Statement.Loop loop) {
    List<Type> types = loop.parameters().stream().map(Value::type).toList();
    List<String> names = loop.parameters().stream().map(Value::name).toList();
    return new Function("trip", List.copyOf(LoopShape.read(loop)), types, names, loop.body());
  }

  /** Whether something in a loop may write to elements of {@code array}. */
  public boolean areWritten(Statement.Loop loop, Value array) {
    return classes.isWrittenBy(loop, array);
  }

  private int find(Statement.Loop changed) {
    if (changed.results().isEmpty()) {
      return -1;
    }
    Statement definition = definitions.get(changed.results().get(0));
    return definition instanceof Statement.Loop
        ? function.body().statements().indexOf(definition)
        : -1;
  }

  private boolean are(Statement.Loop loop, int index) {
    List<Statement> statements = function.body().statements();
    if (loop.body().isAbrupt() || loop.isCheckpointed()) {
      return false;
    }
    for (int i = 0; i < loop.parameters().size(); i++) {
      Value parameter = loop.parameters().get(i);
      if (!(parameter.type() instanceof Scalar)
          || (isActive.test(parameter) && !Reductions.isOne(loop, i))) {
        return false;
      }
    }
    List<Statement> later = statements.subList(index + 1, statements.size());
    return isPlain(loop.condition())
        && isPlain(loop.body())
        && new Trip(loop, later).usesArraysAlone();
  }

  private boolean isPlain(Block block) {
    return block.statements().stream().allMatch(this::isPlain);
  }

  /** Whether the statement calls none of our functions, and tells nobody of an array. */
  private boolean isPlain(Statement statement) {
    boolean isPlain =
        statement instanceof Statement.If
            || (statement instanceof Statement.Store store
                && store.value().type() instanceof Scalar)
            || statement instanceof Statement.Throw
            || (statement instanceof Statement.Loop loop && !loop.isCheckpointed())
            || (statement instanceof Statement.Let let && isPlain(let.operation()));
    return isPlain && Values.blocks(statement).stream().allMatch(this::isPlain);
  }

  private boolean isPlain(Operation operation) {
    return operation instanceof Operation.Apply
        || operation instanceof Operation.Select
        || operation instanceof Operation.Detach
        || operation instanceof Operation.Load
        || operation instanceof Operation.Length
        || operation instanceof Operation.Allocate
        || (operation instanceof Operation.NewArray && isOfNumbers(operation.type()))
        || (operation instanceof Operation.Extern extern && isPlain(extern));
  }

  /** A copy of numbers, or what others make of their own. */
  private boolean isPlain(Operation.Extern extern) {
    List<Type> arrays =
        extern.operands().stream().map(Atom::type).filter(ArrayType.class::isInstance).toList();
    ArrayMethod method = ArrayMethod.of(extern.member()).orElse(null);
    return method == null
        ? arrays.isEmpty() && (isWhole || !extern.member().isExecuted())
        : method.isUsers() && arrays.stream().allMatch(IndependentTrips::isOfNumbers);
  }

  private static boolean isOfNumbers(Type type) {
    return type instanceof ArrayType array && array.element() instanceof Scalar;
  }

  /** The arrays of one loop. */
  private final class Trip {
    private final Statement.Loop loop;
    private final List<Statement> later;
    private final List<Value> read;
    private final BitSet needed;

    Trip(Statement.Loop loop, List<Statement> later) {
      this.loop = loop;
      this.later = later;
      Function trip = trip(loop);
      this.read = trip.parameters();
      this.needed = contentsNeeded(trip);
    }

    /** The numbers of the parameters whose contents matter to a part of the function. */
    private BitSet contentsNeeded(Function part) {
      List<Function> functions = new ArrayList<>(List.of(part));
      functions.addAll(program.functions());
      return EntryContents.needed(
          new Program(functions, program.structs(), program.constants()), lengths(part));
    }

    private Map<Value, Atom> lengths(Function part) {
      Map<Value, Atom> lengths = new HashMap<>();
      for (Value value : part.parameters()) {
        if (definitions.get(value) instanceof Statement.Let let
            && let.operation() instanceof Operation.Allocate allocation) {
          lengths.put(value, allocation.operands().get(0));
        }
      }
      return lengths;
    }

    /** Whether no other trip, and nothing after the loop, gets hold of what is written. */
    boolean usesArraysAlone() {
      Set<Value> used = new HashSet<>();
      Set<Value> written = new HashSet<>();
      collect(loop.body(), used, written);
      return written.stream().filter(isActive).allMatch(a -> isMade(a) || isScratch(a))
          && used.stream().filter(isActive).allMatch(this::isUnchanging);
    }

    private void collect(Block block, Set<Value> used, Set<Value> written) {
      for (Statement statement : block.statements()) {
        if (statement instanceof Statement.Store store) {
          add(store.array(), written);
        } else if (statement instanceof Statement.Let let) {
          collect(let.operation(), used, written);
        }
        statement.results().forEach(r -> add(r, used));
        Values.blocks(statement).forEach(inner -> collect(inner, used, written));
      }
    }

    private void collect(Operation operation, Set<Value> used, Set<Value> written) {
      if (!(operation instanceof Operation.Length)) {
        operation.operands().forEach(o -> add(o, used));
      }
      if (operation instanceof Operation.Extern extern) {
        ArrayMethod.of(extern.member()).stream()
            .flatMap(method -> method.written().stream())
            .forEach(number -> add(extern.operands().get(number), written));
      }
    }

    private static void add(Atom atom, Set<Value> arrays) {
      if (atom instanceof Value value && value.type() instanceof ArrayType) {
        arrays.add(value);
      }
    }

    /** Whether each trip makes the array for itself: none is stored anywhere, or carried on. */
    private boolean isMade(Value array) {
      return !read.contains(array)
          && classes.isPrivate(array)
          && read.stream().noneMatch(outer -> mayBe(outer, array));
    }

    /** Whether each trip fills the array before it reads it, and nobody reads it later. */
    private boolean isScratch(Value array) {
      int number = read.indexOf(array);
      return number >= 0
          && !needed.get(number)
          && classes.isPrivate(array)
          && definitions.get(array) instanceof Statement.Let let
          && let.operation() instanceof Operation.Allocate allocation
          && allocation.operands().size() == 1
          && !isNeededLater(array);
    }

    /** Whether somebody may read after the loop what a trip has left in the array. */
    private boolean isNeededLater(Value array) {
      if (later.stream().noneMatch(s -> mentions(s, array))) {
        return false;
      }
      Function rest = rest();
      int number = rest.parameters().indexOf(array);
      return number < 0
          || rest.parameters().stream().anyMatch(p -> !p.equals(array) && mayBe(p, array))
          || contentsNeeded(rest).get(number);
    }

    /** What follows the loop, as a function of all that it reads. */
    private Function rest() {
      Block body = new Block(later, function.body().results());
      Set<Value> parameters = new LinkedHashSet<>();
      Values.forEachUse(body, parameters::add);
      Values.forEachDefinition(body, parameters::remove);
      return new Function(
          "rest", List.copyOf(parameters), function.results(), function.resultNames(), body);
    }

    private boolean isMentionedInBodyAlone(Value array, Statement.Loop outer) {
      Statement made = definitions.get(array);
      return Values.operands(loop).stream().noneMatch(a -> mayBe(a, array))
          && loop.condition().statements().stream().noneMatch(s -> mentions(s, array))
          && outer.body().statements().stream()
              .filter(s -> !s.equals(loop))
              .noneMatch(s -> mentions(s, array))
          && function.body().statements().stream()
              .filter(s -> !s.equals(outer) && !s.equals(made))
              .noneMatch(s -> mentions(s, array));
    }

    private boolean mentions(Statement statement, Value array) {
      return Values.operands(statement).stream().anyMatch(a -> mayBe(a, array))
          || statement.results().stream().anyMatch(r -> mayBe(r, array))
          || Values.blocks(statement).stream()
              .flatMap(block -> block.statements().stream())
              .anyMatch(inner -> mentions(inner, array));
    }

    private boolean mayBe(Atom atom, Value array) {
      return atom instanceof Value value
          && value.type() instanceof ArrayType
          && classes.classesOf(value).contains(classes.classOf(array));
    }

    /** Whether nobody writes to the array in a trip or later; or it is scratch. */
    private boolean isUnchanging(Value array) {
      boolean isWritten =
          classes.isWrittenBy(loop, array)
              || later.stream().anyMatch(s -> classes.isWrittenBy(s, array));
      return !isWritten || isMade(array) || isScratch(array);
    }
  }
}
