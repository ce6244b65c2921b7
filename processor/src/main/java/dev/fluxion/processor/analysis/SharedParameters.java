package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which array parameters of the entry need one derivative if they are one array: those that may see
 * what is written to another one. Where all are only read, each has a derivative of its own.
 */
public final class SharedParameters {
  private final Set<Type> written = new HashSet<>();

  private SharedParameters() {}

  public static SharedParameters of(Program program) {
    SharedParameters shared = new SharedParameters();
    List<Value> parameters = program.entry().parameters();
    if (parameters.stream().filter(p -> p.type() instanceof ArrayType).count() < 2) {
      return shared;
    }
    ParameterEffects.of(program).written().stream()
        .mapToObj(parameters::get)
        .forEach(parameter -> shared.written.addAll(types(parameter.type())));
    return shared;
  }

  /** Whether somebody writes to parameters that may be this one, or share rows with it. */
  public boolean contain(Value parameter) {
    return types(parameter.type()).stream().anyMatch(written::contains);
  }

  /** Those of the array, of its rows, and of their rows. */
  private static Set<Type> types(Type array) {
    Set<Type> types = new HashSet<>();
    for (Type type = array; type instanceof ArrayType rows; type = rows.element()) {
      types.add(type);
    }
    return types;
  }
}
