package dev.fluxion.processor.emit;

/** The user's source, for comments. */
@FunctionalInterface
public interface SourceLines {
  /** Line {@code number}, counted from 1; empty if there is none. */
  String line(int number);
}
