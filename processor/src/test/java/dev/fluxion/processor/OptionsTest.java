package dev.fluxion.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final String SOURCE =
      """
      package p;
      import dev.fluxion.*;
      public class A {
        @Differentiable
        static double f(double x, int n) {
          double s = x;
          for (int i = 0; i < n; i++) {
            s = Math.sin(s * x) + Math.sin(s * x) * Math.exp(-x * 0.5 * 2);
          }
          return s;
        }
        @Differentiable
        static double g(double x) { return x; }
        public static Object run() {
          var h = AGradients.fHessian(0.5, 7);
          return h.value() + " " + (float) h.gradient()[0] + " " + (float) h.hessian()[0][0];
        }
      }
      """;

  @Test
  void simplificationCanBeLeftOut() throws Throwable {
    TestCompiler.Result simple = TestCompiler.strict().compile(SOURCE).clean();
    TestCompiler.Result plain =
        TestCompiler.strict().with("-Afluxion.simplify=false").compile(SOURCE).clean();
    assertEquals(simple.run("p.A"), plain.run("p.A"));
    assertNotEquals(simple.generated(), plain.generated());
  }

  @Test
  void passesOfOneMethodCanBePrinted() {
    TestCompiler.Result result = TestCompiler.strict().with("-Afluxion.trace=f").compile(SOURCE);
    assertTrue(result.success());
    String text = result.diagnostics().toString();
    for (String pass : new String[] {"primal", "jvp", "gradient", "hvp"}) {
      assertTrue(text.contains("A.f, " + pass + ":"), text);
      assertTrue(text.contains("A.f, " + pass + ", simplified:"), text);
    }
    assertTrue(!text.contains("A.g, "), text);
  }
}
