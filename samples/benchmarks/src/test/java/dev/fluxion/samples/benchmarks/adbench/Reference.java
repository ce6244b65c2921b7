package dev.fluxion.samples.benchmarks.adbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sections of a reference file: a line that begins with a name, then one number a line. */
final class Reference {
  private final Map<String, List<Double>> sections = new HashMap<>();

  private Reference() {}

  /** The reference beside a data file. */
  static Reference of(Path data) throws IOException {
    Reference reference = new Reference();
    List<Double> section = List.of();
    String name = data.getFileName().toString().replace(".txt", ".ref.txt");
    for (String line : Files.readAllLines(data.resolveSibling(name))) {
      if (Character.isLetter(line.charAt(0)) && !line.startsWith("nan")) {
        section = new ArrayList<>();
        reference.sections.put(line.substring(0, line.indexOf(' ')), section);
      } else {
        section.add(Double.valueOf(line));
      }
    }
    return reference;
  }

  double[] section(String name) {
    return sections.get(name).stream().mapToDouble(Double::doubleValue).toArray();
  }

  boolean has(String name) {
    return sections.containsKey(name);
  }

  /** Each number to 1e-9 of itself, or of a thousandth of the largest. */
  static void assertClose(double[] expected, double[] actual) {
    double largest = 0;
    for (double x : expected) {
      largest = Math.max(largest, Math.abs(x));
    }
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      double limit = 1e-9 * Math.max(Math.abs(expected[i]), 1e-3 * largest);
      boolean close = Math.abs(actual[i] - expected[i]) <= limit;
      assertTrue(close, "[" + i + "]: " + actual[i] + " instead of " + expected[i]);
    }
  }
}
