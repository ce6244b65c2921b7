package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the names of what is generated for a method, so that they differ where they must. */
final class DescriptorReader {
  /** Names that no record component can have, and {@code toArray}, which every record declares. */
  private static final Set<String> NO_COMPONENTS =
      Set.of(
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait",
          "toArray");

  private final MethodDeclaration method;
  private final ClassName companion;
  private final MethodDescriptor.UniqueNames inSignature = new MethodDescriptor.UniqueNames();

  /** Of a record with derivatives with respect to parameters. */
  private final MethodDescriptor.UniqueNames inRecord = new MethodDescriptor.UniqueNames();

  /** Of a record with results and their tangents. */
  private final MethodDescriptor.UniqueNames inJvp = new MethodDescriptor.UniqueNames();

  DescriptorReader(MethodDeclaration method, ClassName companion) {
    this.method = method;
    this.companion = companion;
  }

  MethodDescriptor read() {
    List<ParameterDeclaration> all = method.parameters();
    all.stream()
        .filter(parameter -> !parameter.isReceiver())
        .forEach(parameter -> inSignature.reserve(parameter.name()));
    for (int i = 0; i < all.size(); i++) {
      String name = all.get(i).name();
      boolean isResult = method.written().get(i);
      boolean isComponent = all.get(i).isDifferentiated() && !all.get(i).isReceiver();
      if (!NO_COMPONENTS.contains(name) && (isResult || isComponent)) {
        inRecord.reserve(name);
      }
      if (!NO_COMPONENTS.contains(name) && isResult) {
        inJvp.reserve(name);
      }
    }
    List<ParameterSpec> arguments = new ArrayList<>();
    for (ParameterDeclaration parameter : all) {
      String name = parameter.name();
      String argument = parameter.isReceiver() ? inSignature.unique(name) : safe(name, inSignature);
      arguments.add(ParameterSpec.builder(TypeName.get(parameter.type()), argument).build());
    }
    List<MethodDescriptor.Component> components = components(arguments);
    return new MethodDescriptor(
        method,
        companion,
        arguments,
        components,
        results(arguments),
        inRecord.unique("value"),
        false);
  }

  private List<MethodDescriptor.Component> components(List<ParameterSpec> arguments) {
    List<MethodDescriptor.Component> components = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      ParameterDeclaration parameter = method.parameters().get(i);
      if (parameter.isDifferentiated()) {
        String component =
            parameter.isReceiver() ? inRecord.unique(parameter.name()) : inRecord(parameter.name());
        components.add(
            new MethodDescriptor.Component(
                parameter.isReceiver() ? arguments.get(i).name() : parameter.name(),
                component,
                arguments.get(i).name(),
                inSignature.unique(parameter.name() + "Tangent"),
                method.written().get(i)
                    ? inRecord.unique(parameter.name() + "Cotangent")
                    : component,
                arguments.get(i).type(),
                ShapeCode.of(parameter.shape())));
      }
    }
    return components;
  }

  /** {@code name}, or another one where it cannot be that of a component. */
  static String legalComponent(String name) {
    return NO_COMPONENTS.contains(name) ? name + "_" : name;
  }

  private String inRecord(String name) {
    return NO_COMPONENTS.contains(name) ? inRecord.unique(name + "_") : name;
  }

  private List<MethodDescriptor.Result> results(List<ParameterSpec> arguments) {
    if (!method.isVoid()) {
      TypeName type = TypeName.get(method.method().getReturnType());
      String cotangent = method.isScalar() ? "cotangent" : inSignature.unique("cotangent");
      return List.of(
          new MethodDescriptor.Result(
              "value", "tangent", cotangent, "", type, ShapeCode.of(method.result()), false));
    }
    List<MethodDescriptor.Result> results = new ArrayList<>();
    method.written().stream()
        .forEach(
            i -> {
              ParameterDeclaration parameter = method.parameters().get(i);
              String name = parameter.name();
              results.add(
                  new MethodDescriptor.Result(
                      NO_COMPONENTS.contains(name) ? inJvp.unique(name + "_") : name,
                      inJvp.unique(name + "Tangent"),
                      inSignature.unique(name + "Cotangent"),
                      arguments.get(i).name(),
                      arguments.get(i).type(),
                      ShapeCode.of(parameter.shape()),
                      false));
            });
    return results;
  }

  /**
   * A parameter called {@code Math} or {@code java} would hide the class or package in the bodies,
   * so it is renamed there; nobody can tell from outside.
   */
  private static String safe(String name, MethodDescriptor.UniqueNames inSignature) {
    boolean hides = Character.isUpperCase(name.codePointAt(0)) || PACKAGES.contains(name);
    return hides ? inSignature.unique(name + "_") : name;
  }

  private static final Set<String> PACKAGES = Set.of("java", "javax", "dev");
}
