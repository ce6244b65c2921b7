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

  /** The numbers among the arguments, in order; arrays are always the same few numbers. */
  double[] value();

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
