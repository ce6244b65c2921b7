package dev.fluxion.samples.benchmarks.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/** What was measured: for each task, in the order of its parameter, each of its methods. */
final class Results {
  private final Map<String, Map<String, Cost>> tasks = new LinkedHashMap<>();

  /** What JMH itself allocates in an iteration, at most; less than that is taken for nothing. */
  private static final double OWN_BYTES = 20_000;

  /** Of one call: the median of a round's iterations, and what it allocates. */
  record Cost(double nanoseconds, double bytes) {}

  static Results of(Collection<RunResult> runs) {
    Results results = new Results();
    for (RunResult run : runs) {
      BenchmarkParams parameters = run.getParams();
      String benchmark = parameters.getBenchmark();
      int method = benchmark.lastIndexOf('.');
      StringBuilder task = new StringBuilder(simpleName(benchmark.substring(0, method)));
      for (String key : parameters.getParamsKeys()) {
        task.append(' ').append(key).append('=').append(parameters.getParam(key));
      }
      double median = run.getPrimaryResult().getStatistics().getPercentile(50);
      results.add(task.toString(), benchmark.substring(method + 1), new Cost(median, bytes(run)));
    }
    return results;
  }

  private static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1).replace("Benchmark", "");
  }

  // JMH declares the results raw.
  @SuppressWarnings("rawtypes")
  private static double bytes(RunResult run) {
    return run.getSecondaryResults().entrySet().stream()
        .filter(e -> e.getKey().endsWith("gc.alloc.rate.norm"))
        .mapToDouble(e -> e.getValue().getScore())
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Of all rounds the quickest counts: what disturbs a measurement only adds to it. */
  void add(String task, String method, Cost cost) {
    tasks.computeIfAbsent(task, t -> new LinkedHashMap<>()).merge(method, cost, Results::lesser);
  }

  private static Cost lesser(Cost a, Cost b) {
    return a.nanoseconds() <= b.nanoseconds() ? a : b;
  }

  /** The sizes of a task that were measured. */
  List<String> sizes(Class<?> task) {
    String name = Tasks.name(task);
    return tasks.keySet().stream().filter(t -> t.equals(name) || t.startsWith(name + " ")).toList();
  }

  Optional<Cost> cost(String task, String method) {
    return Optional.ofNullable(tasks.getOrDefault(task, Map.of()).get(method));
  }

  /** The least of those methods that were measured. */
  Optional<Cost> least(String task, List<String> methods) {
    return methods.stream().flatMap(m -> cost(task, m).stream()).reduce(Results::lesser);
  }
}
