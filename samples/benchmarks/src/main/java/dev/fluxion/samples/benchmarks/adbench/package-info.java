/**
 * The four objectives of ADBench (github.com/microsoft/ADBench, MIT licence), by which tools for
 * automatic differentiation are compared, as ordinary Java, and readers of its data files.
 */
package dev.fluxion.samples.benchmarks.adbench;
