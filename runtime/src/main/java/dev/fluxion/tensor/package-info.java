/**
 * The transposes of those linear operations of {@link dev.fluxion.Tensor} whose transpose is no
 * single operation. For generated code; there is no reason to call them by hand.
 *
 * <p>A {@code …Pullback} takes the operands and the cotangent of the result, and returns the
 * cotangent of one operand; {@code …Other…} is about the operand in parentheses, the others about
 * the one before the dot.
 */
package dev.fluxion.tensor;
