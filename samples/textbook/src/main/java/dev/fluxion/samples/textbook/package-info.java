/**
 * The examples and exercises of five lectures on vector calculus, one class for each topic. Every
 * class has a {@code main} of its own; {@code Textbook} shows them all.
 */
package dev.fluxion.samples.textbook;
