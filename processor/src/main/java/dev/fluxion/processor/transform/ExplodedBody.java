package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the components of records in the place of records in one function of a program. */
final class ExplodedBody implements Statement.Visitor<Void> {
  private final Program program;
  private final Leaves leaves;

  /** The parts of records, and what stands in the place of the components that are read. */
  private final Map<Value, List<Atom>> parts = new HashMap<>();

  private final ValueSupply values;
  private BlockBuilder out;

  private final Set<Value> idle = new HashSet<>();

  ExplodedBody(Function function, Program program, Leaves leaves) {
    this.program = program;
    this.leaves = leaves;
    values = ValueSupply.after(function);
    out = new BlockBuilder(values);
  }

  private List<Atom> parts(Atom atom) {
    if (atom instanceof Value value) {
      return parts.getOrDefault(value, List.of(atom));
    }
    return Leaves.isComposite(atom.type())
        ? leaves.of(atom.type()).stream().<Atom>map(leaf -> Constant.zero(leaf.type())).toList()
        : List.of(atom);
  }

  private List<Atom> parts(List<Atom> atoms) {
    return atoms.stream().flatMap(atom -> parts(atom).stream()).toList();
  }

  /** What stands for the atom where one is needed; of a record the reference. */
  private Atom single(Atom atom) {
    return parts(atom).get(0);
  }

  /** The atom's part number {@code i}, if it has several. */
  private Atom part(Atom atom, int i) {
    return Leaves.isComposite(atom.type()) ? parts(atom).get(i) : single(atom);
  }

  /** New values for the parts of each value. */
  List<Value> define(List<Value> old) {
    List<Value> all = new ArrayList<>();
    for (Value value : old) {
      if (Leaves.isComposite(value.type())) {
        List<Value> own =
            leaves.of(value.type()).stream()
                .map(leaf -> values.fresh(leaf.in(value.name()), leaf.type()))
                .toList();
        parts.put(value, List.copyOf(own));
        all.addAll(own);
      } else {
        all.add(value);
      }
    }
    return all;
  }

  /** Reads of components that cannot fail, as that of the reference has succeeded. */
  Set<Value> idle() {
    return idle;
  }

  Block block(Block block) {
    BlockBuilder outer = out;
    out = outer.inner();
    block.statements().forEach(statement -> statement.accept(this));
    Block exploded = out.build(parts(block.results()));
    out = outer;
    return exploded;
  }

  @Override
  public Void visit(Statement.If branch) {
    Block then = block(branch.then());
    Block otherwise = block(branch.otherwise());
    out.append(
        new Statement.If(
            define(branch.results()),
            single(branch.condition()),
            then,
            otherwise,
            branch.origin()));
    return null;
  }

  @Override
  public Void visit(Statement.Loop loop) {
    List<Atom> initial = parts(loop.initial());
    List<Value> parameters = define(loop.parameters());
    Block condition = block(loop.condition());
    Block body = block(loop.body());
    out.append(
        new Statement.Loop(
            define(loop.results()),
            parameters,
            initial,
            condition,
            body,
            loop.snapshots(),
            loop.origin()));
    return null;
  }

  @Override
  public Void visit(Statement.Call call) {
    List<Atom> arguments = parts(call.arguments());
    out.append(new Statement.Call(define(call.results()), call.callee(), arguments, call.origin()));
    return null;
  }

  @Override
  public Void visit(Statement.Store store) {
    List<Atom> arrays = parts(store.array());
    List<Atom> elements = parts(store.value());
    for (int i = 0; i < arrays.size(); i++) {
      out.append(
          new Statement.Store(
              arrays.get(i), single(store.index()), elements.get(i), store.origin()));
    }
    return null;
  }

  @Override
  public Void visit(Statement.TapeWrite write) {
    throw new IllegalArgumentException("tapes come later");
  }

  @Override
  public Void visit(Statement.Push push) {
    throw new IllegalArgumentException("tapes come later");
  }

  @Override
  public Void visit(Statement.Throw statement) {
    out.append(new Statement.Throw(single(statement.exception()), statement.origin()));
    return null;
  }

