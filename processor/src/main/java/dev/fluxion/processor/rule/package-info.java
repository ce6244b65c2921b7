/**
 * The derivatives of everything that Java computes in one step: one table, one row a function. Both
 * modes and all orders derive from a row, because what it says is itself built of functions that
 * have one.
 */
@NullMarked
package dev.fluxion.processor.rule;

import org.jspecify.annotations.NullMarked;
