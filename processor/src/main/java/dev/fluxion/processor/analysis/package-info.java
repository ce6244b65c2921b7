/**
 * What is known about a function before it is transformed. Nothing here changes the IR.
 *
 * <p>{@code Activity} tells which values have derivatives, {@code ArrayClasses} which arrays may be
 * one, {@code RecordingPlan} which values the reverse sweep needs and how it gets them, {@code
 * LostDerivatives} and {@code Obstacles} what has to be refused.
 */
@NullMarked
package dev.fluxion.processor.analysis;

import org.jspecify.annotations.NullMarked;
