package dev.fluxion;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the annotated static method to be a forward-mode rule of a method with arrays, tensors
 * or records.
 *
 * <p>It takes the parameters of that method (for an instance method the receiver first), then, if
 * wanted, its result, then the tangent of the parameter number {@link #wrt()}. It returns that
 * parameter's part of the result's tangent. It takes effect where {@link UseDerivatives} names its
 * class, and in that class itself. A method with such rules only reads its arrays and returns one
 * of its own; the rule, too, only reads what it gets.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PushforwardOf {

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
   * The parameter whose tangent is pushed forward, counted from 0; a receiver does not count.
   *
   * @return the parameter's number
   */
  int wrt() default 0;
}
