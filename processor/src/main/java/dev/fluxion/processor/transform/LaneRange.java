package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;

/**
 * Directions, from the first to the end, exclusive.
 *
 * @param isWhole whether it is all there are
 */
record LaneRange(Atom first, Atom end, boolean isWhole) {}
