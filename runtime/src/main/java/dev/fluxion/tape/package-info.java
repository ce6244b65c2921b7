/**
 * What generated code remembers values in, from its forward to its reverse sweep, where the number
 * of trips of a loop is not known beforehand.
 *
 * <p>For generated code; there is no reason to call it by hand.
 */
package dev.fluxion.tape;
