/**
 * IR → readable Java. Nothing here knows what a derivative is.
 *
 * <p>{@code ProgramEmitter} makes methods of functions: {@code Preparation} shapes a function such
 * that it reads well, {@code Folding} decides which values need no variable, {@code Interference}
 * which may share one, {@code BodyWriter} writes statements, {@code ExpressionWriter} expressions,
 * and {@code SplitLongFunctions} keeps methods under the size that HotSpot compiles.
 */
@NullMarked
package dev.fluxion.processor.emit;

import org.jspecify.annotations.NullMarked;
