/** From the benchmarks to the tables of the page. */
package dev.fluxion.samples.benchmarks.page;
