/**
 * Reads javac's trees into the IR. The only place that knows what Java looks like: which part of
 * the language is supported, what a name means, in which order things are evaluated.
 *
 * <p>A {@code BodyReader} is the set of readers of one method's body, one for each part of the
 * language; start with {@code StatementReader} and {@code ExpressionReader}. {@code Flow} is the
 * block that they write into.
 */
@NullMarked
package dev.fluxion.processor.frontend;

import org.jspecify.annotations.NullMarked;
