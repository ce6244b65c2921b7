/**
 * The annotations that ask for derivatives and describe them.
 *
 * <p>Start with {@link dev.fluxion.Differentiable}.
 */
package dev.fluxion;
