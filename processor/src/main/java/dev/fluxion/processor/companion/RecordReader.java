package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.emit.TapeSource;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.Type;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;

/** How generated code takes records apart. */
final class RecordReader {
  private static final ClassName HANDLES = ClassName.get("dev.fluxion.tape", "Handles");

  private final Set<String> hidden;
  private final RecordMethods methods;

  /**
   * @param hidden the components that only a handle reaches: {@code p.Record.component}
   */
  RecordReader(Set<String> hidden, RecordMethods methods) {
    this.hidden = hidden;
    this.methods = methods;
  }

  /** Statements that declare a local for each part below {@code part}, whose local exists. */
  CodeBlock unpack(Part part) {
    return unpack(part, member -> true);
  }

  /** The same for those with a derivative. */
  CodeBlock unpackDerived(Part part) {
    return unpack(part, Part::isDerived);
  }

  /** The same for the records, and arrays of them, among those. */
  CodeBlock unpackRecords(Part part) {
    return unpack(part, member -> member.isRecord() && member.isDerived());
  }

  /**
   * {@link #unpack} of an array of records that may be one of others, which are taken apart
   * already: then it has their parts, as what is written to one is written to both.
   */
  CodeBlock unpackBeside(Part part, List<Part> others) {
    List<String> names = others.stream().map(Part::name).toList();
    return unpackBeside(part, others, part.name(), names);
  }

  private CodeBlock unpackBeside(Part part, List<Part> others, String name, List<String> names) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < part.members().size(); i++) {
      int number = i;
      Part member = part.members().get(i);
      List<Part> same = others.stream().map(other -> other.members().get(number)).toList();
      CodeBlock value = value(part, i);
      for (int k = others.size() - 1; k >= 0; k--) {
        value = CodeBlock.of("$N == $N ? $N : $L", name, names.get(k), same.get(k).name(), value);
      }
      code.addStatement("$T $N = $L", member.javaType(), member.name(), value);
      code.add(unpackBeside(member, same, name, names));
    }
    return code.build();
  }

  private CodeBlock unpack(Part part, Predicate<Part> isWanted) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < part.members().size(); i++) {
      Part member = part.members().get(i);
      if (isWanted.test(member)) {
        code.add(declaration(part, i)).add(unpack(member, isWanted));
      }
    }
    return code.build();
  }

  private CodeBlock declaration(Part part, int i) {
    Part member = part.members().get(i);
    return CodeBlock.builder()
        .addStatement("$T $N = $L", member.javaType(), member.name(), value(part, i))
        .build();
  }

  private CodeBlock value(Part part, int i) {
    Struct struct = Objects.requireNonNull(part.record());
    return part.rank() == 0
        ? readOrZero(struct, i, part.name())
        : CodeBlock.of("$N($N)", reader(struct, i, part.rank()), part.name());
  }

  private CodeBlock readOrZero(Struct struct, int i, String object) {
    return CodeBlock.of(
        "$N == null ? $L : $L",
        object,
        Part.zero(component(struct, i).type()),
        read(struct, i, object));
  }

  private static Struct.Member component(Struct struct, int i) {
    return struct.members().get(i + 1);
  }

  /** Component {@code i} of an object that is not null, as it is stored. */
  CodeBlock read(Struct struct, int i, String object) {
    Struct.Member member = component(struct, i);
    if (!hidden.contains(struct.name() + "." + member.name())) {
      return CodeBlock.of("$N.$N()", object, member.name());
    }
    return CodeBlock.of(
        "($T) $N.get($N)", Part.javaType(member.type()), handle(struct, member), object);
  }

  private String handle(Struct struct, Struct.Member member) {
    String wish = RecordMethods.simpleName(struct) + "_" + member.name();
    return methods
        .shared()
        .name(
            "handle " + struct.name() + "." + member.name(),
            wish.toUpperCase(Locale.ROOT),
            name ->
                methods
                    .specs()
                    .add(
                        FieldSpec.builder(VarHandle.class, name)
                            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                            .initializer(
                                "$T.field($T.lookup(), $T.class, $S, $T.class)",
                                HANDLES,
                                MethodHandles.class,
                                RecordMethods.type(struct, 0),
                                member.name(),
                                Part.javaType(member.type()))
                            .build()));
  }

  /** The method that puts component {@code i} of the records in an array into an array. */
  private String reader(Struct struct, int i, int rank) {
    Struct.Member member = component(struct, i);
    return methods.method(
        member.name() + "Of" + RecordMethods.simpleName(struct),
        "read " + struct.name() + "." + member.name(),
        rank,
        builder -> readEach(struct, i, rank, builder));
  }

  private MethodSpec.Builder readEach(Struct struct, int i, int rank, MethodSpec.Builder builder) {
    TypeName result = Part.javaType(inArrays(component(struct, i).type(), rank));
    CodeBlock element =
        rank == 1
            ? readOrZero(struct, i, "record")
            : CodeBlock.of("$N(record)", reader(struct, i, rank - 1));
    return builder
        .returns(result)
        .addParameter(RecordMethods.type(struct, rank), "records")
        .beginControlFlow("if (records == null)")
        .addStatement("return null")
        .endControlFlow()
        .addStatement(
            "$T parts = $L", result, TapeSource.newArray(result, CodeBlock.of("records.length")))
        .beginControlFlow("for (int i = 0; i < parts.length; i++)")
        .addStatement("$T record = records[i]", RecordMethods.type(struct, rank - 1))
        .addStatement("parts[i] = $L", element)
        .endControlFlow()
        .addStatement("return parts");
  }

  private static Type inArrays(Type element, int rank) {
    Type type = element;
    for (int i = 0; i < rank; i++) {
      type = new ArrayType(type);
    }
    return type;
  }
}
