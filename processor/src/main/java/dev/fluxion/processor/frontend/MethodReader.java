package dev.fluxion.processor.frontend;

import com.sun.source.util.Trees;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;

/** Reads annotated methods. */
public final class MethodReader {

  /**
   * A reader.
   *
   * @param environment javac's own, without any wrapper
   */
  public MethodReader(ProcessingEnvironment environment, Trees trees) {}

  /**
   * Reads the body of a method, and of all helpers in the same source file that it reaches. Never
   * throws for user code.
   */
  public ReadMethod read(ExecutableElement method) {
    throw new UnsupportedOperationException("comes in a minute");
  }
}
