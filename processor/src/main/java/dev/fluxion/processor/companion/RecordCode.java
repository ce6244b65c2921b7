package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.emit.TapeSource;
import dev.fluxion.processor.emit.TypeNames;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.Type;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * What generated code does with records: takes them apart, puts gradients together, checks,
 * flattens. Whatever needs more than an expression becomes a private method of the companion.
 */
final class RecordCode {
  private static final ClassName HANDLES = ClassName.get("dev.fluxion.tape", "Handles");

  private final RecordLayout layout;
  private final Set<String> taken;
  private final MemberSpecs specs;

  /** The names of the methods and fields made so far, by what they do. */
  private final Map<String, String> made = new HashMap<>();

  RecordCode(RecordLayout layout, Set<String> taken, MemberSpecs specs) {
    this.layout = layout;
    this.taken = taken;
    this.specs = specs;
  }

  // Taking apart.

  /** Statements that declare a local for each part below {@code part}, whose local exists. */
  CodeBlock unpack(Part part) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < part.members().size(); i++) {
      Part member = part.members().get(i);
      code.addStatement("$T $N = $L", member.javaType(), member.name(), member(part, i));
      code.add(unpack(member));
    }
    return code.build();
  }

  private CodeBlock member(Part part, int i) {
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
  private CodeBlock read(Struct struct, int i, String object) {
    Struct.Member member = component(struct, i);
    if (!layout.hidden().contains(struct.name() + "." + member.name())) {
      return CodeBlock.of("$N.$N()", object, member.name());
    }
    return CodeBlock.of(
        "($T) $N.get($N)", Part.javaType(member.type()), handle(struct, member), object);
  }

  private String handle(Struct struct, Struct.Member member) {
    return made.computeIfAbsent(
        "handle " + struct.name() + "." + member.name(),
        key -> {
          String name = unique((simpleName(struct) + "_" + member.name()).toUpperCase(Locale.ROOT));
          specs.add(
              FieldSpec.builder(VarHandle.class, name)
                  .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                  .initializer(
                      "$T.field($T.lookup(), $T.class, $S, $T.class)",
                      HANDLES,
                      MethodHandles.class,
                      type(struct, 0),
                      member.name(),
                      Part.javaType(member.type()))
                  .build());
          return name;
        });
  }

  /** The method that puts component {@code i} of the records in an array into an array. */
  private String reader(Struct struct, int i, int rank) {
    Struct.Member member = component(struct, i);
    return method(
        member.name() + "Of" + simpleName(struct),
        "read " + struct.name() + "." + member.name(),
        rank,
        (name, builder) -> {
          TypeName result = Part.javaType(inArrays(member.type(), rank));
          CodeBlock element =
              rank == 1
                  ? readOrZero(struct, i, "record")
                  : CodeBlock.of("$N(record)", reader(struct, i, rank - 1));
          return builder
              .returns(result)
              .addParameter(type(struct, rank), "records")
              .beginControlFlow("if (records == null)")
              .addStatement("return null")
              .endControlFlow()
              .addStatement(
                  "$T parts = $L",
                  result,
                  TapeSource.newArray(result, CodeBlock.of("records.length")))
              .beginControlFlow("for (int i = 0; i < parts.length; i++)")
              .addStatement("$T record = records[i]", type(struct, rank - 1))
              .addStatement("parts[i] = $L", element)
              .endControlFlow()
              .addStatement("return parts");
        });
  }

  // Putting together.

  /**
   * An expression for a record of derivatives.
   *
   * @param primal whose parts' locals exist
   * @param leaf what the derivative of each number or array is
   */
  CodeBlock pack(Part primal, Function<Part, CodeBlock> leaf) {
    if (!primal.isRecord()) {
      return leaf.apply(primal);
    }
    List<CodeBlock> arguments = new ArrayList<>(List.of(CodeBlock.of("$N", primal.name())));
    primal.derivedMembers().forEach(member -> arguments.add(pack(member, leaf)));
    return CodeBlock.of("$N($L)", maker(primal), Members.list(arguments));
  }

  /** The method that makes a record of the primal's constants and the derivatives. */
  private String maker(Part part) {
    Struct struct = Objects.requireNonNull(part.record());
    return method(
        "make" + simpleName(struct),
        "make " + struct.name(),
        part.rank(),
        (name, builder) -> {
          TypeName type = type(struct, part.rank());
          builder.returns(type).addParameter(type, "primal");
          part.derivedMembers().forEach(m -> builder.addParameter(m.javaType(), local(m)));
          builder
              .beginControlFlow("if (primal == null)")
              .addStatement("return null")
              .endControlFlow();
          return part.rank() == 0 ? makeOne(part, builder) : makeEach(part, builder);
        });
  }

  /** A name that no component can have. */
  private static String local(Part part) {
    return part.component() + "_";
  }

  private MethodSpec.Builder makeOne(Part part, MethodSpec.Builder builder) {
    Struct struct = Objects.requireNonNull(part.record());
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < part.members().size(); i++) {
      Part member = part.members().get(i);
      arguments.add(
          member.isDerived() ? CodeBlock.of("$N", local(member)) : read(struct, i, "primal"));
    }
    return builder.addStatement("return new $T($L)", type(struct, 0), Members.list(arguments));
  }

  private MethodSpec.Builder makeEach(Part part, MethodSpec.Builder builder) {
    List<CodeBlock> arguments = new ArrayList<>(List.of(CodeBlock.of("primal[i]")));
    part.derivedMembers().forEach(m -> arguments.add(CodeBlock.of("$N[i]", local(m))));
    TypeName type = type(Objects.requireNonNull(part.record()), part.rank());
    return builder
        .addStatement(
            "$T made = $L", type, TapeSource.newArray(type, CodeBlock.of("primal.length")))
        .beginControlFlow("for (int i = 0; i < made.length; i++)")
        .addStatement("made[i] = $N($L)", maker(element(part)), Members.list(arguments))
        .endControlFlow()
        .addStatement("return made");
  }

  /**
   * Statements that append to {@code flat} what stands for the parts, in the order of the records.
   *
   * @param leaf what stands for each number or array
   */
  CodeBlock order(Part part, CodeBlock flat, Function<Part, CodeBlock> leaf) {
    if (!part.isRecord()) {
      return CodeBlock.of("$L.add($L);\n", flat, leaf.apply(part));
    }
    List<CodeBlock> arguments = new ArrayList<>(List.of(flat, CodeBlock.of("$N", part.name())));
    part.derivedLeaves().forEach(each -> arguments.add(leaf.apply(each)));
    return CodeBlock.of("$N($L);\n", orderer(part), Members.list(arguments));
  }

  private String orderer(Part part) {
    Struct struct = Objects.requireNonNull(part.record());
    return method(
        "order" + simpleName(struct),
        "order " + struct.name(),
        part.rank(),
        (name, builder) -> {
          builder
              .addParameter(ShapeCode.FLAT, "flat")
              .addParameter(type(struct, part.rank()), "primal");
          List<Part> leaves = part.derivedLeaves();
          for (int i = 0; i < leaves.size(); i++) {
            builder.addParameter(leaves.get(i).javaType(), "part" + i);
          }
          builder.beginControlFlow("if (primal == null)").addStatement("return").endControlFlow();
          return part.rank() == 0 ? orderOne(part, builder) : orderEach(part, builder);
        });
  }

  private MethodSpec.Builder orderOne(Part part, MethodSpec.Builder builder) {
    Struct struct = Objects.requireNonNull(part.record());
    int next = 0;
    for (int i = 0; i < part.members().size(); i++) {
      Part member = part.members().get(i);
      List<CodeBlock> parts = new ArrayList<>();
      for (int k = 0; k < (member.isDerived() ? member.derivedLeaves().size() : 0); k++) {
        parts.add(CodeBlock.of("part$L", next++));
      }
      if (member.isDerived() && member.isRecord()) {
        builder.addStatement(
            "$N(flat, $L, $L)", orderer(member), read(struct, i, "primal"), Members.list(parts));
      } else if (member.isDerived()) {
        builder.addStatement("flat.add($L)", parts.get(0));
      }
    }
    return builder;
  }

  private MethodSpec.Builder orderEach(Part part, MethodSpec.Builder builder) {
    List<CodeBlock> arguments =
        new ArrayList<>(List.of(CodeBlock.of("flat"), CodeBlock.of("primal[i]")));
    for (int i = 0; i < part.derivedLeaves().size(); i++) {
      arguments.add(CodeBlock.of("part$L[i]", i));
    }
    return builder
        .beginControlFlow("for (int i = 0; i < primal.length; i++)")
        .addStatement("$N($L)", orderer(element(part)), Members.list(arguments))
        .endControlFlow();
  }

  /** What is in an array of records. */
  private static Part element(Part part) {
    return new Part(
        part.name(),
        part.component(),
        ((ArrayType) part.type()).element(),
        part.isConstant(),
        part.record(),
        part.rank() - 1,
        part.members().stream().map(RecordCode::elementOfMember).toList());
  }

  private static Part elementOfMember(Part member) {
    if (member.isRecord()) {
      return element(member);
    }
    return new Part(
        member.name(),
        member.component(),
        ((ArrayType) member.type()).element(),
        member.isConstant(),
        null,
        0,
        List.of());
  }

  // Walks over a record of derivatives.

  /** Statements that append the numbers of a derivative to {@code flat}. */
  CodeBlock flatten(Part part, CodeBlock flat, CodeBlock value) {
    return part.isRecord()
        ? CodeBlock.of("$N($L, $L);\n", flattener(part), flat, value)
        : CodeBlock.of("$L.add($L);\n", flat, value);
  }

  private String flattener(Part part) {
    Struct struct = Objects.requireNonNull(part.record());
    return method(
        "flatten" + simpleName(struct),
        "flatten " + struct.name(),
        part.rank(),
        (name, builder) -> {
          builder
              .addParameter(ShapeCode.FLAT, "flat")
              .addParameter(type(struct, part.rank()), "record")
              .beginControlFlow("if (record == null)")
              .addStatement("return")
              .endControlFlow();
          if (part.rank() > 0) {
            return builder
                .beginControlFlow("for ($T element : record)", type(struct, part.rank() - 1))
                .addStatement("$N(flat, element)", flattener(element(part)))
                .endControlFlow();
          }
          for (int i = 0; i < part.members().size(); i++) {
            Part member = part.members().get(i);
            if (member.isDerived()) {
              builder.addCode(flatten(member, CodeBlock.of("flat"), read(struct, i, "record")));
            }
          }
          return builder;
        });
  }

  // Shapes.

  /** Statements that throw if {@code derivative} has not the shape of {@code primal}. */
  CodeBlock check(Part part, CodeBlock name, CodeBlock primal, CodeBlock derivative) {
    if (part.isRecord()) {
      return CodeBlock.of("$N($L, $L, $L);\n", checker(part), name, primal, derivative);
    }
    return part.isNumber()
        ? CodeBlock.of("")
        : CodeBlock.of("$T.check($L, $L, $L);\n", ShapeCode.SHAPES, name, primal, derivative);
  }

  private String checker(Part part) {
    Struct struct = Objects.requireNonNull(part.record());
    return method(
        "check" + simpleName(struct),
        "check " + struct.name(),
        part.rank(),
        (name, builder) -> {
          TypeName type = type(struct, part.rank());
          builder
              .addParameter(String.class, "name")
              .addParameter(type, "primal")
              .addParameter(type, "derivative")
              .beginControlFlow("if (!$T.haveParts(name, primal, derivative))", ShapeCode.SHAPES)
              .addStatement("return")
              .endControlFlow();
          if (part.rank() > 0) {
            return builder
                .beginControlFlow("for (int i = 0; i < primal.length; i++)")
                .addStatement(
                    "$N(name + \"[\" + i + \"]\", primal[i], derivative[i])",
                    checker(element(part)))
                .endControlFlow();
          }
          for (int i = 0; i < part.members().size(); i++) {
            Part member = part.members().get(i);
            if (member.isDerived()) {
              builder.addCode(
                  check(
                      member,
                      CodeBlock.of("name + $S", "." + member.component()),
                      read(struct, i, "primal"),
                      read(struct, i, "derivative")));
            }
          }
          return builder;
        });
  }

  /** An expression for a derivative like {@code value}, but zero. */
  CodeBlock zero(Part part, CodeBlock value) {
    if (part.isRecord()) {
      return CodeBlock.of("$N($L)", zeroer(part), value);
    }
    return part.isNumber()
        ? CodeBlock.of("0")
        : CodeBlock.of("$T.like($L)", ShapeCode.SHADOWS, value);
  }

  private String zeroer(Part part) {
    Struct struct = Objects.requireNonNull(part.record());
    return method(
        "zero" + simpleName(struct),
        "zero " + struct.name(),
        part.rank(),
        (name, builder) -> {
          TypeName type = type(struct, part.rank());
          builder
              .returns(type)
              .addParameter(type, "record")
              .beginControlFlow("if (record == null)")
              .addStatement("return null")
              .endControlFlow();
          if (part.rank() > 0) {
            return builder
                .addStatement(
                    "$T zero = $L", type, TapeSource.newArray(type, CodeBlock.of("record.length")))
                .beginControlFlow("for (int i = 0; i < zero.length; i++)")
                .addStatement("zero[i] = $N(record[i])", zeroer(element(part)))
                .endControlFlow()
                .addStatement("return zero");
          }
          List<CodeBlock> arguments = new ArrayList<>();
          for (int i = 0; i < part.members().size(); i++) {
            Part member = part.members().get(i);
            CodeBlock value = read(struct, i, "record");
            arguments.add(member.isDerived() ? zero(member, value) : value);
          }
          return builder.addStatement("return new $T($L)", type, Members.list(arguments));
        });
  }

  // Methods.

  /** Fills in a method. */
  private interface Body {
    MethodSpec.Builder in(String name, MethodSpec.Builder builder);
  }

  /** The name of the method that does this to arrays of that rank; it is made on demand. */
  private String method(String wish, String purpose, int rank, Body body) {
    String key = purpose + " " + rank;
    String known = made.get(key);
    if (known != null) {
      return known;
    }
    String name = unique(wish + (rank == 0 ? "" : "s".repeat(rank)));
    made.put(key, name);
    MethodSpec.Builder builder =
        MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    specs.addHelper(body.in(name, builder).build());
    return name;
  }

  private String unique(String wish) {
    String name = wish;
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }

  private static String simpleName(Struct struct) {
    return struct.name().substring(struct.name().lastIndexOf('.') + 1);
  }

  private static TypeName type(Struct struct, int rank) {
    TypeName type = TypeNames.ofClass(struct.name());
    for (int i = 0; i < rank; i++) {
      type = ArrayTypeName.of(type);
    }
    return type;
  }

  private static Type inArrays(Type element, int rank) {
    Type type = element;
    for (int i = 0; i < rank; i++) {
      type = new ArrayType(type);
    }
    return type;
  }
}
