package dev.fluxion.processor.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs whose comments announce what is wrong with them. */
final class Announced {
  private static final Pattern EXPECTED = Pattern.compile("// (FLX\\d{3}(?: FLX\\d{3})*)");

  private Announced() {}

  static Result compile(String text) {
    return TestCompiler.strict().compile("package p;\nimport dev.fluxion.*;\n\n" + text);
  }

  /** The findings are those that the comments in the text announce. */
  static void check(String text) {
    List<String> expected = new ArrayList<>();
    String[] lines = text.split("\n");
    for (int i = 0; i < lines.length; i++) {
      Matcher matcher = EXPECTED.matcher(lines[i]);
      if (matcher.find()) {
        for (String code : matcher.group(1).split(" ")) {
          expected.add((i + 4) + ": " + code);
        }
      }
    }
    Result result = compile(text);
    assertEquals(expected, result.findings(), result::toString);
  }
}
