package dev.fluxion.processor.ir;

import java.util.List;

/**
 * A function from scalars to a scalar that Java evaluates as it stands; {@code rule} knows the
 * derivatives.
 */
public sealed interface Primitive permits Operator, Cast, Method {
  List<Scalar> parameters();

  Scalar result();

  /**
   * Whether evaluation may throw, e.g. integer division by zero: then it is neither dropped nor
   * moved in the primal.
   */
  boolean mayThrow();
}
