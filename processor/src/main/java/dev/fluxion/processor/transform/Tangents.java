package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.List;

/** The types of tangents. */
final class Tangents {
  private Tangents() {}

  /** Whether a value of this type can have a tangent. */
  static boolean exist(Type type) {
    return type.hasCotangent()
        || type instanceof StructType
        || ArrayMethod.isRealArray(type)
        || (type instanceof ObjectType object && object.tangent() != null)
        || (type instanceof TapeType tape && exist(tape.element()));
  }

  /** The type of the tangent of a value of this type. */
  static Type of(Type type) {
    if (type instanceof StructType struct) {
      return new StructType(struct.name() + "Tangent");
    }
    if (type instanceof ObjectType object && object.tangent() != null) {
      return object.tangent();
    }
    return type instanceof TapeType tape ? new TapeType(of(tape.element()), tape.indexed()) : type;
  }

  /** The struct of the tangents of a struct's fields, those that have one. */
  static Struct ofStruct(Struct struct) {
    List<Struct.Member> members = new ArrayList<>();
    for (Struct.Member member : struct.members()) {
      if (exist(member.type())) {
        members.add(new Struct.Member(member.name() + "Dot", of(member.type())));
      }
    }
    return new Struct(struct.name() + "Tangent", members);
  }

  /** The number, in {@link #ofStruct}, of the tangent of field number {@code field}. */
  static int fieldNumber(Struct struct, int field) {
    return (int) struct.members().stream().limit(field).filter(m -> exist(m.type())).count();
  }
}
