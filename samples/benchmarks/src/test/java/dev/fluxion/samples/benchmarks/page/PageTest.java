package dev.fluxion.samples.benchmarks.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From results to the text of the page. */
class PageTest {

  @Test
  void sectionsOfTheReadmeAreReplaced(@TempDir Path directory) throws IOException {
    Path copy = directory.resolve("README.md");
    Files.copy(Path.of("README.md"), copy);
    Page page = new Page(copy);
    page.replace("JDK 17", "seventeen\n");
    page.replace("JDK 25", "first\n");
    page.replace("JDK 25", "twenty-five\n");
    String text = Files.readString(copy);
    assertTrue(
        text.endsWith(
            """
            <!-- begin JDK 17 -->

            seventeen
            <!-- end JDK 17 -->

            <!-- begin JDK 25 -->

            twenty-five
            <!-- end JDK 25 -->
            """),
        text);
    assertThrows(IOException.class, () -> page.replace("JDK 16", ""));
  }

  @Test
  void timesAreComparedWithThePrimalAndTheHand() {
    Results results = new Results();
    results.add("BlackScholes", "primal", new Results.Cost(50, 0));
    results.add("BlackScholes", "twoSweeps", new Results.Cost(80, 0));
    results.add("BlackScholes", "fused", new Results.Cost(60, 0));
    results.add("BlackScholes", "gradientInto", new Results.Cost(110, 0));
    results.add("BlackScholes", "gradientInto", new Results.Cost(75, 0));
    results.add("BlackScholes", "gradientInto", new Results.Cost(90, 0));
    results.add("Logistic", "primal", new Results.Cost(9000, 0));
    results.add("Logistic", "fused", new Results.Cost(10000, 0));
    results.add("Logistic", "fusedForward", new Results.Cost(9100, 0));
    results.add("Logistic", "gradientInto", new Results.Cost(18200, 1234));
    String report = new Report(results).toString();
    assertTrue(
        report.contains("| | Black–Scholes | Euler, 1000 steps |\n|---|---:|---:|\n"), report);
    assertTrue(
        report.contains("| **`fGradient` into a reused adjoint** | 75.0 (1.50) | 18,200 (2.02) |"),
        report);
    assertTrue(report.contains("| **`fGradient` into a reused adjoint** | 0 | 1,234 |"), report);
    assertTrue(report.contains("| ours / by hand, two sweeps | 0.94 | – |"), report);
    assertTrue(report.contains("| ours / by hand, fused (or forward) | 1.25 | 2.00 |"), report);
    assertTrue(report.contains("ours / by hand, fused (or forward): 1.58"), report);
  }

  @Test
  void methodsAreAsLongAsTheirLastInstructionSays() {
    String disassembled =
        """
        final class A {
          static double f(double);
            Code:
               0: dload_0
               1: dload_0
               2: dmul
               3: dreturn

          static void g();
            Code:
               0: tableswitch   { // 1 to 1
                             1: 20
                       default: 22
                  }
              20: nop
              22: return
        }
        """;
    assertEquals(List.of(4, 23), CodeSize.methods(disassembled));
  }
}
