package dev.fluxion.processor.companion;

import dev.fluxion.processor.TestCompiler;

/** A class with differentiated methods that checks its own companion. */
final class ArrayProgram {
  private ArrayProgram() {}

  /** Compiles the methods, and runs statements that may say {@code check} and {@code refuses}. */
  static Object run(String members, String statements) throws Throwable {
    return TestCompiler.strict()
        .compile(
            """
            package p;
            import dev.fluxion.*;
            import java.util.Arrays;
            public class A {
            """
                + members
                + """
                  static void check(boolean condition) {
                    if (!condition) {
                      throw new AssertionError();
                    }
                  }
                  static void refuses(Runnable call, String... parts) {
                    try {
                      call.run();
                    } catch (IllegalArgumentException e) {
                      for (String part : parts) {
                        if (!e.getMessage().contains(part)) {
                          throw new AssertionError(e.getMessage());
                        }
                      }
                      return;
                    }
                    throw new AssertionError("accepted");
                  }
                  public static Object run() {
                """
                + statements
                + "    return null;\n  }\n}\n")
        .clean()
        .run("p.A");
  }
}
