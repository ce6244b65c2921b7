package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Accumulations;
import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.analysis.SharedParameters;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pushforward of one function's body along many directions. */
final class VectorSweep {
  private final VectorForward transform;
  private final Function function;
  private final Set<Value> varied;
  private final Accumulations accumulations;
  private final VectorTangents tangents;
  private final VectorNumbers numbers;
  private final VectorArrays arrays;
  private final VectorTapes tapes;
  private final ConfinedArrays confined;
  private final LaneRanges ranges;
  private final PartialLoops partial;
  private final HandedOverTangents handedOver;

  /** The directions whose tangents are not all zero in the loop of the primal that is looked at. */
  private LaneRange range;

  /**
   * See {@link VectorTangents}.
   *
   * @param worthwhile the loops found by {@link #split}; null: they are to be found
   */
  VectorSweep(
      VectorForward transform,
      Function function,
      Set<Value> crossing,
      @Nullable Set<Statement.Loop> worthwhile) {
    this.transform = transform;
    this.function = function;
    this.varied = transform.activity().varied(function.name());
    this.accumulations = Accumulations.of(function);
    this.tangents = new VectorTangents(ValueSupply.after(function), varied, crossing);
    this.tapes = new VectorTapes(tangents);
    this.confined = new ConfinedArrays(new LaneRange(tangents.directions(), Constant.of(0), false));
    this.numbers = new VectorNumbers(tangents, confined, transform.rules());
    ArrayClasses classes = ArrayClasses.of(function, transform.program());
    this.arrays = new VectorArrays(tangents, function, classes, confined);
    this.partial = new PartialLoops(varied, classes, worthwhile);
    this.ranges = new LaneRanges(tangents, arrays, confined);
    this.handedOver = new HandedOverTangents(tangents, new InheritedRows(function));
    this.range = new LaneRange(Constant.of(0), tangents.directions(), true);
  }

  Function transformed(BitSet differentiated) {
    List<Value> parameters = new ArrayList<>(function.parameters());
    differentiated.stream()
        .mapToObj(function.parameters()::get)
        .forEach(parameter -> parameters.add(parameter(parameter)));
    parameters.add(tangents.directions());
    BlockBuilder out = new BlockBuilder(tangents.values());
    arrays.parameters(SharedParameters.of(transform.program()), out);
    statements(function.body(), out);
    List<Type> types = new ArrayList<>(function.results());
    List<String> names = new ArrayList<>(function.resultNames());
    for (int i = 0; i < function.results().size(); i++) {
      Type type = function.results().get(i);
      if (Tangents.exist(type)) {
        types.add(type.isReal() ? new ArrayType(type) : type);
        names.add(function.resultNames().get(i) + "Tangents");
      }
    }
    List<Atom> results = out.isAbrupt() ? List.of() : results(out);
    Block rest = out.build(results);
    List<Statement> statements = new ArrayList<>(tangents.allocations());
    statements.addAll(rest.statements());
    return new Function(
        function.name(), parameters, types, names, new Block(statements, rest.results()));
  }

  /**
   * The loops of the primal with {@link PartialTangents} for which there are loops of their own.
   */
  Set<Statement.Loop> split() {
    return partial.split();
  }

  private Value parameter(Value parameter) {
    if (!parameter.type().isReal()) {
      return tangents.newBeside(parameter);
    }
    Value row =
        tangents.values().fresh(VectorTangents.nameOf(parameter), new ArrayType(parameter.type()));
    tangents.defineIn(parameter, row);
    return row;
  }

  private List<Atom> results(BlockBuilder out) {
    List<Atom> results = new ArrayList<>(function.body().results());
    for (Atom result : function.body().results()) {
      if (result.type().isReal()) {
        boolean hasTangent = tangents.tangent(result) != null;
        results.add(hasTangent ? tangents.row((Value) result) : tangents.newRow("", result.type()));
      } else if (Tangents.exist(result.type())) {
        if (result instanceof Value array && tangents.beside(array) == null) {
          tangents.putBeside(array, arrays.zeros(array, out));
        }
        results.add(tangents.besideOrNull(result));
      }
    }
    flush(out);
    return results;
  }

  private void flush(BlockBuilder out) {
    LaneSources sources = tangents.sources();
    boolean isConfined =
        range.isWhole()
            && !partial.isInside()
            && sources.areKnown()
            && tangents.lanes().isWorthConfining(sources.elements());
    if (isConfined) {
      LaneRange confinedTo = ranges.of(sources, out);
      tangents.flushConfined(out, range, confinedTo);
      confined.settle(sources.written(), confinedTo);
    } else {
      partial.flush(out, tangents, range);
      confined.settle(sources.written(), null);
    }
  }

  private void statements(Block block, BlockBuilder out) {
    for (Statement statement : block.statements()) {
      out.at(statement.origin());
      if (!isFollowedInParts(statement)) {
        confined.follow(statement);
      }
      statement.accept(new Pushforward(out));
    }
  }

  private static boolean isFollowedInParts(Statement statement) {
    return !Values.blocks(statement).isEmpty()
        || (statement instanceof Statement.Store store && store.value().type().isReal());
  }

  /** Whether something in there has tangents. */
  private boolean isActive(Statement statement) {
    boolean isOfNumbers =
        statement.results().stream().anyMatch(tangents::isVaried)
            || (statement instanceof Statement.Loop loop
                && loop.parameters().stream().anyMatch(tangents::isVaried));
    return isOfNumbers
        || Values.operands(statement).stream().anyMatch(this::isWithTangents)
        || Values.blocks(statement).stream()
            .anyMatch(block -> block.statements().stream().anyMatch(this::isActive));
  }

