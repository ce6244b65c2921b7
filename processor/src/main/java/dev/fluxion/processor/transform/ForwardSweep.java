package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Accumulations;
import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.analysis.SharedParameters;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.TensorRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pushforward of one function's body, or the same with other things carried than tangents: each
 * statement of the primal once, and after it what becomes of its {@linkplain Direction derivatives}
 * in one direction after the other.
 */
final class ForwardSweep {
  private final Forward transform;
  private final ValueSupply values;
  private final Function function;
  private final List<Direction> directions;
  private final Set<Value> varied;
  private final Accumulations accumulations;

  ForwardSweep(Forward transform, Function function, int count) {
    this.transform = transform;
    this.values = ValueSupply.after(function);
    this.function = function;
    ArrayClasses classes = ArrayClasses.of(function, transform.program());
    this.varied = transform.activity().varied(function.name());
    this.accumulations = Accumulations.of(function);
    this.directions =
        Stream.generate(() -> new Direction(transform, function, classes, values))
            .limit(count)
            .toList();
  }

  List<Value> tangentParameters(BitSet differentiated) {
    List<Value> parameters = new ArrayList<>();
    for (Direction direction : directions) {
      differentiated.stream()
          .mapToObj(function.parameters()::get)
          .forEach(parameter -> parameters.add(direction.newTangent(parameter)));
    }
    return parameters;
  }

  Block body(Function of) {
    BlockBuilder out = new BlockBuilder(values);
    boolean isEntry = of.name().equals(transform.program().entry().name());
    SharedParameters shared = isEntry ? SharedParameters.of(transform.program()) : null;
    directions.forEach(d -> d.shadows().parameters(shared, out));
    statements(of.body(), out);
    List<Atom> results = new ArrayList<>(of.body().results());
    if (!out.isAbrupt()) {
      for (Direction direction : directions) {
        of.body().results().forEach(r -> direction.shadows().ensure(r, out));
        results.addAll(direction.tangentsOf(of.body().results(), out));
      }
    }
    return out.build(results);
  }

  private void statements(Block block, BlockBuilder out) {
    List<Statement> all = block.statements();
    int next = 0;
    while (next < all.size()) {
      int end = together(all, next);
      Pushforward pushforward = new Pushforward(out);
      if (end == next + 1) {
        out.at(all.get(next).origin());
        all.get(next).accept(pushforward);
      } else {
        pushforward.accumulation(all.subList(next, end));
      }
      next = end;
    }
  }

  /** The end of what is one statement of Java: {@code a[i] += e}. Its tangents follow the whole. */
  private int together(List<Statement> all, int first) {
    int end = first + 1;
    if (all.get(first) instanceof Statement.Let let && accumulations.isOldContent(let.value())) {
      while (!(all.get(end - 1) instanceof Statement.Store store
          && let.value().equals(accumulations.oldContent(store)))) {
        end++;
      }
    }
    return end;
  }

  private Block block(Block block, List<Value> results, BlockBuilder out) {
    BlockBuilder inner = out.inner();
    statements(block, inner);
    if (block.isAbrupt()) {
      return inner.build(List.of());
    }
    List<Atom> all = new ArrayList<>(block.results());
    all.addAll(tangents(results, block.results(), inner));
    return inner.build(all);
  }

  /** The tangents of what becomes of those of {@code values} that are varied. */
  private List<Atom> tangents(List<Value> targets, List<Atom> atoms, BlockBuilder out) {
    List<Atom> tangents = new ArrayList<>();
    for (Direction direction : directions) {
      for (int i = 0; i < targets.size(); i++) {
        if (direction.isVaried(targets.get(i))) {
          tangents.add(direction.tangentOrZero(atoms.get(i), out));
        }
      }
    }
    return tangents;
  }

  /** The values, then new tangents for the varied ones. */
  private List<Value> withTangents(List<Value> primal) {
    return withTangents(primal, primal);
  }

  /** The values, then new tangents for those whose counterparts in {@code like} are varied. */
  private List<Value> withTangents(List<Value> primal, List<Value> like) {
    List<Value> all = new ArrayList<>(primal);
    for (Direction direction : directions) {
      for (int i = 0; i < primal.size(); i++) {
        if (direction.isVaried(like.get(i))) {
          all.add(direction.newTangent(primal.get(i)));
        }
      }
    }
    return all;
  }

  private final class Pushforward implements Statement.Visitor<Void> {
    private final BlockBuilder out;

    Pushforward(BlockBuilder out) {
      this.out = out;
    }

    void accumulation(List<Statement> statements) {
      for (Statement statement : statements) {
        out.at(statement.origin()).append(statement);
      }
      for (Direction direction : directions) {
        for (Statement statement : statements) {
          out.at(statement.origin());
          if (statement instanceof Statement.Let let) {
            tangent(let, direction);
          } else if (statement instanceof Statement.Store store) {
            tangent(store, direction);
          }
        }
      }
    }

    @Override
    public Void visit(Statement.Let let) {
      out.append(let);
      directions.forEach(direction -> tangent(let, direction));
      return null;
    }

    private void tangent(Statement.Let let, Direction direction) {
      if (let.operation() instanceof Operation.Extern extern
          && TensorRules.standard().find(extern.member()).isEmpty()) {
        direction.shadows().extern(let.value(), extern, out);
      } else if (direction.isVaried(let.value())) {
        direction.let(let, out.at(let.origin().asTangent()));
      } else if (let.operation() instanceof TapeOperation.Reserve
          || let.operation() instanceof TapeOperation.Release) {
        alike(direction, let.operation());
      }
    }

