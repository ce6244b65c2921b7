package dev.fluxion;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes derivative rules known to the differentiated methods of a class, with those nested in it,
 * or of a package. The rules that a class declares itself are known to it anyway.
 *
 * @see DerivativeOf
 * @see PullbackOf
 * @see PushforwardOf
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface UseDerivatives {

  /**
   * The classes that declare the rules.
   *
   * @return the rules' classes
   */
  Class<?>[] value();
}
