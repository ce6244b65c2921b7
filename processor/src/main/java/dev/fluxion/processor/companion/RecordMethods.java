package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.emit.TypeNames;
import dev.fluxion.processor.ir.Struct;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/** Makes the private methods of a companion that do something with records of one type. */
final class RecordMethods {
  private final SharedMethods shared;
  private final MemberSpecs specs;

  RecordMethods(SharedMethods shared, MemberSpecs specs) {
    this.shared = shared;
    this.specs = specs;
  }

  /** What the companion's members share. */
  SharedMethods shared() {
    return shared;
  }

  /** Where fields go. */
  MemberSpecs specs() {
    return specs;
  }

  /**
   * The name of the method that does this to records, or to arrays of them of the part's rank.
   *
   * @param verb what it does, which its name begins with
   */
  String method(String verb, Part part, UnaryOperator<MethodSpec.Builder> body) {
    Struct struct = Objects.requireNonNull(part.record());
    return method(verb + simpleName(struct), verb + " " + struct.name(), part.rank(), body);
  }

  /** The same for any purpose. */
  String method(String wish, String purpose, int rank, UnaryOperator<MethodSpec.Builder> body) {
    return shared.name(
        purpose + " " + rank,
        wish + "s".repeat(rank),
        name ->
            specs.addLater(
                body.apply(
                        MethodSpec.methodBuilder(name)
                            .addModifiers(Modifier.PRIVATE, Modifier.STATIC))
                    .build()));
  }

  static String simpleName(Struct struct) {
    return struct.name().substring(struct.name().lastIndexOf('.') + 1);
  }

  /** The type in Java of a record, or of arrays of them. */
  static TypeName type(Struct struct, int rank) {
    TypeName type = TypeNames.ofClass(struct.name());
    for (int i = 0; i < rank; i++) {
      type = ArrayTypeName.of(type);
    }
    return type;
  }
}
