/**
 * What generated code calls: tapes and snapshots for its reverse sweeps, derivatives of arrays,
 * Taylor series, and the sweeps of Jacobians. {@code README.md} in this folder tells what is for
 * what.
 *
 * <p>For generated code; there is no reason to call it by hand.
 */
package dev.fluxion.tape;
