package dev.fluxion.processor.frontend;

import java.util.Set;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@code break}, {@code continue}, {@code return} or {@code yield} goes. A jump sets the
 * flag; all code on its way is executed only while the flag is not set.
 *
 * @param labels the labels that name it
 * @param isNearest whether a jump without a label may mean it
 * @param flag whether the jump was taken
 * @param value the variable for what is returned or yielded
 * @param type the Java type of the value
 */
record JumpTarget(
    Kind kind,
    Set<String> labels,
    boolean isNearest,
    Variable flag,
    @Nullable Variable value,
    @Nullable TypeMirror type) {

  /** The four jumps. */
  enum Kind {
    BREAK("broke"),
    CONTINUE("skipped"),
    RETURN("returned"),
    YIELD("yielded");

    private final String flagName;

    Kind(String flagName) {
      this.flagName = flagName;
    }

    String flagName() {
      return flagName;
    }
  }
}
