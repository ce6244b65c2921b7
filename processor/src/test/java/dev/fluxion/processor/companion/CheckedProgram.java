package dev.fluxion.processor.companion;

import dev.fluxion.processor.TestCompiler;

/** A class with differentiated methods that checks its own companion. */
final class CheckedProgram {
  private CheckedProgram() {}

  /**
   * Compiles the methods, and runs statements that may say {@code check}, {@code close} and {@code
   * refuses}.
   */
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
                  static boolean close(double a, double b) {
                    return Math.abs(a - b) <= 1e-6 * (1e-6 + Math.abs(a) + Math.abs(b));
                  }
                  static void close(Tensor tensor, int[] shape, double... expected) {
                    if (!Arrays.equals(tensor.shape(), shape)) {
                      throw new AssertionError(Arrays.toString(tensor.shape()));
                    }
                    double[] data = tensor.toArray();
                    for (int i = 0; i < expected.length; i++) {
                      if (!(Math.abs(data[i] - expected[i]) <= 1e-12)) {
                        throw new AssertionError(i + ": " + tensor);
                      }
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
