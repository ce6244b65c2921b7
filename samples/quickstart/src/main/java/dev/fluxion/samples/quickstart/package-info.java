/** The first sample to read: a straight line through Hubble's nebulae. */
package dev.fluxion.samples.quickstart;
