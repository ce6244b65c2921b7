package dev.fluxion;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for derivatives of the annotated method.
 *
 * <p>For a class {@code Losses} the processor writes a class {@code LossesGradients} into the same
 * package. For each annotated method {@code f} it holds static methods such as {@code fGradient},
 * {@code fJvp}, {@code fHvp} and {@code fHessian}.
 *
 * <pre>{@code
 * final class Losses {
 *   @Differentiable
 *   static double loss(double slope, @Constant double[] x, @Constant double[] y) { ... }
 * }
 *
 * var g = LossesGradients.lossGradient(0.5, x, y);
 * double value = g.value();
 * double byTheSlope = g.slope();
 * }</pre>
 *
 * <p>The annotation may be repeated, with different {@linkplain #name() names}, to get several
 * views of one method.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Repeatable(Differentiable.List.class)
public @interface Differentiable {

  /**
   * The parameters to differentiate with respect to, by name; {@code "this"} is the receiver, which
   * must be a record.
   *
   * <p>By default: every parameter of a differentiable type that is not {@link Constant}, and never
   * the receiver.
   *
   * @return the names of parameters
   */
  String[] wrt() default {};

  /**
   * The base name of what is generated. Needed where two annotated overloads, or two views of one
   * method, stand in one class.
   *
   * @return the base name; empty for the method's own name
   */
  String name() default "";

  /**
   * The members to generate.
   *
   * @return the members; empty for all that are possible
   */
  Derivative[] only() default {};

  /** The container of repeated {@link Differentiable} annotations. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.METHOD)
  @interface List {

    /**
     * The repeated annotations.
     *
     * @return the views of the method, as written
     */
    Differentiable[] value();
  }
}
