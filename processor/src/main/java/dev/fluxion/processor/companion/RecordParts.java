package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What the members of a method of records have in common. */
final class RecordParts {
  private static final ClassName REFERENCES = ClassName.get("dev.fluxion.tape", "References");

  private final RecordMethod records;
  private final RecordCode code;
  private final WrittenRecords written;

  RecordParts(RecordMethod records, RecordCode code) {
    this.records = records;
    this.code = code;
    this.written = new WrittenRecords(records, ofSignature(records));
  }

  RecordMethod records() {
    return records;
  }

  RecordCode code() {
    return code;
  }

  MethodDescriptor method() {
    return records.method();
  }

  MethodDescriptor core() {
    return records.core();
  }

  /** Names for locals beside the parameters and their parts. */
  MethodDescriptor.UniqueNames locals() {
    MethodDescriptor.UniqueNames names = ofSignature(records);
    written.names().forEach(names::reserve);
    return names;
  }

  private static MethodDescriptor.UniqueNames ofSignature(RecordMethod records) {
    MethodDescriptor.UniqueNames names = records.method().signatureNames();
    List<Part> parts = new ArrayList<>(records.arguments());
    parts.addAll(records.tangents());
    if (records.value() != null && records.cotangent() != null) {
      parts.addAll(List.of(records.value(), records.cotangent()));
    }
    parts.stream().flatMap(Part::all).forEach(part -> names.reserve(part.name()));
    return names;
  }

  /** Statements that take the arguments apart, and keep what is to be known after the run. */
  CodeBlock unpacked() {
    return written.unpacked(code.reader());
  }

  /** The differentiated parameters as they were on entry. */
  List<Part> differentiated() {
    return records.differentiated().stream().map(written::before).toList();
  }

  /**
   * The differentiated records, and all arrays of records in them: cotangents are put together
   * beside these.
   */
  List<Part> primals() {
    return differentiated().stream()
        .flatMap(Part::all)
        .filter(part -> part.isRecord() && part.isDerived())
        .toList();
  }

  /** A primal to keep: the caller may write to an array of records. */
  static CodeBlock kept(Part primal) {
    return primal.rank() == 0
        ? CodeBlock.of("$N", primal.name())
        : CodeBlock.of("$T.copy($N)", REFERENCES, primal.name());
  }

  /** Statements that check the tangents and take them apart. */
  CodeBlock unpackedTangents() {
    return CodeBlock.builder()
        .add(method().tangentChecks())
        .add(
            records.tangents().stream()
                .map(code.reader()::unpackDerived)
                .collect(CodeBlock.joining("")))
        .build();
  }

  /** Statements that take the cotangent apart, if it is a record. */
  CodeBlock unpackedCotangent() {
    Part cotangent = records.cotangent();
    return cotangent == null ? CodeBlock.of("") : code.reader().unpackDerived(cotangent);
  }

  /**
   * Statements that declare the value as a local, if it is a record, and take it apart.
   *
   * @param parts what the core's member returned
   * @param unpack tells how far
   */
  CodeBlock unpackedValue(String parts, Function<Part, CodeBlock> unpack) {
    Part value = records.value();
    return value == null
        ? CodeBlock.of("")
        : CodeBlock.builder()
            .addStatement(
                "$T $N = $N.$N()", value.javaType(), value.name(), parts, wholeComponent())
            .add(unpack.apply(value))
            .build();
  }

  private String wholeComponent() {
    return core().results().get(0).component();
  }

  /** The results, those of the core's member or the record that was made a local. */
  List<CodeBlock> results(String parts) {
    Part value = records.value();
    return value != null
        ? List.of(CodeBlock.of("$N", value.name()))
        : method().results().stream()
            .map(r -> CodeBlock.of("$N.$N()", parts, r.component()))
            .toList();
  }

  /**
   * The tangent of a result.
   *
   * @param pair what the core's member returned
   */
  CodeBlock tangent(MethodDescriptor.Result result, String pair) {
    Part value = records.value();
    return value == null
        ? CodeBlock.of("$N.$N()", pair, result.tangent())
        : code.maker()
            .pack(value, leaf -> CodeBlock.of("$N.$N()", pair, records.result(leaf).tangent()));
  }

  /** A call of a member of the core: the arguments, then {@code more}. */
  CodeBlock call(Member member, List<CodeBlock> more) {
    List<CodeBlock> arguments = new ArrayList<>(records.names());
    arguments.addAll(more);
    return CodeBlock.of("$N($L)", core().memberName(member), Members.list(arguments));
  }

  /**
   * The derivatives by the differentiated parameters.
   *
   * @param part tells an expression for the core's component of that name
   */
  List<CodeBlock> derivatives(UnaryOperator<CodeBlock> part) {
    return differentiated().stream()
        .map(
            p ->
                code.maker()
                    .pack(p, leaf -> part.apply(CodeBlock.of("$N", records.component(leaf)))))
        .toList();
  }
}
