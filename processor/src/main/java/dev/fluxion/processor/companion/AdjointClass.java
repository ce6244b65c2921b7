package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.emit.TapeSource;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code FAdjoint}: one public field for each differentiated parameter, and the scratch
 * memory that {@code fGradient} asks for while it is written.
 */
final class AdjointClass {
  private final MethodDescriptor method;
  private final MethodDescriptor.UniqueNames names = new MethodDescriptor.UniqueNames();
  private final String fit;
  private final List<FieldSpec> scratchFields = new ArrayList<>();
  private final List<MethodSpec> scratchMethods = new ArrayList<>();

  AdjointClass(MethodDescriptor method) {
    this.method = method;
    method.components().forEach(c -> names.reserve(c.parameter()));
    names.reserve("clear");
    names.reserve("toArray");
    fit = names.unique("fit");
  }

  /** Tapes that the adjoint keeps from call to call. */
  TapeSource tapes(ParameterSpec adjoint) {
    return new TapeSource() {
      @Override
      public CodeBlock newTape(String wish, TypeName type, @Nullable CodeBlock length) {
        return length == null
            ? CodeBlock.of("$N.$N()", adjoint, addStack(wish, type))
            : CodeBlock.of("$N.$N($L)", adjoint, addArray(wish, type), length);
      }

      @Override
      public ParameterSpec owner() {
        return adjoint;
      }
    };
  }

  private String addArray(String wish, TypeName type) {
    String name = names.unique(wish);
    ParameterSpec length =
        ParameterSpec.builder(TypeName.INT, name.equals("length") ? "n" : "length").build();
    scratchFields.add(FieldSpec.builder(type, name, Modifier.PRIVATE).build());
    scratchMethods.add(
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .addParameter(length)
            .returns(type)
            .beginControlFlow("if ($1N == null || $1N.length < $2N)", name, length.name())
            .addStatement(
                "$N = $L", name, TapeSource.newArray(type, CodeBlock.of("$N", length.name())))
            .endControlFlow()
            .addStatement("return $N", name)
            .build());
    return name;
  }

  private String addStack(String wish, TypeName type) {
    String name = names.unique(wish);
    scratchFields.add(
        FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
            .initializer("new $T()", type)
            .build());
    scratchMethods.add(
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .returns(type)
            .addStatement("$N.clear()", name)
            .addStatement("return $N", name)
            .build());
    return name;
  }

  /** The call that makes fields that are null, and refuses fields of the wrong shape. */
  CodeBlock fitting(String adjoint) {
    return method.isOfNumbers()
        ? CodeBlock.of("")
        : CodeBlock.of("$N.$N($L);\n", adjoint, fit, arguments());
  }

  /** The scratch arrays, all of them free again. */
  CodeBlock scratch(String adjoint) {
    String name = names.unique("scratch");
    scratchFields.add(
        FieldSpec.builder(ShapeCode.SCRATCH, name, Modifier.PRIVATE, Modifier.FINAL)
            .initializer("new $T()", ShapeCode.SCRATCH)
            .build());
    scratchMethods.add(
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .returns(ShapeCode.SCRATCH)
            .addStatement("$N.begin()", name)
            .addStatement("return $N", name)
            .build());
    return CodeBlock.of("$N.$N()", adjoint, name);
  }

  private CodeBlock arguments() {
    return fitted().stream()
        .map(p -> CodeBlock.of("$N", p.name()))
        .collect(CodeBlock.joining(",$W"));
  }

  /** The arguments that fields are compared with. */
  private List<ParameterSpec> fitted() {
    return method.arguments().stream()
        .filter(p -> isAggregate(p) || method.aggregates().stream().anyMatch(c -> mayBe(p, c)))
        .toList();
  }

  private boolean isAggregate(ParameterSpec argument) {
    return method.aggregates().stream().anyMatch(c -> c.argument().equals(argument.name()));
  }

  /** Whether a field could be set to, or share rows with, the argument of another parameter. */
  private static boolean mayBe(ParameterSpec argument, MethodDescriptor.Component c) {
    return SharedArrays.mayBe(argument.type(), c.type()) && !argument.name().equals(c.argument());
  }

  private MethodSpec fit() {
    MethodSpec.Builder builder = MethodSpec.methodBuilder(fit).addModifiers(Modifier.PRIVATE);
    CodeBlock.Builder checks = CodeBlock.builder();
    CodeBlock.Builder makes = CodeBlock.builder();
    builder.addParameters(fitted());
    for (MethodDescriptor.Component c : method.aggregates()) {
      CodeBlock primal = CodeBlock.of("$N", c.argument());
      CodeBlock field = CodeBlock.of("this.$N", c.parameter());
      checks.add(c.code().checkUnlessNull("adjoint." + c.parameter(), primal, field));
      checks.add(checkOwn(c, field));
      makes.add(c.code().make(primal, field));
    }
    return builder.addCode(checks.build()).addCode(makes.build()).build();
  }

  private CodeBlock checkOwn(MethodDescriptor.Component c, CodeBlock field) {
    List<CodeBlock> others =
        fitted().stream()
            .filter(p -> mayBe(p, c))
            .map(p -> SharedArrays.areOne(field, c.type(), p))
            .toList();
    return others.isEmpty()
        ? CodeBlock.of("")
        : CodeBlock.of(
            "$T.checkOwn($S, $L,$W$L);\n",
            ShapeCode.SHAPES,
            "adjoint." + c.parameter(),
            field,
            CodeBlock.join(others, "$W|| "));
  }

  TypeSpec build() {
    if (!method.isOfNumbers()) {
      scratchMethods.add(0, fit());
    }
    TypeSpec.Builder type = start(method).addFields(scratchFields);
    if (!method.isCore()) {
      addMethods(method, type);
    }
    return type.addMethods(scratchMethods).build();
  }

  /** The class of a method of records, which owns that of the method of their parts. */
  static TypeSpec around(MethodDescriptor method, FieldSpec parts) {
    TypeSpec.Builder type = start(method).addField(parts);
    addMethods(method, type);
    return type.build();
  }

  private static TypeSpec.Builder start(MethodDescriptor method) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(method.adjointType().simpleName())
            .addModifiers(method.visibilityAnd(Modifier.STATIC, Modifier.FINAL))
            .addJavadoc(
                "The gradient of $L, summed over calls. It owns the\n"
                    + "scratch memory of the call, so use one for each thread.",
                Doc.link(method));
    for (MethodDescriptor.Component c : method.components()) {
      type.addField(
          FieldSpec.builder(c.type(), c.parameter(), Modifier.PUBLIC)
              .addJavadoc("The derivative with respect to {@code $L}.", c.parameter())
              .build());
    }
    return type;
  }

  private static void addMethods(MethodDescriptor method, TypeSpec.Builder type) {
    MethodSpec.Builder clear =
        MethodSpec.methodBuilder("clear")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Sets every field to zero.");
    method
        .components()
        .forEach(c -> clear.addCode(c.code().clear(CodeBlock.of("$N", c.parameter()))));
    type.addMethod(
            MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Creates an adjoint that is zero.")
                .build())
        .addMethod(clear.build())
        .addMethod(
            ResultRecord.toArray(method.components(), MethodDescriptor.Component::parameter));
  }
}
