package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Makes whole records of derivatives out of their parts, for code that takes records: constant
 * components are those of the primal, and so is what is null.
 */
final class RecordParts {
  private final Program program;
  private final Leaves leaves;
  private final BlockBuilder out;

  /**
   * @param program in which records are structs
   * @param out where to append
   */
  RecordParts(Program program, Leaves leaves, BlockBuilder out) {
    this.program = program;
    this.leaves = leaves;
    this.out = out;
  }

  /** Whether a part of a record has a derivative if that of the record is wanted. */
  static boolean isDerived(Leaves.Leaf leaf) {
    return Tangents.exist(leaf.type()) && !leaf.isConstant();
  }

  /**
   * All parts of a derivative.
   *
   * @param primal all parts of the value that it belongs to
   * @param derived the derivatives of those parts that have one
   */
  List<Atom> all(Type type, List<? extends Atom> primal, Iterator<? extends Atom> derived) {
    List<Atom> parts = new ArrayList<>();
    List<Leaves.Leaf> own = leaves.of(type);
    for (int i = 0; i < own.size(); i++) {
      parts.add(isDerived(own.get(i)) ? derived.next() : primal.get(i));
    }
    return withReferences(type, List.copyOf(primal), parts, out);
  }

  /** Appends a check that {@code derivative} is null just where {@code primal} is. */
  void check(Type type, List<? extends Atom> primal, List<? extends Atom> derivative) {
    for (int number : references(type)) {
      out.let(Shadows.checkRecords(primal.get(number), derivative.get(number)));
    }
  }

  private boolean hasDerivative(Type type) {
    return leaves.of(type).stream().anyMatch(RecordParts::isDerived);
  }

  /** The parts with new objects in the place of the primal's. */
  private List<Atom> withReferences(
      Type type, List<Atom> primal, List<Atom> parts, BlockBuilder code) {
    if (!Leaves.isComposite(type) || !hasDerivative(type)) {
      return parts;
    }
    return type instanceof ArrayType array
        ? ofArray(array, primal, parts, code)
        : ofStruct((StructType) type, primal, parts, code);
  }

  private List<Atom> ofStruct(
      StructType type, List<Atom> primal, List<Atom> parts, BlockBuilder code) {
    Struct struct = program.struct(type.name());
    List<Atom> result = new ArrayList<>(parts.subList(0, 1));
    List<Atom> arguments = new ArrayList<>();
    int next = 1;
    for (Struct.Member member : struct.members().subList(1, struct.members().size())) {
      int end = next + leaves.of(member.type()).size();
      List<Atom> own =
          member.isConstant()
              ? parts.subList(next, end)
              : withReferences(
                  member.type(), primal.subList(next, end), parts.subList(next, end), code);
      arguments.add(own.get(0));
      result.addAll(own);
      next = end;
    }
    result.set(0, unlessNull(primal.get(0), arguments, code));
    return result;
  }

  /** {@code primal == null ? null : new R(arguments)}. */
  private static Value unlessNull(Atom primal, List<Atom> arguments, BlockBuilder code) {
    ObjectType type = (ObjectType) primal.type();
    Constant none = new Constant(type, null);
    List<Type> types = arguments.stream().map(Atom::type).toList();
    ExternalMember constructor =
        new ExternalMember(
            ExternalMember.Kind.CONSTRUCTOR,
            type.className(),
            "",
            types,
            type,
            /* isVoid= */ false,
            /* isStable= */ true);
    BlockBuilder there = code.inner();
    Value made = there.let(new Operation.Extern(constructor, arguments));
    Value result = code.values().temporary(type);
    code.append(
        new Statement.If(
            List.of(result),
            isNull(primal, code),
            new Block(List.of(), List.of(none)),
            there.build(List.of(made)),
            code.origin()));
    return result;
  }

  private static Value isNull(Atom reference, BlockBuilder code) {
    Constant none = new Constant(reference.type(), null);
    return code.let(new Operation.Extern(ExternalMember.identity(), List.of(reference, none)));
  }

  /** New arrays of new objects, filled by a loop; null where the primal's is. */
  private List<Atom> ofArray(
      ArrayType type, List<Atom> primal, List<Atom> parts, BlockBuilder code) {
    List<Integer> references = references(type.element());
    List<Value> results =
        references.stream().map(i -> code.values().temporary(primal.get(i).type())).toList();
    List<Atom> none = results.stream().<Atom>map(r -> new Constant(r.type(), null)).toList();
    BlockBuilder there = code.inner();
    Value length = there.let(new Operation.Length(primal.get(0)));
    List<Value> made = new ArrayList<>();
    for (Value result : results) {
      made.add(there.let(new Operation.Allocate((ArrayType) result.type(), List.of(length))));
    }
    fill(type, primal, parts, references, made, length, there);
    code.append(
        new Statement.If(
            results,
            isNull(primal.get(0), code),
            new Block(List.of(), none),
            there.build(made),
            code.origin()));
    List<Atom> all = new ArrayList<>(parts);
    for (int k = 0; k < references.size(); k++) {
      all.set(references.get(k), results.get(k));
    }
    return all;
  }

  private void fill(
      ArrayType type,
      List<Atom> primal,
      List<Atom> parts,
      List<Integer> references,
      List<Value> made,
      Value length,
      BlockBuilder code) {
    Value index = code.values().temporary(Scalar.INT);
    BlockBuilder condition = code.inner();
    Value goesOn = condition.operator(Operator.Kind.LESS, index, length);
    BlockBuilder body = code.inner();
    List<Atom> element =
        withReferences(
            type.element(), elements(primal, index, body), elements(parts, index, body), body);
    for (int k = 0; k < made.size(); k++) {
      body.append(
          new Statement.Store(made.get(k), index, element.get(references.get(k)), body.origin()));
    }
    Value next = body.operator(Operator.Kind.PLUS, index, Constant.of(1));
    code.append(
        new Statement.Loop(
            List.of(code.values().temporary(Scalar.INT)),
            List.of(index),
            List.of(Constant.of(0)),
            condition.build(List.of(goesOn)),
            body.build(List.of(next)),
            code.origin()));
  }

  private static List<Atom> elements(List<Atom> arrays, Value index, BlockBuilder code) {
    return arrays.stream()
        .<Atom>map(array -> code.let(new Operation.Load(array, index, false)))
        .toList();
  }

  /** The numbers of the parts that refer to records with derivatives. */
  private List<Integer> references(Type type) {
    if (!Leaves.isComposite(type) || !hasDerivative(type)) {
      return List.of();
    }
    if (type instanceof ArrayType array) {
      return references(array.element());
    }
    List<Integer> numbers = new ArrayList<>(List.of(0));
    int next = 1;
    List<Struct.Member> members = program.struct(((StructType) type).name()).members();
    for (Struct.Member member : members.subList(1, members.size())) {
      int start = next;
      if (!member.isConstant()) {
        references(member.type()).forEach(number -> numbers.add(start + number));
      }
      next += leaves.of(member.type()).size();
    }
    return numbers;
  }
}
