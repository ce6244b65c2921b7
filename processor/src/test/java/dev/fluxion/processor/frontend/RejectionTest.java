package dev.fluxion.processor.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.JavaFileObjects;
import dev.fluxion.processor.diagnostic.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refused construct is reported on its line, and nowhere else. */
class RejectionTest {
  private static final Pattern MARK = Pattern.compile("FLX\\d+");

  @ParameterizedTest
  @ValueSource(strings = {"Rejected", "RejectedObjects"})
  void problemsAreWhereTheSourceSays(String name) {
    JavaFileObject file = JavaFileObjects.forResource("rejected/" + name + ".java");
    TreeSet<String> actual = new TreeSet<>();
    Reading.run(
        file,
        (method, read) -> {
          for (Problem problem : read.problems()) {
            int line = read.source().lineOf(read.source().tree(problem.position()));
            actual.add(String.format("%04d %s", line, problem.diagnostic().code()));
          }
        });
    assertEquals(String.join("\n", expected(file)), String.join("\n", actual));
  }

  private static TreeSet<String> expected(JavaFileObject file) {
    TreeSet<String> expected = new TreeSet<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = MARK.matcher(lines.get(i));
      while (matcher.find()) {
        expected.add(String.format("%04d %s", i + 1, matcher.group()));
      }
    }
    return expected;
  }

  private static List<String> lines(JavaFileObject file) {
    try {
      return file.getCharContent(true).toString().lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
