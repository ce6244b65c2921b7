package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is left of a type when its structs are taken apart. */
final class Leaves {

  /**
   * A part that is no struct.
   *
   * @param name the names of the members on the way, each with a capital letter
   * @param isConstant whether one of them is cut off from its derivative
   * @param isReference whether it is the object itself, or an array of these
   * @param holdsArrays whether that object has arrays of reals which are not constant
   */
  record Leaf(
      String name, Type type, boolean isConstant, boolean isReference, boolean holdsArrays) {
    Leaf(String name, Type type) {
      this(name, type, false, false, false);
    }

    /** What it is called in a variable. */
    String in(String variable) {
      if (!variable.isEmpty() || name.isEmpty()) {
        return variable + name;
      }
      return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private Leaf inArray() {
      return new Leaf(name, new ArrayType(type), isConstant, isReference, holdsArrays);
    }

    private Leaf inMember(Struct.Member member) {
      return new Leaf(
          capital(member.name()) + name,
          type,
          isConstant || member.isConstant(),
          isReference,
          holdsArrays);
    }

    private static String capital(String name) {
      return name.isEmpty()
          ? name
          : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
  }

  private final Program program;
  private final Map<Type, List<Leaf>> known = new HashMap<>();

  Leaves(Program program) {
    this.program = program;
  }

  /** Whether there is a struct in the type. */
  static boolean isComposite(Type type) {
    return type instanceof StructType
        || (type instanceof ArrayType array && isComposite(array.element()));
  }

  /** The parts in order; a type without structs is its only part. */
  List<Leaf> of(Type type) {
    List<Leaf> leaves = known.get(type);
    if (leaves == null) {
      leaves = compute(type);
      known.put(type, leaves);
    }
    return leaves;
  }

  private List<Leaf> compute(Type type) {
    if (!isComposite(type)) {
      return List.of(new Leaf("", type));
    }
    if (type instanceof ArrayType array) {
      return of(array.element()).stream().map(Leaf::inArray).toList();
    }
    List<Leaf> leaves = new ArrayList<>();
    List<Struct.Member> members = program.struct(((StructType) type).name()).members();
    leaves.add(
        new Leaf("", members.get(0).type(), false, true, holdsArrays(type))
            .inMember(members.get(0)));
    for (Struct.Member member : members.subList(1, members.size())) {
      of(member.type()).forEach(leaf -> leaves.add(leaf.inMember(member)));
    }
    return List.copyOf(leaves);
  }

  private boolean holdsArrays(Type type) {
    return ArrayMethod.isRealArray(type)
        || (type instanceof ArrayType array && holdsArrays(array.element()))
        || (type instanceof StructType struct
            && program.struct(struct.name()).members().stream()
                .anyMatch(member -> !member.isConstant() && holdsArrays(member.type())));
  }

  /** How many parts the members before number {@code index} have. */
  int before(StructType struct, int index) {
    return program.struct(struct.name()).members().stream()
        .limit(index)
        .mapToInt(member -> of(member.type()).size())
        .sum();
  }
}
