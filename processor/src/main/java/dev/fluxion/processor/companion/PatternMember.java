package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.emit.TapeSource;
import dev.fluxion.processor.ir.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes a private method that {@code fJacobian} calls, {@code fPattern}: it runs the original, and
 * tells of each number in the results which inputs it depends on.
 */
final class PatternMember {
  private static final ClassName INPUTS = ClassName.get("dev.fluxion.tape", "Inputs");
  private static final ClassName PATTERN = ClassName.get("dev.fluxion.tape", "SparsityPattern");

  private PatternMember() {}

  static CodeBlock call(MethodDescriptor method) {
    return CodeBlock.of("$N($L)", name(method), Members.list(Members.names(method.arguments())));
  }

  static void write(MethodDescriptor method, Program pattern, Bodies bodies, MemberSpecs specs) {
    MethodDescriptor.UniqueNames locals = bodies.inputs().localsBeside(method.arguments());
    String inputs = locals.unique("inputs");
    CodeBlock.Builder code =
        CodeBlock.builder().addStatement("$1T $2N = new $1T()", INPUTS, inputs);
    List<String> names = new ArrayList<>(bodies.inputs().names(method.arguments()));
    for (MethodDescriptor.Component c : method.components()) {
      String sets = locals.unique(c.argument() + "Inputs");
      names.add(sets);
      code.addStatement("$T $N = $N.part($N)", setType(c.type()), sets, inputs, c.argument());
    }
    Bodies.Emitted body =
        bodies.emit(
            pattern, names, Set.of(inputs), TapeSource.NEW, results -> found(method, results));
    specs.addLater(
        Members.method(method, name(method), method.arguments(), Modifier.PRIVATE)
            .returns(PATTERN)
            .addCode(bodies.inputs().unpacked())
            .addCode(code.add(body.body()).build())
            .build());
  }

  private static String name(MethodDescriptor method) {
    return method.method().baseName() + "Pattern";
  }

  /** The results come first, then sets for each. */
  private static CodeBlock found(MethodDescriptor method, List<CodeBlock> results) {
    CodeBlock.Builder code = CodeBlock.builder().add("return new $T()", PATTERN);
    int sets = method.results().size();
    for (int i = 0; i < method.results().size(); i++) {
      if (!method.results().get(i).isWhole()) {
        code.add("$Z.add($L, $L)", results.get(i), results.get(sets++));
      }
    }
    return code.add(";\n").build();
  }

  private static TypeName setType(TypeName type) {
    return ArrayTypeName.of(
        type instanceof ArrayTypeName array ? setType(array.componentType()) : TypeName.LONG);
  }
}
