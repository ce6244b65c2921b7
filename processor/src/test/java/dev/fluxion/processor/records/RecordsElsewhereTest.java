package dev.fluxion.processor.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.fuzz.InMemoryCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of other files, and rules about records. */
class RecordsElsewhereTest {
  private static final List<String> SOURCES =
      List.of(
          "Library",
          "OwnRecord",
          "Rules",
          "RuleCallers",
          "SecondOrder",
          "Physics",
          "Callers",
          "Motion",
          "MotionCallers");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void recordsOfOtherCodeHaveDerivatives(boolean isSimplified) throws Throwable {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("Expect", source("/records/Expect.java"));
    SOURCES.forEach(name -> sources.put(name, source("/records/elsewhere/" + name + ".java")));
    sources.put("FollowedCallers", followed(sources.get("RuleCallers"), sources.get("Rules")));
    InMemoryCompiler.Result result =
        InMemoryCompiler.compile(sources, "-Afluxion.simplify=" + isSimplified);
    assertEquals(Map.of(), result.diagnostics());
    for (String name : sources.keySet()) {
      check(result.loader().loadClass(name));
    }
  }

  /** The callers with their rules in the same file, where these are followed. */
  private static String followed(String callers, String rules) {
    String imports = rules.substring(0, rules.indexOf("/**"));
    String nested = rules.substring(rules.indexOf("class "));
    String renamed =
        callers
            .replace("RuleCallers", "FollowedCallers")
            .replace("Rules.class", "FollowedCallers.Rules.class");
    return imports + renamed.substring(0, renamed.lastIndexOf('}')) + "static " + nested + "}";
  }

  private static void check(Class<?> type) throws Throwable {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals("check")) {
        method.setAccessible(true);
        try {
          method.invoke(null);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    }
  }

  private static String source(String path) {
    try (InputStream in = RecordsElsewhereTest.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
