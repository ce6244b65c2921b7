package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The arguments of a method of records that are arrays of records and may be written to. Two of
 * them may be one array. Derivatives belong to the records that were in it on entry.
 */
final class WrittenRecords {
  private static final ClassName REFERENCES = ClassName.get("dev.fluxion.tape", "References");

  private final RecordMethod records;

  /** The arguments whose content may change. */
  private final Set<Part> changing = new HashSet<>();

  /** Names of locals with what was in an array on entry, by its own name. */
  private final Map<String, String> before = new HashMap<>();

  /**
   * @param names for locals
   */
  WrittenRecords(RecordMethod records, MethodDescriptor.UniqueNames names) {
    this.records = records;
    for (Part argument : records.arguments()) {
      if (argument.rank() > 0 && mayChange(argument)) {
        changing.add(argument);
        argument
            .all()
            .filter(part -> part.isRecord() && part.isDerived())
            .forEach(part -> before.put(part.name(), names.unique(part.name() + "Before")));
      }
    }
  }

  /** Whether the argument, or one that may be the same array, is written to. */
  private boolean mayChange(Part argument) {
    BitSet overwritten = records.core().method().overwritten();
    int first = 0;
    for (Part other : records.arguments()) {
      int end = first + (int) other.all().count();
      int next = overwritten.nextSetBit(first);
      if (other.type().equals(argument.type()) && next >= 0 && next < end) {
        return true;
      }
      first = end;
    }
    return false;
  }

  Collection<String> names() {
    return before.values();
  }

  /** Statements that take the arguments apart, and remember what was in them. */
  CodeBlock unpacked(RecordReader reader) {
    CodeBlock.Builder code = CodeBlock.builder();
    List<Part> done = new ArrayList<>();
    for (Part argument : records.arguments()) {
      if (!changing.contains(argument)) {
        code.add(reader.unpack(argument));
        continue;
      }
      List<Part> same = done.stream().filter(o -> o.type().equals(argument.type())).toList();
      code.add(reader.unpackBeside(argument, same));
      done.add(argument);
      argument
          .all()
          .filter(part -> before.containsKey(part.name()))
          .forEach(
              part ->
                  code.addStatement(
                      "$T $N = $T.copy($N)",
                      part.javaType(),
                      before.get(part.name()),
                      REFERENCES,
                      part.name()));
    }
    return code.build();
  }

  /** The part as it was on entry. */
  Part before(Part part) {
    return new Part(
        before.getOrDefault(part.name(), part.name()),
        part.component(),
        part.type(),
        part.isConstant(),
        part.record(),
        part.rank(),
        part.members().stream().map(this::before).toList());
  }
}
