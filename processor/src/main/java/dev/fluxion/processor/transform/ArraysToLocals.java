package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the elements of small arrays that never leave their function, and whose indices are all
 * constants, in locals: these need neither shadow nor tape.
 *
 * <pre>
 * double[] v = new double[2]; v[0] = x; v[1] = y * v[0]; … v[1]    →    t = y * x; … t
 * </pre>
 */
public final class ArraysToLocals extends BlockPass {
  private final Map<Value, Integer> lengths;
  private final ValueSupply values;

  /** An element. */
  private record Place(Value array, int index) {}

  /** What the elements are here. */
  private Map<Place, Atom> contents = new LinkedHashMap<>();

  private ArraysToLocals(Function function) {
    this.lengths = LocalArrays.find(function);
    this.values = ValueSupply.after(function);
  }

  public static Program rewrite(Program program) {
    return onEachFunction(program, ArraysToLocals::new);
  }

  @Override
  protected void let(Statement.Let let, List<Statement> out) {
    Operation operation = substitution.apply(let.operation());
    if (lengths.containsKey(let.value())) {
      start(let.value(), operation);
    } else if (operation instanceof Operation.Load load && isLocal(load.array())) {
      substitution.put(let.value(), content(load.array(), load.index()));
    } else if (operation instanceof Operation.Length length && isLocal(length.array())) {
      Value array = (Value) length.array();
      substitution.put(let.value(), Constant.of(Objects.requireNonNull(lengths.get(array))));
    } else {
      out.add(new Statement.Let(let.value(), varying(let, operation, out), let.origin()));
    }
  }

  private boolean isLocal(Atom array) {
    return array instanceof Value value && lengths.containsKey(value);
  }

  private void start(Value array, Operation made) {
    Type element = ((ArrayType) array.type()).element();
    for (int i = 0; i < Objects.requireNonNull(lengths.get(array)); i++) {
      boolean isGiven = made instanceof Operation.NewArray;
      contents.put(new Place(array, i), isGiven ? made.operands().get(i) : Constant.zero(element));
    }
  }

  private Atom content(Atom array, Atom index) {
    return Objects.requireNonNull(contents.get(place(array, index)));
  }

  private static Place place(Atom array, Atom index) {
    Object number = Objects.requireNonNull(((Constant) index).value());
    return new Place((Value) array, (Integer) number);
  }

  /**
   * The operation, in which no constant takes the place of an element if that may count as one that
   * the user wrote: {@code clamp} and methods of tensors have other derivatives there.
   */
  private Operation varying(Statement.Let let, Operation operation, List<Statement> out) {
    boolean seesConstants =
        operation instanceof Operation.Extern
            || (operation instanceof Operation.Apply && operation.operands().size() > 2);
    if (!seesConstants) {
      return operation;
    }
    List<Atom> operands = new ArrayList<>(operation.operands());
    for (int i = 0; i < operands.size(); i++) {
      boolean wasConstant = let.operation().operands().get(i) instanceof Constant;
      if (!wasConstant
          && operands.get(i) instanceof Constant constant
          && constant.type().isReal()) {
        Value detached = values.temporary(constant.type());
        out.add(new Statement.Let(detached, new Operation.Detach(constant), let.origin()));
        operands.set(i, detached);
      }
    }
    return operation.withOperands(operands);
  }

  @Override
  protected void simple(Statement statement, List<Statement> out) {
    Statement current = substitution.applyToSimple(statement);
    if (current instanceof Statement.Store store && isLocal(store.array())) {
      contents.put(place(store.array(), store.index()), store.value());
    } else {
      out.add(current);
    }
  }

  @Override
  protected void branch(Statement.If branch, List<Statement> out) {
    Map<Place, Atom> before = contents;
    contents = new LinkedHashMap<>(before);
    Block then = block(branch.then());
    Map<Place, Atom> afterThen = contents;
    contents = new LinkedHashMap<>(before);
    Block otherwise = block(branch.otherwise());
    Map<Place, Atom> afterOther = contents;
    contents = new LinkedHashMap<>();
    Ways ways = new Ways(before, then, otherwise);
    for (int i = 0; i < branch.results().size(); i++) {
      if (isLocal(branch.results().get(i))) {
        ways.choose(branch, i, afterThen, afterOther);
      } else {
        ways.keep(branch.results().get(i), i);
      }
    }
    for (Place place : before.keySet()) {
      ways.choose(place, afterThen.get(place), afterOther.get(place));
    }
    out.add(ways.branch(substitution.apply(branch.condition()), branch.origin()));
  }

  /** The two ways through a branch, and what comes out of them. */
  private final class Ways {
    private final Set<Atom> before;
    private final Block then;
    private final Block otherwise;
    private final List<Value> results = new ArrayList<>();
    private final List<Atom> thenResults = new ArrayList<>();
    private final List<Atom> otherResults = new ArrayList<>();

    Ways(Map<Place, Atom> before, Block then, Block otherwise) {
      this.before = new HashSet<>(before.values());
      this.then = then;
      this.otherwise = otherwise;
    }

    /** A result that stays as it is. */
    void keep(Value result, int number) {
      results.add(result);
      if (!then.isAbrupt()) {
        thenResults.add(then.results().get(number));
      }
      if (!otherwise.isAbrupt()) {
        otherResults.add(otherwise.results().get(number));
      }
    }

