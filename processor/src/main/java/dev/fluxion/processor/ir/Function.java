package dev.fluxion.processor.ir;

import java.util.List;

/**
 * A function.
 *
 * @param name unique in its {@link Program}, a legal Java identifier
 * @param results the types of the body's results (several: the emitter makes a record)
 * @param resultNames a wish to the emitter, one for each result
 */
public record Function(
    String name, List<Value> parameters, List<Type> results, List<String> resultNames, Block body) {
  public Function {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
    resultNames = List.copyOf(resultNames);
  }

  public Function withBody(Block other) {
    return new Function(name, parameters, results, resultNames, other);
  }
}
