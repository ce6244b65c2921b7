package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.TypeElement;

/** Makes structs of the records that other code has returned, which are read as they are stored. */
final class RecordObjects {
  private final RecordTypes records;

  RecordObjects(TypeModel types) {
    this.records = types.records();
  }

  /** Whether the companion can read all that is in a value of the type. */
  boolean areReadable(Type type) {
    if (type instanceof ArrayType array) {
      return areReadable(array.element());
    }
    if (!(type instanceof StructType struct)) {
      return true;
    }
    TypeElement record = records.record(struct);
    List<Struct.Member> members = records.members(struct);
    for (int i = 1; i < members.size(); i++) {
      if (records.reading(record, i - 1) == null || !areReadable(members.get(i).type())) {
        return false;
      }
    }
    return records.isNameable(record);
  }

  /**
   * The value that a reference stands for. An array of records becomes another one: it must be
   * nobody else's.
   */
  Value inside(Type type, Value reference, BlockBuilder out) {
    if (!RecordReader.hasStructs(type)) {
      return reference;
    }
    Value result = out.values().temporary(type);
    BlockBuilder there = out.inner();
    Value made =
        type instanceof ArrayType array
            ? ofArray(array, reference, there)
            : ofRecord((StructType) type, reference, there);
    Constant nothing = new Constant(reference.type(), null);
    Value isNull =
        out.let(new Operation.Extern(ExternalMember.identity(), List.of(reference, nothing)));
    out.append(
        new Statement.If(
            List.of(result),
            isNull,
            type instanceof StructType struct
                ? none(struct, reference, out.inner())
                : new Block(List.of(), List.of(new Constant(type, null))),
            there.build(List.of(made)),
            out.origin()));
    return result;
  }

  /** The reference, which is null, with components that nobody reads. */
  private Block none(StructType type, Value reference, BlockBuilder out) {
    List<Struct.Member> components = records.members(type);
    List<Atom> members = new ArrayList<>(List.of(reference));
    for (Struct.Member component : components.subList(1, components.size())) {
      members.add(
          component.type() instanceof StructType
              ? new Constant(component.type(), null)
              : Constant.zero(component.type()));
    }
    return out.build(List.of(out.let(new Operation.Pack(type, members))));
  }

  private Value ofRecord(StructType type, Value reference, BlockBuilder out) {
    TypeElement record = records.record(type);
    List<Struct.Member> components = records.members(type);
    List<Atom> members = new ArrayList<>(List.of(reference));
    for (int i = 1; i < components.size(); i++) {
      ExternalMember member = Objects.requireNonNull(records.reading(record, i - 1));
      Value value = out.let(new Operation.Extern(member, List.of(reference)));
      members.add(inside(components.get(i).type(), value, out));
    }
    return out.let(new Operation.Pack(type, members));
  }

  private Value ofArray(ArrayType type, Value reference, BlockBuilder out) {
    Value length = out.let(new Operation.Length(reference));
    Value array = out.let(new Operation.Allocate(type, List.of(length)));
    Value index = out.values().temporary(Scalar.INT);
    BlockBuilder condition = out.inner();
    Value goesOn = condition.operator(Operator.Kind.LESS, index, length);
    BlockBuilder body = out.inner();
    Value element = body.let(new Operation.Load(reference, index, false));
    Value made = inside(type.element(), element, body);
    body.append(new Statement.Store(array, index, made, body.origin()));
    Value next = body.operator(Operator.Kind.PLUS, index, Constant.of(1));
    out.append(
        new Statement.Loop(
            List.of(out.values().temporary(Scalar.INT)),
            List.of(index),
            List.of(Constant.of(0)),
            condition.build(List.of(goesOn)),
            body.build(List.of(next)),
            out.origin()));
    return array;
  }
}
