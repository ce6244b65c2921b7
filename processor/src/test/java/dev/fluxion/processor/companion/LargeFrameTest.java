package dev.fluxion.processor.companion;

import org.junit.jupiter.api.Test;

/** What a pullback keeps may be more than one record can have as components. */
class LargeFrameTest {

  @Test
  void moreTapesThanARecordHasComponents() throws Throwable {
    CheckedProgram.run(
        """
        record FFramePart1(double x) {}
        @Differentiable(only = Derivative.PULLBACK)
        static double[] f(double[] x) {
          double s = 1;
        %s
          return new double[] {s};
        }
        """
            .formatted("for (int i = 0; i < x.length; i++) { s = s * x[i]; }\n".repeat(260)),
        """
        // (x0 x1)^260
        AGradients.FPullback pullback = AGradients.fPullback(new double[] {1.01, 1});
        double power = Math.pow(1.01, 260);
        check(Math.abs(pullback.value()[0] - power) < 1e-12);
        for (int run = 0; run < 2; run++) {
          double[] x = pullback.apply(new double[] {1}).x();
          check(Math.abs(x[0] - 260 * power / 1.01) < 1e-9);
          check(Math.abs(x[1] - 260 * power) < 1e-9);
        }
        """);
  }
}
