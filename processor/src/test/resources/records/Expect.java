import java.util.Arrays;

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
}
