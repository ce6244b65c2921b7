package dev.fluxion.processor.companion;

import com.palantir.javapoet.ParameterSpec;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the names of the parts of a method's records, and describes the method of these parts. */
final class CoreReader {
  private final MethodDescriptor method;
  private final RecordLayout layout;
  private final MethodDescriptor.UniqueNames names;
  private final List<Part> arguments;
  private final List<Part> tangents = new ArrayList<>();
  private final Map<String, String> components = new HashMap<>();
  private final Map<String, MethodDescriptor.Result> results = new HashMap<>();

  private CoreReader(MethodDescriptor method, RecordLayout layout) {
    this.method = method;
    this.layout = layout;
    this.names = method.signatureNames();
    this.arguments = Part.arguments(method, layout, names);
  }

  static RecordMethod read(MethodDescriptor method, RecordLayout layout, Set<String> taken) {
    return new CoreReader(method, layout).read(taken);
  }

  private RecordMethod read(Set<String> taken) {
    for (MethodDescriptor.Component c : method.components()) {
      tangents.add(Part.of(c.tangent(), argument(c).type(), layout, names));
    }
    Part value = null;
    Part cotangent = null;
    List<MethodDescriptor.Result> ofCore = method.results();
    if (method.method().returnsRecords()) {
      Type type = layout.result();
      value = Part.of(names.unique("value"), type, layout, names);
      cotangent = Part.of(method.results().get(0).cotangent(), type, layout, names);
      ofCore = results(value, cotangent);
    }
    MethodDescriptor core = core(ofCore, taken);
    return new RecordMethod(
        method, core, arguments, tangents, value, cotangent, components, results);
  }

  private Part argument(MethodDescriptor.Component component) {
    return arguments.stream()
        .filter(p -> p.name().equals(component.argument()))
        .findFirst()
        .orElseThrow();
  }

  /** The record itself, then those of its components that have a derivative. */
  private List<MethodDescriptor.Result> results(Part value, Part cotangent) {
    MethodDescriptor.UniqueNames inRecord = new MethodDescriptor.UniqueNames();
    List<MethodDescriptor.Result> all = new ArrayList<>();
    all.add(result(value, inRecord.unique("value"), "", cotangent.name(), true));
    List<Part> leaves = value.derivedLeaves();
    for (int i = 0; i < leaves.size(); i++) {
      Part leaf = leaves.get(i);
      MethodDescriptor.Result result =
          result(
              leaf,
              inRecord.unique(DescriptorReader.legalComponent(leaf.name())),
              inRecord.unique(leaf.name() + "Tangent"),
              cotangent.derivedLeaves().get(i).name(),
              false);
      all.add(result);
      results.put(leaf.name(), result);
    }
    return all;
  }

  private static MethodDescriptor.Result result(
      Part part, String component, String tangent, String cotangent, boolean isWhole) {
    return new MethodDescriptor.Result(
        component, tangent, cotangent, "", part.javaType(), code(part), isWhole);
  }

  private MethodDescriptor core(List<MethodDescriptor.Result> ofCore, Set<String> taken) {
    List<ParameterSpec> parameters =
        arguments.stream()
            .flatMap(Part::all)
            .map(p -> ParameterSpec.builder(p.javaType(), p.name()).build())
            .toList();
    MethodDescriptor.UniqueNames inRecord = new MethodDescriptor.UniqueNames();
    inRecord.reserve("toArray");
    List<MethodDescriptor.Component> derived = new ArrayList<>();
    for (MethodDescriptor.Component c : method.components()) {
      argument(c).derivedLeaves().forEach(leaf -> derived.add(component(leaf, inRecord)));
    }
    return method.core(
        parameters, derived, ofCore, inRecord.unique("value"), layout.overwritten(), taken);
  }

  private MethodDescriptor.Component component(Part leaf, MethodDescriptor.UniqueNames inRecord) {
    String component = inRecord.unique(DescriptorReader.legalComponent(leaf.name()));
    components.put(leaf.name(), component);
    return new MethodDescriptor.Component(
        component,
        component,
        leaf.name(),
        names.unique(leaf.name() + "Tangent"),
        component,
        leaf.javaType(),
        code(leaf));
  }

  private static ShapeCode code(Part part) {
    if (part.isRecord()) {
      return ShapeCode.of(new Shape.Inert());
    }
    if (part.isTensor()) {
      return ShapeCode.of(new Shape.TensorShape());
    }
    return ShapeCode.of(
        part.type() instanceof Scalar scalar
            ? new Shape.Real(scalar)
            : new Shape.RealArray(Scalar.DOUBLE, 1));
  }
}
