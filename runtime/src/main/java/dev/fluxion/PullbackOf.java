package dev.fluxion;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the annotated static method to be a reverse-mode rule of a method with arrays, tensors
 * or records.
 *
 * <p>It takes the parameters of that method (for an instance method the receiver first), then, if
 * wanted, its result, then the cotangent of the result. It returns the cotangent of the parameter
 * number {@link #wrt()}, or for several numbers a record of their cotangents. It takes effect where
 * {@link UseDerivatives} names its class, and in that class itself. A method with such rules only
 * reads its arrays and returns one of its own; the rule, too, only reads what it gets.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PullbackOf {

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
   * The parameters whose cotangents are returned, counted from 0; a receiver does not count.
   *
   * @return the parameters' numbers
   */
  int[] wrt() default 0;
}
