package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the programs of a method take, and where its members have it from: the method's own
 * arguments, records followed by their components, which the members read into locals first.
 */
final class Inputs {
  private final List<Part> arguments;
  private final @Nullable RecordCode code;
  private final BitSet overwritten;

  private Inputs(List<Part> arguments, @Nullable RecordCode code, BitSet overwritten) {
    this.arguments = arguments;
    this.code = code;
    this.overwritten = overwritten;
  }

  /** Those of a method without records: its arguments as they are. */
  static Inputs whole(MethodDescriptor method) {
    return new Inputs(List.of(), null, method.method().overwritten());
  }

  /**
   * Those of a method with records that are not differentiated.
   *
   * @param overwritten the numbers of the parts that may be written to
   */
  static Inputs inParts(List<Part> arguments, RecordCode code, BitSet overwritten) {
    return new Inputs(List.copyOf(arguments), code, overwritten);
  }

  /** Whether the program takes the arguments as they are. */
  boolean areWhole() {
    return code == null;
  }

  /** What the program calls the arguments of the method, then those that follow. */
  List<String> names(List<ParameterSpec> parameters) {
    Stream<String> own = arguments.stream().flatMap(Part::all).map(Part::name);
    Stream<String> others =
        Members.simpleNames(parameters.subList(arguments.size(), parameters.size())).stream();
    return Stream.concat(own, others).toList();
  }

  /** A supply of names for locals of a member with these parameters. */
  MethodDescriptor.UniqueNames localsBeside(List<ParameterSpec> parameters) {
    MethodDescriptor.UniqueNames names = MethodDescriptor.localsBeside(parameters);
    arguments.stream().flatMap(Part::all).forEach(part -> names.reserve(part.name()));
    return names;
  }

  /** Statements that read the components of records. */
  CodeBlock unpacked() {
    return code == null
        ? CodeBlock.of("")
        : arguments.stream().map(code.reader()::unpack).collect(CodeBlock.joining(""));
  }

  /** The names of the arrays that may be written to. */
  List<String> overwritten(MethodDescriptor method) {
    List<String> names = names(method.arguments());
    return overwritten.stream().mapToObj(names::get).toList();
  }

  /** Statements that read the components that may be written to, and maybe others. */
  CodeBlock unpackedIfOverwritten() {
    List<String> parts = arguments.stream().flatMap(Part::all).map(Part::name).toList();
    boolean isPart =
        overwritten.stream()
            .anyMatch(
                i ->
                    i < parts.size()
                        && arguments.stream().noneMatch(a -> a.name().equals(parts.get(i))));
    return isPart ? unpacked() : CodeBlock.of("");
  }
}
