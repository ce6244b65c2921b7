package dev.fluxion.samples.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningTest {

  @TempDir private static Path plots;

  private static String told;

  @BeforeAll
  static void tell() {
    System.setProperty("java.awt.headless", "true");
    var bytes = new ByteArrayOutputStream();
    Learning.tell(new Report(new PrintStream(bytes, true, StandardCharsets.UTF_8), plots));
    told = bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void networksMakeNoErrors() {
    for (int seed = 1; seed <= 5; seed++) {
      String line = "seed " + seed + " ";
      assertTrue(
          told.lines().anyMatch(l -> l.contains(line) && l.endsWith("errors 0 of 200")), told);
    }
    assertTrue(told.lines().anyMatch(line -> line.endsWith("errors 0 of 300")), told);
  }

  @Test
  void fitsAgreeWithTheClosedForms() {
    List<String> fits = told.lines().filter(line -> line.contains("θ")).toList();
    assertEquals(4, fits.size(), told);
    assertEquals(numbers(fits.get(0)), numbers(fits.get(1)));
    assertEquals(numbers(fits.get(2)), numbers(fits.get(3)));
  }

  private static String numbers(String line) {
    return line.substring(line.indexOf('θ'));
  }

  @Test
  void picturesAreDrawn() throws IOException {
    List<String> names =
        List.of(
            "linear-regression",
            "linear-regression-loss",
            "overfitting",
            "overfitting-errors",
            "maximum-likelihood",
            "xor",
            "xor-losses",
            "spirals",
            "spirals-loss",
            "gaussian",
            "gaussian-loss",
            "ppca",
            "ppca-loss");
    for (String name : names) {
      BufferedImage image = ImageIO.read(plots.resolve(name + ".png").toFile());
      assertEquals(720, image.getWidth());
      assertTrue(colors(image) > 20, name);
    }
  }

  private static long colors(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(pixels).distinct().count();
  }
}
