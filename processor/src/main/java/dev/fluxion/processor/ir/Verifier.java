package dev.fluxion.processor.ir;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks that a program is well formed. Tests run it after each pass, so that a fault is found in
 * the pass that made it.
 */
public final class Verifier {
  private Verifier() {}

  /**
   * Does nothing, if the program is well formed.
   *
   * @throws IllegalStateException if not; the message says what is wrong, and where
   */
  public static void verify(Program program) {
    if (program.functions().isEmpty()) {
      throw new IllegalStateException("a program without an entry");
    }
    unique("functions", program.functions().stream().map(Function::name));
    unique("structs", program.structs().stream().map(Struct::name));
    unique("constants", program.constants().stream().map(Function::name));
    for (Function function : program.functions()) {
      new FunctionVerifier(program, function).verify();
    }
    for (Function constant : program.constants()) {
      if (!constant.parameters().isEmpty() || constant.results().size() != 1) {
        throw new IllegalStateException(
            "the constant " + constant.name() + " must have no parameters and one result");
      }
      new FunctionVerifier(program, constant).verify();
    }
  }

  private static void unique(String kind, Stream<String> names) {
    Set<String> known = new HashSet<>();
    names.forEach(
        name -> {
          if (!known.add(name)) {
            throw new IllegalStateException("two " + kind + " " + name);
          }
        });
  }
}
