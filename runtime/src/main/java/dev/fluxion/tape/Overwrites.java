package dev.fluxion.tape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a generated method that the method it was made of writes to arrays that are no results of
 * it: what callers do with these later cannot be differentiated.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Overwrites {

  /**
   * The parameters that hold such arrays.
   *
   * @return their numbers, a receiver first
   */
  int[] value();
}
