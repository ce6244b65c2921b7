/**
 * IR → IR. Each pass is a pure function; differentiation is two of them: {@link
 * dev.fluxion.processor.transform.Forward} and {@link dev.fluxion.processor.transform.Reverse}.
 * They are closed over the IR, so they compose: a Hessian-vector product is forward over reverse.
 */
@NullMarked
package dev.fluxion.processor.transform;

import org.jspecify.annotations.NullMarked;
