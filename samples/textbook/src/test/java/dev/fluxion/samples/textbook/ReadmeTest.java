package dev.fluxion.samples.textbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page quotes what is printed, and neither it nor the table of contents forgets a topic. */
class ReadmeTest {

  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final Path SOURCES = MODULE.resolve("src/main/java/dev/fluxion/samples/textbook");

  @Test
  void outputIsQuoted() throws IOException {
    var bytes = new ByteArrayOutputStream();
    MatrixDerivatives.show(new Blackboard(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
    String printed = bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    List<String> outputs = blocks("text");
    assertEquals(1, outputs.size());
    assertTrue(printed.contains(outputs.get(0)), printed);
  }

  @Test
  void noTopicIsForgotten() throws IOException {
    String readme = read(MODULE.resolve("README.md"));
    String contents = read(SOURCES.resolve("Textbook.java"));
    int topics = 0;
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.filter(ReadmeTest::isTopic).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        assertTrue(readme.contains("`" + name + "`"), name);
        assertTrue(contents.contains(" " + name + "::show"), name);
        topics++;
      }
    }
    assertEquals(34, topics);
  }

  private static boolean isTopic(Path file) {
    String source = read(file);
    return source.contains("Blackboard.show(") && !source.contains("List<Consumer<Blackboard>>");
  }

  private static List<String> blocks(String language) {
    String fenced = "```" + language + "\n(.*?)```";
    Matcher block =
        Pattern.compile(fenced, Pattern.DOTALL).matcher(read(MODULE.resolve("README.md")));
    return block.results().map(match -> match.group(1)).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
