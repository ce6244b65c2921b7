package dev.fluxion.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The processor's work grows as the method does, and so does what it writes. */
final class ProcessingTimeTest {

  /** With all default members: value, adjoint, tangent, both of these again, Taylor series. */
  private static final int MOST_LINES_PER_STATEMENT = 21;

  @Test
  void textGrowsWithTheMethod() {
    int statements = 1000;
    String companion = process(straight(statements)).generated().get("LongGradients");
    long lines = companion.lines().count();
    assertTrue(lines < MOST_LINES_PER_STATEMENT * statements, lines + " lines");
  }

  @Test
  void timeGrowsWithTheMethod() {
    process(straight(300)); // What is loaded and compiled at first does not count.
    double small = Math.min(cpuTime(straight(300)), cpuTime(straight(300)));
    double large = cpuTime(straight(1200));
    assertTrue(large < 7 * small, large / small + " times the time for 4 times the statements");
  }

  @Test
  void timeGrowsWithTheNumberOfBranches() {
    process(branches(50));
    double small = Math.min(cpuTime(branches(50)), cpuTime(branches(50)));
    double large = cpuTime(branches(200));
    assertTrue(large < 7 * small, large / small + " times the time for 4 times the branches");
  }

  /** In nanoseconds; whatever else runs on the machine. */
  private static double cpuTime(String source) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    process(source);
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
  }

  private static TestCompiler.Result process(String source) {
    return TestCompiler.strict().with("-proc:only").compile(source).clean();
  }

  private static String straight(int statements) {
    String[] operations = {
      "x%1$d * x%2$d",
      "Math.sin(x%1$d) + x%2$d",
      "x%1$d - 0.5 * x%2$d",
      "x%1$d / (2 + x%2$d * x%2$d)"
    };
    return method(
        "double x0 = a; double x1 = b;",
        IntStream.range(2, statements + 2)
            .mapToObj(
                i ->
                    String.format("double x%d = ", i)
                        + String.format(
                            operations[i * i % 7 % 4], Math.max(0, i - 2 - i * 5 % 7), i - 1)),
        "x" + (statements + 1));
  }

  private static String branches(int number) {
    return method(
        "double x = a; double y = b;",
        IntStream.range(0, number)
            .mapToObj(
                i ->
                    String.format(
                        "if (x > %d) { x = Math.sin(x) * y; } else { y += x * %d; }", i, i)),
        "x * y");
  }

  private static String method(String start, Stream<String> statements, String result) {
    StringBuilder source = new StringBuilder("import dev.fluxion.Differentiable;\nclass Long {\n");
    source.append("  @Differentiable static double f(double a, double b) {\n").append(start);
    statements.forEach(s -> source.append('\n').append(s).append(s.endsWith("}") ? "" : ";"));
    return source.append("\nreturn ").append(result).append(";\n  }\n}\n").toString();
  }
}
