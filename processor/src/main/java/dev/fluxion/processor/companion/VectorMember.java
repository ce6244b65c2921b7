package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.emit.TapeSource;
import dev.fluxion.processor.ir.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes {@code fBundle}: the pushforward in as many directions as it is told, whose tangents are
 * in arrays, all directions of a number together.
 */
final class VectorMember implements ColumnsMember {
  private static final TypeName NUMBERS = ArrayTypeName.of(TypeName.DOUBLE);

  private final MethodDescriptor method;

  VectorMember(MethodDescriptor method) {
    this.method = method;
  }

  @Override
  public ClassName type() {
    return method.typeName("Bundle");
  }

  @Override
  public CodeBlock call(String sweeps) {
    List<CodeBlock> arguments = new ArrayList<>(Members.names(method.arguments()));
    method
        .components()
        .forEach(c -> arguments.add(CodeBlock.of("$N.lanes($N)", sweeps, c.argument())));
    arguments.add(CodeBlock.of("$N.directions()", sweeps));
    return CodeBlock.of("$N($L)", name(), Members.list(arguments));
  }

  @Override
  public CodeBlock flattened(String bundle) {
    List<MethodDescriptor.Result> results = method.derivedResults();
    if (results.size() == 1 && results.get(0).type().equals(NUMBERS)) {
      return CodeBlock.of("$T.of($N.$N())", ShapeCode.FLAT, bundle, results.get(0).tangent());
    }
    CodeBlock parts =
        results.stream()
            .map(r -> CodeBlock.of("$Z.add($N.$N())", bundle, r.tangent()))
            .collect(CodeBlock.joining(""));
    return CodeBlock.of("new $T()$L.toArray()", ShapeCode.FLAT, parts);
  }

  @Override
  public void write(Program program, Bodies bodies, MemberSpecs specs) {
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    parameters.addAll(lanes(method, bodies));
    Bodies.Emitted body =
        bodies.emit(
            program,
            bodies.inputs().names(parameters),
            Set.of(),
            TapeSource.NEW,
            results -> CodeBlock.of("return new $T($L);\n", type(), Members.list(results)));
    specs.addLater(
        Members.method(method, name(), parameters, Modifier.PRIVATE)
            .returns(type())
            .addCode(bodies.inputs().unpacked())
            .addCode(body.body())
            .build());
    specs.addLater(record());
  }

  /** The parameters for the tangents of all directions, and for how many these are. */
  static List<ParameterSpec> lanes(MethodDescriptor method, Bodies bodies) {
    List<ParameterSpec> parameters = new ArrayList<>();
    MethodDescriptor.UniqueNames names = bodies.inputs().localsBeside(method.arguments());
    for (MethodDescriptor.Component c : method.components()) {
      parameters.add(ParameterSpec.builder(lanes(c.type()), names.unique(c.tangent())).build());
    }
    parameters.add(ParameterSpec.builder(TypeName.INT, names.unique("directions")).build());
    return parameters;
  }

  private String name() {
    return method.method().baseName() + "Bundle";
  }

  private static TypeName lanes(TypeName type) {
    return type.isPrimitive() ? ArrayTypeName.of(type) : type;
  }

  private TypeSpec record() {
    ResultRecord result =
        new ResultRecord(
            type(),
            CodeBlock.of("Results of $L, and their tangents in many directions.", Doc.link(method)),
            Modifier.PRIVATE);
    method.results().forEach(r -> result.component(r.type(), r.component(), "a result"));
    method
        .derivedResults()
        .forEach(r -> result.component(lanes(r.type()), r.tangent(), "its tangents"));
    return result.build();
  }
}
