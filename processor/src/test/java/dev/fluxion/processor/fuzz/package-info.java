/**
 * Random programs against an oracle of our own: a generator of small Java methods, an interpreter
 * of the same trees over hyper-dual numbers, and a shrinker for what fails.
 */
package dev.fluxion.processor.fuzz;