    /** A stack of tangents is as high as that of the primal values: at the same indices. */
    private void alike(Direction direction, Operation operation) {
      Atom stack = direction.tangent(operation.operands().get(0));
      if (stack != null) {
        out.let(operation.withOperands(List.of(stack, operation.operands().get(1))));
      }
    }

    @Override
    public Void visit(Statement.If branch) {
      Block then = block(branch.then(), branch.results(), out);
      Block otherwise = block(branch.otherwise(), branch.results(), out);
      out.append(
          new Statement.If(
              withTangents(branch.results()),
              branch.condition(),
              then,
              otherwise,
              branch.origin()));
      return null;
    }

    @Override
    public Void visit(Statement.Loop loop) {
      Map<Value, Integer> sources =
          directions.size() > 1 && transform.carried() instanceof CarriedTangents
              ? InertLoop.sources(loop, varied, accumulations)
              : null;
      if (sources == null) {
        out.append(alongAll(loop));
      } else {
        unlessZero(loop, sources);
      }
      return null;
    }

    /** Where all that the loop could pass on is zero, the primal is enough. */
    private void unlessZero(Statement.Loop loop, Map<Value, Integer> sources) {
      Atom zero = Constant.TRUE;
      for (Direction direction : directions) {
        for (Map.Entry<Value, Integer> source : sources.entrySet()) {
          Atom tangent = direction.tangent(source.getKey());
          if (tangent != null) {
            Value isZero =
                tangent.type().isReal()
                    ? out.operator(Operator.Kind.EQUAL, tangent, Constant.zero(tangent.type()))
                    : out.let(Shadows.areZero(tangent, Constant.of(source.getValue().intValue())));
            zero =
                zero.equals(Constant.TRUE) ? isZero : out.operator(Operator.Kind.AND, zero, isZero);
          }
        }
      }
      Cloner cloner = new Cloner(values, new Substitution(), origin -> origin);
      BlockBuilder primal = out.inner();
      Statement.Loop copy = (Statement.Loop) cloner.statement(loop);
      primal.append(copy);
      BlockBuilder whole = out.inner();
      List<Value> results = new ArrayList<>();
      loop.results().forEach(r -> results.add(values.fresh(r.name(), r.type())));
      Statement.Loop full = new Pushforward(whole).alongAll(loop);
      whole.append(
          new Statement.Loop(
              results,
              full.parameters(),
              full.initial(),
              full.condition(),
              full.body(),
              full.origin()));
      out.append(
          new Statement.If(
              loop.results(),
              zero,
              primal.build(copy.results()),
              whole.build(results),
              loop.origin()));
    }

    private Statement.Loop alongAll(Statement.Loop loop) {
      List<Atom> initial = new ArrayList<>(loop.initial());
      initial.addAll(tangents(loop.parameters(), loop.initial(), out));
      List<Value> parameters = withTangents(loop.parameters());
      BlockBuilder condition = out.inner();
      statements(loop.condition(), condition);
      Block body = block(loop.body(), loop.parameters(), out);
      return new Statement.Loop(
          withTangents(loop.results(), loop.parameters()),
          parameters,
          initial,
          condition.build(loop.condition().results()),
          body,
          loop.origin());
    }

    @Override
    public Void visit(Statement.Call call) {
      if (!transform.isTransformed(function.name(), call)) {
        out.append(call);
        directions.forEach(direction -> direction.shadows().fresh(call.results(), out));
        return null;
      }
      BitSet differentiated = transform.activity().differentiated(call.callee());
      List<Atom> arguments = new ArrayList<>(call.arguments());
      List<Value> results = new ArrayList<>(call.results());
      for (Direction direction : directions) {
        differentiated.stream().forEach(i -> arguments.add(direction.argument(call, i, out)));
        call.results().stream()
            .filter(r -> Tangents.exist(r.type()))
            .forEach(r -> results.add(direction.newTangent(r)));
      }
      out.append(
          new Statement.Call(results, transform.nameOf(call.callee()), arguments, call.origin()));
      return null;
    }

    @Override
    public Void visit(Statement.Store store) {
      out.append(store);
      directions.forEach(direction -> tangent(store, direction));
      return null;
    }

    private void tangent(Statement.Store store, Direction direction) {
      Atom array = direction.tangent(store.array());
      if (array != null) {
        Atom tangent = direction.tangentOrZero(store.value(), out);
        out.append(new Statement.Store(array, store.index(), tangent, store.origin()));
      }
    }

    @Override
    public Void visit(Statement.TapeWrite write) {
      out.append(write);
      for (Direction direction : directions) {
        Atom tape = direction.tangent(write.tape());
        if (tape != null) {
          Atom tangent = direction.tangentOrZero(write.value(), out);
          out.append(new Statement.TapeWrite(tape, write.index(), tangent, write.origin()));
        }
      }
      return null;
    }

    @Override
    public Void visit(Statement.Push push) {
      out.append(push);
      for (Direction direction : directions) {
        Atom tape = direction.tangent(push.tape());
        if (tape != null) {
          Atom tangent = direction.tangentOrZero(push.value(), out);
          out.append(new Statement.Push(tape, tangent, push.origin()));
        }
      }
      return null;
    }

    @Override
    public Void visit(Statement.Throw statement) {
      out.append(statement);
      return null;
    }
  }
}
