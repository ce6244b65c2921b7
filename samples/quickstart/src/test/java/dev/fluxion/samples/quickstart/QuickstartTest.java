package dev.fluxion.samples.quickstart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuickstartTest {

  private static final String NUMBER = "(-?[0-9.]+(?:e[-+]?[0-9]+)?)";

  private static String printed;

  @BeforeAll
  static void run() {
    var bytes = new ByteArrayOutputStream();
    Quickstart.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    printed = bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void printsTheFitBesideTheClosedForm() {
    for (String name : List.of("fitted", "closed form")) {
      double[] line = only(name + " +slope " + NUMBER + " +intercept " + NUMBER);
      assertArrayEquals(new double[] {454.158, -40.784}, line, 5e-4);
    }
    for (String name : List.of("fitted slope", "closed form")) {
      double[] slope = only("through the origin +" + name + " +" + NUMBER);
      assertArrayEquals(new double[] {423.937}, slope, 5e-4);
    }
  }

  @Test
  void descentLowersTheLossAtEveryStep() {
    List<double[]> steps = steps("Gradient descent", "Newton's method");
    assertTrue(steps.size() >= 10, printed);
    for (int k = 1; k < steps.size(); k++) {
      assertTrue(steps.get(k)[0] < steps.get(k - 1)[0], printed);
    }
  }

  @Test
  void firstStepStartsWithTheGradientInClosedForm() {
    double[] x = Hubble.distances();
    double[] y = Hubble.velocities();
    double value = 0;
    double bySlope = 0;
    double byIntercept = 0;
    for (int i = 0; i < x.length; i++) {
      value += y[i] * y[i] / x.length;
      bySlope -= 2 * x[i] * y[i] / x.length;
      byIntercept -= 2 * y[i] / x.length;
    }
    double[] expected = {
      value, bySlope, byIntercept, -0.4 * bySlope, -0.4 * byIntercept,
    };
    double[] first = steps("Gradient descent", "Newton's method").get(0);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], first[i], 1e-5 * Math.abs(expected[i]));
    }
  }

  @Test
  void newtonArrivesInOneStep() {
    List<double[]> steps = steps("Newton's method", "Hessian");
    double[] last = steps.get(steps.size() - 1);
    assertTrue(steps.size() <= 3, printed);
    assertEquals(0, Math.hypot(last[1], last[2]), 1e-8);
  }

  @Test
  void hessianIsTheMatrixOfMoments() {
    double[] x = Hubble.distances();
    double mean = 0;
    double square = 0;
    for (double d : x) {
      mean += d / x.length;
      square += d * d / x.length;
    }
    double[] hessian =
        only("Hessian \\(" + NUMBER + ", " + NUMBER + "; " + NUMBER + ", " + NUMBER + "\\)");
    assertArrayEquals(new double[] {2 * square, 2 * mean, 2 * mean, 2}, hessian, 1e-6);

    double[] eigenvalues = only("eigenvalues " + NUMBER + " and " + NUMBER);
    assertEquals(2 * square + 2, eigenvalues[0] + eigenvalues[1], 2e-6);
    assertEquals(4 * (square - mean * mean), eigenvalues[0] * eigenvalues[1], 1e-5);
    assertTrue(printed.contains("positive definite: a minimum"), printed);
  }

  @Test
  void lectureExampleAgreesInBothModesWithTheDerivativeByHand() {
    double x = 0.8;
    double sum = x * x + Math.exp(x * x);
    double value = Math.sqrt(sum) + Math.cos(sum);
    double derivative = (0.5 / Math.sqrt(sum) - Math.sin(sum)) * (2 * x + 2 * x * Math.exp(x * x));
    for (String mode : List.of("forward", "reverse")) {
      double[] found = only(mode + " mode  f = " + NUMBER + "  f' = " + NUMBER);
      assertArrayEquals(new double[] {value, derivative}, found, 1e-11);
    }
  }

  @Test
  void thePageQuotesWhatIsPrinted() throws IOException {
    String page = Files.readString(Path.of(System.getProperty("basedir", "")).resolve("README.md"));
    List<MatchResult> quotes =
        Pattern.compile("(?s)```text\n(.*?)```").matcher(page).results().toList();
    assertEquals(2, quotes.size());
    for (MatchResult quote : quotes) {
      assertTrue(printed.replace("\r\n", "\n").contains(quote.group(1)), printed);
    }
  }

  /** The numbers of each step printed between two headings, without its index. */
  private static List<double[]> steps(String from, String to) {
    String part = printed.substring(printed.indexOf(from), printed.indexOf(to));
    return matches(
        part,
        "loss +"
            + NUMBER
            + " +gradient \\( *"
            + NUMBER
            + ", +"
            + NUMBER
            + "\\) +step \\( *"
            + NUMBER
            + ", +"
            + NUMBER
            + "\\)");
  }

  private static double[] only(String pattern) {
    List<double[]> found = matches(printed, pattern);
    assertEquals(1, found.size(), () -> pattern + " in\n" + printed);
    return found.get(0);
  }

  private static List<double[]> matches(String text, String pattern) {
    List<double[]> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      double[] numbers = new double[matcher.groupCount()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Double.parseDouble(matcher.group(i + 1));
      }
      found.add(numbers);
    }
    return found;
  }
}