  private boolean isWithTangents(Atom atom) {
    return tangents.isVaried(atom) && !atom.type().isReal();
  }

  /** A block inside another one, with what stands beside the arrays that it hands over. */
  private Block block(Block block, List<Value> targets, List<Value> rows, BlockBuilder out) {
    BlockBuilder inner = out.inner();
    statements(block, inner);
    if (block.isAbrupt()) {
      tangents.flush(out.inner(), range, null);
      return inner.build(List.of());
    }
    List<Atom> results = new ArrayList<>(block.results());
    results.addAll(handedOver.handOver(targets, block.results(), rows, inner));
    flush(inner);
    return inner.build(results);
  }

  private final class Pushforward implements Statement.Visitor<Void> {
    private final BlockBuilder out;

    Pushforward(BlockBuilder out) {
      this.out = out;
    }

    @Override
    public Void visit(Statement.Let let) {
      out.append(let);
      Value value = let.value();
      Operation operation = let.operation();
      out.at(let.origin().asTangent());
      if (operation instanceof Operation.Extern extern) {
        arrays.extern(value, extern, out, () -> flush(out));
      } else if (operation instanceof TapeOperation.Reserve
          || operation instanceof TapeOperation.Release) {
        tapes.alike(operation, out, () -> flush(out));
      } else if (tangents.isVaried(value) && value.type().isReal()) {
        tangents.define(value, numbers.tangent(value, operation, out, () -> flush(out)));
      } else if (tangents.isVaried(value)) {
        arrays.let(value, operation, out);
      }
      out.at(let.origin());
      return null;
    }

    @Override
    public Void visit(Statement.If branch) {
      if (!isActive(branch)) {
        out.append(branch);
        return null;
      }
      flush(out);
      List<Value> rows = handedOver.rows(branch);
      ConfinedArrays before = confined.copy();
      Block then = block(branch.then(), branch.results(), rows, out);
      ConfinedArrays afterThen = confined.copy();
      confined.reset(before);
      Block otherwise = block(branch.otherwise(), branch.results(), rows, out);
      JoinedRanges joined = JoinedRanges.of(branch, before, afterThen, confined, tangents.values());
      List<Value> results = handedOver.withBeside(branch.results(), branch.results(), rows);
      results.addAll(joined.results());
      out.append(
          new Statement.If(
              results,
              branch.condition(),
              joined.then(then),
              joined.otherwise(otherwise),
              branch.origin()));
      return null;
    }

    @Override
    public Void visit(Statement.Loop loop) {
      if (!isActive(loop)) {
        confined.forget(loop);
        out.append(loop);
        return null;
      }
      List<Value> rows = handedOver.rows(loop);
      List<Atom> initial = new ArrayList<>(loop.initial());
      initial.addAll(handedOver.handOver(loop.parameters(), loop.initial(), rows, out));
      flush(out);
      LaneRange outside = range;
      InertLoop inert =
          range.isWhole() ? InertLoop.of(loop, varied, accumulations, confined::isOfZeros) : null;
      if (!range.isWhole()) {
        confined.forgetCarried(loop);
      } else if (inert == null) {
        confined.forget(loop);
      } else {
        range = ranges.of(inert, out);
      }
      boolean isPartial = range.isWhole() && partial.enter(loop, tangents, ranges, out);
      flush(out);
      List<Value> parameters = handedOver.withBeside(loop.parameters(), loop.parameters(), rows);
      BlockBuilder condition = out.inner();
      statements(loop.condition(), condition);
      flush(condition);
      Block body = block(loop.body(), loop.parameters(), rows, out);
      if (inert != null) {
        confined.confine(inert.filled(), range);
      }
      range = outside;
      if (isPartial) {
        partial.leave(tangents);
      }
      out.append(
          new Statement.Loop(
              handedOver.withBeside(loop.results(), loop.parameters(), rows),
              parameters,
              initial,
              condition.build(loop.condition().results()),
              body,
              loop.origin()));
      return null;
    }

    @Override
    public Void visit(Statement.Call call) {
      out.append(call);
      for (Value result : call.results()) {
        if (result.type() instanceof ArrayType && tangents.isVaried(result)) {
          tangents.putBeside(result, arrays.zeros(result, out));
        }
      }
      return null;
    }

    @Override
    public Void visit(Statement.Store store) {
      out.append(store);
      Atom beside = tangents.beside(store.array());
      if (beside != null && store.value().type().isReal()) {
        Atom base = tangents.base(store.index(), out);
        tangents.lanes().body(store.origin());
        Atom tangent = tangents.tangentOrZero(store.value());
        Value old = accumulations.oldContent(store);
        Atom content = old == null ? null : tangents.lanes().tangent(old);
        confined.write(store.array(), tangents.sources());
        tangents.lanes().storeInZeros(beside, base, tangent, content);
      } else if (beside != null) {
        Atom row = tangents.besideOrNull(store.value());
        out.append(new Statement.Store(beside, store.index(), row, store.origin()));
      }
      return null;
    }

    @Override
    public Void visit(Statement.TapeWrite write) {
      out.append(write);
      tapes.write(write, out);
      return null;
    }

    @Override
    public Void visit(Statement.Push push) {
      out.append(push);
      tapes.push(push, out, () -> flush(out));
      return null;
    }

    @Override
    public Void visit(Statement.Throw statement) {
      out.append(statement);
      return null;
    }
  }
}
