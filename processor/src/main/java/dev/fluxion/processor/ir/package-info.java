/**
 * The intermediate representation: typed, immutable, structured, in A-normal form and in static
 * single assignment.
 *
 * <p>A {@link dev.fluxion.processor.ir.Function} has a {@link dev.fluxion.processor.ir.Block} as
 * its body. Every {@link dev.fluxion.processor.ir.Value} is assigned exactly once; what a branch or
 * a loop changes leaves it as a <em>result</em>, and what a loop carries from trip to trip are its
 * <em>parameters</em>. There are no jumps: the front end has turned {@code break}, {@code continue}
 * and early {@code return} into values that are tested. So each transform is one walk over a tree,
 * and a value is its own tape.
 */
@NullMarked
package dev.fluxion.processor.ir;

import org.jspecify.annotations.NullMarked;
