package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Calls of {@code @Differentiable} methods, and rules, that come from class files. */
class CalleesInJarsTest {
  private static final String LIBRARY =
      """
      package q;
      import dev.fluxion.*;
      public class Library {
        @Differentiable
        public static double g(double value, double[] constants, @Constant double c) {
          return value * value * c;
        }
        @Differentiable(wrt = "wait")
        public static double two(double a, double wait) { return a * a * wait * wait; }
        public static double plain(double x) { return x * x * x; }
        @DerivativeOf(owner = Library.class, method = "plain")
        @Differentiable
        public static double plainSlope(double x) { return 3 * x * x; }
      }
      """
          .replace("double[] constants", "int n");
  private static final String CALLER =
      """
      package p;
      import dev.fluxion.*;
      import q.Library;
      @UseDerivatives(Library.class)
      public class A {
        @Differentiable
        static double f(double x) { return Library.g(x, 1, 5); }
        @Differentiable
        static double h(double x) { return Library.plain(x); }
        public static Object run() {
          var f = AGradients.fHvp(3, 1);
          var h = AGradients.hHvp(2, 1);
          return new double[] {
            f.gradient().x(), f.product().x(), AGradients.fJvp(3, 1).tangent(), h.gradient().x(), h.product().x()};
        }
      }
      """;

  private static Result compileAgainst(Path library, String... sources) {
    String path = System.getProperty("java.class.path") + File.pathSeparator + library;
    return TestCompiler.strict().with("-cp", path).compile(sources);
  }

  private static double[] run(Result library, Result caller) throws Exception {
    URL[] urls = {library.classes().toUri().toURL(), caller.classes().toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(urls, CalleesInJarsTest.class.getClassLoader())) {
      return (double[]) loader.loadClass("p.A").getMethod("run").invoke(null);
    }
  }

  /** Along a curve, the companion in a jar knows no Taylor coefficients; else all is well. */
  private static Result usable(Result result) {
    assertEquals(List.of(), result.findings(), result::toString);
    return result;
  }

  @Test
  void withAndWithoutNames() throws Exception {
    double[] expected = {30, 10, 30, 12, 12};
    for (List<String> options :
        List.of(List.of("-g"), List.of("-g:none"), List.of("-parameters"))) {
      Result library =
          TestCompiler.strict().with(options.toArray(new String[0])).compile(LIBRARY).clean();
      Result caller = usable(compileAgainst(library.classes(), CALLER));
      assertArrayEquals(expected, run(library, caller), 1e-12);
    }
  }

  @Test
  void ofTensors() throws Exception {
    String library =
        """
        package q;
        import dev.fluxion.*;
        public class Library {
          public record Layer(Tensor w, double scale) {}
          @Differentiable
          public static Tensor scaled(Tensor t, double k) { return t.times(k); }
          @Differentiable
          public static double norm(Tensor t) { return t.times(t).sum(); }
          @Differentiable
          public static Tensor line(double x) { return Tensor.vector(x, x * x); }
          @Differentiable
          public static double weight(Layer l) { return l.w().times(l.w()).sum() * l.scale(); }
        }
        """;
    String caller =
        """
        package p;
        import dev.fluxion.*;
        import q.Library;
        public class A {
          @Differentiable
          static double array(Tensor t, double k) { return Library.scaled(t, k).sum() * k; }
          @Differentiable
          static double number(Tensor t) { return Library.norm(t) * 3; }
          @Differentiable
          static double made(double x) { return Library.line(x).sum() * x; }
          @Differentiable
          static double record(Tensor t) { return Library.weight(new Library.Layer(t, 5)); }
          public static Object run() {
            Tensor t = Tensor.vector(1, 2);
            Tensor along = Tensor.vector(1, -1);
            var array = AGradients.arrayGradient(t, 3);
            var norm = AGradients.numberHvp(t, along);
            var jvp = AGradients.arrayJvp(t, 3, along, 1);
            double[] taylor = AGradients.numberTaylor(t, along, 2);
            return new double[] {
              array.t().get(0), array.t().get(1), array.k(), jvp.tangent(),
              norm.gradient().t().get(0), norm.gradient().t().get(1),
              norm.product().t().get(0), norm.product().t().get(1), taylor[1], taylor[2],
              AGradients.madeGradient(3).x(), AGradients.recordGradient(t).t().get(1)};
          }
        }
        """;
    Result compiled = TestCompiler.strict().with("-g").compile(library).clean();
    assertArrayEquals(
        new double[] {9, 9, 18, 18, 6, 12, 6, -6, -6, 6, 33, 20},
        run(compiled, usable(compileAgainst(compiled.classes(), caller))),
        1e-12);
  }

  @Test
  void namesInWrtNeedNamesInTheClassFile() throws Exception {
    String caller =
        """
        package p;
        import dev.fluxion.*;
        public class A {
          @Differentiable
          static double f(double x) {
            return q.Library.two(3, x);
          }
          public static Object run() { return new double[] {AGradients.fGradient(2).x()}; }
        }
        """;
    Result named = TestCompiler.strict().with("-g").compile(LIBRARY).clean();
    assertArrayEquals(
        new double[] {36}, run(named, usable(compileAgainst(named.classes(), caller))));
    Result nameless = TestCompiler.strict().with("-g:none").compile(LIBRARY).clean();
    assertEquals(List.of("6: FLX083"), compileAgainst(nameless.classes(), caller).findings());
  }

  @Test
  void withoutCompanion() throws IOException {
    Result library = TestCompiler.strict().compile(LIBRARY).clean();
    try (Stream<Path> files = Files.list(library.classes().resolve("q"))) {
      for (Path file : files.filter(f -> f.toString().contains("Gradients")).toList()) {
        Files.delete(file);
      }
    }
    assertEquals(
        List.of("7: FLX080"),
        compileAgainst(library.classes(), CALLER).findings().stream()
            .filter(f -> f.startsWith("7"))
            .toList());
  }

  @Test
  void withTheCompanionOfAnotherVersion() throws IOException {
    Result old = TestCompiler.strict().compile(LIBRARY).clean();
    Result young =
        TestCompiler.strict()
            .with("-proc:none")
            .compile(LIBRARY.replace("double value, int n,", "float value, int n,"));
    assertTrue(young.success(), young::toString);
    Path file = Path.of("q", "Library.class");
    Files.copy(
        young.classes().resolve(file),
        old.classes().resolve(file),
        StandardCopyOption.REPLACE_EXISTING);
    String caller = CALLER.replace("Library.g(x, ", "Library.g((float) x, ");
    assertEquals(List.of("7: FLX081"), compileAgainst(old.classes(), caller).findings());
  }
}
