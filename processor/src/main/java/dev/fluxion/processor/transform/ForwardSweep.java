package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.rule.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pushforward of one function's body, or the same with other things carried than tangents. */
final class ForwardSweep {
  private final Forward transform;
  private final Set<Value> varied;
  private final ValueSupply values;
  private final Function function;
  private final Map<Value, Atom> tangents = new HashMap<>();
  private final Carried carried;
  private final ArrayTangents shadows;
  private final @Nullable LinearForms forms;

  ForwardSweep(Forward transform, Function function) {
    this.transform = transform;
    this.varied = transform.activity().varied(function.name());
    this.values = ValueSupply.after(function);
    this.function = function;
    this.carried = transform.carried();
    this.shadows = new ArrayTangents(this, function, transform.program());
    this.forms = transform.isFactored() ? new LinearForms(this, function) : null;
  }

  Map<Value, Atom> tangents() {
    return tangents;
  }

  List<Value> tangentParameters(BitSet differentiated) {
    List<Value> parameters = new ArrayList<>();
    differentiated.stream()
        .mapToObj(function.parameters()::get)
        .forEach(parameter -> parameters.add(newTangent(parameter)));
    return parameters;
  }

  Block body(Function of) {
    BlockBuilder out = new BlockBuilder(values);
    boolean isEntry = of.name().equals(transform.program().entry().name());
    shadows.parameters(isEntry, out);
    statements(of.body(), out);
    List<Atom> results = new ArrayList<>(of.body().results());
    if (!out.isAbrupt()) {
      of.body().results().forEach(r -> shadows.ensure(r, out));
      results.addAll(tangentsOf(of.body().results()));
    }
    return out.build(results);
  }

  /** The tangents of those atoms whose types have one. */
  private List<Atom> tangentsOf(List<Atom> atoms) {
    List<Atom> result = new ArrayList<>();
    atoms.stream().filter(a -> Tangents.exist(a.type())).forEach(a -> result.add(tangentOrZero(a)));
    return result;
  }

  @Nullable Atom tangent(Atom atom) {
    return atom instanceof Value value ? tangents.get(value) : null;
  }

  Atom tangentOrZero(Atom atom) {
    Atom tangent = tangent(atom);
    return tangent != null ? tangent : Constant.zero(carried.of(atom.type()));
  }

  /** A new value for the tangent of {@code value}. */
  private Value newTangent(Value value) {
    Value tangent = values.fresh(nameOf(value), carried.of(value.type()));
    tangents.put(value, tangent);
    return tangent;
  }

  /** A name for what is carried beside {@code value}. */
  String nameOf(Value value) {
    return value.isTemporary() ? "" : value.name() + carried.suffix();
  }

  Carried carried() {
    return carried;
  }

  boolean isVaried(Value value) {
    return varied.contains(value) && Tangents.exist(value.type());
  }

  private void statements(Block block, BlockBuilder out) {
    for (Statement statement : block.statements()) {
      out.at(statement.origin());
      statement.accept(new Pushforward(out));
    }
  }

  private Block block(Block block, List<Value> results, BlockBuilder out) {
    BlockBuilder inner = out.inner();
    statements(block, inner);
    if (block.isAbrupt()) {
      return inner.build(List.of());
    }
    List<Atom> all = new ArrayList<>(block.results());
    for (int i = 0; i < results.size(); i++) {
      if (isVaried(results.get(i))) {
        all.add(tangentOrZero(block.results().get(i)));
      }
    }
    return inner.build(all);
  }

  /** The values, then new tangents for the varied ones. */
  private List<Value> withTangents(List<Value> primal) {
    List<Value> all = new ArrayList<>(primal);
    primal.stream().filter(this::isVaried).forEach(v -> all.add(newTangent(v)));
    return all;
  }

  private final class Pushforward implements Statement.Visitor<Void> {
    private final BlockBuilder out;

    Pushforward(BlockBuilder out) {
      this.out = out;
    }

    @Override
    public Void visit(Statement.Let let) {
      out.append(let);
      if (let.operation() instanceof Operation.Extern extern) {
        shadows.extern(let.value(), extern, out);
      } else if (isVaried(let.value())) {
        out.at(let.origin().asTangent());
        Atom tangent = operation(let.value(), let.operation(), out);
        tangents.put(let.value(), out.name(tangent, nameOf(let.value())));
      }
      return null;
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
      List<Atom> initial = new ArrayList<>(loop.initial());
      for (int i = 0; i < loop.parameters().size(); i++) {
        if (isVaried(loop.parameters().get(i))) {
          initial.add(tangentOrZero(loop.initial().get(i)));
        }
      }
      List<Value> parameters = withTangents(loop.parameters());
      BlockBuilder condition = out.inner();
      statements(loop.condition(), condition);
      Block body = block(loop.body(), loop.parameters(), out);
      List<Value> results = new ArrayList<>(loop.results());
      for (int i = 0; i < loop.parameters().size(); i++) {
        if (isVaried(loop.parameters().get(i))) {
          results.add(newTangent(loop.results().get(i)));
        }
      }
      out.append(
          new Statement.Loop(
              results,
              parameters,
              initial,
              condition.build(loop.condition().results()),
              body,
              loop.origin()));
      return null;
    }

