/**
 * Hand-written methods, each with its gradient in closed form or checked by differences, in every
 * mode, simplified and not.
 *
 * <p>A method with {@link dev.fluxion.processor.corpus.At} is a case. Its gradient in closed form,
 * where it has one, is a method of the same parameters named {@code <method>Expected}.
 */
package dev.fluxion.processor.corpus;
