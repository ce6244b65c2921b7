package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.List;

/** Calls of the runtime's part in checkpointing. */
final class Snapshots {
  private static final String OWNER = "dev.fluxion.tape.Snapshots";

  private Snapshots() {}

  /** How many snapshots to keep for so many trips. */
  static Operation count(String rule, Atom trips) {
    return call(rule, Scalar.INT, List.of(trips), true);
  }

  /** How far to run to the next snapshot, or to the last of so many trips. */
  static Operation steps(Atom trips, Atom room) {
    return call("steps", Scalar.INT, List.of(trips, room), true);
  }

  /** A deep copy of an array. */
  static Operation copy(Atom array) {
    return ArrayMethod.isRealArray(array.type())
        ? Shadows.copy(array)
        : call("copy", array.type(), List.of(array), false);
  }

  /** Gives {@code array} the contents of {@code copy}. */
  static Operation restore(Atom array, Atom copy) {
    return ArrayMethod.isRealArray(array.type())
        ? Shadows.set(array, copy)
        : call("restore", Scalar.BOOLEAN, List.of(array, copy), false);
  }

  private static Operation call(String name, Type result, List<Atom> operands, boolean isPure) {
    List<Type> types = operands.stream().map(Atom::type).toList();
    return new Operation.Extern(
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD,
            OWNER,
            name,
            types,
            result,
            name.equals("restore"),
            isPure),
        operands);
  }
}
