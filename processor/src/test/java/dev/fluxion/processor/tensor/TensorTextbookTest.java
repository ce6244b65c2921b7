package dev.fluxion.processor.tensor;

import dev.fluxion.processor.TestCompiler;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the texts print of matrix calculus, kinks, and the errors where shapes do not fit. */
class TensorTextbookTest {
  private static final Path SOURCES = Path.of("src/test/resources/tensors");

  @TestFactory
  Stream<DynamicTest> closedForms() throws IOException {
    Class<?> use =
        TestCompiler.strict()
            .lenient()
            .compile(
                Files.readString(SOURCES.resolve("Textbook.java")),
                Files.readString(SOURCES.resolve("TextbookUse.java")))
            .type("t.TextbookUse");
    return Arrays.stream(use.getDeclaredMethods())
        .filter(m -> java.lang.reflect.Modifier.isPublic(m.getModifiers()))
        .map(
            m ->
                DynamicTest.dynamicTest(
                    m.getName(),
                    () -> {
                      try {
                        m.invoke(null);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    }));
  }
}
