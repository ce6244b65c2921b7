package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which array parameters of an entry may be read before they are written, so that what is in them
 * on entry matters. An element is known to be written where control has passed a write to the same
 * index, a loop over all of them or over all up to that index, or a fill.
 */
public final class EntryContents {

  /** How a loop counts: from {@code start} by one while less than {@code limit}. */
  private record Range(Value counter, Atom start, Object limit) {}

  private final ParameterEffects effects;

  /** The arrays that can be told apart: parameters, and rows at a given index of such an array. */
  private final Map<Value, Object> places = new HashMap<>();

  /** What a value is the length of. */
  private final Map<Atom, Object> lengths = new HashMap<>();

  /** The limits that indices are known to be less than; they are not negative. */
  private final Map<Atom, Object> below = new HashMap<>();

  /** By how much an index is less than another. */
  private final Map<Atom, WrittenElements.Earlier> earlier = new HashMap<>();

  private final BitSet needed = new BitSet();

  /** What arrays were made with. */
  private final Map<Value, Atom> made;

  private EntryContents(Program program, Map<Value, Atom> made) {
    this.made = made;
    this.effects = ParameterEffects.of(program);
    for (Value parameter : program.entry().parameters()) {
      if (ParameterEffects.rank(parameter.type()) > 0) {
        places.put(parameter, parameter);
      }
    }
  }

  /** The numbers of the parameters of the program's entry whose contents on entry may matter. */
  public static BitSet needed(Program program) {
    return needed(program, Map.of());
  }

  /**
   * The same where the lengths of some of the arrays are known as values.
   *
   * @param made the lengths
   */
  static BitSet needed(Program program, Map<Value, Atom> made) {
    EntryContents contents = new EntryContents(program, made);
    contents.block(program.entry().body(), new WrittenElements());
    return contents.needed;
  }

