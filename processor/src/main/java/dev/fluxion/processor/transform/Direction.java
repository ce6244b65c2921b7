package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.rule.Rule;
import dev.fluxion.processor.rule.TensorRule;
import dev.fluxion.processor.rule.TensorRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a forward sweep carries beside the values of one function in one direction; it can go in
 * several at once.
 */
final class Direction {
  private final Forward transform;
  private final Set<Value> varied;
  private final ValueSupply values;
  private final Map<Value, Atom> tangents = new HashMap<>();
  private final Multiples multiples = new Multiples();
  private final Carried carried;
  private final ArrayTangents shadows;
  private final @Nullable LinearForms forms;

  Direction(Forward transform, Function function, ArrayClasses classes, ValueSupply values) {
    this.transform = transform;
    this.varied = transform.activity().varied(function.name());
    this.values = values;
    this.carried = transform.carried();
    this.shadows = new ArrayTangents(this, function, classes);
    this.forms = transform.isFactored() ? new LinearForms(this, function) : null;
  }

  Map<Value, Atom> tangents() {
    return tangents;
  }

  /**
   * What the root of {@code product} is, if that is a square but for a passive factor; else null.
   */
  Multiples.@Nullable Square square(Operation.Apply product) {
    return multiples.square(product, operand -> tangent(operand) != null);
  }

  ArrayTangents shadows() {
    return shadows;
  }

  /** The tangents of those atoms whose types have one. */
  List<Atom> tangentsOf(List<Atom> atoms, BlockBuilder out) {
    List<Atom> result = new ArrayList<>();
    atoms.stream()
        .filter(a -> Tangents.exist(a.type()))
        .forEach(a -> result.add(tangentOrZero(a, out)));
    return result;
  }

  @Nullable Atom tangent(Atom atom) {
    return atom instanceof Value value ? tangents.get(value) : null;
  }

  /** The tangent of anything but a tensor. */
  Atom tangentOrZero(Atom atom) {
    Atom tangent = tangent(atom);
    return tangent != null ? tangent : Constant.zero(carried.of(atom.type()));
  }

  /** The tangent; of a tensor without one, new zeros. */
  Atom tangentOrZero(Atom atom, BlockBuilder out) {
    Atom tangent = tangent(atom);
    return tangent != null ? tangent : carried.zero(atom, out);
  }

  /** The tangent of a tensor or an array that nothing has flowed into yet. */
  Atom zeros(Value value, BlockBuilder out) {
    return value.type() instanceof ArrayType ? shadows.zeros(value, out) : carried.zero(value, out);
  }

  /** A new value for the tangent of {@code value}. */
  Value newTangent(Value value) {
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

  /** The tangent of what is computed. */
  void let(Statement.Let let, BlockBuilder out) {
    Atom tangent = operation(let.value(), let.operation(), out);
    tangents.put(let.value(), out.name(tangent, nameOf(let.value())));
  }

  /**
   * The tangent of the argument of that number. A callee that differentiates an array somewhere
   * reads its tangent, and one that states its derivative gets it, also where it does not vary.
   */
  Atom argument(Statement.Call call, int number, BlockBuilder out) {
    Atom argument = call.arguments().get(number);
    return tangent(argument) == null
            && argument instanceof Value array
            && ArrayMethod.isRealArray(array.type())
        ? shadows.zeros(array, out)
        : tangentOrZero(argument, out);
  }

  private Atom operation(Value value, Operation operation, BlockBuilder out) {
    if (operation instanceof Operation.Apply apply) {
      return apply(value, apply, out);
    }
    if (operation instanceof Operation.Extern extern) {
      TensorRule rule = TensorRules.standard().find(extern.member()).orElseThrow();
      return carried.apply(value, extern, rule, this, out);
    }
    if (operation instanceof Operation.Select select) {
      return out.select(
          select.condition(),
          tangentOrZero(select.whenTrue(), out),
          tangentOrZero(select.whenFalse(), out));
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
      array.operands().forEach(element -> elements.add(tangentOrZero(element, out)));
      return out.let(new Operation.NewArray((ArrayType) carried.of(array.type()), elements));
    }
    if (operation instanceof Operation.Detach) {
      return shadows.zeros(value, out);
    }
    if (operation instanceof TapeOperation.NewTape tape) {
      TapeType type = (TapeType) Tangents.of(tape.type());
      return out.let(new TapeOperation.NewTape(type, tape.capacity()));
    }
    if (operation instanceof TapeOperation.TapeRead read) {
      return out.let(new TapeOperation.TapeRead(tangentOrZero(read.tape()), read.index()));
    }
    if (operation instanceof TapeOperation.Pop pop) {
      return out.let(new TapeOperation.Pop(tangentOrZero(pop.tape())));
    }
    if (operation instanceof Operation.Pack pack) {
      StructType type = (StructType) Tangents.of(pack.type());
      return out.let(new Operation.Pack(type, tangentsOf(pack.operands(), out)));
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
    multiples.note(value, apply);
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
