package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the functions of a program as Java. */
public final class ProgramEmitter {
  private final Program program;
  private final EmitContext context;
  private final CompanionNames names;

  public ProgramEmitter(Program program, EmitContext context) {
    this.program = program;
    this.context = context;
    this.names = new CompanionNames(program, context);
  }

  /** The statements of the entry, as a method's body. */
  public CodeBlock entryBody(ResultSink sink) {
    return new BodyWriter(
            program.entry(),
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
    for (Function function : program.functions()) {
      ReferredTypes.in(function.body())
          .forEach(name -> reserved.addAll(List.of(name.split("\\."))));
    }
    return reserved;
  }

  /** Private methods for the other functions. */
  public List<MethodSpec> helperMethods() {
    List<MethodSpec> methods = new ArrayList<>();
    helpers().forEach(f -> methods.add(method(f, names.method(f.name()))));
    names.ownConstants().forEach(f -> methods.add(method(f, names.initializer(f.name()))));
    return methods;
  }

  /** What the entry calls, and constants that no other program of the companion has made. */
  private List<Function> helpers() {
    Set<Function> reached =
        new LinkedHashSet<>(CompanionNames.withCallees(program.entry(), program));
    names.ownConstants().forEach(c -> reached.addAll(CompanionNames.withCallees(c, program)));
    return program.functions().stream().skip(1).filter(reached::contains).toList();
  }

  private MethodSpec method(Function function, String methodName) {
    LocalNames parameterNames = new LocalNames(reserved(Set.of()));
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
    thrown(function, new LinkedHashSet<>()).forEach(t -> method.addException(TypeNames.ofClass(t)));
    BodyWriter body =
        new BodyWriter(
            function, parameters, reserved(Set.of()), names, context.lines(), TapeSource.NEW);
    return method.addCode(body.write(results -> returning(function, results))).build();
  }

  private TypeName returnType(Function function) {
    return switch (function.results().size()) {
      case 0 -> TypeName.VOID;
      case 1 -> names.types().of(function.results().get(0));
      default -> names.types().of(new StructType(names.resultType(function.name())));
    };
  }

  private CodeBlock returning(Function function, List<CodeBlock> results) {
    if (results.isEmpty()) {
      return CodeBlock.of("");
    }
    CodeBlock all = results.stream().collect(CodeBlock.joining(", "));
    return results.size() == 1
        ? CodeBlock.builder().addStatement("return $L", all).build()
        : CodeBlock.builder().addStatement("return new $T($L)", returnType(function), all).build();
  }

  /**
   * The exceptions that the function throws by itself or in what it calls: if one is checked, the
   * user's method declares it.
   */
  private Set<String> thrown(Function function, Set<String> seen) {
    Set<String> types = new LinkedHashSet<>();
    if (seen.add(function.name())) {
      thrown(function.body(), types, seen);
    }
    return types;
  }

  private void thrown(Block block, Set<String> types, Set<String> seen) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Throw t
          && t.exception().type() instanceof ObjectType type) {
        types.add(type.className());
      } else if (statement instanceof Statement.Call call) {
        types.addAll(thrown(program.function(call.callee()), seen));
      }
      Values.blocks(statement).forEach(inner -> thrown(inner, types, seen));
    }
  }

  /** Private nested records: frames, and results of functions that have several. */
  public List<TypeSpec> nestedTypes() {
    List<TypeSpec> types = new ArrayList<>();
    for (Struct struct : program.structs()) {
      List<String> components = struct.members().stream().map(Struct.Member::name).toList();
      List<Type> of = struct.members().stream().map(Struct.Member::type).toList();
      types.add(record(struct.name(), components, of));
    }
    helpers().stream().filter(f -> f.results().size() > 1).forEach(f -> types.add(resultRecord(f)));
    return types;
  }

  private TypeSpec resultRecord(Function function) {
    List<String> components = new ArrayList<>();
    for (int i = 0; i < function.results().size(); i++) {
      components.add(names.resultComponent(function.name(), i));
    }
    return record(names.resultType(function.name()), components, function.results());
  }

  private TypeSpec record(String struct, List<String> components, List<Type> of) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    for (int i = 0; i < components.size(); i++) {
      constructor.addParameter(names.types().of(of.get(i)), LocalNames.legal(components.get(i)));
    }
    String name =
        ((com.palantir.javapoet.ClassName) names.types().of(new StructType(struct))).simpleName();
    return TypeSpec.recordBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .recordConstructor(constructor.build())
        .build();
  }

  /**
   * Private constants: copies of the user's, and the assertion status of classes. Ask for them
   * last.
   */
  public List<FieldSpec> constantFields() {
    List<FieldSpec> fields = new ArrayList<>(names.assertionFields());
    for (Function constant : names.ownConstants()) {
      fields.add(
          FieldSpec.builder(
                  names.types().of(constant.results().get(0)), names.constant(constant.name()))
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .initializer("$L()", names.initializer(constant.name()))
              .build());
    }
    return fields;
  }
}
