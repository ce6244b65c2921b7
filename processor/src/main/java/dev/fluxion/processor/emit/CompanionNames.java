package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The names of what a program adds to its companion: methods, nested types, constants. */
final class CompanionNames {
  private final Program program;
  private final TypeNames types;
  private final Set<String> taken;
  private final Map<String, String> methods = new HashMap<>();
  private final Map<String, String> constants = new HashMap<>();
  private final Map<String, String> initializers = new HashMap<>();
  private final Map<String, String> resultTypes = new HashMap<>();
  private final Map<String, FieldSpec> assertions = new LinkedHashMap<>();

  CompanionNames(Program program, EmitContext context) {
    this.program = program;
    this.types = new TypeNames(context.companion());
    this.taken = new HashSet<>(context.memberNames());
    for (Struct struct : program.structs()) {
      types.nest(struct.name(), unique(struct.name()));
    }
    for (Function function : program.functions()) {
      if (function != program.entry()) {
        methods.put(function.name(), unique(function.name()));
        if (function.results().size() > 1) {
          resultTypes.put(function.name(), unique(capitalized(function.name()) + "Result"));
        }
      }
    }
    for (Function constant : program.constants()) {
      constants.put(constant.name(), unique(constant.name()));
      initializers.put(constant.name(), unique(constant.name() + "Value"));
    }
  }

  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** {@code wish}, with a number where it is taken. */
  private String unique(String wish) {
    String name = wish;
    for (int i = 2; !taken.add(name); i++) {
      name = wish + i;
    }
    return name;
  }

  TypeNames types() {
    return types;
  }

  String method(String function) {
    return methods.getOrDefault(function, function);
  }

  String constant(String function) {
    return constants.getOrDefault(function, function);
  }

  /** The method that computes a constant, once. */
  String initializer(String function) {
    return initializers.getOrDefault(function, function);
  }

  /** The nested record that holds the results of a function with several. */
  String resultType(String function) {
    return resultTypes.getOrDefault(function, function);
  }

  /** The component of that record for result number {@code index}. */
  String resultComponent(String function, int index) {
    List<String> names = new ArrayList<>();
    for (String wish : program.function(function).resultNames()) {
      String base = LocalNames.legal(wish.isEmpty() ? "result" : wish);
      String name = base;
      for (int i = 2; names.contains(name); i++) {
        name = base + i;
      }
      names.add(name);
    }
    return names.get(index);
  }

  String fieldName(Operation.Field field) {
    Struct struct = program.struct(((StructType) field.struct().type()).name());
    return LocalNames.legal(struct.members().get(field.index()).name());
  }

  /** The constant that holds whether the class {@code owner} runs with assertions. */
  String assertions(String owner) {
    return assertions
        .computeIfAbsent(
            owner,
            o ->
                FieldSpec.builder(TypeName.BOOLEAN, unique("ASSERTIONS"))
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer(
                        CodeBlock.of(
                            "$T.class.desiredAssertionStatus()", ClassName.bestGuess(owner)))
                    .build())
        .name();
  }

  List<FieldSpec> assertionFields() {
    return new ArrayList<>(assertions.values());
  }
}
