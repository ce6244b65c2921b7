package dev.fluxion.samples.benchmarks.adbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;

/** The numbers and words of a text file, one after the other. */
final class Tokens {
  private final StringTokenizer text;

  private Tokens(String text, String separators) {
    this.text = new StringTokenizer(text, separators);
  }

  static Tokens of(Path file) throws IOException {
    return new Tokens(Files.readString(file), " \t\r\n");
  }

  /** Of one line with colons between its fields. */
  static Tokens ofFields(String line) {
    return new Tokens(line, ":");
  }

  int remaining() {
    return text.countTokens();
  }

  String word() {
    return text.nextToken();
  }

  int integer() {
    return Integer.parseInt(word());
  }

  double number() {
    return Double.parseDouble(word());
  }

  double[] numbers(int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number();
    }
    return numbers;
  }

  double[][] rows(int count, int length) {
    double[][] rows = new double[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = numbers(length);
    }
    return rows;
  }
}
