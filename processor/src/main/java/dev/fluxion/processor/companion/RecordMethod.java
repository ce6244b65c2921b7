package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A method whose signature has records, and the method of the records' components that does its
 * work: its derivatives are written like those of any other method, private, and the members that
 * the user sees only take records apart and put them together.
 *
 * @param method what the user sees
 * @param core the method of the components
 * @param arguments the method's parameters, taken apart
 * @param tangents their tangents, taken apart, one for each differentiated parameter
 * @param components what the derivatives by numbers and arrays are called in the core's records
 */
record RecordMethod(
    MethodDescriptor method,
    MethodDescriptor core,
    List<Part> arguments,
    List<Part> tangents,
    Map<String, String> components) {

  static RecordMethod of(MethodDescriptor method, RecordLayout layout, Set<String> taken) {
    MethodDescriptor.UniqueNames names = method.signatureNames();
    List<Part> arguments = new ArrayList<>();
    List<Part> tangents = new ArrayList<>();
    for (int i = 0; i < method.arguments().size(); i++) {
      String name = method.arguments().get(i).name();
      Type type = layout.parameters().get(i);
      arguments.add(Part.of(name, type, layout, names));
      method.components().stream()
          .filter(c -> c.argument().equals(name))
          .forEach(c -> tangents.add(Part.of(c.tangent(), type, layout, names)));
    }
    Map<String, String> components = new HashMap<>();
    MethodDescriptor core = core(method, arguments, names, components, layout.overwritten(), taken);
    return new RecordMethod(method, core, arguments, tangents, components);
  }

  private static MethodDescriptor core(
      MethodDescriptor method,
      List<Part> arguments,
      MethodDescriptor.UniqueNames names,
      Map<String, String> componentNames,
      BitSet overwritten,
      Set<String> taken) {
    List<ParameterSpec> parameters = new ArrayList<>();
    List<MethodDescriptor.Component> components = new ArrayList<>();
    MethodDescriptor.UniqueNames inRecord = new MethodDescriptor.UniqueNames();
    inRecord.reserve("toArray");
    for (Part argument : arguments) {
      argument
          .all()
          .forEach(p -> parameters.add(ParameterSpec.builder(p.javaType(), p.name()).build()));
      boolean isDifferentiated =
          method.components().stream().anyMatch(c -> c.argument().equals(argument.name()));
      for (Part leaf : isDifferentiated ? argument.derivedLeaves() : List.<Part>of()) {
        String component = inRecord.unique(DescriptorReader.legalComponent(leaf.name()));
        componentNames.put(leaf.name(), component);
        components.add(
            new MethodDescriptor.Component(
                component,
                component,
                leaf.name(),
                names.unique(leaf.name() + "Tangent"),
                component,
                leaf.javaType(),
                ShapeCode.of(shape(leaf.type()))));
      }
    }
    return method.core(
        parameters, components, method.results(), inRecord.unique("value"), overwritten, taken);
  }

  private static Shape shape(Type type) {
    return type instanceof Scalar scalar
        ? new Shape.Real(scalar)
        : new Shape.RealArray(Scalar.DOUBLE, 1);
  }

  /** The differentiated parameters, taken apart. */
  List<Part> differentiated() {
    return method.components().stream().map(c -> argument(c.argument())).toList();
  }

  private Part argument(String name) {
    return arguments.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  /** The arguments of the core's members. */
  List<CodeBlock> names() {
    return arguments.stream().flatMap(Part::all).map(p -> CodeBlock.of("$N", p.name())).toList();
  }

  /** The tangents that the core takes behind these. */
  List<CodeBlock> tangentNames() {
    return tangents.stream()
        .flatMap(tangent -> tangent.derivedLeaves().stream())
        .map(p -> CodeBlock.of("$N", p.name()))
        .toList();
  }
}
