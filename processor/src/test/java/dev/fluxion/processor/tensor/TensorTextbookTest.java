package dev.fluxion.processor.tensor;

import dev.fluxion.processor.TestCompiler;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the texts print of matrix calculus; kinks; shapes that do not fit; records of tensors. */
class TensorTextbookTest {
  private static final Path SOURCES = Path.of("src/test/resources/tensors");

  @TestFactory
  Stream<DynamicTest> closedForms() throws IOException {
    return use("Textbook");
  }

  @TestFactory
  Stream<DynamicTest> records() throws IOException {
    return use("Records");
  }

  @TestFactory
  Stream<DynamicTest> arraysOfRecords() throws IOException {
    return use("Networks");
  }

  /** Runs all that the class that uses a companion can. */
  private static Stream<DynamicTest> use(String source) throws IOException {
    Class<?> use =
        TestCompiler.strict()
            .lenient()
            .compile(
                Files.readString(SOURCES.resolve(source + ".java")),
                Files.readString(SOURCES.resolve(source + "Use.java")))
            .type("t." + source + "Use");
    return Arrays.stream(use.getDeclaredMethods())
        .filter(m -> java.lang.reflect.Modifier.isPublic(m.getModifiers()))
        .map(m -> DynamicTest.dynamicTest(m.getName(), () -> run(m)));
  }

  private static void run(Method method) throws Throwable {
    try {
      method.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
