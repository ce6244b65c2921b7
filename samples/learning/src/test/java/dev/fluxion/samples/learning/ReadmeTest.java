package dev.fluxion.samples.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page shows is quoted from the stories, which the other tests run. */
class ReadmeTest {

  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));

  @Test
  void snippetsAreQuoted() throws IOException {
    List<String> sources = sources();
    Matcher snippet = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme());
    int snippets = 0;
    for (; snippet.find(); snippets++) {
      String quoted = withoutLayout(snippet.group(1));
      assertTrue(sources.stream().anyMatch(source -> source.contains(quoted)), quoted);
    }
    assertEquals(3, snippets);
  }

  @Test
  void picturesExist() throws IOException {
    Matcher picture = Pattern.compile("\\((pictures/[^)]*)\\)").matcher(readme());
    int pictures = 0;
    for (; picture.find(); pictures++) {
      assertTrue(Files.exists(MODULE.resolve(picture.group(1))), picture.group(1));
    }
    assertEquals(6, pictures);
  }

  private static String readme() throws IOException {
    return Files.readString(MODULE.resolve("README.md"));
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(MODULE.resolve("src/main/java"))) {
      return files.filter(Files::isRegularFile).map(ReadmeTest::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return withoutLayout(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutLayout(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
