package dev.fluxion.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Eclipse compiler has no javac trees: it is refused, with one message that says why. */
class EclipseCompilerTest {

  @Test
  void isRefusedWithOneMessage(@TempDir Path folder) throws IOException {
    Path source = folder.resolve("Squares.java");
    Files.writeString(
        source,
        """
        import dev.fluxion.Differentiable;

        final class Squares {
          @Differentiable
          static double square(double x) {
            return x * x;
          }

          @Differentiable
          static double fourth(double x) {
            return square(square(x));
          }
        }
        """);
    String classPath = System.getProperty("java.class.path");
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    boolean compiled =
        BatchCompiler.compile(
            new String[] {
              "--release",
              "17",
              "-proceedOnError",
              "-classpath",
              classPath,
              "-processorpath",
              classPath,
              "-processor",
              "dev.fluxion.processor.FluxionProcessor",
              "-d",
              folder.toString(),
              source.toString()
            },
            out,
            out,
            null);

    String text = messages.toString();
    assertFalse(compiled, text);
    assertTrue(text.contains("FLX001") && text.contains("compile with javac"), text);
    assertEquals(1, text.split("ERROR", -1).length - 1, text);
    assertTrue(text.contains("1 problem (1 error)"), text);
  }
}
