/** What the generated gradients cost, beside gradients that were written by hand. */
package dev.fluxion.samples.benchmarks;
