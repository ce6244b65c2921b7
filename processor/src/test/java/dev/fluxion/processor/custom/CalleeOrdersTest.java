package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Calls of methods of other files at every order and in every mode, in one compilation and from
 * class files, against the interpolated method itself.
 */
class CalleeOrdersTest {
  private static final Path CASES = Path.of("src/test/resources/callees");

  @Test
  void everyOrderAndMode() throws Exception {
    String library = Files.readString(CASES.resolve("Library.java.txt"));
    String other = Files.readString(CASES.resolve("Second.java.txt"));
    String callers = Files.readString(CASES.resolve("Callers.java.txt"));
    Result together = TestCompiler.strict().compile(library, other, callers).clean();
    check(together, together);
    Result jar = TestCompiler.strict().with("-g").compile(library, other).clean();
    String path = System.getProperty("java.class.path") + File.pathSeparator + jar.classes();
    check(jar, TestCompiler.strict().with("-cp", path).compile(callers).clean());
  }

  private static void check(Result library, Result callers) throws Exception {
    URL[] urls = {library.classes().toUri().toURL(), callers.classes().toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(urls, CalleeOrdersTest.class.getClassLoader())) {
      Class<?> owner = loader.loadClass("p.Callers");
      List<String> names =
          Arrays.stream(owner.getDeclaredMethods())
              .filter(m -> m.getParameterCount() == 1 && m.getReturnType() == double.class)
              .map(Method::getName)
              .sorted()
              .toList();
      for (String name : names) {
        new PolynomialOracle(owner, name, new double[] {0.7, -0.4, 0.9}).check(1e-7);
      }
      assertEquals(true, names.size() > 10, names::toString);
    }
  }
}