    @Override
    public Void visit(Statement.Call call) {
      if (!transform.activity().isWanted(function.name(), call)) {
        out.append(call);
        return null;
      }
      List<Atom> arguments = new ArrayList<>(call.arguments());
      transform.activity().differentiated(call.callee()).stream()
          .forEach(i -> arguments.add(tangentArgument(call, i, out)));
      List<Value> results = new ArrayList<>(call.results());
      call.results().stream()
          .filter(r -> Tangents.exist(r.type()))
          .forEach(r -> results.add(newTangent(r)));
      out.append(
          new Statement.Call(results, transform.nameOf(call.callee()), arguments, call.origin()));
      return null;
    }

    @Override
    public Void visit(Statement.Store store) {
      out.append(store);
      Atom array = tangent(store.array());
      if (array != null) {
        out.append(
            new Statement.Store(
                array, store.index(), tangentOrZero(store.value()), store.origin()));
      }
      return null;
    }

    @Override
    public Void visit(Statement.TapeWrite write) {
      out.append(write);
      Atom tape = tangent(write.tape());
      if (tape != null) {
        out.append(
            new Statement.TapeWrite(
                tape, write.index(), tangentOrZero(write.value()), write.origin()));
      }
      return null;
    }

    @Override
    public Void visit(Statement.Push push) {
      out.append(push);
      Atom tape = tangent(push.tape());
      if (tape != null) {
        out.append(new Statement.Push(tape, tangentOrZero(push.value()), push.origin()));
      }
      return null;
    }

    @Override
    public Void visit(Statement.Throw statement) {
      out.append(statement);
      return null;
    }
  }

  /**
   * The tangent of the argument of that number. A callee that differentiates an array somewhere
   * reads its tangent, and one that states its derivative gets it, also where it does not vary.
   */
  private Atom tangentArgument(Statement.Call call, int number, BlockBuilder out) {
    Atom argument = call.arguments().get(number);
    return tangent(argument) == null
            && argument instanceof Value array
            && ArrayMethod.isRealArray(array.type())
        ? shadows.zeros(array, out)
        : tangentOrZero(argument);
  }

  private Atom operation(Value value, Operation operation, BlockBuilder out) {
    if (operation instanceof Operation.Apply apply) {
      return apply(value, apply, out);
    }
    if (operation instanceof Operation.Select select) {
      return out.select(
          select.condition(), tangentOrZero(select.whenTrue()), tangentOrZero(select.whenFalse()));
    }
    if (operation instanceof Operation.Load load) {
      return out.let(
          new Operation.Load(tangentOrZero(load.array()), load.index(), load.isStable()));
    }
    if (operation instanceof Operation.Allocate allocation) {
      return out.let(
          new Operation.Allocate((ArrayType) carried.of(allocation.type()), allocation.operands()));
    }
    if (operation instanceof Operation.NewArray array) {
      List<Atom> elements = new ArrayList<>();
      array.operands().forEach(element -> elements.add(tangentOrZero(element)));
      return out.let(new Operation.NewArray((ArrayType) carried.of(array.type()), elements));
    }
    if (operation instanceof Operation.Detach) {
      return shadows.zeros(value, out);
    }
    if (operation instanceof Operation.NewTape tape) {
      TapeType type = (TapeType) Tangents.of(tape.type());
      return out.let(new Operation.NewTape(type, tape.capacity()));
    }
    if (operation instanceof Operation.TapeRead read) {
      return out.let(new Operation.TapeRead(tangentOrZero(read.tape()), read.index()));
    }
    if (operation instanceof Operation.Pop pop) {
      return out.let(new Operation.Pop(tangentOrZero(pop.tape())));
    }
    if (operation instanceof Operation.Pack pack) {
      StructType type = (StructType) Tangents.of(pack.type());
      return out.let(new Operation.Pack(type, tangentsOf(pack.operands())));
    }
    if (operation instanceof Operation.Field field) {
      Struct struct = transform.program().struct(((StructType) field.struct().type()).name());
      int index = Tangents.fieldNumber(struct, field.index());
      return out.let(
          new Operation.Field(tangentOrZero(field.struct()), index, Tangents.of(field.type())));
    }
    throw new IllegalStateException("no pushforward of " + operation);
  }

  private Atom apply(Value value, Operation.Apply apply, BlockBuilder out) {
    Rule rule =
        transform
            .rules()
            .find(apply.primitive())
            .orElseThrow(() -> new IllegalStateException("no rule for " + apply.primitive()));
    return forms != null && !(apply.primitive() instanceof Cast)
        ? forms.apply(value, apply, rule, out)
        : carried.apply(value, apply, rule, this, out);
  }
}
