package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the functions of a program as Java. */
public final class ProgramEmitter {
  private final Program program;
  private final EmitContext context;
  private final TapeParts tapeParts;
  private final CompanionNames names;
  private final ThrownExceptions thrown;

  /** The parts of the names of classes that the code refers to. */
  private final Set<String> referred = new LinkedHashSet<>();

  public ProgramEmitter(Program program, EmitContext context) {
    Program outlined = OutlineLoops.outline(program);
    this.program =
        SeveralResults.pack(SplitLongFunctions.split(outlined, SplitLongFunctions.Limits.HOTSPOT));
    this.context = context;
    this.tapeParts = TapeParts.of(this.program, outlined, context.tapes());
    this.names = new CompanionNames(this.program, tapeParts, context);
    this.thrown = new ThrownExceptions(this.program, context.exceptions());
    for (Function function : this.program.functions()) {
      ReferredTypes.in(function.body())
          .forEach(name -> referred.addAll(List.of(name.split("\\."))));
    }
  }

  /** How a type of the program is called in Java. */
  public TypeName typeName(Type type) {
    return names.types().of(type);
  }

  /**
   * A program in Java.
   *
   * @param body the statements of the entry, as a method's body
   * @param fields private constants: copies of the user's, the assertion status of classes, handles
   * @param helpers private methods for the other functions
   * @param types private nested records: frames, and results of functions that have several
   */
  public record Written(
      CodeBlock body, List<FieldSpec> fields, List<MethodSpec> helpers, List<TypeSpec> types) {}

  /**
   * Writes the program.
   *
   * @param sink what happens to the results of the entry
   */
  public Written write(ResultSink sink) {
    CodeBlock body = entryBody(sink);
    List<FieldSpec> constants = constantFields();
    List<MethodSpec> helpers = helperMethods();
    List<FieldSpec> fields = new ArrayList<>(names.ownFields());
    fields.addAll(constants);
    return new Written(body, fields, helpers, nestedTypes());
  }

  private CodeBlock entryBody(ResultSink sink) {
    return new BodyWriter(
            program.entry(),
            /* resultsInOrder= */ false,
            context.parameterNames(),
            reserved(context.reserved()),
            names,
            context.lines(),
            context.tapes())
        .write(sink);
  }

  /** Names that would hide a class that the generated code refers to. */
  private Set<String> reserved(Set<String> more) {
    Set<String> reserved = new LinkedHashSet<>(more);
    reserved.addAll(
        List.of("Math", "StrictMath", "Double", "Float", "java", "dev", "org", "net", "com"));
    reserved.addAll(referred);
    reserved.addAll(names.fieldsAndTypes());
    return reserved;
  }

  private List<MethodSpec> helperMethods() {
    List<MethodSpec> methods = new ArrayList<>();
    helpers().forEach(f -> methods.add(method(f, names.method(f.name()))));
    names.ownConstants().stream()
        .filter(f -> expression(f) == null)
        .forEach(f -> methods.add(method(f, names.initializer(f.name()))));
    return methods;
  }

  /** What the entry calls, and constants that no other program of the companion has made. */
  private List<Function> helpers() {
    Set<Function> reached = Collections.newSetFromMap(new IdentityHashMap<>());
    reached.addAll(CompanionNames.withCallees(program.entry(), program));
    names.ownConstants().forEach(c -> reached.addAll(CompanionNames.withCallees(c, program)));
    return program.functions().stream().skip(1).filter(reached::contains).toList();
  }

  private MethodSpec method(Function function, String methodName) {
    ParameterSpec owner = tapeParts.contain(function.name()) ? context.tapes().owner() : null;
    Set<String> reserved = reserved(owner == null ? Set.of() : Set.of(owner.name()));
    LocalNames parameterNames = new LocalNames(reserved);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(methodName)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(returnType(function));
    List<String> parameters = new ArrayList<>();
    for (Value parameter : function.parameters()) {
      String name = parameterNames.fresh(parameter.name());
      parameters.add(name);
      method.addParameter(ParameterSpec.builder(names.types().of(parameter.type()), name).build());
    }
    if (owner != null) {
      method.addParameter(owner);
    }
    thrown.of(function).forEach(t -> method.addException(TypeNames.ofClass(t)));
    BodyWriter body =
        new BodyWriter(
            function,
            /* resultsInOrder= */ true,
            parameters,
            reserved,
            names,
            context.lines(),
            owner == null ? TapeSource.NEW : context.tapes());
    return method.addCode(body.write(ProgramEmitter::returning)).build();
  }

  private TypeName returnType(Function function) {
    return function.results().isEmpty()
        ? TypeName.VOID
        : names.types().of(function.results().get(0));
  }

  private static CodeBlock returning(List<CodeBlock> results) {
    return results.isEmpty()
        ? CodeBlock.of("")
        : CodeBlock.builder().addStatement("return $L", results.get(0)).build();
  }

  /** The constant's value, if one expression says it. */
  private @Nullable CodeBlock expression(Function constant) {
    return new BodyWriter(
            constant,
            /* resultsInOrder= */ true,
            List.of(),
            reserved(Set.of()),
            names,
            context.lines(),
            TapeSource.NEW)
        .expression();
  }

  private List<TypeSpec> nestedTypes() {
    List<Function> written = new ArrayList<>(helpers());
    written.add(program.entry());
    written.addAll(names.ownConstants());
    return UsedStructs.of(program, written).stream()
        .filter(names::isNew)
        .map(this::record)
        .toList();
  }

  private TypeSpec record(Struct struct) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    for (int i = 0; i < struct.members().size(); i++) {
      constructor.addParameter(
          names.types().of(struct.members().get(i).type()), names.component(struct, i));
    }
    ClassName name = (ClassName) names.types().of(new StructType(struct.name()));
    return TypeSpec.recordBuilder(name.simpleName())
        .addModifiers(Modifier.PRIVATE)
        .recordConstructor(constructor.build())
        .build();
  }

  private List<FieldSpec> constantFields() {
    List<FieldSpec> fields = new ArrayList<>();
    for (Function constant : names.ownConstants()) {
      CodeBlock expression = expression(constant);
      fields.add(
          FieldSpec.builder(
                  names.types().of(constant.results().get(0)), names.constant(constant.name()))
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .initializer(
                  expression == null
                      ? CodeBlock.of("$L()", names.initializer(constant.name()))
                      : expression)
              .build());
    }
    return fields;
  }
}
