package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Objects;

/** Tells where the core of a method of records has what is flattened record by record. */
final class RecordPlaces {
  private static final ClassName PLACES = ClassName.get("dev.fluxion.tape", "Places");

  private final RecordParts parts;
  private final MethodDescriptor.UniqueNames names;
  private String name = "";

  RecordPlaces(RecordParts parts, MethodDescriptor.UniqueNames names) {
    this.parts = parts;
    this.names = names;
  }

  /** The variable with the places that were told last. */
  String name() {
    return name;
  }

  /** Statements that find the places of the differentiated parameters' numbers. */
  CodeBlock ofArguments(String wish) {
    return of(parts.differentiated(), wish);
  }

  /** Statements that find the places of the numbers in the value, which is a record. */
  CodeBlock ofValue(String wish) {
    return of(List.of(Objects.requireNonNull(parts.records().value())), wish);
  }

  private CodeBlock of(List<Part> all, String wish) {
    name = names.unique(wish);
    String places = names.unique(wish + "InParts");
    String flat = names.unique(wish + "InOrder");
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("$1T $2N = new $1T()", PLACES, places)
            .addStatement("$1T $2N = new $1T()", ShapeCode.FLAT, flat);
    for (Part part : all) {
      code.add(
          parts
              .code()
              .flattener()
              .order(
                  part,
                  CodeBlock.of("$N", flat),
                  leaf -> CodeBlock.of("$N.part($N)", places, leaf.name())));
    }
    return code.addStatement("double[] $N = $N.toArray()", name, flat).build();
  }

  /**
   * What is at the places.
   *
   * @param what {@code Rows} or {@code Columns} of a matrix; empty for both, or for a vector
   */
  static CodeBlock pick(String what, CodeBlock from, String places) {
    return CodeBlock.of("$T.pick$L($L, $N)", PLACES, what, from, places);
  }
}
