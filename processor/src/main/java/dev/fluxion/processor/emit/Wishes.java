package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.DescriptiveNames;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.StructType;

/** The names that variables should have: the user's, else one that tells what they hold. */
final class Wishes {
  private final DescriptiveNames names;

  Wishes(Function function) {
    this.names = new DescriptiveNames(function.body());
  }

  String of(Variable variable) {
    if (!variable.wish().isEmpty()) {
      return variable.wish();
    }
    String name = names.of(variable.members().get(0));
    if (!name.isEmpty()) {
      return name;
    }
    if (variable.type() == Scalar.BOOLEAN) {
      return "test";
    }
    return variable.type() instanceof StructType struct
        ? DescriptiveNames.uncapitalized(struct.name())
        : "t";
  }
}
