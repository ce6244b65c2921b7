package dev.fluxion.processor.companion;

import static dev.fluxion.processor.companion.GradientText.companion;
import static dev.fluxion.processor.companion.GradientText.gradient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way back computes the indices that loops count on, instead of keeping them. */
class CountedIndicesTextTest {

  private static String method(String body) {
    return "static double f(double[] x, double[] w, int m, int n) { double s = 1; int p = 0; "
        + body
        + " return s; }";
  }

  /** The first lines of the way back. */
  private static String start(String loops, int lines) {
    return gradient(method(loops))
        .lines()
        .dropWhile(line -> !line.contains("sBar = 1.0"))
        .limit(lines)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void anIndexIsWhatTheTripsBeforeHaveAdded() {
    assertEquals(
        """
            double sBar = 1.0;
            for (int i = Math.max(n, 0) - 1; i >= 0; i--) {
              int trips = Math.max(m, 0);
              int p2 = i * trips;
              int saved = sTape.release(trips);
              for (int j = trips - 1; j >= 0; j--) {
                double s2 = sTape.get(saved + j);
                int p3 = p2 + j;
        """,
        start(
            "for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) s = Math.sin(s * w[p++]);",
            8));
  }

  @Test
  void ofATriangleItIsAFormula() {
    assertEquals(
        """
            double sBar = 1.0;
            for (int a = Math.max(n, 0) - 1; a >= 0; a--) {
              int triangle = (a >>> 1) * (a - 1 | 1);
              int p2 = a * n - triangle;
        """,
        start(
            "for (int a = 0; a < n; a++) for (int b = a; b < n; b++) s = Math.sin(s * w[p++]);",
            4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (int i = 0; i < n; i++) { s = Math.sin(s * w[p]); p += m; }",
        "for (int i = 0; i < n; i++) { p -= m; s = Math.sin(s * w[p]); p += 1; }",
        "for (int i = n; i > 0; i--) for (int j = m; j >= 1; j--) s = Math.sin(s * w[p++]);",
        "for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) s = Math.sin(s * w[p++]);"
            + " for (int j = 0; j < 3; j++) s = Math.sin(s * w[p++]); }",
        "for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) for (int k = 0; k < n; k++)"
            + " s = Math.sin(s * w[p++]);",
        "for (int i = 0; i < m; i++) for (int a = 0; a < n; a++) for (int b = a + 1; b < n; b++)"
            + " s = Math.sin(s * w[p++]);",
        "for (int a = 1; a <= n; a++) for (int b = 1; b <= a; b++) s = Math.sin(s * w[p++]);",
        "for (int a = 2; a <= n; a++) for (int b = a; b <= n; b++) s = Math.sin(s * w[p--]);"
      })
  void isKnown(String loops) {
    String companion = companion(method(loops));
    assertFalse(companion.contains("pTape"), companion);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (int i = 0; i < n; i++) for (int j = 0; j < (int) x[i]; j++)"
            + " s = Math.sin(s * w[p++]);",
        "for (int i = 0; i < n; i++) for (int j = 0; j < m; j++)"
            + " { s = Math.sin(s * w[p++]); if (s > 0.9) break; }",
        "for (int i = 0; i < n; i++) { s = Math.sin(s * w[p++]); if (s > 0) p++; }",
        "for (int a = 0; a < n; a++) for (int b = a; b < m; b++) s = Math.sin(s * w[p++]);",
        "for (int a = 0; a < n; a++) for (int b = a + 2; b < n; b++) s = Math.sin(s * w[p++]);",
        "for (int a = 0; a < n; a++) for (int b = 2; b < a; b++) s = Math.sin(s * w[p++]);",
        "for (int a = m; a < n; a++) for (int b = 0; b < a; b++) s = Math.sin(s * w[p++]);"
      })
  void isKept(String loops) {
    String companion = companion(method(loops));
    assertTrue(companion.contains("pTape"), companion);
  }
}
