/**
 * The derivatives of the operations of {@link dev.fluxion.Tensor}. For generated code; there is no
 * reason to call them by hand.
 *
 * <p>A rule takes what the rules of users take: the operands, the result, and a derivative. A
 * {@code …Pushforward} maps the tangent of one operand to its part of the tangent of the result, a
 * {@code …Pullback} the cotangent of the result to the cotangent of one operand; {@code …Other…} is
 * about the operand in parentheses, the others about the one before the dot. Where the partial is
 * diagonal, both are one: {@code …Derivative}. Where the operation is linear in an operand, its
 * pushforward is the operation itself, applied to the tangent, and only the pullback is here.
 *
 * <p>All are expressions of operations of {@link dev.fluxion.Tensor} and {@link
 * dev.fluxion.TensorPrimitives}, which have rules here, too: so they have derivatives themselves.
 */
package dev.fluxion.tensor;
