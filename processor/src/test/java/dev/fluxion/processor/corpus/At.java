package dev.fluxion.processor.corpus;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where to differentiate a method of the corpus. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(At.List.class)
@interface At {

  /** The numbers among the arguments, in order. */
  double[] value() default {};

  /**
   * The arrays among the arguments, in order, as Java would initialise them, such as {@code "{{1,
   * 2}, null}"}; {@code "null"}; or {@code "=2"}: the same array as argument number 2, counted from
   * 0. Arrays that are not mentioned are always the same few numbers.
   */
  String[] arrays() default {};

  /**
   * At a kink or a jump differences are of no use: the closed form alone counts, to first order.
   */
  boolean kink() default false;

  /** More points. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface List {
    At[] value();
  }
}
