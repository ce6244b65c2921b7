package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which array parameters of the entry need one derivative if they are one array: those that may see
 * what is written to another one. Where all are only read, each has a derivative of its own.
 */
public final class SharedParameters {
  private final Set<Value> shared = new HashSet<>();

  private SharedParameters() {}

  public static SharedParameters of(Program program) {
    SharedParameters parameters = new SharedParameters();
    Function entry = program.entry();
    List<Value> arrays =
        entry.parameters().stream().filter(p -> p.type() instanceof ArrayType).toList();
    if (arrays.size() < 2) {
      return parameters;
    }
    Set<Type> written = new HashSet<>();
    ParameterEffects.of(program).written().stream()
        .forEach(i -> written.addAll(types(entry.parameters().get(i).type())));
    ArrayClasses classes = ArrayClasses.of(entry, program);
    for (Value array : arrays) {
      if (!Collections.disjoint(types(array.type()), written) && classes.mayChange(array)) {
        parameters.shared.add(array);
      }
    }
    return parameters;
  }

  /** Whether somebody writes to parameters that may be this one, or share rows with it. */
  public boolean contain(Value parameter) {
    return shared.contains(parameter);
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
