/**
 * The companion class: what the user declared ({@code …Declaration}), what is generated for it
 * ({@code …Descriptor}), and who writes it ({@code …Member} for each kind of member, {@code
 * CompanionWriter} for the whole).
 *
 * <p>The code around the bodies depends on what a parameter or a result is: {@code ShapeCode} for
 * numbers, arrays and tensors, {@code Record…} for records, which are taken apart before anything
 * is differentiated, and put together again here.
 */
@NullMarked
package dev.fluxion.processor.companion;

import org.jspecify.annotations.NullMarked;
