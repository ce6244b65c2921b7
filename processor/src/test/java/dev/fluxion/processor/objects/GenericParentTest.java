package dev.fluxion.processor.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Methods of a generic parent are inlined where its type arguments are known. */
class GenericParentTest {

  @Test
  void itsMethodsTakeWhatItsFieldsHold() throws Throwable {
    String library =
        """
        package lib;
        import dev.fluxion.*;
        public class L {
          public static class Base<T extends Comparable<T>> {
            protected final T t;
            public Base(T t) { this.t = t; }
            @Differentiable
            public final double power(T u, double x) {
              return u.compareTo(t) > 0 ? x * x : x * x * x;
            }
          }
          public static final class Derived extends Base<String> {
            public Derived() { super("m"); }
            @Differentiable
            public double both(double x) { return power("z", x) + super.power("a", x); }
          }
        }
        """;
    String caller =
        """
        package p;
        import dev.fluxion.*;
        import lib.L.*;
        public class A {
          @Differentiable
          static double f(double x, Derived d) { return d.both(x) * d.power("q", x); }
          public static Object run() {
            return AGradients.fGradient(2, new Derived()).x() + " "
                + AGradients.fHvp(2, new Derived(), 1).product().x();
          }
        }
        """;
    TestCompiler.Result result = TestCompiler.strict().lenient().compile(library, caller);
    assertEquals(List.of(), result.findings(), result::toString);
    assertEquals("112.0 208.0", result.run("p.A"), result::toString); // Of x⁴ + x⁵.
  }
}
