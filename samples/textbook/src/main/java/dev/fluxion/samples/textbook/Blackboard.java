package dev.fluxion.samples.textbook;

import dev.fluxion.Tensor;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Where a topic writes its formulas, and the numbers that Fluxion finds for them. */
final class Blackboard {

  private final PrintStream out;

  Blackboard(PrintStream out) {
    this.out = out;
  }

  /** Shows one topic on standard output. */
  static void show(Consumer<Blackboard> topic) {
    topic.accept(new Blackboard(new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  void title(String title) {
    out.printf("%n%s%n%s%n", title, "─".repeat(title.length()));
  }

  void say(String sentence) {
    out.println(sentence);
  }

  void write(String formula, double number) {
    out.println("  " + formula + " = " + text(number));
  }

  void write(String formula, double[] row) {
    write(formula, Tensor.vector(row));
  }

  void write(String formula, double[][] matrix) {
    write(formula, Tensor.matrix(matrix));
  }

  /** Row below row; the matrices of a tensor of rank 3 below each other. */
  void write(String formula, Tensor tensor) {
    int[] shape = tensor.shape();
    int columns = shape[shape.length - 1];
    String[] numbers =
        Arrays.stream(tensor.toArray()).mapToObj(Blackboard::text).toArray(String[]::new);
    boolean oneRow = numbers.length == columns;
    int width = oneRow ? 0 : Arrays.stream(numbers).mapToInt(String::length).max().orElse(0);
    String indent = " ".repeat(formula.length() + " = ".length());
    for (int i = 0; i < numbers.length; i += columns) {
      if (i > 0 && shape.length > 2 && i % (columns * shape[shape.length - 2]) == 0) {
        out.println();
      }
      String row =
          Arrays.stream(numbers, i, i + columns)
              .map(number -> " ".repeat(Math.max(0, width - number.length())) + number)
              .collect(Collectors.joining("  ", "[", "]"));
      out.println("  " + (i == 0 ? formula + " = " : indent) + row);
    }
  }

  /** At most six decimals, and none that says nothing. */
  static String text(double number) {
    if (number != 0 && Math.abs(number) < 1e-4) {
      return String.format(Locale.ROOT, "%.2e", number);
    }
    return String.format(Locale.ROOT, "%.6f", number)
        .replaceFirst("\\.?0+$", "")
        .replaceFirst("^-0$", "0");
  }
}
