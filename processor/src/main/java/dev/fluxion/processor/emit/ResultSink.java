package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** Writes what happens to a function's results. */
@FunctionalInterface
public interface ResultSink {
  /**
   * The statements that end the method, from one Java expression for each result. Each expression
   * is evaluated at most once, in order.
   */
  CodeBlock returnStatements(List<CodeBlock> results);
}
