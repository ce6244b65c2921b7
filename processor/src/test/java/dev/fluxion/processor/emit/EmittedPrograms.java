package dev.fluxion.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import javax.lang.model.element.Modifier;

/** Programs written as Java, compiled at one go without a warning, and run. */
final class EmittedPrograms {
  private final List<String> texts = new ArrayList<>();
  private final List<Method> methods = new ArrayList<>();
  private final Path classes;

  private EmittedPrograms(Path classes) {
    this.classes = classes;
  }

  static EmittedPrograms of(List<Program> programs) {
    return of(programs, line -> "");
  }

  /** Programs whose statements come from {@code lines}. */
  static EmittedPrograms of(List<Program> programs, SourceLines lines) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      texts.add(text(programs.get(i), ClassName.get("emitted", "Program" + i), lines));
    }
    TestCompiler.Result result =
        TestCompiler.strict()
            .processedBy()
            .with("-proc:none")
            .compile(texts.toArray(String[]::new));
    if (!result.success() || !result.diagnostics().isEmpty()) {
      throw new AssertionError(firstFault(result));
    }
    EmittedPrograms emitted = new EmittedPrograms(result.classes());
    emitted.texts.addAll(texts);
    ClassLoader loader = result.loader();
    for (int i = 0; i < programs.size(); i++) {
      emitted.methods.add(entry(loader, "emitted.Program" + i));
    }
    return emitted;
  }

  private static String firstFault(TestCompiler.Result result) {
    if (result.diagnostics().isEmpty()) {
      return result.toString();
    }
    var fault = result.diagnostics().get(0);
    try {
      return fault + "\n" + fault.getSource().getCharContent(true);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Method entry(ClassLoader loader, String className) {
    try {
      return Arrays.stream(loader.loadClass(className).getDeclaredMethods())
          .filter(m -> m.getName().equals("run"))
          .findFirst()
          .orElseThrow();
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** The text of the class that was made of program number {@code i}. */
  String text(int i) {
    return texts.get(i);
  }

  /** The results of program number {@code i}. */
  List<Object> run(int i, Object... arguments) throws Throwable {
    try {
      return Arrays.asList((Object[]) methods.get(i).invoke(null, arguments));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** How many bytes of bytecode each method has. */
  Map<String, Integer> codeSizes() throws IOException {
    return CodeSizes.within(classes);
  }

  /** The body of the entry alone, which ends with {@code return …}. */
  static String body(Program program) {
    return body(program, line -> "");
  }

  static String body(Program program, SourceLines lines) {
    String text = text(program, ClassName.get("emitted", "Golden"), lines);
    int start = text.indexOf("{\n", text.indexOf(" run(")) + 2;
    return text.substring(start, text.indexOf("\n  }\n", start) + 1).indent(-4);
  }

  static String text(Program program, ClassName companion, SourceLines lines) {
    List<String> names = new ArrayList<>();
    IntFunction<String> fresh = i -> "p" + i;
    for (Value parameter : program.entry().parameters()) {
      String wish = parameter.name();
      boolean isFree =
          !wish.isEmpty() && !names.contains(wish) && LocalNames.legal(wish).equals(wish);
      names.add(
          isFree && !Character.isUpperCase(wish.charAt(0)) ? wish : fresh.apply(names.size()));
    }
    ProgramEmitter emitter =
        new ProgramEmitter(
            program,
            new EmitContext(
                companion, Set.of("run"), names, Set.of("adjoint"), lines, TapeSource.NEW));
    MethodSpec.Builder run =
        MethodSpec.methodBuilder("run")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(Object[].class);
    for (int i = 0; i < names.size(); i++) {
      run.addParameter(typeName(program.entry().parameters().get(i).type()), names.get(i));
    }
    ProgramEmitter.Written written =
        emitter.write(
            results ->
                CodeBlock.of(
                    "return new Object[] {$L};\n",
                    results.stream().collect(CodeBlock.joining(", "))));
    run.addCode(written.body());
    TypeSpec type =
        TypeSpec.classBuilder(companion.simpleName())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addAnnotation(unchecked())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(run.build())
            .addMethods(written.helpers())
            .addTypes(written.types())
            .addFields(written.fields())
            .build();
    return JavaFile.builder(companion.packageName(), type)
        .skipJavaLangImports(true)
        .indent("  ")
        .build()
        .toString();
  }

  /** As on every companion: there are no arrays of a generic class. */
  private static AnnotationSpec unchecked() {
    return AnnotationSpec.builder(SuppressWarnings.class)
        .addMember("value", "{$S, $S}", "rawtypes", "unchecked")
        .build();
  }

  private static TypeName typeName(Type type) {
    return type instanceof ArrayType array
        ? com.palantir.javapoet.ArrayTypeName.of(typeName(array.element()))
        : TypeName.get(
            switch ((Scalar) type) {
              case BOOLEAN -> boolean.class;
              case BYTE -> byte.class;
              case SHORT -> short.class;
              case CHAR -> char.class;
              case INT -> int.class;
              case LONG -> long.class;
              case FLOAT -> float.class;
              case DOUBLE -> double.class;
            });
  }
}
