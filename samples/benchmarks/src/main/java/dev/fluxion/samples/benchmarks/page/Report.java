package dev.fluxion.samples.benchmarks.page;

import dev.fluxion.samples.benchmarks.Measured;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The results as tables: a column for each task, a row for each way to compute its derivative. */
final class Report {
  private static final List<String> OURS = List.of("gradientInto", "jacobian");
  private static final List<String> BY_HAND = List.of("fused", "fusedForward");
  private static final List<String> TWO_SWEEPS = List.of("twoSweeps");
  private static final List<String> HIPPARCHUS = List.of("hipparchus");
  private static final List<String> DIFFERENCES = List.of("differences");

  private static final Map<String, String> ROWS = new LinkedHashMap<>();

  static {
    ROWS.put("primal", "primal");
    ROWS.put("twoSweeps", "by hand, two sweeps");
    ROWS.put("fused", "by hand, fused and hoisted");
    ROWS.put("fusedForward", "by hand, three tangents");
    ROWS.put("fusedFresh", "by hand, into new arrays");
    ROWS.put("fusedSkipping", "by hand, of weights that are not zero only");
    ROWS.put("fusedSparse", "by hand, of the measured vertices only");
    ROWS.put("gradientInto", "**`fGradient` into a reused adjoint**");
    ROWS.put("gradient", "**`fGradient`**");
    ROWS.put("jacobian", "**`fJacobian`**");
    ROWS.put("pullback", "**`fPullback`**, applied to each row");
    ROWS.put("vjpInto", "**`fVjp`** of each row into a reused adjoint");
    ROWS.put("jvp", "**`fJvp`**");
    ROWS.put("hvp", "**`fHvp`**");
    ROWS.put("hessian", "**`fHessian`**");
    ROWS.put("checkpointed", "the same, `@Checkpointed`");
    ROWS.put("checkpointedOften", "the same, `@Checkpointed(snapshots = 1_500)`");
    ROWS.put("hipparchus", "Hipparchus `Gradient`");
    ROWS.put("hipparchusStructure", "Hipparchus `DerivativeStructure`, order 1");
    ROWS.put("hipparchusHessian", "Hipparchus `DerivativeStructure`, order 2");
    ROWS.put("differences", "central differences");
    ROWS.put("products", "matrix products alone");
    ROWS.put("forward", "forward");
    ROWS.put("densityFluxion", "**`fTaylor`** of a normal density, order 8");
    ROWS.put("densityHipparchus", "Hipparchus `DerivativeStructure`");
    ROWS.put("compositeFluxion", "**`fTaylor`** of a composite, order 8");
    ROWS.put("compositeHipparchus", "Hipparchus `DerivativeStructure`");
  }

  private final Results results;

  Report(Results results) {
    this.results = results;
  }

  /** All tables of tasks that were measured. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text, "The seven tasks", Tasks.SMALL, 1, "ns");
    append(text, "ADBench", Tasks.ADBENCH, 1e3, "µs");
    append(text, "Loops in loops", Tasks.KERNELS, 1e3, "µs");
    append(text, "A million steps in a heap of 64 MB", Tasks.LONG, 1e6, "ms");
    append(text, "Tensors and Taylor polynomials", Tasks.OTHERS, 1e3, "µs");
    return text.toString();
  }

  private void append(
      StringBuilder text,
      String title,
      List<Class<? extends Measured>> tasks,
      double unit,
      String unitName) {
    List<String> columns = tasks.stream().flatMap(t -> results.sizes(t).stream()).toList();
    if (columns.isEmpty()) {
      return;
    }
    text.append("#### ").append(title).append("\n\n");
    text.append("Time of a call in ").append(unitName).append(", and times the primal's:\n\n");
    text.append(table(columns, (task, method) -> time(task, method, unit)));
    text.append("\nBytes allocated by a call:\n\n");
    text.append(table(columns, this::bytes));
    ratios(text, columns);
    text.append('\n');
  }

  private interface Cell {
    String of(String task, String method);
  }

  private static MarkdownTable table(List<String> columns, Cell cell) {
    MarkdownTable table = new MarkdownTable(columns, Report::title);
    ROWS.forEach((method, title) -> table.row(title, task -> cell.of(task, method)));
    return table;
  }

  private String time(String task, String method, double unit) {
    return results
        .cost(task, method)
        .map(
            cost -> {
              String number = MarkdownTable.number(cost.nanoseconds() / unit);
              return results
                  .cost(task, "primal")
                  .map(p -> number + " (" + MarkdownTable.number(ratio(cost, p)) + ")")
                  .orElse(number);
            })
        .orElse("");
  }

  private String bytes(String task, String method) {
    return results
        .cost(task, method)
        // The profiler's share of a long call is a fraction of a byte.
        .map(cost -> String.format("%,d", Math.round(cost.bytes())))
        .orElse("");
  }

  private void ratios(StringBuilder text, List<String> columns) {
    if (columns.stream().noneMatch(c -> results.least(c, BY_HAND).isPresent())) {
      return;
    }
    MarkdownTable table = new MarkdownTable(columns, Report::title);
    StringBuilder means = new StringBuilder();
    ratio(table, means, columns, "ours / by hand, two sweeps", OURS, TWO_SWEEPS);
    ratio(table, means, columns, "ours / by hand, fused (or forward)", OURS, BY_HAND);
    ratio(table, means, columns, "Hipparchus / ours", HIPPARCHUS, OURS);
    ratio(table, means, columns, "central differences / ours", DIFFERENCES, OURS);
    text.append("\nOurs is what a reused adjoint costs, or the Jacobian:\n\n").append(table);
    text.append("\nGeometric means: ").append(means).append(".\n");
  }

  private void ratio(
      MarkdownTable table,
      StringBuilder means,
      List<String> columns,
      String title,
      List<String> methods,
      List<String> others) {
    Function<String, Optional<Double>> ratio =
        task ->
            results
                .least(task, methods)
                .flatMap(cost -> results.least(task, others).map(other -> ratio(cost, other)));
    table.row(title, task -> ratio.apply(task).map(MarkdownTable::number).orElse(""));
    columns.stream()
        .flatMap(task -> ratio.apply(task).stream())
        .mapToDouble(Math::log)
        .average()
        .ifPresent(
            mean ->
                means
                    .append(means.isEmpty() ? "" : "; ")
                    .append(title)
                    .append(": ")
                    .append(MarkdownTable.number(Math.exp(mean))));
  }

  private static double ratio(Results.Cost cost, Results.Cost other) {
    return cost.nanoseconds() / other.nanoseconds();
  }

  private static String title(String task) {
    return task.replace("BlackScholes", "Black–Scholes")
        .replace("Perceptron", "MLP, 65 parameters")
        .replace("Logistic", "Euler, 1000 steps")
        .replace("FlatGaussianMixture", "GMM, flat arrays,")
        .replace("GaussianMixture", "GMM")
        .replace("LongShortTermMemory", "LSTM")
        .replace("BundleAdjustment", "BA blocks")
        .replace("HandTracking", "hand")
        .replace("Checkpointed", "Seasons, 14 parameters");
  }
}
