/**
 * The catalogue of everything that the processor can say to a user. Nothing else in the house words
 * a message; {@code README.md} in this folder explains each entry.
 */
@NullMarked
package dev.fluxion.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
