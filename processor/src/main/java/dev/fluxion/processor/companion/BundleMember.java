package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.emit.TapeSource;
import dev.fluxion.processor.ir.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes a private method that {@code fJacobian} calls, {@code fBundle}: the pushforward in several
 * directions at once; and its result. Partial derivatives are computed once for all directions,
 * whose tangents are locals.
 */
final class BundleMember implements ColumnsMember {
  private final MethodDescriptor method;
  private final int directions;

  /** The names of the tangents of the results, direction after direction. */
  private final List<String> tangents = new ArrayList<>();

  BundleMember(MethodDescriptor method, int directions) {
    this.method = method;
    this.directions = directions;
    MethodDescriptor.UniqueNames names = new MethodDescriptor.UniqueNames();
    method.results().forEach(r -> names.reserve(r.component()));
    for (int direction = 1; direction <= directions; direction++) {
      for (MethodDescriptor.Result r : method.derivedResults()) {
        tangents.add(names.unique(r.tangent() + direction));
      }
    }
  }

  @Override
  public ClassName type() {
    return method.typeName("Bundle");
  }

  @Override
  public CodeBlock call(String sweeps) {
    List<CodeBlock> arguments = new ArrayList<>(Members.names(method.arguments()));
    for (int direction = 0; direction < directions; direction++) {
      method
          .components()
          .forEach(c -> arguments.add(CodeBlock.of("$N.part($N)", sweeps, c.argument())));
    }
    return CodeBlock.of("$N($L)", name(), Members.list(arguments));
  }

  @Override
  public CodeBlock flattened(String bundle) {
    CodeBlock parts =
        tangents.stream()
            .map(tangent -> CodeBlock.of("$Z.add($N.$N())", bundle, tangent))
            .collect(CodeBlock.joining(""));
    return CodeBlock.of("new $T()$L.toArray()", ShapeCode.FLAT, parts);
  }

  @Override
  public void write(Program bundle, Bodies bodies, MemberSpecs specs) {
    List<ParameterSpec> parameters = new ArrayList<>(method.arguments());
    MethodDescriptor.UniqueNames names = bodies.inputs().localsBeside(parameters);
    for (int direction = 1; direction <= directions; direction++) {
      for (MethodDescriptor.Component c : method.components()) {
        String name = names.unique(c.tangent() + direction);
        parameters.add(ParameterSpec.builder(c.type(), name).build());
      }
    }
    Bodies.Emitted body =
        bodies.emit(
            bundle,
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

  private String name() {
    return method.method().baseName() + "Bundle";
  }

  private TypeSpec record() {
    ResultRecord result =
        new ResultRecord(
            type(),
            CodeBlock.of(
                "Results of $L, and their tangents in several directions.", Doc.link(method)),
            Modifier.PRIVATE);
    method.results().forEach(r -> result.component(r.type(), r.component(), "a result"));
    List<MethodDescriptor.Result> derived = method.derivedResults();
    for (int i = 0; i < tangents.size(); i++) {
      MethodDescriptor.Result r = derived.get(i % derived.size());
      result.component(r.type(), tangents.get(i), "its tangent");
    }
    return result.build();
  }
}
