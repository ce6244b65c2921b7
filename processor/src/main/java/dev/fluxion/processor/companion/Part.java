package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.emit.TypeNames;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value of a method's signature as it is taken apart: a record, or an array of records, is
 * followed by its components, each of which in an array of its own.
 *
 * @param name of a local in the generated code
 * @param component what it is called in the record around it
 * @param record of a record, or an array of records, the struct; null for anything else
 * @param rank of an array of records the number of its dimensions
 * @param members the components of the record, in order
 */
record Part(
    String name,
    String component,
    Type type,
    boolean isConstant,
    @Nullable Struct record,
    int rank,
    List<Part> members) {

  /** Takes apart the arguments of a method. */
  static List<Part> arguments(
      MethodDescriptor method, RecordLayout layout, MethodDescriptor.UniqueNames names) {
    List<Part> arguments = new ArrayList<>();
    for (int i = 0; i < method.arguments().size(); i++) {
      String name = method.arguments().get(i).name();
      arguments.add(of(name, layout.parameters().get(i), layout, names));
    }
    return arguments;
  }

  /** Takes apart a value of the type. */
  static Part of(String name, Type type, RecordLayout layout, MethodDescriptor.UniqueNames names) {
    return of(name, "", type, false, layout, names);
  }

  private static Part of(
      String name,
      String component,
      Type type,
      boolean isConstant,
      RecordLayout layout,
      MethodDescriptor.UniqueNames names) {
    Type element = type;
    int rank = 0;
    while (element instanceof ArrayType array) {
      element = array.element();
      rank++;
    }
    if (!(element instanceof StructType structType)) {
      return new Part(name, component, type, isConstant, null, 0, List.of());
    }
    Struct struct = layout.program().struct(structType.name());
    List<Part> members = new ArrayList<>();
    for (Struct.Member member : struct.members().subList(1, struct.members().size())) {
      Type inArrays = member.type();
      for (int i = 0; i < rank; i++) {
        inArrays = new ArrayType(inArrays);
      }
      members.add(
          of(
              names.unique(name + capital(member.name())),
              member.name(),
              inArrays,
              isConstant || member.isConstant(),
              layout,
              names));
    }
    return new Part(name, component, type, isConstant, struct, rank, members);
  }

  private static String capital(String name) {
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first).toUpperCase(java.util.Locale.ROOT) + name.substring(first);
  }

  /** The same under other names, for another value of the type. */
  Part renamed(String name, MethodDescriptor.UniqueNames names) {
    List<Part> others = new ArrayList<>();
    for (Part member : members) {
      others.add(member.renamed(names.unique(name + capital(member.component())), names));
    }
    return new Part(name, component, type, isConstant, record, rank, others);
  }

  /** What is in an array of records. */
  Part element() {
    return new Part(
        name,
        component,
        ((ArrayType) type).element(),
        isConstant,
        record,
        Math.max(0, rank - 1),
        members.stream().map(Part::element).toList());
  }

  boolean isRecord() {
    return record != null;
  }

  boolean isNumber() {
    return type instanceof Scalar;
  }

  boolean isTensor() {
    return type.equals(ObjectType.TENSOR);
  }

  /** Whether it has a derivative, if that of the whole is wanted. */
  boolean isDerived() {
    return isRecord() ? members.stream().anyMatch(Part::isDerived) : !isConstant && isReal(type);
  }

  private static boolean isReal(Type type) {
    return type.hasCotangent() || ArrayMethod.isRealArray(type);
  }

  /** The members with a derivative. */
  List<Part> derivedMembers() {
    return members.stream().filter(Part::isDerived).toList();
  }

  /** This and all below it, in the order of the program's parameters. */
  Stream<Part> all() {
    return Stream.concat(Stream.of(this), members.stream().flatMap(Part::all));
  }

  /** The numbers and arrays of numbers with a derivative, in order. */
  List<Part> derivedLeaves() {
    return all().filter(part -> !part.isRecord() && part.isDerived()).toList();
  }

  /**
   * The arrays of numbers below this that records have. Others were made when arrays of records
   * were taken apart, of a number in each.
   */
  List<Part> arraysInRecords() {
    return all()
        .flatMap(part -> part.members.stream().filter(m -> !m.isRecord() && m.rank(part.rank) > 0))
        .toList();
  }

  /** The rank of what is in arrays of so many dimensions. */
  private int rank(int dimensions) {
    int rank = -dimensions;
    for (Type inner = type; inner instanceof ArrayType array; inner = array.element()) {
      rank++;
    }
    return rank;
  }

  /** The type in Java. */
  TypeName javaType() {
    return javaType(type);
  }

  static TypeName javaType(Type type) {
    if (type instanceof ArrayType array) {
      return ArrayTypeName.of(javaType(array.element()));
    }
    return type instanceof StructType struct
        ? TypeNames.ofClass(struct.name())
        : new TypeNames(ClassName.get("", "Companion")).of(type);
  }

  /** What a component of null counts as. */
  static CodeBlock zero(Type type) {
    if (!(type instanceof Scalar scalar)) {
      return CodeBlock.of("null");
    }
    return CodeBlock.of(scalar == Scalar.BOOLEAN ? "false" : "0");
  }
}
