package dev.fluxion.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** Other processors write what our methods need, and annotated methods themselves. */
class RoundsTest {

  @Test
  void signaturesAndBodiesWaitForGeneratedTypes() throws Throwable {
    Result result =
        TestCompiler.strict()
            .processedBy(new FluxionProcessor(), new Late())
            .compile(
                """
                package p;
                import dev.fluxion.*;
                public class A {
                  @Differentiable
                  static double f(double x, LateType t) { return x * x; }
                  // An annotation that is not ours: else javac asks no further processor.
                  @Override public String toString() { return ""; }
                  static class Inner {
                    @Differentiable
                    static double g(double x) { return LateType.FACTOR * x; }
                  }
                  public static Object run() {
                    return AGradients.fGradient(3, new LateType()).x()
                        + A_InnerGradients.gGradient(3).x()
                        + LateTypeGradients.hGradient(1).x();
                  }
                }
                """)
            .clean();
    assertEquals(6.0 + 5.0 + 1.0, result.run("p.A"));
  }

  @Test
  void typesThatNeverComeAreReportedOnce() {
    Result result =
        TestCompiler.strict()
            .compile(
                """
                package p;
                import dev.fluxion.*;
                class A {
                  @Differentiable
                  static double f(double x) { return Missing.FACTOR * x; }
                }
                """);
    assertTrue(result.findings().contains("5: FLX003"), result::toString);
    assertEquals(
        1, result.findings().stream().filter(f -> f.startsWith("5: ")).count(), result::toString);
  }

  @Test
  void companionsOfEarlierCompilationsAreReplaced() {
    String source =
        """
        package p;
        import dev.fluxion.*;
        class A {
          @Differentiable static double f(double x) { return x; }
        }
        """;
    Result first = TestCompiler.strict().compile(source).clean();
    String path = System.getProperty("java.class.path");
    Result second =
        TestCompiler.strict()
            .with("-Xlint:-processing")
            .with("-cp", first.classes() + System.getProperty("path.separator") + path)
            .compile(source)
            .clean();
    assertEquals(first.generated(), second.generated());
  }

  @Test
  void othersErrorsLeaveUsQuiet() {
    Result result =
        TestCompiler.strict()
            .compile(
                """
                package p;
                import dev.fluxion.*;
                class A extends Nowhere {
                  Missing field;
                  Missing method(Missing m) { return m; }
                  @Differentiable static double f(double x) { return x; }
                  static double g() { return AGradients.fGradient(1).x(); }
                }
                """);
    assertEquals(
        List.of(
            "3: cannot find symbol",
            "4: cannot find symbol",
            "5: cannot find symbol",
            "5: cannot find symbol"),
        result.findings());
  }

  /** Writes a class in the second round. */
  private static final class Late extends AbstractProcessor {
    private int rounds;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      rounds++;
      if (rounds == 1) {
        write("First", "class First {}");
      } else if (rounds == 2) {
        write(
            "LateType",
            """
            class LateType {
              static final double FACTOR = 5;
              @dev.fluxion.Differentiable static double h(double x) { return x; }
            }
            """);
      }
      return false;
    }

    private void write(String name, String text) {
      try (Writer out = processingEnv.getFiler().createSourceFile("p." + name).openWriter()) {
        out.write("package p;\n" + text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
