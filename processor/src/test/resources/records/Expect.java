import java.util.Arrays;
import java.util.function.UnaryOperator;

/** What the sources here say about derivatives. */
class Expect {
  static void is(double expected, double actual) {
    if (!(Math.abs(expected - actual) < 1e-12)) {
      throw new AssertionError(expected + " is " + actual);
    }
  }

  static void is(double[] actual, double... expected) {
    for (int i = 0; i < Math.max(expected.length, actual.length); i++) {
      if (expected.length != actual.length || !(Math.abs(expected[i] - actual[i]) < 1e-12)) {
        throw new AssertionError(Arrays.toString(expected) + " is " + Arrays.toString(actual));
      }
    }
  }

  static void near(double tolerance, double[] actual, double... expected) {
    for (int i = 0; i < Math.max(expected.length, actual.length); i++) {
      double error = Math.abs(expected[i] - actual[i]);
      if (!(error < tolerance * (1 + Math.abs(expected[i])))) {
        throw new AssertionError(Arrays.toString(expected) + " is " + Arrays.toString(actual));
      }
    }
  }

  static void fails(String message, Runnable action) {
    try {
      action.run();
    } catch (IllegalArgumentException e) {
      if (e.getMessage().equals(message)) {
        return;
      }
      throw new AssertionError(e.getMessage());
    }
    throw new AssertionError("no exception: " + message);
  }

  static void is(double[][] actual, double[]... expected) {
    is(expected.length, actual.length);
    for (int i = 0; i < actual.length; i++) {
      is(actual[i], expected[i]);
    }
  }

  static double[] row(double... numbers) {
    return numbers;
  }

  static void holds(boolean condition) {
    if (!condition) {
      throw new AssertionError();
    }
  }

  static double dot(double[] a, double[] b) {
    is(a.length, b.length);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The Jacobian by central differences. */
  static double[][] differences(UnaryOperator<double[]> f, double... at) {
    double[][] jacobian = new double[f.apply(at.clone()).length][at.length];
    for (int j = 0; j < at.length; j++) {
      double h = 1e-3;
      double[][] samples = new double[4][];
      double[] steps = {-2 * h, -h, h, 2 * h};
      for (int k = 0; k < 4; k++) {
        double[] x = at.clone();
        x[j] += steps[k];
        samples[k] = f.apply(x);
      }
      for (int i = 0; i < jacobian.length; i++) {
        jacobian[i][j] =
            (samples[0][i] - 8 * samples[1][i] + 8 * samples[2][i] - samples[3][i]) / (12 * h);
      }
    }
    return jacobian;
  }

  static void near(double[][] actual, double[][] expected) {
    is(expected.length, actual.length);
    for (int i = 0; i < actual.length; i++) {
      near(actual[i], expected[i]);
    }
  }

  static void near(double[] actual, double... expected) {
    is(expected.length, actual.length);
    for (int i = 0; i < actual.length; i++) {
      if (!(Math.abs(actual[i] - expected[i]) < 1e-7 * Math.max(1, Math.abs(expected[i])))) {
        throw new AssertionError(Arrays.toString(expected) + " is " + Arrays.toString(actual));
      }
    }
  }
}
