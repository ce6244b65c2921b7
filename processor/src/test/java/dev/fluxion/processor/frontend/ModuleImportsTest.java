package dev.fluxion.processor.frontend;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.google.testing.compile.JavaFileObjects;
import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.TestCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What a source file of Java 25 names without an import of its own. */
@EnabledForJreRange(min = JRE.JAVA_25)
class ModuleImportsTest {
  private static final String METHOD =
      """
      @Differentiable
      static double f(double[] x) {
        if (x.length == 0) {
          throw new NoSuchElementException("x");
        }
        return Arrays.stream(x).sum() * x[0];
      }
      """;

  @Test
  void ofAModuleThatRequiresOthers() throws Throwable {
    TestCompiler.Result result =
        TestCompiler.strict()
            .with("--add-modules", "java.se")
            .compile(
                """
                import dev.fluxion.Differentiable;
                import module java.se;

                public class Imported {
                  %s

                  public static double[] gradient(double[] x) {
                    return ImportedGradients.fGradient(x).x();
                  }
                }
                """
                    .formatted(METHOD))
            .clean();
    Object gradient =
        result
            .loader()
            .loadClass("Imported")
            .getMethod("gradient", double[].class)
            .invoke(null, new double[] {1, 2, 3});
    assertArrayEquals(new double[] {6 + 1, 1, 1}, (double[]) gradient);
  }

  @Test
  void ofACompactSourceFile() {
    String source =
        """
        import dev.fluxion.Differentiable;

        %s

        void main() {
          IO.println(CompactGradients.fGradient(new double[] {1, 2, 3}).x()[0]);
        }
        """
            .formatted(METHOD);
    assertThat(
            javac()
                .withProcessors(new FluxionProcessor())
                .compile(JavaFileObjects.forSourceString("Compact", source)))
        .succeededWithoutWarnings();
  }
}
