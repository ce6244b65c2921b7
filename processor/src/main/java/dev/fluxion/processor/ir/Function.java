package dev.fluxion.processor.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function.
 *
 * @param name unique in its {@link Program}, a legal Java identifier
 * @param results the types of the body's results (several: the emitter makes a record)
 * @param resultNames a wish to the emitter, one for each result
 * @param derivative what stands for the derivative of the body; null if that is differentiated
 */
public record Function(
    String name,
    List<Value> parameters,
    List<Type> results,
    List<String> resultNames,
    Block body,
    @Nullable CustomDerivative derivative) {
  public Function {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
    resultNames = List.copyOf(resultNames);
  }

  /** A function whose body is differentiated. */
  public Function(
      String name,
      List<Value> parameters,
      List<Type> results,
      List<String> resultNames,
      Block body) {
    this(name, parameters, results, resultNames, body, null);
  }

  public Function withBody(Block other) {
    return new Function(name, parameters, results, resultNames, other, derivative);
  }

  public Function withDerivative(@Nullable CustomDerivative other) {
    return new Function(name, parameters, results, resultNames, body, other);
  }
}
