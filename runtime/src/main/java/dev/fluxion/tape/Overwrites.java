package dev.fluxion.tape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a generated method that the method it was made of may write to arrays. Of a {@code void}
 * method these are results, but for constants; of another one nobody can differentiate what is done
 * with them later.
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
