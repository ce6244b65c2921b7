package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Value;
import java.util.HashSet;
import java.util.Set;

/**
 * Which array parameters of the entry need one derivative if they are one array: those that may see
 * what is written to another one. Where all are only read, each has a derivative of its own.
 */
public final class SharedParameters {
  private final Set<Value> changing = new HashSet<>();

  private SharedParameters() {}

  public static SharedParameters of(Program program) {
    SharedParameters shared = new SharedParameters();
    Function entry = program.entry();
    if (entry.parameters().stream().filter(p -> p.type() instanceof ArrayType).count() > 1) {
      ArrayClasses classes = ArrayClasses.of(entry, program);
      entry.parameters().stream()
          .filter(p -> p.type() instanceof ArrayType && classes.mayChange(p))
          .forEach(shared.changing::add);
    }
    return shared;
  }

  /** Whether somebody may write to the parameter or to its rows. */
  public boolean contain(Value parameter) {
    return changing.contains(parameter);
  }
}
