package dev.fluxion.samples.benchmarks.page;

import dev.fluxion.samples.benchmarks.Measured;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * A first look, in seconds instead of minutes: all methods of a task take turns in one process, and
 * the least times count, so that it is of use on a busy machine. The arguments are regular
 * expressions: for tasks, such as {@code "Rosenbrock.*"}, and for methods, such as {@code
 * "primal|fused|gradient.*"}.
 */
public final class Ratios {

  private static final long WARMUP = 2_000_000_000L;
  private static final long SLICE = 20_000_000L;
  private static final int ROUNDS = 15;

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  /** What other processes take of the core does not count. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private int blackHole;

  private Ratios() {}

  public static void main(String[] arguments) throws Throwable {
    String tasks = arguments.length > 0 ? arguments[0] : ".*";
    String methods = arguments.length > 1 ? arguments[1] : "(?!hipparchus|differences).*";
    Ratios ratios = new Ratios();
    for (Class<? extends Measured> task : Tasks.all()) {
      for (Tasks.Sized sized : Tasks.sizes(task)) {
        if (sized.name().matches(tasks)) {
          System.out.print(ratios.lines(sized, methods));
        }
      }
    }
    System.err.println(ratios.blackHole);
  }

  private String lines(Tasks.Sized sized, String methods) throws Throwable {
    List<Method> measured =
        Arrays.stream(sized.measured().getClass().getMethods())
            .filter(m -> m.isAnnotationPresent(Benchmark.class) && m.getName().matches(methods))
            .sorted(
                Comparator.comparing((Method m) -> !m.getName().equals("primal"))
                    .thenComparing(Method::getName))
            .toList();
    double[] least = new double[measured.size()];
    Supplier<?>[] calls = new Supplier<?>[measured.size()];
    int[] counts = new int[measured.size()];
    for (int i = 0; i < calls.length; i++) {
      calls[i] = supplier(measured.get(i), sized.measured());
      counts[i] = warmUp(calls[i]);
      least[i] = Double.POSITIVE_INFINITY;
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < calls.length; i++) {
        least[i] = Math.min(least[i], time(calls[i], counts[i]));
      }
    }
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < calls.length; i++) {
      lines.append(
          String.format(
              "%-28s %-14s %14.1f ns %8.2f%n",
              sized.name(), measured.get(i).getName(), least[i], least[i] / least[0]));
    }
    return lines.toString();
  }

  /** A class of its own for each method, as if it had been written by hand. */
  private static Supplier<?> supplier(Method method, Measured measured) throws Throwable {
    MethodHandle handle = LOOKUP.unreflect(method);
    MethodType type = MethodType.methodType(Object.class);
    return (Supplier<?>)
        LambdaMetafactory.metafactory(
                LOOKUP,
                "get",
                MethodType.methodType(Supplier.class, measured.getClass()),
                type,
                handle,
                MethodType.methodType(
                    MethodType.methodType(method.getReturnType()).wrap().returnType()))
            .getTarget()
            .invoke(measured);
  }

  /** The number of calls that fill a slice of time. */
  private int warmUp(Supplier<?> call) {
    long calls = 0;
    long start = System.nanoTime();
    long elapsed = 0;
    while (elapsed < WARMUP) {
      int batch = (int) Math.max(1, Math.min(10_000, calls));
      time(call, batch);
      calls += batch;
      elapsed = System.nanoTime() - start;
    }
    return (int) Math.max(1, calls * SLICE / elapsed);
  }

  private double time(Supplier<?> call, int count) {
    long start = CLOCK.getCurrentThreadCpuTime();
    for (int k = 0; k < count; k++) {
      blackHole ^= Objects.hashCode(call.get()) & 1;
    }
    return (CLOCK.getCurrentThreadCpuTime() - start) / (double) count;
  }
}
