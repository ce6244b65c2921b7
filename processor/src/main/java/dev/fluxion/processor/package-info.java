/**
 * The annotation processor: entry point, options, and the pipeline that every method goes through.
 */
@NullMarked
package dev.fluxion.processor;

import org.jspecify.annotations.NullMarked;