  /** Goes through the block; {@code written} becomes what is written after it. */
  private void block(Block block, WrittenElements written) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let) {
        let(let, written);
      } else if (statement instanceof Statement.Store store) {
        Object place = place(store.array());
        if (place != null && ParameterEffects.rank(store.value().type()) == 0) {
          written.add(place, store.index());
        }
      } else if (statement instanceof Statement.If branch) {
        branch(branch, written);
      } else if (statement instanceof Statement.Loop loop) {
        loop(loop, written);
      } else if (statement instanceof Statement.Call call) {
        for (int i = 0; i < call.arguments().size(); i++) {
          if (effects.reads(call.callee(), i)) {
            readWhole(call.arguments().get(i), written);
          }
        }
      }
    }
  }

  private @Nullable Object place(Atom array) {
    return array instanceof Value value ? places.get(value) : null;
  }

  private void let(Statement.Let let, WrittenElements written) {
    Operation operation = let.operation();
    if (operation instanceof Operation.Load load) {
      load(let.value(), load, written);
    } else if (operation instanceof Operation.Length length) {
      Object place = place(length.array());
      if (place != null) {
        lengths.put(let.value(), place);
      }
    } else if (operation instanceof Operation.Extern extern) {
      extern(extern, written);
    } else if (operation instanceof Operation.Apply apply) {
      difference(let.value(), apply);
    }
  }

  /** {@code i − c} with a positive constant. */
  private void difference(Value value, Operation.Apply apply) {
    if (apply.primitive() instanceof Operator operator
        && operator.kind() == Operator.Kind.MINUS
        && apply.operands().get(1) instanceof Constant c
        && c.value() instanceof Integer distance
        && distance > 0) {
      earlier.put(value, new WrittenElements.Earlier(apply.operands().get(0)));
    }
  }

  private void load(Value value, Operation.Load load, WrittenElements written) {
    Object place = place(load.array());
    if (ParameterEffects.rank(value.type()) > 0) {
      if (place != null && load.array() instanceof Value a && !effects.hasMovingRows(a)) {
        places.put(value, new WrittenElements.Element(place, load.index()));
      }
      return;
    }
    boolean isKnown =
        place != null
            && written.has(place, load.index(), below.get(load.index()), earlier.get(load.index()));
    if (!isKnown) {
      need(load.array());
    }
  }

  private void need(Atom array) {
    if (array instanceof Value value) {
      needed.or(effects.mayBe(value));
    }
  }

  private void readWhole(Atom array, WrittenElements written) {
    Object place = place(array);
    if (place == null || !written.hasWhole(place)) {
      need(array);
    }
  }

  private void extern(Operation.Extern extern, WrittenElements written) {
    Optional<ArrayMethod> method = ArrayMethod.of(extern.member());
    List<Atom> operands = extern.operands();
    if (method.isEmpty()) {
      if (ParameterEffects.looksInside(extern.member())) {
        operands.forEach(operand -> readWhole(operand, written));
      }
      return;
    }
    for (ArrayMethod.Flow flow : method.get().flows()) {
      if (ParameterEffects.rank(operands.get(flow.from()).type()) == 1) {
        readWhole(operands.get(flow.from()), written);
      }
    }
    if (!method.get().written().isEmpty()) {
      fill(method.get(), operands, place(operands.get(method.get().written().get(0))), written);
    }
  }

  private void fill(
      ArrayMethod method, List<Atom> operands, @Nullable Object place, WrittenElements written) {
    if (place == null) {
      return;
    }
    if (method == ArrayMethod.FILL) {
      written.addWhole(place);
    } else if (method == ArrayMethod.FILL_RANGE && operands.get(1).equals(Constant.of(0))) {
      addRange(place, operands.get(2), written);
    } else if (method == ArrayMethod.TRANSFER && operands.get(3).equals(Constant.of(0))) {
      addRange(place, operands.get(4), written);
    }
  }

  private void addRange(Object place, Atom limit, WrittenElements written) {
    boolean isWhole =
        place.equals(lengths.get(limit))
            || (place instanceof Value array && limit.equals(made.get(array)));
    if (isWhole) {
      written.addWhole(place);
    } else {
      written.addRange(place, limit);
    }
  }

  private void branch(Statement.If branch, WrittenElements written) {
    WrittenElements otherwise = written.copy();
    WrittenElements then = written.copy();
    block(branch.then(), then);
    block(branch.otherwise(), otherwise);
    if (branch.then().isAbrupt()) {
      written.add(otherwise);
    } else {
      if (!branch.otherwise().isAbrupt()) {
        then.retain(otherwise);
      }
      written.add(then);
    }
  }

  private void loop(Statement.Loop loop, WrittenElements written) {
    block(loop.condition(), written.copy());
    Range range = range(loop);
    if (range == null) {
      block(loop.body(), written.copy());
      return;
    }
    if (range.start() instanceof Constant c && c.value() instanceof Integer i && i >= 0) {
      below.put(range.counter(), range.limit());
    }
    // What every trip writes at its index is written up to there: found first, used then.
    BitSet before = (BitSet) needed.clone();
    WrittenElements trial = written.copy();
    block(loop.body(), trial);
    List<Object> filled =
        trial.writtenAt(range.counter()).stream()
            .filter(place -> isVisibleOutside(place, loop))
            .filter(place -> written.hasUpTo(place, range.start()))
            .toList();
    needed.clear();
    needed.or(before);
    WrittenElements inside = written.copy();
    filled.forEach(place -> inside.addBefore(place, range.counter()));
    block(loop.body(), inside);
    for (Object place : filled) {
      if (place instanceof Value array && range.limit().equals(made.get(array))) {
        written.addWhole(place);
      } else {
        written.addRange(place, range.limit());
      }
    }
  }

  /** Whether the place means the same array in every trip. */
  private static boolean isVisibleOutside(Object place, Statement.Loop loop) {
    var inside = LoopShape.definedIn(loop);
    Object outer = place;
    while (outer instanceof WrittenElements.Element element) {
      if (element.index() instanceof Value index && inside.contains(index)) {
        return false;
      }
      outer = element.array();
    }
    return true;
  }

  private @Nullable Range range(Statement.Loop loop) {
    if (loop.body().isAbrupt() || loop.condition().isAbrupt()) {
      return null;
    }
    List<Statement> statements = loop.condition().statements();
    if (statements.isEmpty()
        || !(statements.get(statements.size() - 1) instanceof Statement.Let test)
        || !test.value().equals(loop.condition().results().get(0))
        || !(test.operation() instanceof Operation.Apply apply)
        || !(apply.primitive() instanceof Operator operator)
        || operator.kind() != Operator.Kind.LESS
        || !(apply.operands().get(0) instanceof Value counter)
        || !Long.valueOf(1).equals(LoopShape.of(loop).steps().get(counter))) {
      return null;
    }
    Atom limit = apply.operands().get(1);
    Object place = lengths.get(limit);
    boolean isInside = limit instanceof Value v && LoopShape.definedIn(loop).contains(v);
    if (place == null && isInside) {
      return null;
    }
    if (place != null && isInside && !isVisibleOutside(place, loop)) {
      return null;
    }
    Object bound = place == null ? limit : new WrittenElements.LengthOf(place);
    Atom start = loop.initial().get(loop.parameters().indexOf(counter));
    return new Range(counter, start, bound);
  }
}
