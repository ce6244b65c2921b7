/**
 * Reads javac's trees into the IR. The only place that knows what Java looks like: which part of
 * the language is supported, what a name means, in which order things are evaluated.
 */
@NullMarked
package dev.fluxion.processor.frontend;

import org.jspecify.annotations.NullMarked;
