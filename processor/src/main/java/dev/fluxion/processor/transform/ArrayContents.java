package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.List;

/**
 * What arrays held when a method was called. A reverse half that hands a record to other code
 * cannot hand over copies of the arrays in it: these get their old contents for as long as that
 * code runs.
 */
final class ArrayContents {
  static final ObjectType SNAPSHOT = new ObjectType("dev.fluxion.tape.Snapshot");

  private ArrayContents() {}

  /** What the arrays among the values hold now. */
  static List<Value> keep(List<Value> values, BlockBuilder out) {
    return values.stream()
        .filter(value -> value.type() instanceof ArrayType)
        .map(array -> out.let(call("of", array, SNAPSHOT)))
        .toList();
  }

  /** Puts back what was kept; returns what was there instead. */
  static List<Value> exchange(List<Value> kept, BlockBuilder out) {
    return kept.stream().map(snapshot -> out.let(call("exchange", snapshot, SNAPSHOT))).toList();
  }

  /** Puts back what was exchanged, from last to first. */
  static void restore(List<Value> exchanged, BlockBuilder out) {
    for (int i = exchanged.size() - 1; i >= 0; i--) {
      out.let(call("restore", exchanged.get(i), Scalar.BOOLEAN));
    }
  }

  private static Operation call(String name, Value operand, Type result) {
    boolean isStatic = name.equals("of");
    ExternalMember member =
        new ExternalMember(
            isStatic ? ExternalMember.Kind.STATIC_METHOD : ExternalMember.Kind.INSTANCE_METHOD,
            SNAPSHOT.className(),
            name,
            List.of(operand.type()),
            result,
            /* isVoid= */ name.equals("restore"),
            /* isStable= */ false);
    return new Operation.Extern(member, List.of(operand));
  }
}
