package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Calls of methods of other files at every order and in every mode, in one compilation and from
 * class files, against the interpolated method itself.
 */
class CalleeOrdersTest {
  private static final Path CASES = Path.of("src/test/resources/callees");

  @Test
  void everyOrderAndMode() throws Exception {
    check("Callers", "Library", "Second");
  }

  @Test
  void everyOrderAndModeOfRecords() throws Exception {
    check("RecordCallers", "Records");
  }

  @Test
  void everyOrderAndModeByRules() throws Exception {
    check("RuleCallers", "Ruled");
  }

  private static String source(String name) {
    try {
      return Files.readString(CASES.resolve(name + ".java.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(String callers, String... library) throws Exception {
    String[] others = Stream.of(library).map(CalleeOrdersTest::source).toArray(String[]::new);
    String[] all =
        Stream.concat(Stream.of(source(callers)), Stream.of(others)).toArray(String[]::new);
    Result together = TestCompiler.strict().compile(all).clean();
    check("p." + callers, together, together);
    Result jar = TestCompiler.strict().with("-g").compile(others).clean();
    String path = System.getProperty("java.class.path") + File.pathSeparator + jar.classes();
    check(
        "p." + callers,
        jar,
        TestCompiler.strict().with("-cp", path).compile(source(callers)).clean());
  }

  private static void check(String name, Result library, Result callers) throws Exception {
    URL[] urls = {library.classes().toUri().toURL(), callers.classes().toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(urls, CalleeOrdersTest.class.getClassLoader())) {
      Class<?> owner = loader.loadClass(name);
      List<String> names =
          Arrays.stream(owner.getDeclaredMethods())
              .filter(m -> m.getParameterCount() == 1 && m.getReturnType() == double.class)
              .map(Method::getName)
              .sorted()
              .toList();
      for (String method : names) {
        new PolynomialOracle(owner, method, new double[] {0.7, -0.4, 0.9}).check(1e-7);
      }
      assertEquals(true, names.size() > 10, names::toString);
    }
  }
}