  @Override
  public Void visit(Statement.Let let) {
    Operation operation = let.operation();
    out.at(let.origin());
    if (operation instanceof Operation.Field field) {
      int first = leaves.before((StructType) field.struct().type(), field.index());
      int size = leaves.of(field.type()).size();
      parts.put(let.value(), parts(field.struct()).subList(first, first + size));
    } else if (operation instanceof Operation.Pack pack) {
      parts.put(let.value(), pack(let.value(), pack));
    } else if (isPartByPart(let)) {
      parts.put(let.value(), partByPart(let.value(), operation));
    } else {
      if (isAccessor(operation)) {
        idle.add(let.value());
      }
      List<Atom> operands = operation.operands().stream().map(this::single).toList();
      out.append(new Statement.Let(let.value(), whole(operation, operands), let.origin()));
    }
    return null;
  }

  /** Whether it takes a component out of a record of other code, which is not null there. */
  private boolean isAccessor(Operation operation) {
    return operation instanceof Operation.Extern extern
        && extern.member().kind() != ExternalMember.Kind.CONSTRUCTOR
        && extern.member().isStable()
        && program.structs().stream().anyMatch(s -> s.name().equals(extern.member().owner()));
  }

  /** The operation on the references in the place of records and arrays of them. */
  private Operation whole(Operation operation, List<Atom> operands) {
    if (!(operation instanceof Operation.Extern extern)) {
      return operation.withOperands(operands);
    }
    ExternalMember member = extern.member();
    List<Type> parameters = new ArrayList<>(member.parameters());
    for (int i = 0; i < parameters.size(); i++) {
      if (Leaves.isComposite(parameters.get(i))) {
        parameters.set(i, operands.get(i).type());
      }
    }
    return new Operation.Extern(member.taking(parameters), operands);
  }

  private List<Atom> pack(Value value, Operation.Pack pack) {
    List<Leaves.Leaf> own = leaves.of(pack.type());
    List<Atom> atoms = new ArrayList<>(parts(pack.operands()));
    for (int i = 0; i < atoms.size(); i++) {
      Leaves.Leaf leaf = own.get(i);
      if (leaf.isConstant() && Tangents.exist(leaf.type())) {
        atoms.set(i, out.let(leaf.in(value.name()), new Operation.Detach(atoms.get(i))));
      } else {
        atoms.set(i, out.named(atoms.get(i), leaf.in(value.name())));
      }
    }
    return atoms;
  }

  private boolean isPartByPart(Statement.Let let) {
    if (let.operation() instanceof Operation.Extern extern) {
      return ArrayMethod.of(extern.member()).isPresent()
          && extern.operands().stream().anyMatch(atom -> Leaves.isComposite(atom.type()));
    }
    return Leaves.isComposite(let.value().type());
  }

  /** The operation on the first parts of its operands, then on the second ones, and so on. */
  private List<Atom> partByPart(Value value, Operation operation) {
    Type type =
        Leaves.isComposite(value.type()) ? value.type() : operation.operands().get(0).type();
    List<Atom> results = new ArrayList<>();
    for (int i = 0; i < leaves.of(type).size(); i++) {
      int number = i;
      List<Atom> operands =
          operation.operands().stream().map(operand -> part(operand, number)).toList();
      Leaves.Leaf leaf = leaves.of(type).get(i);
      boolean isKept = operation instanceof Operation.Detach && !Tangents.exist(leaf.type());
      if (isKept) {
        results.add(operands.get(0));
      } else {
        Value part = out.let(leaf.in(value.name()), on(operation, operands, leaf.type(), value));
        results.add(part);
        if (i > 0 && operation instanceof Operation.Load) {
          idle.add(part);
        }
      }
    }
    return results;
  }

  private Operation on(Operation operation, List<Atom> operands, Type type, Value result) {
    if (operation instanceof Operation.NewArray) {
      return new Operation.NewArray((ArrayType) type, operands);
    }
    if (operation instanceof Operation.Allocate) {
      return new Operation.Allocate((ArrayType) type, operands);
    }
    if (!(operation instanceof Operation.Extern extern)) {
      return operation.withOperands(operands);
    }
    ExternalMember member = extern.member();
    List<Type> parameters = operands.stream().map(Atom::type).toList();
    return new Operation.Extern(
        new ExternalMember(
            member.kind(),
            member.owner(),
            member.name(),
            parameters,
            Leaves.isComposite(result.type()) ? type : member.result(),
            member.isVoid(),
            member.isStable()),
        operands);
  }
}
