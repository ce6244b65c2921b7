/** IR → readable Java. Nothing here knows what a derivative is. */
@NullMarked
package dev.fluxion.processor.emit;

import org.jspecify.annotations.NullMarked;
