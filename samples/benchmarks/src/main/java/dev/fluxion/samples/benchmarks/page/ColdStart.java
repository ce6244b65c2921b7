package dev.fluxion.samples.benchmarks.page;

import dev.fluxion.samples.benchmarks.Measured;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How long the first call of a method takes in a new JVM, with all that it loads and nothing yet
 * compiled; {@link #main} is what runs there.
 */
final class ColdStart {
  private static final int STARTS = 5;

  private ColdStart() {}

  /** The median of some starts, in nanoseconds; nothing where the task has no such method. */
  static OptionalDouble nanoseconds(Class<? extends Measured> task, String method)
      throws IOException {
    if (Arrays.stream(task.getMethods()).noneMatch(m -> m.getName().equals(method))) {
      return OptionalDouble.empty();
    }
    double[] times = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      times[i] = start(task, method);
    }
    Arrays.sort(times);
    return OptionalDouble.of(times[STARTS / 2]);
  }

  private static double start(Class<?> task, String method) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ColdStart.class.getName(),
                task.getName(),
                method)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream output = process.getInputStream()) {
      return Double.parseDouble(new String(output.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }

  /** Prints the nanoseconds of one call. The arguments are a class and a method. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Class<?> task = Class.forName(arguments[0]);
    Object measured = task.getDeclaredConstructor().newInstance();
    // By reflection, too, so that what is timed is not how reflection starts.
    Measured.class.getMethod("prepare").invoke(measured);
    Method method = task.getMethod(arguments[1]);
    long start = System.nanoTime();
    method.invoke(measured);
    System.out.println(System.nanoTime() - start);
  }
}
