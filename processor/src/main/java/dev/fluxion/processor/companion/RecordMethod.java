package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A method whose derivatives have records, and the method of the records' components that does its
 * work: its derivatives are written like those of any other method, private, and the members that
 * the user sees only take records apart and put them together.
 *
 * @param method what the user sees
 * @param core the method of the components
 * @param arguments the method's parameters, taken apart
 * @param tangents their tangents, taken apart, one for each differentiated parameter
 * @param value the record that is returned, taken apart; null if none is
 * @param cotangent its cotangent
 * @param components what the derivatives by numbers and arrays are called in the core's records
 * @param results the core's results by the names of the value's parts
 */
record RecordMethod(
    MethodDescriptor method,
    MethodDescriptor core,
    List<Part> arguments,
    List<Part> tangents,
    @Nullable Part value,
    @Nullable Part cotangent,
    Map<String, String> components,
    Map<String, MethodDescriptor.Result> results) {

  /** The same where the code for records is known. */
  RecordMethod with(RecordCode code) {
    MethodDescriptor coded =
        method.with(c -> c.with(codeOf(argument(c.argument()), c.code(), code)));
    return new RecordMethod(
        coded, core, arguments, tangents, value, cotangent, components, results);
  }

  private static ShapeCode codeOf(Part part, ShapeCode known, RecordCode code) {
    return part.isRecord() ? ShapeCode.of(part, code) : known;
  }

  /** The differentiated parameters, taken apart. */
  List<Part> differentiated() {
    return method.components().stream().map(c -> argument(c.argument())).toList();
  }

  private Part argument(String name) {
    return arguments.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  /** What the core calls the derivative by a number or an array. */
  String component(Part leaf) {
    return Objects.requireNonNull(components.get(leaf.name()));
  }

  /** The core's result that is a part of the value. */
  MethodDescriptor.Result result(Part leaf) {
    return Objects.requireNonNull(results.get(leaf.name()));
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

  /** The cotangents that the core takes behind the arguments. */
  List<CodeBlock> cotangentNames() {
    return Members.names(core.cotangents());
  }
}
