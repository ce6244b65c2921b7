/**
 * Jacobians of systems of some size, whose sweeps are chosen at run time: forward or back, each
 * unit vector alone or those together that do not meet in a row.
 */
package dev.fluxion.processor.jacobian;
