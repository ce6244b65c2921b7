package dev.fluxion.samples.textbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

  @Test
  void picturesAreDrawn(@TempDir Path folder) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Pictures.draw(folder);
    for (String name : List.of("taylor", "linearization")) {
      BufferedImage image = ImageIO.read(folder.resolve(name + ".png").toFile());
      assertEquals(720, image.getWidth());
      int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, 720);
      assertTrue(Arrays.stream(pixels).distinct().count() > 20, name);
    }
  }
}