    /** A result that is an array: its elements come out instead. */
    void choose(
        Statement.If branch, int number, Map<Place, Atom> afterThen, Map<Place, Atom> afterOther) {
      Value result = branch.results().get(number);
      for (int i = 0; i < Objects.requireNonNull(lengths.get(result)); i++) {
        choose(
            new Place(result, i),
            then.isAbrupt() ? null : element(branch.then(), number, i, afterThen),
            otherwise.isAbrupt() ? null : element(branch.otherwise(), number, i, afterOther));
      }
    }

    private @Nullable Atom element(Block block, int number, int index, Map<Place, Atom> after) {
      return after.get(new Place((Value) block.results().get(number), index));
    }

    /** What an element is behind the branch, given what it is at the end of each way. */
    void choose(Place place, @Nullable Atom left, @Nullable Atom right) {
      Atom one = Objects.requireNonNull(then.isAbrupt() ? right : left);
      Atom other = Objects.requireNonNull(otherwise.isAbrupt() ? left : right);
      if (isThere(one, other)) {
        contents.put(place, one);
      } else {
        results.add(ArraysToLocals.this.element(place));
        thenResults.add(one);
        otherResults.add(other);
      }
    }

    /** Whether what comes out is the same both ways, and known behind the branch without it. */
    private boolean isThere(Atom one, Atom other) {
      boolean isOneWay = then.isAbrupt() != otherwise.isAbrupt();
      return isOneWay
          ? one instanceof Constant || before.contains(one)
          : then.isAbrupt() || one.equals(other);
    }

    Statement.If branch(Atom condition, Origin origin) {
      return new Statement.If(
          results,
          condition,
          then.isAbrupt() ? then : new Block(then.statements(), thenResults),
          otherwise.isAbrupt() ? otherwise : new Block(otherwise.statements(), otherResults),
          origin);
    }
  }

  /** The element as a new value, which it has from now on. */
  private Value element(Place place) {
    Type type = ((ArrayType) place.array().type()).element();
    Value value = values.fresh(place.array().name(), type);
    contents.put(place, value);
    return value;
  }

  /**
   * Elements that the loop writes to are carried from trip to trip, and those of arrays that it
   * hands on.
   */
  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    Map<Place, Atom> before = new LinkedHashMap<>(contents);
    List<Place> carried = written(loop, before);
    List<Atom> initial = new ArrayList<>();
    List<Value> parameters = new ArrayList<>();
    for (int i = 0; i < loop.parameters().size(); i++) {
      if (isLocal(loop.parameters().get(i))) {
        initial.addAll(elements(loop.initial().get(i), before));
        parameters.addAll(elements(loop.parameters().get(i)));
      } else {
        initial.add(substitution.apply(loop.initial().get(i)));
        parameters.add(loop.parameters().get(i));
      }
    }
    for (Place place : carried) {
      initial.add(Objects.requireNonNull(before.get(place)));
      parameters.add(element(place));
    }
    Map<Place, Atom> inside = new LinkedHashMap<>(contents);
    Block condition = block(loop.condition());
    contents = new LinkedHashMap<>(inside);
    Block body = block(loop.body());
    List<Atom> next = next(loop, body);
    carried.forEach(place -> next.add(Objects.requireNonNull(contents.get(place))));
    contents = before;
    List<Value> results = new ArrayList<>();
    for (int i = 0; i < loop.results().size(); i++) {
      Value result = loop.results().get(i);
      results.addAll(isLocal(loop.parameters().get(i)) ? elements(result) : List.of(result));
    }
    carried.forEach(place -> results.add(element(place)));
    out.add(
        new Statement.Loop(
            results,
            parameters,
            initial,
            condition,
            body.isAbrupt() ? body : new Block(body.statements(), next),
            loop.snapshots(),
            loop.origin()));
  }

  private List<Place> written(Statement.Loop loop, Map<Place, Atom> before) {
    List<Place> written = new ArrayList<>();
    LocalArrays.forEachStore(
        loop.body(),
        store -> {
          Place place = isLocal(store.array()) ? place(store.array(), store.index()) : null;
          if (place != null && before.containsKey(place) && !written.contains(place)) {
            written.add(place);
          }
        });
    return written;
  }

  private List<Atom> next(Statement.Loop loop, Block body) {
    List<Atom> next = new ArrayList<>();
    for (int i = 0; i < body.results().size(); i++) {
      if (isLocal(loop.parameters().get(i))) {
        next.addAll(elements(loop.body().results().get(i), contents));
      } else {
        next.add(body.results().get(i));
      }
    }
    return next;
  }

  /** What the elements of a local array are. */
  private List<Atom> elements(Atom array, Map<Place, Atom> now) {
    List<Atom> elements = new ArrayList<>();
    for (int i = 0; i < Objects.requireNonNull(lengths.get(array)); i++) {
      elements.add(Objects.requireNonNull(now.get(new Place((Value) array, i))));
    }
    return elements;
  }

  /** New values for them. */
  private List<Value> elements(Value array) {
    List<Value> elements = new ArrayList<>();
    for (int i = 0; i < Objects.requireNonNull(lengths.get(array)); i++) {
      elements.add(element(new Place(array, i)));
    }
    return elements;
  }
}
