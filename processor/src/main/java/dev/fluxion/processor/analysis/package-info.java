/** What is known about a function before it is transformed. Nothing here changes the IR. */
@NullMarked
package dev.fluxion.processor.analysis;

import org.jspecify.annotations.NullMarked;
