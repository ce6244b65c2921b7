package dev.fluxion;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter or a record component that is not differentiated.
 *
 * <p>A value passed to a callee's constant parameter is cut off by declaration: its derivative is
 * zero, without a warning. This is how to stop a gradient on purpose.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Constant {}
