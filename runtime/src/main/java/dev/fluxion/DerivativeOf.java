package dev.fluxion;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the annotated static method to be a partial derivative of a scalar method.
 *
 * <p>It takes the same parameters as that method, whose overload they select; for an instance
 * method the receiver is the first parameter. It is itself differentiated for higher orders. It
 * takes effect where {@link UseDerivatives} names its class, and in that class itself. Where a
 * method has a rule, nobody looks into its body.
 *
 * <pre>{@code
 * @DerivativeOf(owner = Special.class, method = "erf")
 * static double erfDerivative(double x) {
 *   return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface DerivativeOf {

  /**
   * The class that declares the method.
   *
   * @return the declaring class
   */
  Class<?> owner();

  /**
   * The name of the method.
   *
   * @return the simple name
   */
  String method();

  /**
   * The parameter that this is the partial derivative for, counted from 0; a receiver does not
   * count.
   *
   * @return the parameter's number
   */
  int wrt() default 0;
}
