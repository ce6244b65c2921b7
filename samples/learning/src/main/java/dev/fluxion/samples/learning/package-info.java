/**
 * Regression, maximum likelihood and neural networks, fitted with generated gradients. Every story
 * has a {@code main} of its own; {@link dev.fluxion.samples.learning.Learning} tells them all.
 */
package dev.fluxion.samples.learning;
